internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Playout
internal import SoundCard
internal import StationModel

/// What is on air, or about to be.
struct OnAir {
    enum Ending {
        case stopped(by: String, reason: String)
        case shutdown
        case clockUntrusted
        case notWritable(LedgerError)

        var reason: Reason {
            switch self {
            case .stopped(let person, let reason): .stopped(by: person, reason: reason)
            case .shutdown: .shutdown
            case .clockUntrusted: .clockUntrusted
            case .notWritable(let error): .notWritable(detail: error.message.vi)
            }
        }
    }

    let job: Job
    let tape: PreparedTape
    /// When the player was given the order.
    let begun: WallInstant
    /// When the first sample was (or will be) audible.
    var started: WallInstant?
    var position = Duration.zero
    var peak = -120.0
    var card: String?
    var troubles = 0
    /// Why it was told to end before its end.
    var ending: Ending?
    /// Who waits to hear that it is on air.
    var answer: StationEvent.Answer?
    var positionKept: WallInstant?
    /// The last sign of life of the thread that owns the card; progress comes each second.
    var lastHeard: WallInstant
}

/// Being on air: from the order to the player to the closing line in the ledger.
extension Conductor {
    private static let positionEvery = Duration.seconds(5)

    func begin(_ job: Job, _ tape: PreparedTape, answer: StationEvent.Answer? = nil, at now: WallInstant) {
        amplifierOff = nil
        let start = amplifierOn == nil ? warmStart(of: job, at: now) : job.start
        if let amplifier = season.station.output.amplifier {
            amplifierOn = amplifier
            turnAmplifier(on: true, amplifier)
        }
        onAir = OnAir(job: job, tape: tape, begun: now, answer: answer, lastHeard: now)
        // What begins late must end inside the hours, too.
        let latest = min(job.latestStart, job.mustEnd - tape.length)
        let order = PlayOrder(
            source: tape.source, start: start, latestStart: max(latest, start), mustEnd: job.mustEnd)
        world.player.begin(order) { [post = world.post] in post(.playout($0)) }
    }

    /// What is begun late, after a power cut, waits until the amplifier is warm: the tune would be lost, and the log
    /// would not know. What is begun in time, give or take a timer, keeps its instant.
    private func warmStart(of job: Job, at now: WallInstant) -> WallInstant {
        let warm = now + season.leadIn
        return warm > job.start + .seconds(2) ? warm : job.start
    }

    func hear(_ event: PlayEvent, at now: WallInstant) {
        guard var current = onAir else { return }
        current.lastHeard = now
        switch event {
        case .ready(let card):
            current.card = card
            cure("no-card")
            onAir = current
            return release(at: now)
        case .started(let instant):
            current.started = instant
            current.answer?(.success(current.job.name.description))
            current.answer = nil
            world.log.info(Sentence.onAir(current.job.name, late: current.job.start.duration(to: instant)))
        case .progress(let position, let peak):
            current.position = position
            current.peak = peak
            if (current.positionKept ?? now - Self.positionEvery) + Self.positionEvery <= now {
                current.positionKept = now
                journal.keepPosition(of: current.job.name, position, at: now)
            }
        case .trouble(let trouble, let instant):
            current.troubles += 1
            note(trouble, at: instant, in: current)
        case .heard:
            break
        case .ended(let ending):
            return close(current, ending, at: now)
        }
        onAir = current
    }

    /// The card is ready. Not one sample sounds before the ledger has it.
    private func release(at now: WallInstant) {
        guard let current = onAir, current.ending == nil else { return }
        do throws(LedgerError) {
            try journal.started(current.job, current.tape, card: current.card, at: now)
            world.player.go()
        } catch {
            onAir?.ending = .notWritable(error)
            world.player.stop()
        }
    }

    private func note(_ trouble: Trouble, at instant: WallInstant, in current: OnAir) {
        journal.trouble(trouble, of: current.job.name, at: instant)
        let phrase = Sentence.trouble(trouble, in: current.job.name)
        switch trouble {
        case .notOpened(let error), .lost(let error): raise(Alarm.card(error))
        case .back: cure("no-card")
        case .underrun, .suspended, .starved: break
        }
        world.log.alarm(phrase)
    }

    private func close(_ current: OnAir, _ ending: Ending, at now: WallInstant) {
        let job = current.job
        if case .notWritable(let error) = current.ending, job.occurrence.campaign != nil {
            onAir = nil
            unwritten[job.name] = (error, now)
            // There may be room again while it may still begin.
            if reasonForMissing(job, at: now) == nil { return letAmplifierLinger(at: now) }
        }
        let verdict = current.verdict(on: ending, lateness: reasonForLateness(of: current))
        let wasHeard = verdict.outcome != .missed
        let isKept =
            verdict.outcome == .aired
            || verdict.outcome == .cut && job.promise(length: current.tape.length).isKept(byHearing: ending.heard)
        journal.close(
            Closed(
                name: job.name, outcome: verdict.outcome, reason: verdict.reason,
                started: wasHeard ? current.started : nil, ended: wasHeard ? current.end(by: ending) : nil,
                aired: ending.heard,
                counts: isKept, sound: wasHeard ? .unverified : nil, frames: ending.frames, troubles: current.troubles),
            at: now)
        let sentence = Sentence.closed(job.name, verdict.outcome, verdict.reason)
        if verdict.outcome == .aired { world.log.info(sentence) } else { world.log.alarm(sentence) }
        current.answer?(.failure(Failure(.unavailable, sentence)))
        onAir = nil
        lastOnAir = (job.name, ending.at)
        forget(job.name)
        letAmplifierLinger(at: now)
    }

    private func letAmplifierLinger(at now: WallInstant) {
        if let amplifierOn { amplifierOff = now + amplifierOn.linger }
        if isShuttingDown { switchAmplifierOff() }
    }
}

extension OnAir {
    /// When it was heard last. If the clock was set back while it sounded, only what was heard tells that.
    fileprivate func end(by end: Playout.Ending) -> WallInstant {
        guard let started, end.at < started else { return end.at }
        return started + end.heard
    }

    /// How it is closed, from what the card's thread says of its end and what it was told.
    fileprivate func verdict(on end: Playout.Ending, lateness: Reason?) -> (outcome: Outcome, reason: Reason?) {
        let begun: Outcome = started == nil || end.heard == .zero ? .missed : .cut
        let device = card ?? ""
        return switch end.cause {
        case .finished: (.aired, nil)
        case .stopped, .interrupted: (begun, ending?.reason ?? .shutdown)
        case .neverStarted(let error?): (.missed, .noCard(device: error.device, detail: error.detail))
        case .neverStarted(nil): (.missed, ending?.reason ?? lateness ?? .noCard(device: device, detail: ""))
        case .cardLost(let error): (begun, .cardLost(device: error.device, detail: error.detail))
        case .tapeFailed(let detail): (begun, .noTape(detail: detail))
        case .hoursOver: (begun, .hoursOver)
        }
    }
}
