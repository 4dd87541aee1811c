package import CivilTime
package import Diagnostics
package import Manuscript
package import StationFolder
package import StationModel

/// A manuscript on its way into the station: the script that it becomes, and what its note asks for.
package struct Intake: Sendable {
    package let manuscript: Manuscript
    package let draft: ScriptDraft
    /// A script of the station with these very words: they were imported before.
    package let twin: Script?
    /// What of the note can be done in one go; `nil`: there is no note, or nothing of it is to be done.
    package let arrangement: Arrangement?

    /// - Parameters:
    ///   - id: the script's name; `nil`: made from the title.
    ///   - writer: an officer's key, for the script's head.
    ///   - known: what people did with the station's scripts: what was imported may have been corrected since.
    /// - Throws: `Failure` if no name can be made.
    package init(
        _ manuscript: Manuscript, as id: ScriptID?, writer: String?, known: [ScriptAct], in season: Season,
        _ folder: StationFolder, on today: LocalDate
    ) throws(Failure) {
        let body = manuscript.text.hasSuffix("\n") ? manuscript.text : manuscript.text + "\n"
        let bodies = Set(known.lazy.filter { $0.text == body }.map(\.script))
        twin = season.station.scripts.first { $0.body == body || bodies.contains($0.id) }
        guard let id = twin?.id ?? id ?? folder.freeScript(for: manuscript.title) else { throw IntakeRefusal.noName }
        self.manuscript = manuscript
        draft = ScriptDraft(
            id: id, title: manuscript.title, writer: writer, note: manuscript.instruction?.text, body: manuscript.text)
        arrangement = manuscript.instruction.map {
            Arrangement($0, title: manuscript.title, script: id, in: season.station, on: today)
        }
    }
}

extension Intake {
    /// What the note asks for, worked into the schedule and checked together with the new script. Writes nothing.
    package func proposal(in folder: StationFolder) throws(FolderError) -> Proposal? {
        guard let edits = arrangement?.edits, !edits.isEmpty else { return nil }
        let proposal = try folder.propose(edits, with: twin == nil ? [draft] : [])
        let errors = proposal.findings.filter { $0.severity == .error }
        guard errors.isEmpty else { throw .unsound(StationFolder.scheduleName, errors) }
        return proposal
    }
}

/// What a leader's note asks for, as edits of the schedule.
package struct Arrangement: Sendable {
    /// In the order in which they are to be made; empty: nothing can be done, or all is as it should be.
    package private(set) var edits: [ScheduleEdit] = []
    /// Who reads; `nil`: the note does not say, or does not say clearly.
    package private(set) var officer: Officer?
    package private(set) var campaign: Campaign?
    /// What a person has to see to, and why.
    package private(set) var leftToDo: [Phrase] = []

    init(_ note: Instruction, title: String, script: ScriptID, in station: Station, on today: LocalDate) {
        arrangeOfficer(note, in: station)
        arrangeCampaign(note, title: title, script: script, in: station, on: today)
        arrangeDuty(in: station, from: note.from ?? today, until: note.until)
    }

    private mutating func arrangeOfficer(_ note: Instruction, in station: Station) {
        guard let name = note.officer else { return }
        let sameName = station.officers.filter { $0.isCalled(name) }
        switch sameName.count {
        case 1: officer = sameName[0]
        case 0:
            let taken = Set(station.officers.map(\.id))
            officer = OfficerID(person: name, taken: taken).map { Officer(id: $0, name: name) }
            if let officer { edits.append(.addOfficer(officer)) }
        default:
            let keys = sameName.map(\.id.text).joined(separator: ", ")
            leftToDo.append(
                Phrase(
                    vi: "có nhiều cán bộ tên \(name) (\(keys)): tự thêm dòng phân công vào roster",
                    en: "several officers are called \(name) (\(keys)): add the line to the roster yourself"))
        }
    }

    private mutating func arrangeCampaign(
        _ note: Instruction, title: String, script: ScriptID, in station: Station, on today: LocalDate
    ) {
        guard let times = note.timesPerWeek, let length = note.length else {
            leftToDo.append(
                Phrase(
                    vi: "ghi chú không nói đủ mỗi tuần mấy lần và mỗi lần bao lâu: tự thêm đợt phát vào campaigns",
                    en: "the note does not say how often a week and how long: add the campaign yourself"))
            return
        }
        let from = note.from ?? today
        // Accepted twice it would air twice as often.
        if let campaign = station.campaigns.first(where: { $0.airs(script, in: from, note.until) }) {
            leftToDo.append(
                Phrase(
                    vi: "bài này đã có đợt phát “\(campaign.id)” trong thời gian ấy",
                    en: "the campaign “\(campaign.id)” airs this script in that time already"))
            return
        }
        let taken = Set(station.campaigns.map(\.id))
        guard let id = CampaignID(slug: script.text, taken: taken) else { return }
        let campaign = Campaign(
            id: id, title: title, script: script, from: from, until: note.until, timesPerWeek: times,
            slots: note.slots, length: length)
        if note.slots.isEmpty, !note.weekdays.isEmpty || !note.times.isEmpty {
            leftToDo.append(
                Phrase(
                    vi:
                        "ghi chú nêu thứ hoặc giờ nhưng không đủ cả hai: Loa tự chia trong tuần; muốn giờ cố định thì thêm "
                        + "“on” vào đợt phát “\(id)”",
                    en:
                        "the note names days or times, but not both: Loa spreads the airings; for fixed ones add “on” to "
                        + "the campaign “\(id)”"))
        }
        self.campaign = campaign
        edits.append(.addCampaign(campaign))
        if let until = note.until, until < today {
            leftToDo.append(
                Phrase(
                    vi: "đợt phát này đã hết hạn từ ngày \(until.dayMonthYear)",
                    en: "this campaign ended on \(until.dayMonthYear)"))
        }
    }

    /// The officer named in the note takes over the days of the campaign on which it is somebody else's turn.
    private mutating func arrangeDuty(in station: Station, from: LocalDate, until: LocalDate?) {
        guard let officer else { return }
        // A promise without an end is looked at for its first year.
        let last = until ?? from + 365
        guard from <= last else { return }
        let others = Set((from...last).map { station.officerOnDuty(on: $0) }).subtracting([officer.id])
        guard !others.isEmpty else { return }
        guard others.count == 1, let other = others.first else {
            leftToDo.append(
                Phrase(
                    vi: "trong thời gian ấy roster có nhiều người trực: tự phân công cho \(officer.name)",
                    en: "several officers are on duty in that time: give it to \(officer.name) in the roster yourself"))
            return
        }
        if other != nil, until == nil {
            leftToDo.append(
                Phrase(
                    vi: "chưa rõ \(officer.name) phụ trách đến ngày nào: tự thêm dòng phân công vào roster",
                    en: "until when \(officer.name) is in charge is not clear: add the line to the roster yourself"))
            return
        }
        if let name = other.flatMap({ station.officer($0)?.name }) {
            leftToDo.append(
                Phrase(
                    vi: "\(officer.name) trực thay \(name) trong thời gian ấy, cả với các đợt phát khác",
                    en: "\(officer.name) is on duty in place of \(name) in that time, for other campaigns too"))
        }
        edits.append(
            .addDuty(
                Duty(
                    officer: officer.id, from: from, until: until, insteadOf: other,
                    reason: other == nil ? nil : "theo ghi chú của lãnh đạo")))
    }
}

