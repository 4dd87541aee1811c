import CivilTime
import Ledger
import Operations
import Playout
import SoundCard
import StationModel
import Testing

@Suite("Every trouble, every return, every policy")
struct PolicyTests {
    @Test("One outcome, the promised account, make-goods that keep the rules", arguments: Trial.Trouble.allCases)
    func policies(trouble: Trial.Trouble) throws {
        for trial in Trial.all(trouble) {
            let house = try trial.live()
            var breaches = try Self.verdict(trial, house) + Self.account(trial, house)
            breaches += try Self.laws(trial, house) + house.breaches + house.player.breaches
            if !breaches.isEmpty {
                Issue.record("\(trial): \(breaches), \(try house.lines)")
            }
        }
    }

    // MARK: The airing itself

    private static func verdict(_ trial: Trial, _ house: House) throws -> [String] {
        let line = try house.airing(trial.name)
        let seen = try Trial.Verdict(
            outcome: #require(line.outcome, "\(trial) is open"), reason: line.reason?.code, counts: line.counts)
        var found: [String] = []
        if seen != trial.verdict { found.append("\(seen), not \(trial.verdict)") }
        let closings = try house.entries(trial.name).count { if case .closed = $0 { true } else { false } }
        if closings != 1 { found.append("closed \(closings) times") }
        if seen.outcome == .aired {
            let late = try #require(line.lateBy)
            let mayBeLate = trial.back == .withinLateStart && trial.verdict.outcome == .aired
            if late > .seconds(mayBeLate ? trial.lateStart * 60 : 1) { found.append("\(late) late") }
            if mayBeLate, try #require(line.started) < trial.ends(), late > .zero { found.append("before the return") }
        }
        if seen.outcome == .cut, !(.seconds(80)...(.seconds(98))).contains(line.aired) {
            found.append("heard \(line.aired)")
        }
        return found
    }

    private static func account(_ trial: Trial, _ house: House) throws -> [String] {
        let season = try trial.season(isApproved: true)
        let date = try Given.date("2023-08-08")
        let accounts = try season.weekAccounts(date...date, in: house.ledger, now: house.clock.now)
        let account = try #require(accounts.first { $0.campaign.text == "tin" })
        let isAired = trial.verdict.counts
        let expected = [1, isAired ? 1 : 0, trial.isMadeGood ? 1 : 0, isAired || trial.isMadeGood ? 0 : 1, 0, 0]
        let seen = [
            account.promised, account.aired, account.madeGood, account.short, account.ahead, account.toBeMadeGood,
        ]
        return seen == expected ? [] : ["account \(seen), not \(expected): \(account.lapses)"]
    }

    // MARK: The rules that a make-good keeps

    private static func laws(_ trial: Trial, _ house: House) throws -> [String] {
        let log = try house.log
        var found = log.filter { $0.outcome == nil && $0.planned < house.time.now }.map { "\($0.name) is open" }
        let zone = try Given.zone()
        for line in log {
            if line.outcome != .aired && line.outcome != nil && line.reason == nil {
                found.append("\(line.name): why?")
            }
            guard let started = line.started, let ended = line.ended else { continue }
            let (from, to) = (zone.minute(of: started), zone.minute(of: ended + .seconds(-1)))
            if from.time.description < "16:50" || to.time.description >= "17:30" || from.date != to.date {
                found.append("\(line.name) outside the hours: \(from) to \(to)")
            }
            if from.date.description == "2023-08-09" { found.append("\(line.name) on a quiet day") }
        }
        let heard = log.compactMap { line in line.started.flatMap { start in line.ended.map { (start, $0) } } }
        for (one, next) in zip(heard.sorted { $0.0 < $1.0 }, heard.sorted { $0.0 < $1.0 }.dropFirst())
        where one.1 > next.0 { found.append("two at once") }
        return try found + makeGoods(trial, log)
    }

    /// Each stands at the earliest minute that fits, no earlier than three minutes after the last failure was closed.
    private static func makeGoods(_ trial: Trial, _ log: [Airing]) throws -> [String] {
        let original = try #require(log.first { $0.name.description == trial.name })
        let chain = log.filter { $0.makeGoodFor != nil }.sorted { $0.planned < $1.planned }
        var found = chain.compactMap {
            $0.makeGoodFor == original.name ? nil : "\($0.name) for \($0.makeGoodFor as Any)"
        }
        if chain.count(where: \.counts) > (trial.isMadeGood ? 1 : 0) { found.append("made good twice") }
        if trial.isMadeGood, chain.last?.counts != true { found.append("goes on after it was made good") }
        for (failed, next) in zip([original] + chain, chain) {
            let closed = try Given.zone().minute(of: #require(failed.closed, "\(failed.name)"))
            let earliest = try fitting(trial, from: closed + 4)
            if next.name.start != earliest {
                found.append("\(next.name) after \(closed), and \(earliest.map(\.description) ?? "no minute") would do")
            }
        }
        return found
    }

    /// Looked for minute by minute.
    private static func fitting(_ trial: Trial, from first: LocalDateTime) throws -> LocalDateTime? {
        let sunday = try Given.date("2023-08-13")
        let others = try ["2023-08-08T17:20", "2023-08-10T16:52"].map { try #require(LocalDateTime($0)) }
        let last = trial.isLastDay ? try Given.date("2023-08-08") : sunday
        var minute = first
        while minute.date <= last {
            let end = minute + Trial.length
            let isFree = others.allSatisfy { end + 1 <= $0 || $0 + Trial.length + 1 <= minute }
            if isFree, minute.date.description != "2023-08-09", minute.time.description >= "16:50",
                end.date == minute.date, end.time.description <= "17:30"
            {
                return minute
            }
            minute = minute + 1
        }
        return nil
    }
}
