internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Ledger
internal import Operations
internal import StationFolder
internal import StationModel

extension LogCommand {
    struct Note: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Ghi chú hoặc đính chính vào sổ; dòng cũ vẫn giữ nguyên.",
                    "Adds a remark or a correction; what was written stays."))
        }

        @Argument(
            help: ArgumentHelp(
                vi:
                    "Tên buổi phát, như dich-vu-cong@2023-08-08T17:00, rồi lời ghi chú. Không nêu buổi phát thì ghi chú "
                    + "chung cho sổ.",
                en:
                    "The occurrence, such as dich-vu-cong@2023-08-08T17:00, then the words. Without an occurrence it is "
                    + "about the log as a whole.",
                value: ("BUỔI hoặc LỜI", "OCCURRENCE or TEXT")))
        var about: [String] = []

        @Option(help: ArgumentHelp(vi: "Lời ghi chú.", en: "The words.", value: ("LỜI", "TEXT")))
        var text: String?

        @OptionGroup var person: PersonOption
        @OptionGroup var options: FactOptions

        private var occurrence: OccurrenceName? { about.first.flatMap { OccurrenceName(argument: $0) } }

        private var remark: String {
            let rest = about.dropFirst(occurrence == nil ? 0 : 1)
            return (rest + (text.map { [$0] } ?? [])).joined(separator: " ").trimmingCharacters(
                in: .whitespacesAndNewlines)
        }

        func validate() throws {
            if occurrence == nil, let first = about.first, first.contains("@"), !first.contains(" ") {
                throw ValidationError(
                    words("\(first) không phải là tên buổi phát", "\(first) is no name of an occurrence"))
            }
            if remark.isEmpty {
                throw ValidationError(words("chưa có lời ghi chú", "the remark has no words"))
            }
        }

        func run() throws {
            let (folder, season, _) = try options.station.season()
            let ledger = try options.station.ledgerToWrite(in: folder)
            let who = try season.station.person(person.by, account: NSUserName())
            let note = Remark(about: occurrence, remark.precomposedStringWithCanonicalMapping, by: who)
            let entry = try ledger.append(.remark(note), at: SystemClock().now)
            if options.json {
                return try Terminal.json(
                    NoteRecord(
                        entry: entry, occurrence: occurrence?.description, text: note.text, by: who.officer.text))
            }
            let line = Phrase(
                vi: "Đã ghi chú vào sổ, dòng số \(entry).", en: "The remark is entry \(entry) of the log.")
            Terminal.say(line[options.station.language])
        }
    }

    struct SignOff: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Lãnh đạo ký xác nhận sổ của một tháng đã qua.", "A leader signs for a month that has ended."))
        }

        @Argument(
            help: ArgumentHelp(vi: "Tháng, YYYY-MM.", en: "The month, YYYY-MM.", value: ("THÁNG", "MONTH")))
        var month: LocalMonth

        @Option(
            name: [.customLong("as"), .customLong("by")],
            help: ArgumentHelp(
                vi: "Ai ký: khóa trong mục officers của schedule.yaml. Không ghi thì là tài khoản máy tính.",
                en: "Who signs: a key of officers in schedule.yaml. Left out: the computer's account.",
                value: ("CÁN-BỘ", "OFFICER")))
        var person: String?

        @OptionGroup var options: FactOptions

        func run() throws {
            let (folder, season, _) = try options.station.season()
            let who = try signer(in: season.station)
            let (zone, now) = (season.station.zone, SystemClock().now)
            guard month.last < zone.date(of: now) else { throw Self.notOver(month) }
            let ledger = try options.station.ledgerToWrite(in: folder)
            let found = try ledger.verify()
            guard found.isWell else { throw Self.notWell(found) }
            let latest = try ledger.latestEntry(of: month, in: zone)
            guard let latest else { throw Self.empty(month) }
            let before = try ledger.signOffs(of: month).last { $0.fact.person.officer == who.officer }
            // Nothing about the month has been written since.
            let isRepeated = before.map { $0.entry > latest } ?? false
            let signed = try isRepeated ? before : ledger.signOff(month, by: who, at: now)
            guard let signed else { throw Self.empty(month) }
            if options.json { return try Terminal.json(SignOffRecord(signed, at: zone.iso8601(signed.at))) }
            Terminal.say(Self.told(signed, isRepeated: isRepeated)[options.station.language])
        }

        /// The refusal names the option as the help of this command does.
        private func signer(in station: Station) throws(Failure) -> Person {
            do throws(Failure) {
                return try station.person(person, account: NSUserName())
            } catch {
                let hint = error.hint.map {
                    Phrase(vi: $0.vi.replacing("--by", with: "--as"), en: $0.en.replacing("--by", with: "--as"))
                }
                throw Failure(error.status, error.message, hint: hint)
            }
        }

        /// Nobody signs for what does not hold.
        private static func notWell(_ found: Verification) -> Failure {
            Failure(
                .findings,
                found.fault.map {
                    Phrase(vi: "chưa ký được: \($0.phrase.vi)", en: "nothing was signed: \($0.phrase.en)")
                }
                    ?? Phrase(
                        vi: "chưa ký được: sổ hoặc danh sách niêm phong không còn như Loa lập ra",
                        en: "nothing was signed: the log or its list of seals is not as Loa made it"),
                hint: Phrase(vi: "xem kỹ bằng lệnh: loa log verify", en: "look closer with: loa log verify"))
        }

        private static func told(_ signed: Recorded<StationModel.SignOff>, isRepeated: Bool) -> Phrase {
            let (name, month) = (signed.fact.person.name, signed.fact.month.inSentence)
            return isRepeated
                ? Phrase(
                    vi:
                        "\(name) đã ký xác nhận \(month.vi) ở dòng số \(signed.entry); từ đó sổ của tháng ấy không có gì mới.",
                    en:
                        "\(name) has signed for \(month.en) already, in entry \(signed.entry); nothing about it is new since."
                )
                : Phrase(
                    vi:
                        "\(name) ký xác nhận sổ \(month.vi), dòng số \(signed.entry), sau dòng \(signed.fact.head.text).",
                    en: "\(name) signs for \(month.en) in entry \(signed.entry), over \(signed.fact.head.text).")
        }

        private static func notOver(_ month: LocalMonth) -> Failure {
            Failure(
                .notAllowed,
                Phrase(
                    vi: "\(month.inSentence.vi) chưa hết nên chưa ký được",
                    en: "\(month.inSentence.en) has not ended yet"),
                hint: Phrase(vi: "ký sau khi hết tháng", en: "sign when it has"))
        }

        private static func empty(_ month: LocalMonth) -> Failure {
            Failure(
                .notFound,
                Phrase(
                    vi: "\(month.inSentence.vi) không có buổi phát nào trong sổ",
                    en: "the log has nothing of \(month.inSentence.en)"),
                hint: Phrase(vi: "xem sổ bằng lệnh: loa log list", en: "look at it with: loa log list"))
        }
    }
}

extension Ledger {
    /// The last entry about what was planned in that month, remarks included; `nil`: there is none.
    fileprivate func latestEntry(of month: LocalMonth, in zone: StationZone) throws(LedgerError) -> Int64? {
        let from = zone.instant(of: LocalDateTime(month.first, .midnight))
        let until = zone.instant(of: LocalDateTime(month.next.first, .midnight))
        let airings = try airings(AiringQuery(from: from, until: until))
        guard !airings.isEmpty else { return nil }
        return try (airings.map(\.entry) + remarks(from: from, until: until).map(\.entry)).max()
    }
}

private struct NoteRecord: Encodable {
    let entry: Int64
    let occurrence: String?
    let text: String
    let by: String
}

private struct SignOffRecord: Encodable {
    let entry: Int64
    let at: String
    let month: String
    let by: String
    /// `N:HASH`.
    let head: String

    init(_ signed: Recorded<StationModel.SignOff>, at: String) {
        entry = signed.entry
        self.at = at
        month = signed.fact.month.description
        by = signed.fact.person.officer.text
        head = signed.fact.head.text
    }
}
