internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Playout
internal import Production
internal import StationFolder
internal import StationModel

struct Doctor: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words(
                "Máy này đã sẵn sàng cho buổi phát tới chưa.", "Is this box fit for the next airing?"),
            discussion: words(
                "Xem thư mục đài, giọng đọc, card, âm ly, quyền, đĩa, sổ, đồng hồ và dịch vụ. Mã kết thúc là 1 nếu chưa sẵn sàng.",
                "Looks at the folder, voice, card, amplifier, permissions, disk, log, clock and daemon. Exits 1 if not."
            ))
    }

    @OptionGroup var options: FactOptions

    func run() async throws {
        let folder = try options.station.folder()
        let reading = try SeasonReading(of: folder)
        let now = SystemClock().now
        var findings = reading.findings.filter { $0.severity != .note }
        if let season = reading.season {
            let station = season.station
            findings += reading.planFindings(on: station.zone.date(of: now)).filter { $0.severity == .error }
            findings += await Producer(folder: folder).voiceFindings(of: station)
            let daemon = await DaemonCheck.of(folder, at: now, in: options.station.language)
            findings += SoundCheck(station.output, in: folder, daemonHoldsCard: daemon.holdsCard).findings
            findings += ProgramCheck.findings(of: station, in: folder)
            findings += BoxCheck.findings(daemon: daemon.realTime)
            findings += StoreCheck(folder, season: season, now: now).findings
            findings += daemon.findings
        }
        let language = options.station.language
        if options.json {
            try Terminal.json(findings.map { $0.record(in: language) })
        } else {
            for finding in findings { Terminal.say(finding.text(in: language)) }
            Terminal.say(Self.summary(isFit: !findings.hasErrors)[language])
        }
        if findings.hasErrors { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private static func summary(isFit: Bool) -> Phrase {
        isFit
            ? Phrase(vi: "Máy đã sẵn sàng cho buổi phát tới.", en: "This box is fit for the next airing.")
            : Phrase(vi: "Máy chưa sẵn sàng cho buổi phát tới.", en: "This box is not fit for the next airing.")
    }
}
