internal import ArgumentParser
internal import Diagnostics
internal import Operations
internal import Reporting
internal import StationAPI
internal import StationFolder
internal import StationModel

struct Play: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: words("Phát một bài ngay bây giờ.", "Plays a script now, by hand."))
    }

    @Argument(
        help: ArgumentHelp(
            vi: "Tên bài, như trong loa script list.", en: "The script's name, as in loa script list.",
            value: ScriptID.help))
    var script: String

    @OptionGroup var options: FactOptions

    func run() async throws {
        let folder = try options.station.folder()
        let client = ControlClient(socket: folder.socket)
        let name = try await client.play(script: script)
        let holder = try await client.status(in: options.station.language).onAir?.occurrence
        guard let holder, holder != name else {
            return try options.tell(name, Phrase(vi: "Đang phát \(name).", en: "On air: \(name)."))
        }
        try options.tell(
            name,
            Phrase(
                vi: "\(name) chờ đến lượt: đài đang phát \(holder).",
                en: "\(name) waits for its turn: \(holder) is on air."))
    }
}

struct Stop: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: words("Dừng buổi đang phát.", "Ends what is on air."))
    }

    @OptionGroup var why: ReasonOption
    @OptionGroup var options: FactOptions

    func run() async throws {
        let folder = try options.station.folder()
        let name = try await ControlClient(socket: folder.socket).stop(reason: why.reason)
        try options.tell(name, Phrase(vi: "Đã dừng \(name).", en: "Ended \(name)."))
    }
}

extension FactOptions {
    /// Which occurrence it was, as a sentence or as `{occurrence}`.
    fileprivate func tell(_ occurrence: String, _ sentence: Phrase) throws {
        if json { try Terminal.json(["occurrence": occurrence]) } else { Terminal.say(sentence[station.language]) }
    }
}

struct Status: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: words("Đang phát gì, sắp phát gì, có gì trục trặc.", "On air, next, health."))
    }

    @OptionGroup var options: FactOptions

    func run() async throws {
        let folder = try options.station.folder()
        let language = options.station.language
        var status = ExitStatus.done
        let report: StatusReport
        do throws(Failure) {
            report = try await ControlClient(socket: folder.socket).status(in: language)
        } catch {
            guard error == ControlClient.notRunning else { throw error }
            report = try reportWithoutDaemon()
            status = .unavailable
        }
        if options.json {
            try Terminal.json(report)
        } else {
            Terminal.say(StatusText(language: language).text(report))
        }
        if status == .done, report.findings.contains(where: { $0.severity == Finding.Severity.error.rawValue }) {
            status = .findings
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }

    private func reportWithoutDaemon() throws -> StatusReport {
        let (folder, season, findings) = try options.station.season()
        let history = try options.station.airings(in: folder, from: nil, until: nil)
        return StatusReport(
            withoutDaemon: season, history: history, findings: findings, language: options.station.language)
    }
}
