internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Playout
internal import SoundCard
internal import StationModel

/// Being on air: from the order to the player to the closing line in the ledger.
extension Conductor {
    private static let positionEvery = Duration.seconds(5)
    private static let patience = Duration.seconds(60)

    func begin(_ job: Job, _ tape: PreparedTape, at now: WallInstant) {
        let start = amplifierOn == nil ? warmStart(of: job, at: now) : job.start
        switchAmplifierOn()
        give(
            PlayOrder(
                source: tape.source, start: start, latestStart: latestStart(of: job, tape, from: start),
                mustEnd: job.mustEnd, isLive: job.name.origin == .live),
            to: job.name)
        guard job.rank.isEmergency, job.name.campaign == nil else { return }
        // A flood does not wait for a disk: the ledger gets it as soon as it can.
        journal.begun(job, tape, card: CardChoice.name(of: season.station.output.device), at: now)
        airings[job.name]?.isWritten = true
        world.player.go()
    }

    /// Goes on with what was interrupted, at the beginning of the reading that it was in.
    func goOn(_ name: OccurrenceName, at now: WallInstant) {
        guard var airing = airings[name] else { return }
        let from = airing.beginning(at: now)
        let start = amplifierOn == nil ? now + season.leadIn : max(now, airing.job.start)
        switchAmplifierOn()
        airing.gaveWayTo = nil
        airing.lastHeard = now
        airings[name] = airing
        world.log.info(Sentence.goesOn(name))
        give(
            PlayOrder(
                source: airing.tape.source, start: start, latestStart: max(start, lastMoment(toGoOn: airing, at: now)),
                mustEnd: airing.job.mustEnd, from: from),
            to: name)
    }

    /// How late it may begin. What a person asked for is given up when no card opens for a minute: the person waits.
    private func latestStart(of job: Job, _ tape: PreparedTape, from start: WallInstant) -> WallInstant {
        // What begins late must end inside the hours, too.
        let latest = job.isOpenEnded ? job.latestStart : min(job.latestStart, job.mustEnd - tape.length)
        return max(start, job.name.campaign == nil ? min(latest, start + Self.patience) : latest)
    }

    private func give(_ order: PlayOrder, to name: OccurrenceName) {
        airings[name]?.begins = order.start
        airings[name]?.givenUp = order.latestStart
        world.player.begin(order) { [post = world.post] in post(.playout(name, $0)) }
    }

    private func switchAmplifierOn() {
        amplifierOff = nil
        guard let amplifier = season.station.output.amplifier else { return }
        // One that is on is told once more at each beginning: somebody may have switched it off.
        amplifierOn = amplifier
        turnAmplifier(on: true, amplifier)
    }

    /// What is begun late, after a power cut, waits until the amplifier is warm: the tune would be lost, and the log
    /// would not know. What is begun in time, give or take a timer, keeps its instant.
    private func warmStart(of job: Job, at now: WallInstant) -> WallInstant {
        // A person waits, and there is nothing to be warmed.
        if job.rank >= .live, season.station.output.amplifier == nil { return job.start }
        let warm = now + season.leadIn
        return warm > job.start + .seconds(2) ? warm : job.start
    }

    func hear(_ event: PlayEvent, of name: OccurrenceName, at now: WallInstant) {
        guard var current = airings[name] else { return }
        current.lastHeard = now
        switch event {
        case .ready(let card):
            current.card = card
            cure("no-card")
            airings[name] = current
            return release(current, at: now)
        case .started(let instant):
            current.answer?(.success(name.description))
            current.answer = nil
            toldOfWarning.removeValue(forKey: name)?.answer(.success(name.description))
            if current.started == nil {
                world.log.info(Sentence.onAir(name, late: current.job.start.duration(to: instant)))
            }
            current.started = current.started ?? instant
        case .progress(let position, let peak):
            current.position = position
            current.peak = peak
            // Whichever way the clock is set.
            if current.positionKept.map({ abs($0.duration(to: now).inSeconds) >= Self.positionEvery.inSeconds }) ?? true
            {
                current.positionKept = now
                journal.keepPosition(of: name, position, at: now)
            }
        case .trouble(let trouble, let instant):
            current.troubles += 1
            note(trouble, at: instant, of: name)
            if case .notOpened(let error) = trouble {
                toldOfWarning.removeValue(forKey: name)?.answer(.failure(Refusal.notHeardYet(error)))
            }
        case .heard(let hearing):
            note(hearing, of: name, before: current.hearing, at: now)
            current.hearing = hearing
        case .ended(let ending):
            current.note(ending)
            airings[name] = current
            let canGoOn = ending.cause == .interrupted && current.ending == nil && current.job.canGoOn
            return perform(air.handle(.ended(name, canGoOn: canGoOn)), at: now)
        }
        airings[name] = current
    }

