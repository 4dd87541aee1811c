internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Manuscript
internal import Operations
internal import Programs
internal import StationFolder
internal import StationModel

enum Manuscripts {
    /// A path as the person wrote it, relative to where they are.
    static func read(_ path: String, on today: LocalDate) async throws -> Manuscript {
        let environment = ProgramEnvironment(
            variables: ProcessInfo.processInfo.environment,
            workingDirectory: FileManager.default.currentDirectoryPath)
        return try await ManuscriptReader(in: environment).read(path: path, on: today)
    }
}

extension ScriptCommand {
    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Nhập bài từ tệp Word hoặc văn bản.", "Makes a script from a Word or text file."),
                discussion: words(
                    "Nhận .docx, .odt, .rtf, .html, .doc, .txt và .md, cả bảng mã TCVN3 và VNI. Ghi chú của lãnh đạo ở "
                        + "cuối bài được tách riêng và hiểu thành lịch phát.",
                    "Takes .docx, .odt, .rtf, .html, .doc, .txt and .md, in TCVN3 and VNI too. A leader's note at the "
                        + "end is set apart and understood."))
        }

        @Argument(help: ArgumentHelp(vi: "Tệp cần nhập.", en: "The file.", value: ("TỆP", "FILE")))
        var file: String

        @OptionGroup var name: NameOption

        @Flag(
            help: ArgumentHelp(
                vi: "Lập luôn cán bộ, phân công và đợt phát theo ghi chú.",
                en: "Makes the officer, the duty and the campaign that the note asks for."))
        var acceptNote = false

        @OptionGroup var person: WriterOption
        @OptionGroup var options: FactOptions

        func run() async throws {
            let (folder, season, _) = try options.station.season()
            let now = SystemClock().now
            let today = season.station.zone.date(of: now)
            let desk = try options.station.desk(folder, season)
            let writer = try desk.writer(named: person.by, on: today)
            let intake = try Intake(
                try await Manuscripts.read(file, on: today), as: name.id(),
                writer: writer.officer.text, known: desk.acts(), in: season, folder, on: today)
            // Worked out before anything is written: a schedule that cannot take it must not leave half of it done.
            let isWanted = acceptNote || askWhether(intake)
            let proposal = isWanted ? try intake.proposal(in: folder) : nil
            let script = try desk.take(intake, isForNote: proposal != nil, by: writer, at: now)
            if let proposal { try folder.carryOut(proposal) }
            let report = ImportReport(
                intake, script: script, findings: season.findings(in: script, on: today), proposal: proposal,
                language: options.station.language)
            if options.json { return try Terminal.json(report) }
            report.say()
        }

        /// Asks the person at the terminal; others say it with `--accept-note`.
        private func askWhether(_ intake: Intake) -> Bool {
            guard let understood = intake.manuscript.instruction?.sentence, intake.arrangement?.edits.isEmpty == false,
                !options.json,
                Terminal.isInteractive, Terminal.hasKeyboard
            else { return false }
            let language = options.station.language
            Terminal.say(understood[language])
            Terminal.write(Phrase(vi: "Lập lịch theo ghi chú này? [c/K] ", en: "Arrange it so? [y/N] ")[language])
            return ["c", "có", "y", "yes"].contains((readLine() ?? "").lowercased())
        }
    }
}

/// What an import did: `{script, path, findings, note: {…}}`.
struct ImportReport: Encodable {
    struct Note: Encodable {
        let text: String
        let officer: String?
        let from: String?
        let until: String?
        let timesPerWeek: Int?
        /// `mon` to `sun`, and `HH:MM`; absent: the note names none.
        let weekdays: [String]?
        let times: [String]?
        let shortestMinutes: Int?
        let longestMinutes: Int?
        let notUnderstood: [String]
    }

    let script: String
    let path: String
    let title: String
    let findings: [Finding.Record]
    let note: Note?
    /// The campaign that was made; absent: none.
    let campaign: String?
    /// What belongs to the paper and was left out.
    let setAside: [String]

    private let intake: Intake
    private let imported: Script
    private let proposal: Proposal?
    private let language: Language
    private let counts: [Int]

    private enum CodingKeys: CodingKey { case script, path, title, findings, note, campaign, setAside }

    init(_ intake: Intake, script: Script, findings: [Finding], proposal: Proposal?, language: Language) {
        let all = intake.manuscript.findings + findings
        self.script = script.id.text
        path = "scripts/\(script.id).md"
        title = script.title
        self.findings = all.map { $0.record(in: language) }
        note = intake.manuscript.instruction.map { note in
            Note(
                text: note.text, officer: note.officer, from: note.from?.description, until: note.until?.description,
                timesPerWeek: note.timesPerWeek,
                weekdays: note.weekdays.isEmpty ? nil : note.weekdays.map(\.rawValue),
                times: note.times.isEmpty ? nil : note.times.map(\.description), shortestMinutes: note.shortestMinutes,
                longestMinutes: note.longestMinutes, notUnderstood: note.notUnderstood)
        }
        campaign = proposal == nil ? nil : intake.arrangement?.campaign?.id.text
        setAside = intake.manuscript.setAside
        self.intake = intake
        imported = script
        self.proposal = proposal
        self.language = language
        counts = Finding.Severity.allCases.map { severity in all.count { $0.severity == severity } }
    }

    func say() {
        if intake.twin == nil {
            say(
                vi: "Đã nhập “\(title)” vào \(path), số đoạn: \(imported.paragraphs.count).",
                en: "Imported “\(title)” into \(path); paragraphs: \(imported.paragraphs.count).")
        } else {
            say(vi: "Bài đã có sẵn: \(path).", en: "The script is there already: \(path).")
        }
        for line in setAside { say(vi: "Không đọc: \(line)", en: "Not read: \(line)") }
        for finding in intake.manuscript.findings { Terminal.say(finding.text(in: language)) }
        if let note = intake.manuscript.instruction { say(note) }
        if counts.contains(where: { $0 > 0 }) {
            say(
                vi: "\(counts[0]) lỗi phải sửa mới được duyệt, \(counts[1]) chỗ cần sửa, \(counts[2]) chỗ nên xem lại: "
                    + "loa script check \(script)",
                en: "\(counts[0]) to block approval, \(counts[1]) to correct, \(counts[2]) to look at: "
                    + "loa script check \(script)")
        }
    }

    private func say(_ note: Instruction) {
        say(vi: "Ghi chú: \(note.text)", en: "The note: \(note.text)")
        if let sentence = note.sentence {
            say(vi: "Hiểu là: \(sentence.vi)", en: "Understood: \(sentence.en)")
        }
        for part in note.notUnderstood { say(vi: "Chưa hiểu: \(part)", en: "Not understood: \(part)") }
        for phrase in intake.arrangement?.leftToDo ?? [] { Terminal.say("→ " + phrase[language]) }
        guard let edits = intake.arrangement?.edits, !edits.isEmpty else { return }
        if let proposal {
            for line in proposal.diff.lines { Terminal.say(line.text) }
        } else {
            say(
                vi: "→ muốn lập lịch theo ghi chú này: nhập lại tệp với --accept-note",
                en: "→ to arrange it so: import the file again with --accept-note")
        }
    }

    private func say(vi: String, en: String) { Terminal.say(Phrase(vi: vi, en: en)[language]) }
}
