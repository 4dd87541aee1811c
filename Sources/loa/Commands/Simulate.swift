internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Ledger
internal import Operations
internal import Reporting
internal import StationFolder
internal import StationModel

struct Simulate: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words(
                "Chạy thử cả một khoảng ngày trên đồng hồ và card ảo.",
                "Runs the real daemon over a span of days on a virtual clock and card."))
    }

    @Option(help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
    var from: LocalDate

    @Option(help: ArgumentHelp(vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
    var until: LocalDate

    @Option(
        name: .customLong("power-cut"),
        help: ArgumentHelp(
            vi: "Mất điện từ lúc nào, bao nhiêu phút, như 2023-08-11T16:30/90. Nêu được nhiều lần.",
            en: "A power cut, such as 2023-08-11T16:30/90. May be given again.", value: Simulation.Fault.help))
    var powerCuts: [Simulation.Fault] = []

    @Option(
        name: .customLong("card-lost"),
        help: ArgumentHelp(
            vi: "Mất card âm thanh từ lúc nào, bao nhiêu phút, như 2023-08-11T17:05/3. Nêu được nhiều lần.",
            en: "The sound card is gone, such as 2023-08-11T17:05/3. May be given again.",
            value: Simulation.Fault.help))
    var cardLosses: [Simulation.Fault] = []

    @Option(
        help: ArgumentHelp(
            vi: "Giữ bản sao của đài với sổ phát thanh chạy thử trong thư mục mới này.",
            en: "Keep a copy of the station with the simulated ledger in this new folder.", value: ("THƯ-MỤC", "DIR")))
    var keep: String?

    @OptionGroup var options: FactOptions

    func run() throws {
        guard from <= until else { throw Span.reversed }
        let (folder, season, _) = try options.station.season()
        let language = options.station.language
        let ledger = try Ledger.inMemory()
        // First, for the seals' key is made there.
        let copy = try keep.map { try folder.copy(to: $0) }
        let sealer = copy.map { Sealer(ledger, in: $0.`var`) }
        let zone = season.station.zone
        let log = try Simulation(season, over: from...until, powerCuts: powerCuts, cardLosses: cardLosses)
            .run(into: ledger, sealer: sealer)
        let midnight = zone.instant(of: LocalDateTime(until + 1, .midnight))
        _ = try sealer?.sealDue(on: until + 1, in: zone, at: midnight)
        if let copy { try ledger.copy(to: copy.ledger) }
        if options.json {
            try Terminal.json(SimulationRecord(log, over: from...until, zone: zone, language: language))
        } else {
            let listing = Listing(zone: zone, language: language)
            Terminal.say(listing.log(log))
            Terminal.say(listing.account(SeasonAccount(log)))
        }
    }
}

extension Simulation.Fault: ExpressibleByArgument {
    /// `YYYY-MM-DDTHH:MM/MINUTES`.
    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = LocalDateTime(parts[0]), start.date.isReachable,
            let minutes = Int(parts[1]), (1...527_040).contains(minutes)
        else { return nil }
        self.init(start: start, minutes: minutes)
    }

    fileprivate static var help: (vi: String, en: String) { ("LÚC/PHÚT", "START/MINUTES") }
}
