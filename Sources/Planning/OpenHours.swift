internal import CivilTime
internal import StationModel

/// When a campaign may be on the air on a day: inside the station's hours or, in an emergency, at any time.
struct OpenHours {
    /// In minutes of the day, in order and disjoint.
    let windows: [Range<Int>]
    /// Emergencies: neither the hours nor quiet days hold for them.
    let isExempt: Bool

    /// Nothing stands in the last `gap` minutes of a day, so that midnight need not be looked across.
    init(of station: Station, for priority: Priority, gap: Int) {
        isExempt = priority == .emergency
        let all = isExempt ? [0..<1440] : station.hours.map { $0.start.minute..<$0.end.minute }
        windows = all.compactMap { window in
            let end = min(window.upperBound, 1440 - gap)
            return window.lowerBound < end ? window.lowerBound..<end : nil
        }
    }

    func fits(_ minutes: Int) -> Bool { windows.contains { $0.count >= minutes } }

    /// The start nearest to the wanted one from which so many minutes fit, the earlier of two; `nil`: they fit nowhere.
    func nearestStart(to wanted: Int, minutes: Int) -> Int? {
        windows.filter { $0.count >= minutes }
            .map { min(max(wanted, $0.lowerBound), $0.upperBound - minutes) }
            .min { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) }
    }
}
