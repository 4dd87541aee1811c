internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Ledger
internal import Operations
internal import StationFolder
internal import StationModel

/// What every command takes that a person answers for.
struct PersonOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            vi: "Ai làm: khóa trong mục officers của schedule.yaml. Không ghi thì là tài khoản máy tính.",
            en: "Who does it: a key of officers in schedule.yaml. Left out: the computer's account.",
            value: ("CÁN-BỘ", "OFFICER")))
    var by: String?
}

/// What every command takes that writes.
struct WriterOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            vi: "Ai làm: khóa trong mục officers của schedule.yaml. Không ghi thì là tài khoản máy tính, nếu không thì "
                + "cán bộ trực hôm nay.",
            en: "Who does it: a key of officers in schedule.yaml. Left out: the computer's account, or else the "
                + "officer on duty.",
            value: ("CÁN-BỘ", "OFFICER")))
    var by: String?
}

/// A script of the station that a command is about.
struct ScriptArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            vi: "Tên bài, như trong loa script list.", en: "The script's name, as in loa script list.",
            value: ScriptID.help))
    var script: String

    func find(in station: Station) throws(Failure) -> Script {
        guard let found = ScriptID(script).flatMap({ station.script($0) }) else {
            throw Named.noScript(script, in: station)
        }
        return found
    }
}

/// What a new script is to be called.
struct NameOption: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            vi: "Tên bài; không ghi thì đặt theo tiêu đề.", en: "The script's name; left out: made from its title.",
            value: ScriptID.help))
    var name: String?

    /// `nil`: it was left out.
    func id() throws(Failure) -> ScriptID? {
        guard let name else { return nil }
        if let id = ScriptID(name) { return id }
        throw Failure(
            .usage,
            Phrase(
                vi: "tên bài chỉ gồm chữ không dấu, chữ số, - và _",
                en: "a script's name has plain letters, digits, - and _"),
            hint: Phrase(vi: "đặt tên khác bằng --as", en: "give it another with --as"))
    }
}

extension StationOptions {
    func desk(_ folder: StationFolder, _ season: Season) throws -> ScriptDesk {
        try ScriptDesk(folder, season, account: NSUserName())
    }
}

extension ScriptCommand {
    struct Approve: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Duyệt bài cho phát.", "Approves a script for air."),
                discussion: words(
                    "Người duyệt phải khác người viết. Sửa bài sau khi duyệt thì phải duyệt lại.",
                    "Another person than the writer must do it. An edit voids it."))
        }

        @OptionGroup var argument: ScriptArgument
        @OptionGroup var person: PersonOption
        @OptionGroup var options: FactOptions

        func run() throws {
            try options.decide(.approved, on: argument, by: person) { leader, title in
                Phrase(vi: "\(leader) đã duyệt bài “\(title)”.", en: "\(leader) approved “\(title)”.")
            }
        }
    }

    struct Return: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Trả bài lại cho người viết.", "Returns a script to its writer."))
        }

        @OptionGroup var argument: ScriptArgument
        @OptionGroup var why: ReasonOption
        @OptionGroup var person: PersonOption
        @OptionGroup var options: FactOptions

        func run() throws {
            try options.decide(.returned, on: argument, by: person, reason: why.reason) { leader, title in
                Phrase(
                    vi: "\(leader) đã trả lại bài “\(title)”: \(why.reason)",
                    en: "\(leader) returned “\(title)”: \(why.reason)")
            }
        }
    }

    struct Withdraw: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Thu hồi bài: không phát nữa, đang phát thì dừng.",
                    "Withdraws a script: it is aired no more, and ends if it is on air."))
        }

        @OptionGroup var argument: ScriptArgument
        @OptionGroup var why: ReasonOption
        @OptionGroup var person: PersonOption
        @OptionGroup var options: FactOptions

        func run() throws {
            try options.decide(.withdrawn, on: argument, by: person, reason: why.reason) { leader, title in
                Phrase(
                    vi: "\(leader) đã thu hồi bài “\(title)”: \(why.reason)",
                    en: "\(leader) withdrew “\(title)”: \(why.reason)")
            }
        }
    }
}

/// Why a script is sent back or taken back.
struct ReasonOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            vi: "Lý do, ghi vào sổ phát thanh.", en: "The reason, for the log.", value: ("LÝ-DO", "REASON")))
    var reason: String

    func validate() throws {
        if reason.allSatisfy(\.isWhitespace) {
            throw ValidationError(words("--reason không được để trống", "--reason must not be empty"))
        }
    }
}

extension Terminal {
    /// Whoever edits an approved script is told what follows from it.
    static func tell(_ language: Language, voidedApprovalOf script: Script?, in season: Season) {
        guard let script, season.state(of: script) == .approved else { return }
        say(
            Phrase(
                vi: "Bài này đã được duyệt; sửa rồi thì phải duyệt lại mới được phát: loa script approve \(script.id)",
                en: "It was approved; now it must be approved again: loa script approve \(script.id)")[language])
    }
}

extension Season {
    /// What an approval leaves open.
    fileprivate func reminders(for script: Script) -> [Phrase] {
        let warnings = findings(in: script, on: station.zone.date(of: SystemClock().now))
            .count { $0.severity == .warning }
        var reminders: [Phrase] = []
        if warnings > 0 {
            reminders.append(
                Phrase(
                    vi: "Còn \(warnings) chỗ nên sửa: loa script check \(script.id)",
                    en: "To correct still: \(warnings), see loa script check \(script.id)"))
        }
        if !station.campaigns.contains(where: { $0.script == script.id }) {
            reminders.append(
                Phrase(
                    vi: "Chưa có đợt phát nào dùng bài này: thêm vào campaigns trong schedule.yaml.",
                    en: "No campaign airs it yet: add one to campaigns in schedule.yaml."))
        }
        return reminders
    }
}

extension FactOptions {
    /// Takes a decision, and tells it as a sentence or as `{script, state, hash, by}`.
    fileprivate func decide(
        _ kind: ScriptAct.Kind, on argument: ScriptArgument, by option: PersonOption, reason: String? = nil,
        told: (_ leader: String, _ title: String) -> Phrase
    ) throws {
        let (folder, season, _) = try station.season()
        let script = try argument.find(in: season.station)
        let desk = try station.desk(folder, season)
        let person = try desk.person(option.by)
        let objections = try desk.decide(kind, on: script, by: person, reason: reason, at: SystemClock().now)
        guard objections.isEmpty else {
            Terminal.findings(objections)
            throw Failure(
                .notAllowed,
                Phrase(vi: "bài còn lỗi nên chưa duyệt được", en: "the script has errors and cannot be approved"),
                hint: Phrase(
                    vi: "sửa các lỗi trên: loa script edit \(script.id)",
                    en: "correct the errors above: loa script edit \(script.id)"))
        }
        guard json else {
            Terminal.say(told(person.name, script.title)[station.language])
            if kind == .approved { season.reminders(for: script).forEach { Terminal.say($0[station.language]) } }
            return
        }
        try Terminal.json([
            "script": script.id.text, "state": kind.rawValue, "hash": script.hash, "by": person.officer.text,
        ])
    }
}
