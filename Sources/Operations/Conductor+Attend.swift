internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Playout
internal import StationModel

/// Where the tape of an occurrence stands.
enum TapeState {
    /// `last`: the one that is being checked again; `failure`: why the attempt before came to nothing.
    case ordered(last: PreparedTape?, failure: Phrase?)
    /// Checked at that instant.
    case ready(PreparedTape, WallInstant)
    case failed(Phrase, WallInstant)

    /// The last attempt to make it failed.
    var failure: Phrase? {
        switch self {
        case .ordered(_, let failure): failure
        case .failed(let failure, _): failure
        case .ready: nil
        }
    }

    var isFailing: Bool { failure != nil }

    /// Whole when it was last looked at. While the workshop is held up by another one, it is played without the last
    /// look: the pump tells a torn file from a good one, too.
    var tape: PreparedTape? {
        switch self {
        case .ready(let tape, _): tape
        case .ordered(let last, _): last
        case .failed: nil
        }
    }
}

/// Everything that is due by the clock.
extension Conductor {
    /// Tapes are made and occurrences written down so long before they are due.
    private static let ahead = Duration.seconds(24 * 3600)
    /// A tape is checked again when it is needed within this time.
    private static let lastCheck = Duration.seconds(60)
    private static let retry = Duration.seconds(60)
    /// What is due has no time to lose.
    private static let retryWhenDue = Duration.seconds(20)

    func attend(at now: WallInstant) {
        journal.flush(at: now)
        beat(at: now)
        // Last, for what begins now keeps it on.
        defer { if let off = amplifierOff, off <= now, air.isAtRest { switchAmplifierOff() } }
        guard !isShuttingDown else { return }
        reviewWarnings(at: now)
        guard clockIsTrusted, hasTakenOver else { return takeTurns(at: now) }
        plan(at: now)
        writeDown(at: now)
        closeOverdue(at: now)
        // A closing may have made room for a make-good.
        plan(at: now)
        orderTapes(at: now)
        reviewRequests(at: now)
        takeTurns(at: now)
        seal(at: now)
    }

    func nextWake(after now: WallInstant) -> WallInstant {
        var wake = now + world.heartbeat
        let consider = { (instant: WallInstant) in
            if instant > now { wake = min(wake, instant) }
        }
        for job in agenda.prefix(while: { $0.start <= now + Self.ahead + world.heartbeat }) {
            consider(job.start - Self.ahead)
            consider(job.start - season.leadIn - Self.lastCheck)
            consider(job.start - season.leadIn)
            // The last moment itself still counts.
            consider(max(job.latestStart - season.leadIn, job.start) + .milliseconds(1))
            consider(job.mustEnd - length(of: job) + .milliseconds(1))
            if case .failed(_, let at) = tapes[job.name] { consider(retry(of: job, failedAt: at)) }
            if let tried = unwritten[job.name]?.at { consider(tried + Self.retryWhenDue) }
        }
        if let amplifierOff { consider(amplifierOff) }
        for warning in warnings { warning.due.map(consider) }
        for asked in toldOfWarning.values { consider(asked.until) }
        if warningsAreUnkept { consider(now + .seconds(10)) }
        for request in requests { consider(request.job.latestStart + .milliseconds(1)) }
        // What was interrupted may still go on up to then.
        for item in air.held { airings[item.name].map { consider(lastMoment(toGoOn: $0, at: now) + .milliseconds(1)) } }
        if let instant = nextSealing(after: now) { consider(instant) }
        if journal.failure != nil || planIsStale { consider(now + .seconds(10)) }
        return wake
    }

    /// Occurrences are written down before they are due; what was not cannot be missed unnoticed.
    private func writeDown(at now: WallInstant) {
        for job in agenda.prefix(while: { $0.start <= now + Self.ahead }) where promised[job.name] != Pledge(job) {
            guard airings[job.name] == nil else { continue }
            journal.planned(job, at: now)
            promised[job.name] = Pledge(job)
        }
    }

    private func closeOverdue(at now: WallInstant) {
        for job in agenda.prefix(while: { $0.start <= now }) where airings[job.name] == nil {
            guard let reason = reasonForMissing(job, at: now) else { continue }
            journal.close(Closed(name: job.name, outcome: .missed, reason: reason), at: now)
            world.log.alarm(Sentence.missed(job.name, reason))
            forget(job.name)
        }
    }

