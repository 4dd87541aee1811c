internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Operations
internal import StationFolder
internal import StationModel

/// The schedule as it stands now, for a command that looks at it and may change it.
struct ScheduleDesk {
    let folder: StationFolder
    let loaded: Loaded
    let station: Station
    let language: Language
    /// By the machine's clock, in the station's zone.
    let today: LocalDate

    /// - Throws: with all that is wrong on stderr if the folder has an error: nothing is built on sand.
    init(_ options: StationOptions) throws {
        folder = try options.folder()
        loaded = try folder.load()
        guard let station = loaded.station else { throw Self.broken(folder, loaded) }
        self.station = station
        language = options.language
        today = station.zone.date(of: SystemClock().now)
    }

    /// Says what is wrong.
    static func broken(_ folder: StationFolder, _ loaded: Loaded) -> Failure {
        Terminal.findings(loaded.findings.filter { $0.severity == .error })
        return Failure(
            .badData,
            Phrase(vi: "thư mục đài \(folder.path) có lỗi", en: "the station folder \(folder.path) has errors"),
            hint: Phrase(vi: "sửa các lỗi trên rồi thử lại", en: "correct the errors above and try again"))
    }

    /// Works the edits in and checks the whole folder with them. Nothing is written yet.
    func propose(_ edits: [ScheduleEdit]) throws -> Proposal {
        let proposal = try folder.propose(edits, since: loaded)
        let errors = proposal.findings.filter { $0.severity == .error }
        guard let first = errors.first else { return proposal }
        if errors.count > 1 { Terminal.findings(errors) }
        throw Failure(
            .findings,
            Phrase(vi: "\(first.message.vi); chưa ghi gì", en: "\(first.message.en); nothing was written"),
            hint: first.code == "duties-overlap" ? Self.twoAtOnce : first.hint)
    }

    private static let twoAtOnce = Phrase(
        vi: "nếu là trực thay: loa roster replace; nếu đổi hẳn người thì kết thúc lượt trực kia trước: "
            + "xem số bằng loa roster list, rồi loa roster remove SỐ",
        en: "if one stands in for the other: loa roster replace; else end the other line first: "
            + "see its number with loa roster list, then loa roster remove NUMBER")

}

extension FactOptions {
    /// Makes the change and shows it: a sentence, then the diff, then what is worth a look since.
    func carryOut(
        _ proposal: Proposal, at desk: ScheduleDesk, saying sentence: Phrase, doubts: [Finding] = []
    ) throws {
        let isChange = !proposal.diff.lines.isEmpty
        if isChange { try desk.folder.carryOut(proposal) }
        let fresh = proposal.findings.filter { finding in
            !desk.loaded.findings.contains { $0.code == finding.code && $0.message == finding.message }
        }
        let findings = fresh + doubts
        guard !json else {
            return try Terminal.json(
                ScheduleChangeRecord(
                    changed: isChange, diff: proposal.diff.lines.map(\.text),
                    findings: findings.map { $0.record(in: desk.language) }))
        }
        Terminal.say((isChange ? sentence : Self.nothingToDo)[desk.language])
        for line in proposal.diff.lines { Terminal.say(line.text) }
        for finding in findings { Terminal.say(finding.text(in: desk.language)) }
    }

    private static let nothingToDo = Phrase(
        vi: "Lịch đã ghi đúng như vậy, không có gì thay đổi.", en: "The schedule says so already; nothing has changed.")
}

/// What a command did to `schedule.yaml`: `{changed, diff, findings}`.
struct ScheduleChangeRecord: Encodable {
    let changed: Bool
    /// Line by line, as `diff -u` has it.
    let diff: [String]
    /// What `loa check` says since that it did not say before.
    let findings: [Finding.Record]
}

extension Named {
    static func officer(_ name: String, in station: Station) throws -> Officer {
        if let officer = OfficerID(name).flatMap({ station.officer($0) }) { return officer }
        let names = station.officers.map(\.id.text).joined(separator: ", ")
        throw Failure(
            .notFound, Phrase(vi: "không có cán bộ “\(name)”", en: "there is no officer “\(name)”"),
            hint: Phrase(
                vi: "các cán bộ hiện có: \(names); thêm người bằng: loa officer add",
                en: "the officers there are: \(names); add one with: loa officer add"))
    }

    static func campaign(_ name: String, in station: Station) throws -> Campaign {
        if let campaign = CampaignID(name).flatMap({ station.campaign($0) }) { return campaign }
        let names = station.campaigns.map(\.id.text).joined(separator: ", ")
        throw Failure(
            .notFound, Phrase(vi: "không có đợt phát “\(name)”", en: "there is no campaign “\(name)”"),
            hint: names.isEmpty
                ? Phrase(vi: "thêm đợt phát bằng: loa campaign add", en: "add one with: loa campaign add")
                : Phrase(vi: "các đợt phát hiện có: \(names)", en: "the campaigns there are: \(names)"))
    }

    static func script(_ name: String, in desk: ScheduleDesk) throws -> ScriptID {
        guard let script = ScriptID(name).flatMap({ desk.station.script($0) }) else {
            throw noScript(name, in: desk.station)
        }
        return script.id
    }
}

extension Phrase {
    /// In the middle of a sentence: `từ 12/09/2023 đến 15/09/2023`.
    static func span(_ from: LocalDate, _ until: LocalDate?) -> Phrase {
        guard let until else { return Phrase(vi: "từ \(from.dayMonthYear)", en: "from \(from) on") }
        guard from < until else { return Phrase(vi: "ngày \(from.dayMonthYear)", en: "on \(from)") }
        return Phrase(vi: "từ \(from.dayMonthYear) đến \(until.dayMonthYear)", en: "from \(from) to \(until)")
    }
}
