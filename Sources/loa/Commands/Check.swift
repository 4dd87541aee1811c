internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Production
internal import StationFolder
internal import StationModel

struct Check: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words("Tìm mọi lỗi trong thư mục đài.", "Every finding in the station folder."),
            discussion: words("Mã kết thúc là 1 nếu có lỗi.", "Exits 1 if one is an error."))
    }

    @OptionGroup var options: FactOptions

    func run() async throws {
        let folder = try options.station.folder()
        let reading = try SeasonReading(of: folder)
        let now = SystemClock().now
        let today = reading.season.map { $0.station.zone.date(of: now) }
        var findings = reading.findings + (today.map(reading.planFindings) ?? [])
        if let station = reading.season?.station {
            findings += await Producer(folder: folder).voiceFindings(of: station)
        }
        let language = options.station.language
        if options.json {
            try Terminal.json(findings.map { $0.record(in: language) })
        } else {
            for finding in findings { Terminal.say(finding.text(in: language)) }
            Terminal.say(Self.summary(findings)[language])
        }
        if findings.hasErrors { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private static func summary(_ findings: [Finding]) -> Phrase {
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count { $0.severity == .warning }
        if findings.isEmpty { return Phrase(vi: "Thư mục đài không có lỗi.", en: "Nothing to complain about.") }
        return Phrase(
            vi: "\(errors) lỗi, \(warnings) cảnh báo.",
            en: "\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings").")
    }
}
