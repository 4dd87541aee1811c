internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Planning
internal import Playout
internal import StationModel

/// An airing that a person asked for and that has not begun.
struct ByHand {
    let job: Job
    /// Absent: it was told that it has to wait.
    var answer: StationEvent.Answer?
}

/// Airings by hand. They keep the same rules as planned ones: approved, within the hours, one at a time, by the ladder.
extension Conductor {
    func play(_ script: ScriptID, by person: String, _ answer: @escaping StationEvent.Answer, at now: WallInstant) {
        if let refusal = refusal(of: script, at: now) { return answer(.failure(refusal)) }
        let name: OccurrenceName
        do throws(LedgerError) {
            name = try freeName(for: .manual(script), at: now)
        } catch {
            return answer(.failure(Failure(error.status, error.message, hint: error.hint)))
        }
        let station = season.station
        guard let mustEnd = season.hoursEnd(around: station.zone.minute(of: now)) else {
            return answer(.failure(Refusal.outsideHours(station.hours)))
        }
        let length = season.parts[script]?.length(readings: 1) ?? .zero
        let occurrence = Occurrence(
            name: name, campaign: nil, script: script, officer: station.officerOnDuty(on: name.start.date),
            starts: name.start, length: length, readings: 1, rate: 1, kind: .scheduled, priority: .normal, why: [])
        let start = now + season.leadIn
        let job = Job(
            occurrence, title: station.script(script)?.title ?? script.text, start: start,
            lateStart: max(.seconds(60), start.duration(to: mustEnd - length)), countsFrom: 0.9, mustEnd: mustEnd,
            station: station)
        world.log.info(Sentence.askedFor(name, by: person))
        var request = ByHand(job: job, answer: answer)
        if !air.isAtRest || !requests.isEmpty {
            // It takes its turn, and nobody has to wait at the keyboard for it: from here on the log answers.
            journal.planned(job, at: now)
            request.answer = nil
            answer(.success(name.description))
        }
        requests.append(request)
        order(occurrence)
    }

    /// The name for this second, or for the first one after it that is free: a line in the ledger has one for ever.
    func freeName(for origin: OccurrenceName.Origin, at now: WallInstant) throws(LedgerError) -> OccurrenceName {
        var moment = now
        while true {
            let name = name(for: origin, at: moment)
            if !namedByHand.contains(name), try world.ledger.airing(named: name) == nil {
                namedByHand.insert(name)
                return name
            }
            moment = moment + .seconds(1)
        }
    }

    func name(for origin: OccurrenceName.Origin, at moment: WallInstant) -> OccurrenceName {
        let second = Int(moment.nanoseconds / 1_000_000_000 % 60)
        return OccurrenceName(origin, at: season.station.zone.minute(of: moment), second: second)
    }

    private func refusal(of script: ScriptID, at now: WallInstant) -> Failure? {
        guard !isShuttingDown else { return Refusal.shuttingDown }
        guard season.station.script(script) != nil else { return Refusal.unknownScript(script, in: season.station) }
        if let objection = season.objection(to: script, at: nil) {
            return Failure(.notAllowed, objection.message, hint: objection.hint)
        }
        return refusalOfHours(at: now)
    }

    /// Why nothing but a warning may be aired just now.
    func refusalOfHours(at now: WallInstant) -> Failure? {
        guard clockIsTrusted else { return Refusal.clock }
        let minute = season.station.zone.minute(of: now)
        guard season.hoursEnd(around: minute) != nil else { return Refusal.outsideHours(season.station.hours) }
        return season.station.quietReason(on: minute.date).map(Refusal.quietDay)
    }

    /// Those whose tape is there and that do not get in a promised one's way.
    func dueRequests(at now: WallInstant) -> [Candidate] {
        requests.compactMap { request in
            let job = request.job
            guard let tape = tape(of: job), case .ready = tapes[job.name],
                obstacle(to: job, length: tape.length, at: now) == nil
            else { return nil }
            return Candidate(item: job.item(), job: job, tape: { tape }, answer: request.answer)
        }
    }

    /// Refuses those that can no longer be begun; what had to wait is closed as missed.
    func reviewRequests(at now: WallInstant) {
        for request in requests {
            let job = request.job
            switch tapes[job.name] {
            case .failed(let why, _):
                drop(request, Failure(.badData, why), .noTape(detail: why.vi), at: now)
            case .ready(let tape, _):
                if let refusal = job.occurrence.script.flatMap({ self.refusal(of: $0, at: now) }) {
                    drop(request, refusal, .hoursOver, at: now)
                } else if let obstacle = obstacle(to: job, length: tape.length, at: now), request.answer != nil {
                    drop(request, obstacle, .hoursOver, at: now)
                } else if now + season.leadIn + tape.length > job.mustEnd {
                    drop(request, Refusal.outsideHours(season.station.hours), reasonForWaiting(job), at: now)
                }
            case .ordered, nil:
                if now > job.latestStart {
                    drop(request, Refusal.outsideHours(season.station.hours), reasonForWaiting(job), at: now)
                }
            }
        }
    }

    /// What stands in the way of an airing by hand that would begin now.
    private func obstacle(to job: Job, length: Duration, at now: WallInstant) -> Failure? {
        let end = now + season.leadIn + length
        guard end <= job.mustEnd else { return Refusal.outsideHours(season.station.hours) }
        // The next one needs its lead-in, too.
        return agenda.first {
            airings[$0.name] == nil && $0.start + $0.occurrence.length > now && $0.start - season.leadIn < end
        }.map { Refusal.inTheWay(of: $0.name) }
    }

    private func reasonForWaiting(_ job: Job) -> Reason {
        (onAir?.job.name ?? lastOnAir?.name).map { .airTaken(by: $0.description) } ?? .hoursOver
    }

    private func drop(_ request: ByHand, _ refusal: Failure, _ reason: Reason, at now: WallInstant) {
        let name = request.job.name
        requests.removeAll { $0.job.name == name }
        tapes[name] = nil
        guard let answer = request.answer else {
            journal.close(Closed(name: name, outcome: .missed, reason: reason), at: now)
            return world.log.alarm(Sentence.missed(name, reason))
        }
        answer(.failure(refusal))
    }

    /// Ends what is on air and what was asked for: nothing is to be heard after it, save what was promised.
    func stop(reason: String, by person: String, _ answer: StationEvent.Answer, at now: WallInstant) {
        let plain = Self.oneLine(reason)
        let withdrawn = withdrawRequests(
            Refusal.withdrawn(by: person), .stopped(by: person, reason: plain), at: now)
        // What a person began goes on no more, either.
        for item in air.held where item.name.campaign == nil {
            airings[item.name]?.ending = .stopped(by: person, reason: plain)
        }
        guard let current = onAir else {
            return answer(withdrawn.map { .success($0.description) } ?? .failure(Refusal.nothingOnAir))
        }
        end(.stopped(by: person, reason: plain), at: now)
        answer(.success(current.job.name.description))
    }

    /// A reason stands in one line of the log: what moves a cursor or makes a line of its own would forge others.
    static func oneLine(_ reason: String) -> String {
        let plain = reason.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: Character(" ")
            default: Character(scalar)
            }
        }
        return String(String(plain).split(separator: " ").joined(separator: " ").prefix(200))
    }

    /// What was asked for and is not on air yet is refused after all. Returns the first one's name.
    @discardableResult
    func withdrawRequests(_ refusal: Failure, _ reason: Reason, at now: WallInstant) -> OccurrenceName? {
        let first = requests.first?.job.name
        for request in requests { drop(request, refusal, reason, at: now) }
        return first
    }
}
