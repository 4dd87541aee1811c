internal import CivilTime
internal import Diagnostics
internal import StationModel

/// What must hold between the lines of the roster, and between them and the campaigns.
///
/// Between two days on which a line begins or has ended, the roster repeats every week: so seven days after each of
/// them show everything, however far in the future a line ends.
struct RosterRules {
    private let station: Station
    private let people: PeopleSection

    init?(_ people: PeopleSection) {
        // No rule of the roster asks for the zone, and this one needs no tables.
        guard let zone = StationZone(identifier: "GMT") else { return nil }
        self.station = Station(
            name: "", authority: "", place: "", zone: zone, hours: [], officers: people.officers,
            roster: people.roster.map(\.value))
        self.people = people
    }

    /// Lines of one rank that name different officers for one day; each line is told once.
    func checkOverlaps(on sheet: YAMLSheet) {
        var told = Set<Int>()
        for span in telling(from: nil, until: nil) {
            for problem in station.rosterProblems(in: span) {
                guard case .overlap(let lines) = problem.kind, let first = lines.first, let days = problem.days.first
                else { continue }
                for line in lines.dropFirst() where told.insert(line).inserted {
                    let (duty, other) = (people.roster[line], people.roster[first])
                    sheet.report(.dutiesOverlap(duty.value, other, on: days.lowerBound), at: duty.place)
                }
            }
        }
    }

    /// The first day, if any, on which the campaign may be aired and nobody is on duty.
    func checkDuty(for draft: CampaignDraft) {
        guard people.isSound, let from = draft.from?.value, draft.until.map({ $0.value >= from }) ?? true else {
            return
        }
        let weekdays = Set(draft.slots.map(\.value.weekday))
        for span in telling(from: from, until: draft.until?.value) {
            let idle = span.first { day in
                (weekdays.isEmpty || weekdays.contains(day.weekday)) && station.officerOnDuty(on: day) == nil
            }
            guard let idle else { continue }
            draft.reader.sheet.report(.nobodyOnDuty(draft.reader.subject, on: idle), at: draft.reader.place)
            return
        }
    }

    /// Spans of at most a week, in order and disjoint, that hold each kind of day there is within the bounds.
    private func telling(from: LocalDate?, until: LocalDate?) -> [ClosedRange<LocalDate>] {
        let lines = people.roster.map(\.value)
        let changes = lines.map(\.from) + lines.compactMap(\.until).map { $0 + 1 }
        let inside = changes.filter { day in from.map { day > $0 } ?? true && until.map { day <= $0 } ?? true }
        let days = Set(inside + [from].compactMap { $0 }).sorted()
        return days.indices.map { index in
            let next = index + 1 < days.count ? days[index + 1] - 1 : until ?? days[index] + 6
            return days[index]...min(next, days[index] + 6)
        }
    }
}

extension Fault {
    fileprivate static func dutiesOverlap(_ duty: Duty, _ other: Marked<Duty>, on day: LocalDate) -> Fault {
        let line = other.place.line.map(String.init) ?? "?"
        let (mine, theirs) = (duty.officer.text.quoted, other.value.officer.text.quoted)
        return Fault(
            "duties-overlap",
            Phrase(
                vi: "ngày \(day.dayMonthYear) vừa phân công \(mine) vừa phân công \(theirs) (dòng \(line))",
                en: "on \(day) both \(mine) and \(theirs) (line \(line)) are on duty"),
            hint: Phrase(
                vi: "sửa ngày cho khỏi trùng, hoặc ghi “instead-of: \(other.value.officer)” nếu là trực thay",
                en: "change the days, or add “instead-of: \(other.value.officer)” if one stands in for the other"))
    }

    fileprivate static func nobodyOnDuty(_ campaign: Phrase, on day: LocalDate) -> Fault {
        Fault(
            "nobody-on-duty",
            Phrase(
                vi: "\(campaign.vi) có ngày không ai trực, sớm nhất là \(day.dayMonthYear)",
                en: "\(campaign.en) has days with nobody on duty, the first is \(day)"),
            hint: Phrase(
                vi: "thêm lượt trực cho ngày đó ở mục roster", en: "add a line for that day under roster"),
            severity: .warning)
    }
}
