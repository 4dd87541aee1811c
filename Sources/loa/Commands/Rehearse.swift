internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Logging
internal import Operations
internal import Playout
internal import Reporting
internal import SoundCard
internal import StationFolder
internal import StationModel
internal import UnixSignals

struct Rehearse: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words(
                "Diễn tập một buổi phát ngay bây giờ, âm thanh thật, sổ nháp.",
                "Rehearses an occurrence now: the real output, a scratch ledger."))
    }

    @Argument(
        help: ArgumentHelp(
            vi: "Tên buổi phát; không nêu: buổi kế tiếp.", en: "The occurrence; without it: the next one.",
            value: OccurrenceName.help))
    var occurrence: OccurrenceName?

    @Option(
        help: ArgumentHelp(
            vi: "Phát vào tệp thay cho card âm thanh.", en: "Play into a file instead of the sound card.",
            value: ("wav:TỆP", "wav:FILE")))
    var output: String?

    @Option(
        help: ArgumentHelp(
            vi: "Nhanh gấp bao nhiêu lần; chỉ khi phát vào tệp.", en: "How many times faster; only into a file.",
            value: ("SỐ", "N")))
    var speed = 1.0

    @OptionGroup var options: FactOptions

    func validate() throws {
        guard speed >= 1, speed <= 100 else {
            throw ValidationError(words("--speed nhận số từ 1 đến 100", "--speed takes a number from 1 to 100"))
        }
        if let output, !output.hasPrefix("wav:") || output.count < 5 {
            throw ValidationError(words("--output nhận wav:TỆP", "--output takes wav:FILE"))
        }
        if speed != 1, output == nil {
            throw ValidationError(
                words("--speed chỉ dùng cùng --output wav:TỆP", "--speed goes with --output wav:FILE only"))
        }
    }

    func run() async throws {
        let (folder, season, _) = try options.station.season()
        let language = options.station.language
        try folder.makeVar()
        let output = chosenOutput(of: season.station, in: folder)
        let rehearsal = try Rehearsal(
            season, of: occurrence, after: SystemClock().now, folder: folder, output: output, speed: speed)
        Terminal.warn(
            Phrase(
                vi: "Đang làm bản thu cho \(rehearsal.occurrence.name)…",
                en: "Making the tape of \(rehearsal.occurrence.name)…")[
                    language])
        try await rehearsal.prepare()
        let progress = ProgressLine(language: language, isLive: Terminal.isInteractive && !options.json)
        let airing = try await withInterruption(of: rehearsal) {
            var logger = Logger(label: "loa") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = .critical
            return try await rehearsal.run(log: StationLog(logger, language: language)) { progress.show($0) }
        }
        progress.finish()
        let zone = season.station.zone
        if options.json {
            try Terminal.json(AiringRecord(airing, zone: zone, language: language))
        } else {
            Terminal.say(Listing(zone: zone, language: language).line(airing))
        }
        if airing.outcome != .aired { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    /// Ctrl-C ends the airing, not the process: the line is still written.
    private func withInterruption(
        of rehearsal: Rehearsal, _ work: @escaping @Sendable () async throws -> Airing
    ) async throws -> Airing {
        let person = NSUserName()
        return try await withThrowingTaskGroup(of: Airing?.self) { group in
            let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
            group.addTask {
                for await _ in signals { rehearsal.stop(by: person, reason: "Ctrl-C") }
                return nil
            }
            group.addTask { try await work() }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let airing = result { return airing }
            }
            throw CancellationError()
        }
    }

    /// Without a card that opens: a file, at the pace of a card, and a word about it.
    private func chosenOutput(of station: Station, in folder: StationFolder) -> CardChoice {
        if let output { return .wav(String(output.dropFirst(4))) }
        let choice = CardChoice(station.output.device, in: folder)
        guard let trouble = choice.trouble else { return choice }
        let file = folder.var + "/rehearsal.wav"
        Terminal.warn(trouble.message[options.station.language])
        Terminal.warn(
            Phrase(
                vi: "Không có card âm thanh: phát vào tệp \(file).", en: "No sound card: playing into the file \(file)."
            )[
                options.station.language])
        return .wav(file)
    }
}
