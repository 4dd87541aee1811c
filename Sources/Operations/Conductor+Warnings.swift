internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import StationModel

/// Warnings of danger. They go on the air before everything, at any hour, on quiet days, without approval, with a full
/// disk and a wrong clock; each airing is a line of the log, and they are repeated until they are over.
extension Conductor {
    /// After a failure it is tried again so soon, and twice as late after each further one.
    private static let retry = Duration.seconds(5)
    private static let longestRetry = Duration.seconds(60)
    /// So long somebody is let wait for the first sound.
    private static let wait = Duration.seconds(2)
    /// The card is waited for so long before that airing is logged as missed and the next attempt begins.
    private static let patience = Duration.seconds(60)
    /// It ends with its words: a clock that began in 1970 and is set right in mid-warning must not cut it.
    private static let longest = Duration.seconds(100 * 365 * 86_400)
    /// A station that was off for longer does not know what the danger has become.
    private static let memory = Duration.seconds(12 * 3600)

    func warn(_ given: Warning, _ answer: @escaping StationEvent.Answer, at now: WallInstant) {
        guard !isShuttingDown else { return answer(.failure(Refusal.shuttingDown)) }
        var warning = given
        // It stands in one line of every list, whoever wrote it.
        warning.title = String(Self.oneLine(given.title).prefix(80))
        if let bulletin = warning.bulletin, warnings.contains(where: { $0.warning.bulletin == bulletin }) {
            return answer(.failure(Refusal.alreadyWarning(of: bulletin)))
        }
        let name = warningName(at: now)
        retire(at: now, "warning-replaced", ["by": name.description], .replaced(by: name)) { standing in
            standing.warning.bulletin.map(warning.replaces.contains) ?? false
        }
        let number = (warnings.map(\.number).max() ?? 0) + 1
        var standing = StandingWarning(warning, number: number, since: now, airing: name)
        standing.isByWrongClock = !clockIsTrusted
        warnings.append(standing)
        journal.note("warning-given", Self.detail(of: warning, as: name), at: now)
        keepWarnings()
        world.log.alarm(Sentence.warning(warning, as: name))
        toldOfWarning[name] = (answer, now + Self.wait)
    }

    /// Who gave a warning is told when it sounds, or why it does not; at once where it has to wait.
    func tellOfWarnings(at now: WallInstant) {
        for (name, asked) in toldOfWarning {
            if let airing = airings[name], airing.started == nil, airing.begins <= now + Self.wait, now < asked.until {
                continue
            }
            // What it replaces fades out just now.
            if airings[name] == nil, case .ending = air.state, now < asked.until { continue }
            toldOfWarning[name] = nil
            asked.answer(.success(name.description))
        }
    }

    func allClear(reason: String, by person: Person, _ answer: StationEvent.Answer, at now: WallInstant) {
        clear(reason: reason, by: person, answer, at: now) { _ in true }
    }

    func cancel(
        _ bulletins: [String], reason: String, by person: Person, _ answer: StationEvent.Answer, at now: WallInstant
    ) {
        clear(reason: reason, by: person, answer, at: now) { standing in
            standing.warning.bulletin.map(bulletins.contains) ?? false
        }
    }

    private func clear(
        reason: String, by person: Person, _ answer: StationEvent.Answer, at now: WallInstant,
        _ isOver: (StandingWarning) -> Bool
    ) {
        let names = warnings.filter(isOver).map(\.warning.title)
        guard !names.isEmpty else { return answer(.failure(Refusal.noWarning)) }
        retire(
            at: now, "all-clear", ["by": person.name, "reason": Self.oneLine(reason)], .allClear(by: person.name),
            isOver)
        world.log.info(Sentence.allClear(by: person.name))
        answer(.success(names.joined(separator: ", ")))
    }

    /// Takes warnings out of force; what sounds of them ends.
    private func retire(
        at now: WallInstant, _ code: String, _ detail: [String: String], _ ending: OnAir.Ending?,
        _ isOver: (StandingWarning) -> Bool
    ) {
        let over = warnings.filter(isOver)
        guard !over.isEmpty else { return }
        warnings.removeAll(where: isOver)
        for standing in over {
            var detail = detail
            detail["title"] = standing.warning.title
            detail["aired"] = String(standing.aired)
            journal.note(code, detail, at: now)
            guard let ending, let name = standing.airing, air.holder?.name == name else { continue }
            end(ending, at: now)
        }
        keepWarnings()
    }

    /// What is due waits for the air by the ladder.
    func dueWarnings(at now: WallInstant) -> [Candidate] {
        warnings.indices.filter { warnings[$0].due.map { $0 <= now } ?? false }.map { index in
            let name = warnings[index].airing ?? warningName(at: now)
            warnings[index].airing = name
            let standing = warnings[index]
            let job = job(for: standing, as: name, at: now)
            return Candidate(
                item: Air.Item(
                    name: name, rank: job.rank, start: WallInstant(nanoseconds: Int64(standing.number)),
                    isNew: standing.aired == 0),
                job: job, tape: { [world, season] in world.workshop.warn(standing.warning, as: name, in: season) })
        }
    }

