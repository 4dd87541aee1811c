package import CivilTime

/// Who is on duty, by the roster's lines.
///
/// Of the lines that hold on a day, one with `days:` goes before one without; then `instead-of` lines put their officer
/// in the place of the one so found, and of that one in turn, each officer once. Where lines of one rank name
/// different officers, the first in the file counts, and `rosterProblems` says so.
extension Station {
    /// `nil`: nobody.
    package func officerOnDuty(on date: LocalDate) -> OfficerID? {
        dutyLine(on: date).map { roster[$0].officer }
    }

    /// The lines of `roster`, by index, that decide who is on duty that day: the first names who would be, each further
    /// one whoever takes over. None: nobody is on duty.
    package func dutyLines(on date: LocalDate) -> [Int] { dutyChain(on: date).map { $0[0] } }

    /// The line of `roster`, by index, that puts the officer on duty there; `nil`: nobody is.
    package func dutyLine(on date: LocalDate) -> Int? { dutyChain(on: date).last?[0] }

    /// The days of `span` on which nobody is on duty, and those on which lines of one rank disagree; in this order.
    package func rosterProblems(in span: ClosedRange<LocalDate>) -> [RosterProblem] {
        var daysOf: [RosterProblem.Kind: [ClosedRange<LocalDate>]] = [:]
        var kinds: [RosterProblem.Kind] = [.gap]
        for date in span {
            let chain = dutyChain(on: date)
            let overlaps = chain.filter { $0.count > 1 }.map { RosterProblem.Kind.overlap(lines: $0) }
            for kind in chain.isEmpty ? [.gap] : overlaps {
                if !kinds.contains(kind) { kinds.append(kind) }
                var days = daysOf[kind] ?? []
                let begun = days.last.map { $0.upperBound + 1 == date } == true ? days.removeLast() : date...date
                daysOf[kind] = days + [begun.lowerBound...date]
            }
        }
        return kinds.compactMap { kind in daysOf[kind].map { RosterProblem(kind: kind, days: $0) } }
    }

    /// The lines that decide a day, rank by rank, the last ones naming the officer on duty: in each the first in the
    /// file that counts, followed by those of the same rank that name somebody else.
    private func dutyChain(on date: LocalDate) -> [[Int]] {
        let holding = roster.indices.filter { roster[$0].holds(on: date) }
        let own = holding.filter { roster[$0].insteadOf == nil }
        let limited = own.filter { roster[$0].weekdays != nil }
        var rank = limited.isEmpty ? own : limited
        var seen: Set<OfficerID> = []
        var chain: [[Int]] = []
        while let first = rank.first {
            let officer = roster[first].officer
            seen.insert(officer)
            chain.append([first] + rank.filter { roster[$0].officer != officer })
            rank = holding.filter { roster[$0].insteadOf == officer && !seen.contains(roster[$0].officer) }
        }
        return chain
    }
}

/// Something in the roster that a person should look at.
package struct RosterProblem: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Nobody is on duty.
        case gap
        /// These lines of `Station.roster`, by index and of one rank, name different officers; the first one counts.
        case overlap(lines: [Int])
    }

    package let kind: Kind
    /// In order, disjoint and not adjoining; at least one.
    package let days: [ClosedRange<LocalDate>]

    package init(kind: Kind, days: [ClosedRange<LocalDate>]) {
        self.kind = kind
        self.days = days
    }
}

extension Duty {
    package func holds(on date: LocalDate) -> Bool {
        date >= from && until.map { date <= $0 } ?? true && weekdays?.contains(date.weekday) ?? true
    }
}
