internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Playout
internal import StationModel

/// A person at the microphone who waits for the air.
struct Speaker {
    let request: LiveRequest
    let job: Job
    let answer: StationEvent.Answer
}

/// Live speech: within the hours, above everything but warnings.
extension Conductor {
    func speak(_ request: LiveRequest, _ answer: @escaping StationEvent.Answer, at now: WallInstant) {
        if let refusal = refusalOfSpeech(at: now) { return refuse(request, answer, refusal) }
        let name: OccurrenceName
        do throws(LedgerError) {
            name = try freeName(for: .live, at: now)
        } catch {
            return refuse(request, answer, Failure(error.status, error.message, hint: error.hint))
        }
        let station = season.station
        guard let hoursEnd = season.hoursEnd(around: station.zone.minute(of: now)) else {
            return refuse(request, answer, Refusal.outsideHours(station.hours))
        }
        let occurrence = Occurrence(
            name: name, campaign: nil, script: nil, officer: request.person.officer, starts: name.start,
            length: request.longest, readings: 1, rate: 1, kind: .scheduled, priority: .priority, why: [])
        let ahead = amplifierOn == nil && station.output.amplifier != nil ? season.leadIn : .zero
        let job = Job(
            occurrence, title: String(Self.oneLine(request.title).prefix(80)), start: now + ahead,
            lateStart: .seconds(30), countsFrom: 0,
            mustEnd: min(hoursEnd, now + ahead + request.longest), rank: .live, isOpenEnded: true,
            station: station)
        speaker = Speaker(request: request, job: job, answer: answer)
    }

    private func refusalOfSpeech(at now: WallInstant) -> Failure? {
        guard !isShuttingDown else { return Refusal.shuttingDown }
        if let holder = air.holder, holder.rank >= .live { return Refusal.onAir(holder.name) }
        if let speaker { return Refusal.onAir(speaker.job.name) }
        return refusalOfHours(at: now)
    }

    private func refuse(_ request: LiveRequest, _ answer: StationEvent.Answer, _ refusal: Failure) {
        answer(.failure(refusal))
        request.ended()
    }

    func waitingSpeaker(at now: WallInstant) -> [Candidate] {
        guard let speaker else { return [] }
        let tape = PreparedTape(
            source: .stream(speaker.request.sound), length: speaker.request.longest, hash: nil, items: [])
        return [
            Candidate(
                item: speaker.job.item(), job: speaker.job, tape: { tape }, answer: speaker.answer,
                ended: speaker.request.ended)
        ]
    }

    func refuseSpeaker(_ refusal: Failure) {
        guard let speaker else { return }
        self.speaker = nil
        refuse(speaker.request, speaker.answer, refusal)
    }

    /// Whoever was overtaken by a warning, or by the time, is not put on the air minutes later.
    func refuseLateSpeaker(at now: WallInstant) {
        guard let speaker else { return }
        if let holder = air.holder, holder.rank.isEmergency { return refuseSpeaker(Refusal.onAir(holder.name)) }
        if now > speaker.job.latestStart { refuseSpeaker(Refusal.outsideHours(season.station.hours)) }
    }

    func finishSpeaking(_ name: OccurrenceName, at now: WallInstant) {
        guard air.holder?.name == name else { return }
        end(.spoken, at: now)
    }
}
