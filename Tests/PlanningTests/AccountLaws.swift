import CivilTime
import Planning
import StationModel

/// What must hold of every weekly account, worked out from the plan and the past alone. One week; the ledger was there
/// from its beginning.
struct AccountLaws {
    let station: Station
    let history: [PastAiring]
    let plan: Plan
    /// The past may be of other schedules: then the ledger says more than the campaigns do.
    let wasEdited: Bool
    /// How many airings a campaign owes in the week of that Monday.
    let promise: (_ campaign: Campaign, _ monday: LocalDate) -> Int

    func breaches(in accounts: [WeekAccount]) -> [String] {
        let names = accounts.map(\.campaign)
        let missing = Set(history.filter { $0.makeGoodFor == nil && $0.counts }.compactMap(\.name.campaign))
            .subtracting(names)
        return accounts.flatMap(breaches) + missing.map { "\($0) has no account" }
            + (Set(names).count == names.count ? [] : ["two accounts of one week"])
    }

    private func breaches(in account: WeekAccount) -> [String] {
        var found: [String] = []
        let expect = { (isKept: Bool, what: String) in
            if !isKept { found.append("\(account.campaign): \(what): \(account)") }
        }
        expect(account.promised == account.aired + account.ahead + account.lapses.count, "the sum")
        expect(
            account.lapses.count == account.madeGood + account.toBeMadeGood + account.short, "the sum of the lapses")
        if !wasEdited, let campaign = station.campaign(account.campaign) {
            expect(account.promised == promise(campaign, account.monday), "the promise")
        }
        let originals = history.filter { $0.name.campaign == account.campaign && $0.makeGoodFor == nil }
        expect(account.aired == originals.count { $0.counts }, "what was aired by itself")
        let lapsed = account.lapses.compactMap(\.occurrence)
        expect(Set(lapsed).count == lapsed.count, "a lapse twice")
        expect(
            originals.allSatisfy { !$0.counts || !lapsed.contains($0.name) }, "both aired and lapsed")
        for original in originals where !original.counts && !isWithdrawn(original) {
            expect(lapsed.contains(original.name), "\(original.name) is forgotten")
        }
        expect(lapses(account) == account.lapses.map(\.wanted), "the order")
        return found + account.lapses.flatMap { remedyBreaches($0, account) } + twice(account)
    }

    private func lapses(_ account: WeekAccount) -> [LocalDateTime] { account.lapses.map(\.wanted).sorted() }

    private func remedyBreaches(_ lapse: WeekAccount.Lapse, _ account: WeekAccount) -> [String] {
        guard let name = lapse.occurrence else {
            let isShort = if case .none = lapse.remedy { true } else { false }
            let isKnown = plan.shortfalls.contains { $0.wanted == lapse.wanted && $0.makeGoodFor == nil }
            return isShort && isKnown ? [] : ["no room, and yet \(lapse)"]
        }
        let made = history.filter { root(of: $0) == name && $0.counts && $0.makeGoodFor != nil }
        let waiting = plan.occurrences.filter { one in
            one.makeGoodFor == name && !history.contains { $0.name == one.name }
        }
        switch lapse.remedy {
        case .madeGood(let by): return made.map(\.name) == [by] ? [] : ["\(name) made good by \(by), not \(made)"]
        case .planned(let next):
            return made.isEmpty && waiting.map(\.name) == [next] ? [] : ["\(name) waits for \(next), not \(waiting)"]
        case .none:
            let mayWait = waiting.isEmpty || waiting.contains { one in history.contains { $0.closed > one.starts } }
            return made.isEmpty && mayWait ? [] : ["\(name) stays short although \(made), \(waiting.map(\.name))"]
        }
    }

    /// One airing keeps one promise.
    private func twice(_ account: WeekAccount) -> [String] {
        let stands = account.lapses.compactMap { lapse -> OccurrenceName? in
            switch lapse.remedy {
            case .madeGood(let name), .planned(let name): name
            case .none: nil
            }
        }
        return Set(stands).count == stands.count ? [] : ["one make-good for two: \(account)"]
    }

    private func root(of past: PastAiring) -> OccurrenceName {
        var (name, seen) = (past.name, Set<OccurrenceName>())
        while let next = history.first(where: { $0.name == name })?.makeGoodFor, seen.insert(name).inserted {
            name = next
        }
        return name
    }

    private func isWithdrawn(_ past: PastAiring) -> Bool {
        past.outcome == .cancelled && past.reason == .scheduleChanged
    }
}
