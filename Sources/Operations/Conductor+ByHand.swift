internal import CivilTime
internal import Diagnostics
internal import Planning
internal import Playout
internal import StationModel

/// An airing that a person asked for and whose tape is being made.
struct ByHand {
    let occurrence: Occurrence
    let title: String
    let answer: StationEvent.Answer
}

/// Airings by hand. They keep the same rules as planned ones: approved, within the hours, one at a time.
extension Conductor {
    func play(_ script: ScriptID, by person: String, _ answer: @escaping StationEvent.Answer, at now: WallInstant) {
        if let refusal = refusal(of: script, at: now) { return answer(.failure(refusal)) }
        let zone = season.station.zone
        let minute = zone.minute(of: now)
        // Another one in this minute may have the name already.
        let second = Int((zone.instant(of: minute).duration(to: now)).inSeconds)
        let parts = season.parts[script]
        let occurrence = Occurrence(
            name: OccurrenceName(.manual(script), at: minute, second: second), campaign: nil, script: script,
            officer: season.station.officerOnDuty(on: minute.date), starts: minute,
            length: parts?.length(readings: 1) ?? .zero, readings: 1, rate: 1, kind: .scheduled, priority: .normal,
            why: [])
        byHand = ByHand(
            occurrence: occurrence, title: season.station.script(script)?.title ?? script.text, answer: answer)
        world.log.info(Sentence.askedFor(occurrence.name, by: person))
        tapes[occurrence.name] = .ordered
        world.workshop.order(occurrence, on: minute.date, in: season)
    }

    private func refusal(of script: ScriptID, at now: WallInstant) -> Failure? {
        guard season.station.script(script) != nil else { return Refusal.unknownScript(script, in: season.station) }
        guard clockIsTrusted else { return Refusal.clock }
        guard season.isApproved(script) else { return Refusal.notApproved(script) }
        if let holder = onAir?.job.name ?? byHand?.occurrence.name { return Refusal.onAir(holder) }
        let minute = season.station.zone.minute(of: now)
        guard season.hoursEnd(around: minute) != nil else { return Refusal.outsideHours(season.station.hours) }
        if let quiet = season.station.quietReason(on: minute.date) { return Refusal.quietDay(quiet) }
        return nil
    }

    /// Its tape is there: it begins as soon as the card can be ready, unless it would get in a promised one's way.
    func beginByHand(at now: WallInstant) {
        guard let request = byHand else { return }
        let name = request.occurrence.name
        switch tapes[name] {
        case .ready(let tape, _):
            byHand = nil
            tapes[name] = nil
            let start = now + season.leadIn
            let end = start + tape.length
            let station = season.station
            guard let mustEnd = season.hoursEnd(around: station.zone.minute(of: now)), end <= mustEnd else {
                return request.answer(.failure(Refusal.outsideHours(station.hours)))
            }
            if let next = agenda.first(where: { $0.start + $0.occurrence.length > now && $0.start < end }) {
                return request.answer(.failure(Refusal.inTheWay(of: next.name)))
            }
            let job = Job(
                request.occurrence, title: request.title, start: start, lateStart: .seconds(60), countsFrom: 0.9,
                mustEnd: mustEnd, station: station)
            begin(job, tape, answer: request.answer, at: now)
        case .failed(let why, _):
            byHand = nil
            tapes[name] = nil
            request.answer(.failure(Failure(.badData, why)))
        case .ordered, nil: break
        }
    }

    func stop(reason: String, by person: String, _ answer: StationEvent.Answer) {
        if let request = byHand {
            byHand = nil
            tapes[request.occurrence.name] = nil
            request.answer(.failure(Refusal.withdrawn(by: person)))
            return answer(.success(request.occurrence.name.description))
        }
        guard let current = onAir else { return answer(.failure(Refusal.nothingOnAir)) }
        onAir?.ending = current.ending ?? .stopped(by: person, reason: reason)
        world.player.stop()
        answer(.success(current.job.name.description))
    }
}