extension Instruction {
    /// Each of its days at each of its times; a time alone is for every day where the note says daily.
    fileprivate var slots: [Campaign.Slot] {
        let days = weekdays.isEmpty && timesPerWeek == 7 * times.count ? Weekday.allCases : weekdays
        return days.flatMap { day in times.map { Campaign.Slot(day, $0) } }
    }

    /// Of an airing. One figure is what an airing comes near to: it may be a fifth shorter, never longer.
    fileprivate var length: ClosedRange<Duration>? {
        let minute = Duration.seconds(60)
        switch (shortestMinutes, longestMinutes) {
        case (let shortest?, let longest?) where shortest < longest: return minute * shortest...minute * longest
        case (let shortest?, nil): return minute * shortest...minute * (shortest + max(5, shortest / 2))
        case (_, let longest?): return minute * (longest - longest / 5)...minute * longest
        case (nil, nil): return nil
        }
    }
}

extension Campaign {
    /// Does it air that script on a day of that span?
    fileprivate func airs(_ script: ScriptID, in first: LocalDate, _ last: LocalDate?) -> Bool {
        self.script == script && until.map { first <= $0 } ?? true && last.map { from <= $0 } ?? true
    }
}

extension Officer {
    /// By the whole name, by its last words, or by the key; the station may know less of it than the note.
    fileprivate func isCalled(_ name: String) -> Bool {
        let (own, other) = (self.name.lowercased(), name.lowercased())
        return own == other || id.text == other || own.hasSuffix(" " + other) || other.hasSuffix(" " + own)
    }
}

package enum IntakeRefusal {
    package static let noName = Failure(
        .badData,
        Phrase(vi: "không đặt được tên tệp từ tiêu đề của bài", en: "no name can be made from the title"),
        hint: Phrase(
            vi: "đặt tên bằng --as, như: --as thong-bao-1", en: "give it one with --as, such as: --as notice-1"))

    /// These very words stand there, and nothing else was asked for.
    static func known(_ script: ScriptID) -> Failure {
        Failure(
            .cannotWrite,
            Phrase(vi: "bài này đã có: scripts/\(script).md", en: "the station has it already: scripts/\(script).md"),
            hint: Phrase(
                vi: "xem bằng lệnh: loa script show \(script)", en: "see it with: loa script show \(script)"))
    }
}