    private func job(for standing: StandingWarning, as name: OccurrenceName, at now: WallInstant) -> Job {
        let warning = standing.warning
        let occurrence = Occurrence(
            name: name, campaign: nil, script: warning.script, officer: warning.person.officer, starts: name.start,
            length: .zero, readings: warning.readings, rate: 1, kind: .scheduled, priority: .emergency, why: [])
        return Job(
            occurrence, title: warning.title, field: .urgent, start: now, lateStart: Self.patience,
            countsFrom: 0.9, mustEnd: now + Self.longest, rank: .emergency(warning.severity),
            station: season.station)
    }

    /// Where the ledger cannot be asked, what this run has named is all that counts.
    private func warningName(at now: WallInstant) -> OccurrenceName {
        do throws(LedgerError) {
            return try freeName(for: .emergency, at: now)
        } catch {
            raise(Alarm.ledger(error))
        }
        var moment = now
        while true {
            let name = name(for: .emergency, at: moment)
            if namedByHand.insert(name).inserted { return name }
            moment = moment + .seconds(1)
        }
    }

    func noteBeginning(ofWarning name: OccurrenceName, at now: WallInstant) {
        guard let index = warnings.firstIndex(where: { $0.airing == name }) else { return }
        warnings[index].due = nil
        cure("warning-over")
    }

    func noteEnd(ofWarning airing: OnAir, _ outcome: Outcome, at now: WallInstant) {
        guard let index = warnings.firstIndex(where: { $0.airing == airing.job.name }) else { return }
        warnings[index].airing = nil
        let isDone: Bool =
            if case .stopped = airing.ending { true } else { outcome == .aired }
        if isDone {
            warnings[index].aired += 1
            warnings[index].failures = 0
        }
        if isShuttingDown || !isDone {
            // None is lost: it is tried again, at once where it only gave way to a graver one or the clock was set.
            warnings[index].due = now
            if !airing.isWillingToGoOn, !isShuttingDown {
                let pause = Self.retry * (1 << min(warnings[index].failures, 4))
                warnings[index].failures += 1
                warnings[index].due = now + min(pause, Self.longestRetry)
            }
        } else if let next = warnings[index].next(after: airing.begun) {
            warnings[index].due = max(next, now)
        } else {
            let name = airing.job.name
            warnings[index].airing = name
            return retire(at: now, "warning-over", [:], nil) { $0.airing == name }
        }
        keepWarnings()
    }

    /// A warning past its time stops by itself, and somebody is told.
    func reviewWarnings(at now: WallInstant) {
        if warningsAreUnkept { keepWarnings() }
        for index in warnings.indices {
            // The clock was set back: it must not fall silent until that time comes again.
            guard let due = warnings[index].due, due > now + (warnings[index].warning.every ?? Self.longestRetry) else {
                continue
            }
            warnings[index].due = now
        }
        guard clockIsTrusted else { return }
        let isOver = { (standing: StandingWarning) in
            standing.due != nil && standing.warning.until.map { $0 <= now } ?? false
        }
        for standing in warnings where isOver(standing) { raise(Alarm.warningOver(standing.warning)) }
        retire(at: now, "warning-expired", [:], nil, isOver)
    }

    /// The clock was set right. An end that was said by the wrong one was so far away, not at that time; a bulletin's own
    /// end stands.
    func moveWarnings(by jump: Duration) {
        for index in warnings.indices where warnings[index].isByWrongClock {
            warnings[index].isByWrongClock = false
            guard warnings[index].warning.bulletin == nil else { continue }
            warnings[index].warning.until = warnings[index].warning.until.map { $0 + jump }
        }
    }

    /// The words are spoken (or no voice could speak them).
    func takeWords(_ result: Result<PreparedTape, Failure>, of name: OccurrenceName, at now: WallInstant) {
        switch result {
        case .success(let tape):
            cure("no-tape")
            airings[name]?.tape = tape
        case .failure(let failure):
            raise(Alarm.tape(name, failure))
        }
    }

    // MARK: From one life of the daemon to the next

    func takeUpWarnings(at now: WallInstant) {
        do throws(Failure) {
            warnings = try world.shelf?.read() ?? []
        } catch {
            raise(Alarm.shelf(error))
        }
        for index in warnings.indices {
            warnings[index].airing = nil
            warnings[index].due = min(warnings[index].due ?? now, now)
        }
        guard !warnings.isEmpty else { return }
        journal.note("warnings-taken-up", ["count": String(warnings.count)], at: now)
        guard clockIsTrusted, let last = lastSign, last + Self.memory < now else { return }
        for standing in warnings { raise(Alarm.warningOver(standing.warning)) }
        retire(at: now, "warning-expired", [:], nil) { _ in true }
    }

    private func keepWarnings() {
        guard let shelf = world.shelf else { return }
        do throws(Failure) {
            try shelf.write(warnings)
            warningsAreUnkept = false
            cure("warnings-kept")
        } catch {
            // Tried again with whatever happens next.
            warningsAreUnkept = true
            raise(Alarm.shelf(error))
        }
    }

    private static func detail(of warning: Warning, as name: OccurrenceName) -> [String: String] {
        var detail = [
            "airing": name.description, "title": warning.title, "words": warning.paragraphs.joined(separator: "\n"),
            "level": String(warning.severity.rawValue), "by": warning.person.name,
            "account": warning.person.account, "reason": oneLine(warning.reason),
        ]
        detail["every"] = warning.every.map { String(Int($0.inSeconds)) }
        detail["bulletin"] = warning.bulletin
        return detail
    }
}
