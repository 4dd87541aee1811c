package import CivilTime
package import Diagnostics
package import StationModel

/// How a running station is just now: what `loa status` and the rehearsal's progress line are made from.
package struct StationStatus: Sendable {
    package struct OnAir: Sendable {
        package let name: OccurrenceName
        package let title: String
        package let officerName: String?
        package let start: WallInstant
        /// `nil` while the amplifier warms up and the card runs on silence.
        package let started: WallInstant?
        package let item: Phrase
        package let position: Duration
        package let length: Duration
        /// dBFS, -120 for silence.
        package let peak: Double
    }

    package struct Next: Sendable {
        package enum Tape: String, Sendable { case ready, waiting, failed }

        package let name: OccurrenceName
        package let title: String
        package let officerName: String?
        package let start: WallInstant
        package let length: Duration
        package let tape: Tape
    }

    package let now: WallInstant
    package let zone: StationZone
    package let onAir: OnAir?
    package let next: Next?
    /// In force, the gravest first.
    package let warnings: [StandingWarning]
    package let clockIsTrusted: Bool
    package let cardIsLost: Bool
    /// On air, and not a word from the card's thread for longer than any driver should take.
    package let cardIsSilent: Bool
    package let findings: [Finding]
}

extension Conductor {
    package var status: StationStatus {
        let next = agenda.first { airings[$0.name] == nil }
        return StationStatus(
            now: world.clock.now, zone: season.station.zone, onAir: onAir?.status, next: next.map(status(of:)),
            warnings: warnings.sorted { ($0.warning.severity, $0.since) > ($1.warning.severity, $1.since) },
            clockIsTrusted: clockIsTrusted,
            cardIsLost: alarms["no-card"] != nil,
            cardIsSilent: cardHangs,
            findings: findings)
    }

    /// Not a word of an order that is out for longer than any driver should take: while it sounds, after its last moment
    /// to begin, or after it was told to end.
    var cardHangs: Bool {
        let (now, held) = (world.clock.now, Set(air.held.map(\.name)))
        return airings.contains { name, airing in
            guard !held.contains(name) else { return false }
            let isDue = airing.started != nil || airing.ending != nil || airing.gaveWayTo != nil
            let last = isDue ? airing.lastHeard : max(airing.lastHeard, airing.givenUp)
            return last + .seconds(15) < now
        }
    }

    private func status(of job: Job) -> StationStatus.Next {
        let tape: StationStatus.Next.Tape =
            switch tapes[job.name] {
            // It was whole a moment ago, and is looked at again.
            case .ready, .ordered(last: _?, _): .ready
            case .failed: .failed
            case .ordered, nil: .waiting
            }
        return StationStatus.Next(
            name: job.name, title: job.title, officerName: job.officerName, start: job.start,
            length: job.occurrence.length, tape: tape)
    }
}

extension OnAir {
    fileprivate var status: StationStatus.OnAir {
        let waiting = Phrase(vi: "chờ card và âm ly", en: "waiting for card and amplifier")
        return StationStatus.OnAir(
            name: job.name, title: job.title, officerName: job.officerName, start: job.start, started: started,
            item: started == nil ? waiting : tape.item(at: position) ?? waiting, position: position,
            length: tape.length, peak: peak)
    }
}