    /// `nil` while it may still begin.
    func reasonForMissing(_ job: Job, at now: WallInstant) -> Reason? {
        // What begins late waits for the amplifier, too.
        let begins = now > job.start ? now + season.leadIn : job.start
        let isLate = begins > job.latestStart
        guard isLate || begins + length(of: job) > job.mustEnd else { return nil }
        if let absence = absence(over: job) { return absence }
        // The schedule that has it came into force too late.
        if let adopted, job.latestStart < adopted { return .scheduleChanged }
        if let error = unwritten[job.name]?.error { return .notWritable(detail: error.message.vi) }
        if let reason = job.occurrence.script.flatMap(season.reasonForSilence) { return reason }
        if let why = tapes[job.name]?.failure { return .noTape(detail: why.vi) }
        if let holder = onAir?.job.name ?? lastHolder(since: job.start) { return .airTaken(by: holder.description) }
        guard tape(of: job) != nil else { return .noTape(detail: Sentence.notReady.vi) }
        guard isLate, let lastAttended else { return .hoursOver }
        // All was ready, so nobody was there.
        return Absence(from: lastAttended, until: now, isOfClock: false).reason(in: season.station.zone)
    }

    private func absence(over job: Job) -> Reason? {
        guard let absence, absence.from <= job.start, job.start < absence.until else { return nil }
        return absence.reason(in: season.station.zone)
    }

    /// Why an order that the player had to give up for lateness was given so late; `nil`: it was not.
    func reasonForLateness(of current: OnAir) -> Reason? {
        let job = current.job
        guard current.begun > job.start else { return nil }
        return absence(over: job) ?? lastHolder(since: job.start).map { .airTaken(by: $0.description) }
            ?? .noTape(detail: Sentence.notReady.vi)
    }

    private func lastHolder(since instant: WallInstant) -> OccurrenceName? {
        guard let lastOnAir, lastOnAir.until > instant else { return nil }
        return lastOnAir.name
    }

    private func orderTapes(at now: WallInstant) {
        let wanted = agenda.prefix { $0.start <= now + Self.ahead }
        let due = wanted.prefix { $0.start - season.leadIn <= now }
        // One workshop makes them all: those that are due, in the order in which they will go on the air.
        for job in due.sorted(by: { $0.item().goesBefore($1.item()) }) + wanted.dropFirst(due.count) {
            let isNear = now >= job.start - season.leadIn - Self.lastCheck
            switch tapes[job.name] {
            case .ordered: continue
            case .ready(_, let checked) where !isNear || checked >= job.start - season.leadIn - Self.lastCheck: continue
            case .failed(_, let at) where now < retry(of: job, failedAt: at): continue
            case .ready, .failed, nil: break
            }
            guard airings[job.name] == nil else { continue }
            order(job.occurrence)
        }
    }

    private func retry(of job: Job, failedAt at: WallInstant) -> WallInstant {
        at + (at < job.start ? Self.retry : Self.retryWhenDue)
    }

    func order(_ occurrence: Occurrence) {
        let name = occurrence.name
        tapes[name] = .ordered(last: tapes[name]?.tape, failure: tapes[name]?.failure)
        ordersOut[name, default: 0] += 1
        world.workshop.order(occurrence, on: occurrence.starts.date, in: season)
    }

    func take(_ result: Result<PreparedTape, Failure>, for name: OccurrenceName, at now: WallInstant) {
        let out = ordersOut[name, default: 1] - 1
        ordersOut[name] = out > 0 ? out : nil
        // An answer to an order from before the folder was edited, or for what nobody wants any more, is no tape.
        if case .emergency = name.origin { return takeWords(result, of: name, at: now) }
        guard out <= 0, case .ordered = tapes[name] else { return }
        switch result {
        case .success(let tape):
            tapes[name] = .ready(tape, now)
        case .failure(let failure):
            tapes[name] = .failed(failure.message, now)
            raise(Alarm.tape(name, failure))
        }
    }

    /// Checked recently enough to be played.
    func tape(of job: Job) -> PreparedTape? {
        tapes[job.name]?.tape
    }

    func length(of job: Job) -> Duration {
        tape(of: job)?.length ?? job.occurrence.length
    }

    /// The ledger could not be written a moment ago.
    func isHeldBack(_ job: Job, at now: WallInstant) -> Bool {
        unwritten[job.name].map { now < $0.at + Self.retryWhenDue } ?? false
    }

    func switchAmplifierOff() {
        amplifierOff = nil
        guard let amplifier = amplifierOn else { return }
        amplifierOn = nil
        turnAmplifier(on: false, amplifier)
    }

    /// A new attempt: whatever was wrong with the last one, its own failure will tell.
    func turnAmplifier(on: Bool, _ amplifier: Amplifier) {
        cure("amplifier")
        world.amplifier.turn(on: on, amplifier)
    }
}
