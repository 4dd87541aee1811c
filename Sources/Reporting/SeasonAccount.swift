package import CivilTime
package import Diagnostics
package import StationModel

/// The sums over a stretch of the log: what was promised and what became of it.
package struct SeasonAccount: Sendable, Hashable {
    package struct Share: Sendable, Hashable {
        package let officer: OfficerID
        package let name: String
        package let aired: Int
        package let seconds: Duration
    }

    /// Airings that were promised: make-goods stand in for one and are not counted again.
    package let promised: Int
    /// Lines of the log by outcome, those of make-goods too.
    package let aired: Int
    package let cut: Int
    package let missed: Int
    package let cancelled: Int
    /// Promised ones that did not count and were made good by one that did.
    package let madeGood: Int
    package let time: Duration
    /// In order of their names.
    package let officers: [Share]

    package init(_ log: [Airing]) {
        let count = { (outcome: Outcome) in log.count { $0.outcome == outcome } }
        aired = count(.aired)
        cut = count(.cut)
        missed = count(.missed)
        cancelled = count(.cancelled)
        let kept = Set(log.lazy.filter(\.counts).compactMap(\.makeGoodFor))
        let promises = log.filter { $0.makeGoodFor == nil && $0.name.campaign != nil }
        let failed = promises.filter { !$0.counts && ($0.outcome == .missed || $0.outcome == .cut) }
        promised = promises.count
        madeGood = failed.count { kept.contains($0.name) }
        short = failed.count - madeGood
        time = log.reduce(.zero) { $0 + $1.aired }
        officers = Dictionary(grouping: log.filter { $0.officer != nil && $0.aired > .zero }) { $0.officer }
            .compactMap { officer, airings in
                guard let officer, let last = airings.last else { return nil }
                return Share(
                    officer: officer, name: last.officerName ?? officer.text,
                    aired: airings.count { $0.outcome == .aired },
                    seconds: airings.reduce(.zero) { $0 + $1.aired })
            }
            .sorted { $0.officer < $1.officer }
    }

    /// Promised ones that did not count and that nothing made good, what was cancelled aside.
    package let short: Int
}

/// What `loa simulate` answers, in the contract's JSON.
package struct SimulationRecord: Codable, Sendable, Equatable {
    package struct Share: Codable, Sendable, Equatable {
        package let officer: String
        package let officerName: String
        package let aired: Int
        package let secondsAired: Double
    }

    package let from: String
    package let until: String
    package let promised: Int
    package let aired: Int
    package let cut: Int
    package let missed: Int
    package let cancelled: Int
    package let madeGood: Int
    package let secondsAired: Double
    package let officers: [Share]
    package let log: [AiringRecord]

    package init(_ log: [Airing], over span: ClosedRange<LocalDate>, zone: StationZone, language: Language) {
        let account = SeasonAccount(log)
        from = span.lowerBound.description
        until = span.upperBound.description
        promised = account.promised
        aired = account.aired
        cut = account.cut
        missed = account.missed
        cancelled = account.cancelled
        madeGood = account.madeGood
        secondsAired = account.time.inSeconds
        officers = account.officers.map {
            Share(
                officer: $0.officer.text, officerName: $0.name, aired: $0.aired, secondsAired: $0.seconds.inSeconds)
        }
        self.log = log.map { AiringRecord($0, zone: zone, language: language) }
    }
}