    /// The card is ready. Not one sample sounds before the ledger has it.
    private func release(_ current: OnAir, at now: WallInstant) {
        guard air.holder?.name == current.job.name, current.ending == nil else { return }
        guard !current.isWritten else {
            // It goes on, or it is a warning that went on the air at once.
            if current.interruption != nil { world.player.go() }
            return
        }
        do throws(LedgerError) {
            try journal.started(current.job, current.tape, card: current.card, at: now)
            airings[current.job.name]?.isWritten = true
            world.player.go()
        } catch {
            end(.notWritable(error), at: now)
        }
    }

    private func note(_ trouble: Trouble, at instant: WallInstant, of name: OccurrenceName) {
        journal.trouble(trouble, of: name, at: instant)
        let phrase = Sentence.trouble(trouble, in: name)
        switch trouble {
        case .notOpened(let error), .lost(let error): raise(Alarm.card(error))
        case .back: cure("no-card")
        case .underrun, .suspended, .starved, .relay: break
        }
        world.log.alarm(phrase)
    }

    /// The listening device is believed when it changes its mind.
    private func note(_ hearing: Hearing, of name: OccurrenceName, before: Hearing?, at now: WallInstant) {
        switch hearing {
        case .audible:
            cure("silent-horns")
            if case .silent = before { journal.trouble("horns-heard-again", of: name, at: now) }
        case .silent(let time):
            if case .silent = before { return }
            journal.trouble("silent-horns", ["seconds": String(Int(time.inSeconds))], of: name, at: now)
            raise(Alarm.silentHorns(name))
        case .unjudged: break
        }
    }

    /// It gave way to another and goes on later.
    func noteInterruption(of name: OccurrenceName, at now: WallInstant) {
        guard var airing = airings[name], let ending = airing.interruption else { return }
        airing.frames += ending.frames
        airing.before = airing.sound
        airing.hearing = nil
        airing.position = ending.heard
        airings[name] = airing
        let by = airing.gaveWayTo
        journal.keepPosition(of: name, ending.heard, at: now)
        journal.trouble("gave-way", by.map { ["to": $0.description] } ?? [:], of: name, at: now)
        world.log.info(Sentence.interrupted(name, by: by))
    }

    /// Nothing more of it will be heard.
    func close(_ name: OccurrenceName, at now: WallInstant) {
        guard let current = airings.removeValue(forKey: name) else { return }
        let job = current.job
        let ending =
            current.interruption ?? Playout.Ending(cause: .interrupted, at: now, heard: .zero, frames: 0)
        if case .notWritable(let error) = current.ending, job.occurrence.campaign != nil {
            unwritten[name] = (error, now)
            // There may be room again while it may still begin.
            if reasonForMissing(job, at: now) == nil { return letAmplifierLinger(at: now) }
        }
        var verdict = current.verdict(on: ending, lateness: reasonForLateness(of: current))
        if isShuttingDown, ending.cause == .interrupted { verdict.reason = .shutdown }
        let wasHeard = verdict.outcome != .missed
        let isKept =
            verdict.outcome == .aired
            || verdict.outcome == .cut && job.promise(length: current.tape.length).isKept(byHearing: ending.heard)
        journal.close(
            Closed(
                name: name, outcome: verdict.outcome, reason: verdict.reason,
                started: wasHeard ? current.started : nil, ended: wasHeard ? current.end(by: ending) : nil,
                aired: ending.heard,
                counts: isKept, sound: wasHeard ? current.sound : nil, frames: current.frames + ending.frames,
                troubles: current.troubles, level: wasHeard ? ending.level : nil),
            at: now)
        let sentence = Sentence.closed(name, verdict.outcome, verdict.reason)
        if verdict.outcome == .aired { world.log.info(sentence) } else { world.log.alarm(sentence) }
        current.answer?(.failure(Failure(.unavailable, sentence)))
        current.ended?()
        toldOfWarning.removeValue(forKey: name)?.answer(.failure(Failure(.unavailable, sentence)))
        lastOnAir = (name, ending.at)
        forget(name)
        if case .emergency = name.origin { noteEnd(ofWarning: current, verdict.outcome, at: now) }
        letAmplifierLinger(at: now)
    }

    private func letAmplifierLinger(at now: WallInstant) {
        guard air.isAtRest else { return }
        if let amplifierOn { amplifierOff = now + amplifierOn.linger }
        if isShuttingDown { switchAmplifierOff() }
    }
}
