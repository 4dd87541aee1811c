internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Manuscript
internal import Operations
internal import Production
internal import SpokenVietnamese
internal import StationFolder
internal import StationModel

extension ScriptCommand {
    struct Check: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Soát một bài trước khi phát.", "Checks a script before it is aired."),
                discussion: words(
                    "Lỗi: chưa duyệt được. Cảnh báo: nên sửa. Lưu ý: nên xem lại. Mã kết thúc là 1 nếu có lỗi.",
                    "An error blocks approval, a warning asks for a correction, a note for a look. Exits 1 on an error."
                ))
        }

        @Argument(
            help: ArgumentHelp(
                vi: "Tên bài, hoặc đường dẫn của một tệp Word, văn bản.",
                en: "The script's name, or the path of a Word or text file.", value: ("BÀI|TỆP", "SCRIPT|FILE")))
        var script: String

        @Flag(
            help: ArgumentHelp(
                vi: "Tự sửa những chỗ chắc chắn sai, in ra những gì đã sửa.",
                en: "Makes the safe corrections and shows them."))
        var fix = false

        @Flag(help: ArgumentHelp(vi: "Chỉ tóm tắt.", en: "A summary only."))
        var summary = false

        @Option(
            help: ArgumentHelp(
                vi: "Ai sửa khi có --fix: khóa trong mục officers của schedule.yaml. Không ghi thì là người viết bài.",
                en: "Who corrects it with --fix: a key of officers in schedule.yaml. Left out: its writer.",
                value: ("CÁN-BỘ", "OFFICER")))
        var by: String?

        @OptionGroup var options: FactOptions

        func validate() throws {
            if fix && summary {
                throw ValidationError(
                    words("--fix và --summary không dùng chung", "--fix and --summary do not go together"))
            }
        }

        func run() async throws {
            let (folder, season, _) = try options.station.season()
            let now = SystemClock().now
            let today = season.station.zone.date(of: now)
            let subject = try await Subject(script, in: season, folder, on: today)
            guard !fix else { return try correct(subject, folder, season, at: now) }
            let findings = subject.findings
            if options.json {
                if summary {
                    try Terminal.json(CheckSummary(subject, in: season, language: options.station.language))
                } else {
                    try Terminal.json(findings.map { $0.record(in: options.station.language) })
                }
            } else {
                if !summary { for finding in findings { Terminal.say(finding.text(in: options.station.language)) } }
                Terminal.say(CheckSummary.sentence(subject, in: season)[options.station.language])
            }
            if findings.hasErrors { throw ExitCode(ExitStatus.findings.rawValue) }
        }

        /// Only a script of the station: somebody else's file stays as it is.
        private func correct(_ subject: Subject, _ folder: StationFolder, _ season: Season, at now: WallInstant) throws
        {
            guard let script = subject.script else {
                throw Failure(
                    .usage, Phrase(vi: "chỉ sửa được bài của đài", en: "only a script of the station can be corrected"),
                    hint: Phrase(
                        vi: "nhập tệp trước: loa script import \(self.script)",
                        en: "import the file first: loa script import \(self.script)"))
            }
            let desk = try options.station.desk(folder, season)
            let head = season.station.officers.first { $0.id.text == script.writer || $0.name == script.writer }
            let writer = try desk.writer(named: by ?? head?.id.text, on: season.station.zone.date(of: now))
            let corrected = try desk.correct(script, by: writer, at: now)
            let diff = UnifiedDiff(file: "scripts/\(script.id).md", from: script.body, to: corrected)
            if options.json { return try Terminal.json(diff.lines.map(\.text)) }
            guard !diff.lines.isEmpty else {
                return Terminal.say(
                    Phrase(vi: "Không có gì để tự sửa.", en: "There is nothing to correct.")[options.station.language])
            }
            for change in WordChanges(from: script.body, to: corrected).changes {
                Terminal.say("scripts/\(script.id).md:\(script.bodyLine + change.line - 1): … \(change.text)")
            }
            Terminal.tell(options.station.language, voidedApprovalOf: script, in: season)
        }
    }
}

/// What is checked: a script of the station, or a file that is none yet.
struct Subject {
    let script: Script?
    let title: String
    let spoken: SpokenText
    let findings: [Finding]

    init(_ name: String, in season: Season, _ folder: StationFolder, on today: LocalDate) async throws {
        if let script = ScriptID(name).flatMap({ season.station.script($0) }) {
            self.script = script
            title = script.title
            spoken = script.reading(season.station.lexicon)
            findings = season.findings(in: script, on: today)
        } else if name.contains("/") || name.contains(".") {
            let manuscript = try await Manuscripts.read(name, on: today)
            let check = ScriptCheck(lexicon: season.station.lexicon, on: today)
            // Of a plain text the lines are those of the file; a Word file has none.
            let reading = check.reading(of: Self.plainText(name) ?? manuscript.text)
            script = nil
            title = manuscript.title
            spoken = reading.spoken
            findings = manuscript.findings + reading.findings.map { $0.finding(in: name) }
        } else {
            throw Named.noScript(name, in: season.station)
        }
    }
}

extension Subject {
    private static func plainText(_ path: String) -> String? {
        guard path.lowercased().hasSuffix(".txt"), let data = FileManager.default.contents(atPath: path) else {
            return nil
        }
        return String(data: data, encoding: .utf8)
    }
}

/// `{syllables, seconds, readings, findings}`
struct CheckSummary: Encodable {
    let syllables: Int
    /// Of one reading, rounded to a second.
    let seconds: Double
    /// In an airing of the first campaign that airs it; absent: none does.
    let readings: Int?
    let findings: [Finding.Record]

    init(_ subject: Subject, in season: Season, language: Language) {
        syllables = subject.spoken.syllables
        seconds = subject.seconds(in: season)
        readings = subject.readings(in: season)
        findings = subject.findings.map { $0.record(in: language) }
    }

    static func sentence(_ subject: Subject, in season: Season) -> Phrase {
        let counts = Finding.Severity.allCases.map { severity in subject.findings.count { $0.severity == severity } }
        let length = Duration.seconds(subject.seconds(in: season)).minutesAndSeconds
        let vi = "\(subject.spoken.syllables) âm tiết, đọc một lượt \(length). "
        let en = "\(subject.spoken.syllables) syllables, \(length) for one reading. "
        guard counts.contains(where: { $0 > 0 }) else {
            return Phrase(vi: vi + "Không có chỗ nào cần sửa.", en: en + "Nothing to complain about.")
        }
        return Phrase(
            vi: vi
                + "\(counts[0]) lỗi phải sửa mới được duyệt, \(counts[1]) chỗ cần sửa, \(counts[2]) chỗ nên xem lại.",
            en: en + "\(counts[0]) to block approval, \(counts[1]) to correct, \(counts[2]) to look at.")
    }
}

extension Subject {
    fileprivate func seconds(in season: Season) -> Double {
        if let parts = script.flatMap({ season.parts[$0.id] }) { return parts.reading.inSeconds.rounded() }
        return season.length(of: spoken).inSeconds.rounded()
    }

    fileprivate func readings(in season: Season) -> Int? {
        script.flatMap { season.readings(of: $0.id) }
    }
}
