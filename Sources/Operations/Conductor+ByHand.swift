internal import CivilTime
internal import Diagnostics
internal import Ledger
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
        let name: OccurrenceName
        do throws(LedgerError) {
            name = try freeName(for: script, at: now)
        } catch {
            return answer(.failure(Failure(error.status, error.message, hint: error.hint)))
        }
        let minute = name.start
        let parts = season.parts[script]
        let occurrence = Occurrence(
            name: name, campaign: nil, script: script, officer: season.station.officerOnDuty(on: minute.date),
            starts: minute, length: parts?.length(readings: 1) ?? .zero, readings: 1, rate: 1, kind: .scheduled,
            priority: .normal, why: [])
        byHand = ByHand(
            occurrence: occurrence, title: season.station.script(script)?.title ?? script.text, answer: answer)
        world.log.info(Sentence.askedFor(occurrence.name, by: person))
        order(occurrence)
    }

    /// The name for this second, or for the first one after it that is free: a line in the ledger has one for ever.
    private func freeName(for script: ScriptID, at now: WallInstant) throws(LedgerError) -> OccurrenceName {
        var moment = now
        while true {
            let second = Int(moment.nanoseconds / 1_000_000_000 % 60)
            let name = OccurrenceName(.manual(script), at: season.station.zone.minute(of: moment), second: second)
            if !namedByHand.contains(name), try world.ledger.airing(named: name) == nil {
                namedByHand.insert(name)
                return name
            }
            moment = moment + .seconds(1)
        }
    }

    private func refusal(of script: ScriptID, at now: WallInstant) -> Failure? {
        guard !isShuttingDown else { return Refusal.shuttingDown }
        guard season.station.script(script) != nil else { return Refusal.unknownScript(script, in: season.station) }
        guard clockIsTrusted else { return Refusal.clock }
        if let objection = season.objection(to: script, at: nil) {
            return Failure(.notAllowed, objection.message, hint: objection.hint)
        }
        if let holder = onAir?.job.name ?? byHand?.occurrence.name { return Refusal.onAir(holder) }
        let minute = season.station.zone.minute(of: now)
        guard season.hoursEnd(around: minute) != nil else { return Refusal.outsideHours(season.station.hours) }
        if let quiet = season.station.quietReason(on: minute.date) { return Refusal.quietDay(quiet) }
        return nil
    }

    /// Its tape is there: it begins as soon as the card can be ready, if the rules still allow it and it does not get
    /// in a promised one's way.
    func beginByHand(at now: WallInstant) {
        guard let request = byHand else { return }
        let name = request.occurrence.name
        switch tapes[name] {
        case .ready(let tape, _):
            byHand = nil
            tapes[name] = nil
            if let refusal = refusal(of: request.occurrence.script, at: now) {
                return request.answer(.failure(refusal))
            }
            let start = now + season.leadIn
            let end = start + tape.length
            let station = season.station
            guard let mustEnd = season.hoursEnd(around: station.zone.minute(of: now)), end <= mustEnd else {
                return request.answer(.failure(Refusal.outsideHours(station.hours)))
            }
            // The next one needs its lead-in, too.
            if let next = agenda.first(where: {
                $0.start + $0.occurrence.length > now && $0.start - season.leadIn < end
            }) {
                return request.answer(.failure(Refusal.inTheWay(of: next.name)))
            }
            let job = Job(
                request.occurrence, title: request.title, start: start, lateStart: .seconds(60), countsFrom: 0.9,
                mustEnd: mustEnd, station: station)
            // What is begun can be closed, whatever comes of it.
            journal.planned(job, at: now)
            begin(job, tape, answer: request.answer, at: now)
        case .failed(let why, _):
            byHand = nil
            tapes[name] = nil
            request.answer(.failure(Failure(.badData, why)))
        case .ordered, nil: break
        }
    }

    /// Ends what is on air and what was asked for: nothing is to be heard after it.
    func stop(reason: String, by person: String, _ answer: StationEvent.Answer) {
        let withdrawn = withdrawRequest(Refusal.withdrawn(by: person))
        guard let current = onAir else {
            return answer(withdrawn.map { .success($0.description) } ?? .failure(Refusal.nothingOnAir))
        }
        onAir?.ending = current.ending ?? .stopped(by: person, reason: Self.oneLine(reason))
        world.player.stop()
        answer(.success(current.job.name.description))
    }

    /// A reason stands in one line of the log: what moves a cursor or makes a line of its own would forge others.
    private static func oneLine(_ reason: String) -> String {
        let plain = reason.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: Character(" ")
            default: Character(scalar)
            }
        }
        return String(String(plain).split(separator: " ").joined(separator: " ").prefix(200))
    }

    /// What was asked for and is not on air yet is refused after all. Returns its name.
    @discardableResult
    func withdrawRequest(_ refusal: Failure) -> OccurrenceName? {
        guard let request = byHand else { return nil }
        byHand = nil
        tapes[request.occurrence.name] = nil
        request.answer(.failure(refusal))
        return request.occurrence.name
    }
}
