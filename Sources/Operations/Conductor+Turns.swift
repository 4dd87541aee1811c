internal import CivilTime
internal import Ledger
internal import Playout
internal import StationModel

/// Somebody who wants the air now, with all that it takes to give it.
struct Candidate {
    let item: Air.Item
    let job: Job
    let tape: () -> PreparedTape
    var answer: StationEvent.Answer?
    /// Told once when nothing more of it will be heard.
    var ended: (@Sendable () -> Void)?
}

/// Who has the air: asks the ladder, and does what it says.
extension Conductor {
    /// Whoever is due and ready takes the turn that the ladder gives.
    func takeTurns(at now: WallInstant) {
        refuseLateSpeaker(at: now)
        let candidates = candidates(at: now)
        // By a clock that is wrong nobody knows whether the hours allow it.
        let mayGoOn = air.held.map(\.name).filter { name in
            guard clockIsTrusted, let airing = airings[name], airing.ending == nil else { return false }
            return lastMoment(toGoOn: airing, at: now) >= now
        }
        perform(
            air.handle(.turn(wanting: candidates.map(\.item), mayGoOn: Set(mayGoOn))), of: candidates, at: now)
    }

    private func candidates(at now: WallInstant) -> [Candidate] {
        let warnings = dueWarnings(at: now)
        guard clockIsTrusted, hasTakenOver else { return warnings }
        let planned = agenda.prefix { $0.start - season.leadIn <= now }.compactMap { job -> Candidate? in
            guard airings[job.name] == nil, job.occurrence.script.map(season.mayBeAired) ?? true,
                !isHeldBack(job, at: now), let tape = tape(of: job)
            else { return nil }
            return Candidate(item: job.item(), job: job, tape: { tape })
        }
        return warnings + waitingSpeaker(at: now) + planned + dueRequests(at: now)
    }

    /// The last moment at which what was interrupted can go on.
    func lastMoment(toGoOn airing: OnAir, at now: WallInstant) -> WallInstant {
        airing.lastMoment(toGoOnAfter: amplifierOn == nil ? season.leadIn : .zero, at: now)
    }

    func perform(_ effects: [Air.Effect], of candidates: [Candidate] = [], at now: WallInstant) {
        for effect in effects {
            switch effect {
            case .begin(let item):
                guard let candidate = candidates.first(where: { $0.item.name == item.name }) else { continue }
                let tape = candidate.tape()
                airings[item.name] = OnAir(
                    candidate.job, tape, answer: candidate.answer, ended: candidate.ended, at: now)
                noteTakingOver(item.name)
                takenTurn(candidate.job, at: now)
                begin(candidate.job, tape, at: now)
            case .goOn(let item):
                noteTakingOver(item.name)
                goOn(item.name, at: now)
            case .stop:
                world.player.stop()
            case .hold(let item):
                noteInterruption(of: item.name, at: now)
            case .close(let item):
                close(item.name, at: now)
            }
        }
    }

    /// Whoever is told to leave will have given way to this one.
    private func noteTakingOver(_ name: OccurrenceName) {
        for item in air.leaving where airings[item.name]?.gaveWayTo == nil {
            airings[item.name]?.gaveWayTo = name
            airings[item.name]?.lastHeard = world.clock.now
        }
    }

    private func takenTurn(_ job: Job, at now: WallInstant) {
        switch job.name.origin {
        case .emergency: noteBeginning(ofWarning: job.name, at: now)
        case .manual:
            // What is begun can be closed, whatever comes of it; what had to wait stands there already.
            if airings[job.name]?.answer != nil { journal.planned(job, at: now) }
            requests.removeAll { $0.job.name == job.name }
            tapes[job.name] = nil
        case .live: speaker = nil
        case .campaign: break
        }
    }

    /// Ends what has the air, for a reason that the log will give.
    func end(_ why: OnAir.Ending, at now: WallInstant) {
        guard let name = air.holder?.name else { return }
        if airings[name]?.ending == nil { airings[name]?.ending = why }
        airings[name]?.lastHeard = now
        perform(air.handle(.stop), at: now)
    }
}
