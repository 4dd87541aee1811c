internal import CivilTime
internal import StationModel

/// Local times of many instants that lie close together: the zone is asked twice a day instead of each time.
struct DayClock {
    private let zone: StationZone
    private var day: Int64 = .min
    /// Seconds east of Greenwich throughout that day of Greenwich; `nil`: it changes on that day.
    private var offset: Int?

    init(_ zone: StationZone) {
        self.zone = zone
    }

    /// Seconds since 1970-01-01T00:00 local.
    mutating func seconds(of instant: WallInstant) -> Int {
        let seconds = instant.nanoseconds.flooredQuotient(1_000_000_000)
        let day = seconds.flooredQuotient(86_400)
        if day != self.day {
            let first = zone.offset(at: WallInstant(seconds: day * 86_400))
            let last = zone.offset(at: WallInstant(seconds: day * 86_400 + 86_399))
            self.day = day
            offset = first == last ? first : nil
        }
        return Int(seconds) + (offset ?? zone.offset(at: instant))
    }

    mutating func minute(of instant: WallInstant) -> LocalDateTime {
        LocalDateTime(minuteNumber: seconds(of: instant).flooredQuotient(60))
    }

    /// Seconds since local midnight, the nearest.
    mutating func clock(of instant: WallInstant) -> Int {
        nearestSecond(of: instant).flooredRemainder(86_400)
    }

    /// In whole seconds, so that a person who takes the beginning from the end as they are printed gets the same.
    mutating func heard(_ airing: Airing) -> Duration {
        guard let started = airing.started, let ended = airing.ended else { return airing.aired.toNearestSecond }
        let silence = (started.duration(to: ended) - airing.aired).toNearestSecond
        return max(.zero, .seconds(nearestSecond(of: ended) - nearestSecond(of: started)) - silence)
    }

    private mutating func nearestSecond(of instant: WallInstant) -> Int {
        seconds(of: instant + .milliseconds(500))
    }
}

extension Duration {
    fileprivate var toNearestSecond: Duration { .seconds(inSeconds.rounded()) }
}
