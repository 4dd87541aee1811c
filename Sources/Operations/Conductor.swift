package import CivilTime
package import Diagnostics
package import Ledger
internal import Planning
internal import Playout
internal import StationModel

/// What the ledger's latest `planned` entry says and a later edit of the folder may change.
struct Pledge: Equatable {
    let title: String
    let officer: OfficerID?
    let scriptHash: String?

    init(_ job: Job) {
        title = job.title
        officer = job.occurrence.officer
        scriptHash = job.scriptHash
    }

    init(_ airing: Airing) {
        title = airing.title
        officer = airing.officer
        scriptHash = airing.scriptHash
    }
}

/// A stretch in which the station was not attended to.
struct Absence {
    let from: WallInstant
    let until: WallInstant
    /// The station ran, and its clock was wrong.
    let isOfClock: Bool

    func reason(in zone: StationZone) -> Reason {
        isOfClock
            ? .clockUntrusted
            : .stationOff(from: zone.minute(of: from).description, until: zone.minute(of: until).description)
    }
}

/// Runs a station: takes one event at a time, acts, and says when it wants to be woken.
///
/// It has no thread, no loop and no clock of its own: the daemon's loop and the simulation's drive the same object.
/// Everything it must not forget stands in the ledger, so that the next one begins where this one was killed.
/// Used from one task at a time.
package final class Conductor {
    let world: World
    let journal: Journal
    var season: Season

    /// What the rules say for the weeks that matter now, less what is closed. Sorted by start.
    var agenda: [Job] = []
    var planIsStale = true
    private var plannedOn: LocalDate?
    private(set) var planFindings: [Finding] = []

    /// Occurrences that the ledger has as planned, and not yet as closed.
    var promised: [OccurrenceName: Pledge] = [:]
    var tapes: [OccurrenceName: TapeState] = [:]
    /// Orders of tapes that the workshop has not answered yet.
    var ordersOut: [OccurrenceName: Int] = [:]
    /// Who has the air, and who waits for it to come back.
    var air = Air()
    /// What the air knows, in full: sounding, leaving, interrupted.
    var airings: [OccurrenceName: OnAir] = [:]
    /// Asked for by hand, in the order of asking.
    var requests: [ByHand] = []
    /// The warnings in force.
    var warnings: [StandingWarning] = []
    /// The shelf has not got them yet.
    var warningsAreUnkept = false
    /// Who gave a warning and waits to hear that it sounds, until then at the latest.
    var toldOfWarning: [OccurrenceName: (answer: StationEvent.Answer, until: WallInstant)] = [:]
    /// A person at the microphone who waits for the air.
    var speaker: Speaker?
    /// Names that this run has given to airings by hand.
    var namedByHand: Set<OccurrenceName> = []
    var lastOnAir: (name: OccurrenceName, until: WallInstant)?
    /// What could not begin because the ledger could not be written, and when that was tried last.
    var unwritten: [OccurrenceName: (error: LedgerError, at: WallInstant)] = [:]
    /// The amplifier that is on, as it was when it was switched on.
    var amplifierOn: Amplifier?
    /// When it is to be switched off; `nil`: it is off, or needed.
    var amplifierOff: WallInstant?

    /// The last stretch in which the station was not attended to.
    private(set) var absence: Absence?
    private var lastHeartbeat: WallInstant?
    /// When the station was last known to be alive.
    var lastSign: WallInstant? { lastHeartbeat }
    /// The last instant at which what is due was looked at.
    private(set) var lastAttended: WallInstant?
    /// What the last run left is closed; not before the clock can be trusted.
    private(set) var hasTakenOver = false
    /// The first instant that this ledger accounts for.
    private var accountsFrom: WallInstant
    private(set) var clockIsTrusted = true
    /// It was set back in this run; otherwise it came up wrong.
    private var clockWasSetBack = false
    /// What the clock showed last while it was not trusted.
    private var lastByWrongClock: WallInstant?
    private(set) var isShuttingDown = false
    /// What a person should be told until it is cured, by code.
    private(set) var alarms: [String: Finding] = [:]
    private var folderFindings: [Finding] = []
    /// When the station in force was taken over from the folder; `nil`: it was there from the start.
    private(set) var adopted: WallInstant?
    /// The day on which everything due was sealed last, and when to try again.
    var sealedOn: LocalDate?
    var sealRetry: WallInstant?
    /// Why the plan could not be made from the ledger.
    private var unreadable: LedgerError?

    /// Takes over a station: closes what the last run left open. `findings` are the folder's.
    /// - Throws: when the ledger cannot be read or written; then nothing may be aired.
    package init(_ season: Season, findings: [Finding] = [], world: World) throws(LedgerError) {
        self.season = season
        self.world = world
        folderFindings = findings
        journal = Journal(world.ledger)
        let now = world.clock.now
        accountsFrom = try world.ledger.firstInstant ?? now
        lastHeartbeat = try world.ledger.lastAlive
        if let latest = try world.ledger.latestInstant, now < latest - Self.clockTolerance {
            distrustClock(latest: latest, at: now)
        } else {
            try takeOver(at: now)
        }
        _ = try world.ledger.append(.event(code: "daemon-started", detail: [:]), at: now)
        takeUpWarnings(at: now)
        if let amplifier = season.station.output.amplifier {
            // A crash may have left it on.
            world.amplifier.turn(on: false, amplifier)
        }
    }

    /// The end of it: everything is closed and nothing more will be done.
    package var isDone: Bool { isShuttingDown && air.isAtRest }

    /// What has the air.
    var onAir: OnAir? { air.holder.flatMap { airings[$0.name] } }

    /// Takes an event. Returns the instant at which it wants a `timer` at the latest.
    package func handle(_ event: StationEvent) -> WallInstant {
        let now = world.clock.now
        // Before anything is done by it.
        if let last = lastHeartbeat, now < last - Self.clockTolerance {
            clockWasSetBack = clockWasSetBack || clockIsTrusted
            distrustClock(latest: last, at: now)
        }
        switch event {
        case .timer: break
        case .playout(let name, let happening): hear(happening, of: name, at: now)
        case .tape(let name, let result): take(result, for: name, at: now)
        case .play(let script, let person, let answer): play(script, by: person, answer, at: now)
        case .stop(let reason, let person, let answer): stop(reason: reason, by: person, answer, at: now)
        case .emergency(let warning, let answer): warn(warning, answer, at: now)
        case .allClear(let reason, let person, let answer): allClear(reason: reason, by: person, answer, at: now)
        case .cancelled(let bulletins, let reason, let person, let answer):
            cancel(bulletins, reason: reason, by: person, answer, at: now)
        case .live(let request, let answer): speak(request, answer, at: now)
        case .liveOver(let name): finishSpeaking(name, at: now)
        case .liveKept(let name, let file, let hash):
            journal.note("live-kept", ["occurrence": "\(name)", "file": file, "sha256": hash], at: now)
        case .liveNotKept(let name, let why):
            journal.note("live-not-kept", ["occurrence": "\(name)", "detail": why.en], at: now)
            world.log.alarm(why)
        case .adopted(let season, let findings): adopt(season, findings, at: now)
        case .refused(let findings): refuse(findings, at: now)
        case .listening(let error?): raise(Alarm.listening(error))
        case .listening(nil): cure("no-listening")
        case .amplifierFailed(let detail): raise(Alarm.amplifier(detail))
        case .status(let answer): answer(status)
        case .shutdown: shutDown(at: now)
        }
        attend(at: now)
        tellOfWarnings(at: now)
        if clockIsTrusted { lastAttended = now } else { lastByWrongClock = now }
        reviewAlarms()
        return nextWake(after: now)
    }

    // MARK: The clock and the heartbeat

    /// An old clock after a power cut shows a time before the ledger's last: nothing is aired or closed by it.
    private static let clockTolerance = Duration.seconds(120)

    /// Checks the clock against the last heartbeat, notices an absence, and leaves a heartbeat when one is due.
    func beat(at now: WallInstant) {
        guard let last = lastHeartbeat else { return leaveHeartbeat(at: now) }
        guard now >= last - Self.clockTolerance else { return }
        if !hasTakenOver {
            do throws(LedgerError) {
                try takeOver(at: now)
            } catch {
                unreadable = error
                return
            }
        }
        let gap = last.duration(to: now)
        if !clockIsTrusted {
            absence = Absence(from: min(last, now), until: now, isOfClock: clockWasSetBack)
            clockIsTrusted = true
            clockWasSetBack = false
            lastByWrongClock.map { moveWarnings(by: $0.duration(to: now)) }
            lastByWrongClock = nil
            cure("clock-untrusted")
            planIsStale = true
        } else if gap > world.heartbeat * 3 || absence == nil {
            absence = Absence(from: min(last, now), until: now, isOfClock: false)
        }
        if gap >= world.heartbeat { leaveHeartbeat(at: now) }
    }

    /// Closes what the last run left on the air, and knows what it had promised.
    private func takeOver(at now: WallInstant) throws(LedgerError) {
        for airing in try world.ledger.recover(at: now) {
            world.log.alarm(Sentence.recovered(airing.name))
        }
        for airing in try world.ledger.open() {
            if airing.name.campaign != nil {
                promised[airing.name] = Pledge(airing)
            } else {
                // Asked for by hand and not begun: nobody waits for it any more.
                let absence = Absence(from: lastHeartbeat ?? airing.planned, until: now, isOfClock: false)
                let close = Closed(
                    name: airing.name, outcome: .missed, reason: absence.reason(in: season.station.zone))
                _ = try world.ledger.append(.closed(close), at: now)
            }
        }
        hasTakenOver = true
    }

    /// For the simulation, whose heartbeats are rare: the one that a power cut is dated by.
    func leaveHeartbeat(at now: WallInstant) {
        if absence == nil { absence = Absence(from: now, until: now, isOfClock: false) }
        lastHeartbeat = now
        journal.heartbeat(at: now)
    }

    private func distrustClock(latest: WallInstant, at now: WallInstant) {
        guard clockIsTrusted else { return }
        clockIsTrusted = false
        lastHeartbeat = latest
        raise(Alarm.clock(now: season.station.zone.iso8601(now), latest: season.station.zone.iso8601(latest)))
        guard let current = onAir else { return switchAmplifierOff() }
        // What sounds already goes on: its end is counted in frames. A warning that waits for the amplifier would wait
        // for that time to come again: it is given anew.
        guard current.started == nil else { return }
        end(.clockUntrusted, at: now)
    }

    // MARK: The plan

    /// Makes the plan anew when the day, the station or the history has changed.
    func plan(at now: WallInstant) {
        let zone = season.station.zone
        let today = zone.date(of: now)
        if journal.hasCaughtUp {
            journal.hasCaughtUp = false
            planIsStale = true
        }
        guard planIsStale || plannedOn != today else { return }
        // From the week in which the station was last attended to, and from that of the oldest promise that is open.
        let oldest = promised.keys.lazy.map(\.start.date).min() ?? today
        let attended = max(lastAttended ?? absence?.from ?? now, accountsFrom)
        let first = min(oldest, zone.date(of: min(attended, now))).weekStart
        let history: [Airing]
        do {
            history = try world.ledger.airings(
                AiringQuery(from: zone.instant(of: LocalDateTime(first, .midnight)), until: now + .seconds(14 * 86_400))
            )
            unreadable = nil
        } catch {
            unreadable = error
            return
        }
        let plan = season.planner(history: history).plan(first...(today + 8))
        let closed = Set(history.lazy.filter { $0.outcome != nil }.map(\.name)).union(journal.closedInWaiting)
        agenda = plan.occurrences.compactMap { occurrence in
            closed.contains(occurrence.name) ? nil : Job(planned: occurrence, in: season)
        }.filter { $0.latestStart >= accountsFrom }
        let near = agenda.prefix { $0.start <= now + .seconds(7 * 86_400) }
        let unheard = Set(near.compactMap(\.occurrence.script)).sorted()
        planFindings = plan.problems.map(\.finding) + unheard.compactMap { season.objection(to: $0, at: nil) }
        withdrawUnplanned(except: Set(plan.problems.filter { $0.severity == .error }.map(\.campaign)), at: now)
        planIsStale = false
        plannedOn = today
    }

    /// What was promised but is in the plan no longer, because the schedule was changed, is closed as cancelled. Where
    /// the campaign stands and only its script cannot be aired now, the promise stands too, and is missed in its time.
    private func withdrawUnplanned(except impossible: Set<CampaignID>, at now: WallInstant) {
        let wanted = Set(agenda.map(\.name))
        for name in promised.keys.filter({ !wanted.contains($0) }).sorted() where airings[name] == nil {
            guard let campaign = name.campaign else { continue }
            var close = Closed(name: name, outcome: .cancelled, reason: .scheduleChanged)
            if impossible.contains(campaign) {
                guard season.station.zone.instant(of: name.start) < now else { continue }
                close = Closed(name: name, outcome: .missed, reason: .noTape(detail: Sentence.notAirable.vi))
            }
            journal.close(close, at: now)
            forget(name)
        }
    }

    /// A closed occurrence needs nothing more.
    func forget(_ name: OccurrenceName) {
        promised[name] = nil
        tapes[name] = nil
        unwritten[name] = nil
        agenda.removeAll { $0.name == name }
        planIsStale = true
    }

    // MARK: The folder

    private func adopt(_ season: Season, _ findings: [Finding], at now: WallInstant) {
        self.season = season
        adopted = now
        folderFindings = findings
        alarms["folder-refused"] = nil
        silenceIfWithdrawn(at: now)
        tapes = [:]
        for request in requests { order(request.job.occurrence) }
        planIsStale = true
        journal.note("station-adopted", at: now)
        world.log.info(Sentence.adopted(season.station.name))
        world.log.findings(findings)
    }

    /// What a leader takes back while it is heard ends at once, even if the folder has other words by now. An edit alone
    /// does not end it: what sounds was approved.
    private func silenceIfWithdrawn(at now: WallInstant) {
        for (name, current) in airings where current.ending == nil && !current.job.rank.isEmergency {
            guard let script = current.job.occurrence.script.flatMap(season.station.script),
                let decision = season.decision(on: script), !season.state(of: script).mayBeAired,
                decision.kind == .withdrawn || script.hash == current.job.scriptHash
            else { continue }
            // What was interrupted does not go on.
            airings[name]?.ending = .stopped(by: decision.person.name, reason: decision.reason ?? "")
            if air.holder?.name == name { perform(air.handle(.stop), at: now) }
        }
    }

    private func refuse(_ findings: [Finding], at now: WallInstant) {
        folderFindings = findings
        raise(Alarm.folderRefused)
        let first = findings.first { $0.severity == .error }
        journal.note("station-refused", ["finding": first?.text(in: .vietnamese) ?? ""], at: now)
        world.log.findings(findings)
    }

    // MARK: Alarms and the end

    func raise(_ alarm: Finding) {
        guard alarms.updateValue(alarm, forKey: alarm.code) != alarm else { return }
        world.log.alarm(alarm.message)
    }

    func cure(_ code: String) {
        alarms[code] = nil
    }

    /// Alarms that follow from how things are now.
    private func reviewAlarms() {
        if let failure = journal.failure ?? unreadable { raise(Alarm.ledger(failure)) } else { cure("ledger") }
        if !tapes.values.contains(where: \.isFailing) { cure("no-tape") }
        if cardHangs {
            raise(Alarm.cardHangs(CardChoice.name(of: season.station.output.device)))
        } else {
            cure("card-hangs")
        }
    }

    var findings: [Finding] {
        alarms.values.sorted { $0.code < $1.code } + folderFindings + planFindings
    }

    private func shutDown(at now: WallInstant) {
        guard !isShuttingDown else { return }
        isShuttingDown = true
        journal.note("daemon-stopping", at: now)
        withdrawRequests(Refusal.shuttingDown, .shutdown, at: now)
        refuseSpeaker(Refusal.shuttingDown)
        if let name = air.holder?.name, airings[name]?.ending == nil { airings[name]?.ending = .shutdown }
        perform(air.handle(.shutdown), at: now)
        if air.isAtRest { switchAmplifierOff() }
    }
}
