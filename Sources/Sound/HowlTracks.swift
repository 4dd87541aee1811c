internal import Glibc

/// Tones that stay: what a spectrum shows as a lone line, followed from one spectrum to the next. A howl is one that
/// grows, or stands like a wall.
///
/// A voice is told from it in three ways. Its tones come with overtones; their pitch never stands still; and they do not
/// go on growing after they have set in. A howl's pitch sways as well, by some 20 Hz: between far horns and a microphone
/// several tones near each other grow at once.
struct HowlTracks: Sendable {
    struct Track: Sendable {
        /// In bins, and its extremes since the tone had set in.
        var bin: Double
        var lowest: Double
        var highest: Double
        /// In dB: of the newest spectrum, the greatest so far, and when it had set in.
        var level: Double
        var greatest: Double
        var base: Double
        /// Spectra since its first, and since its last.
        var age = 0
        var missing = 0
        /// Spectra for which it has stood like a wall.
        var still = 0

        mutating func begin() {
            (lowest, highest, base, greatest, still) = (bin, bin, level, level, 0)
        }
    }

    /// Spectra a second.
    private let pace: Double
    private var tracks: [Track] = []
    private static let most = 8
    /// dB by which a line stands out from what is beside it and from all else that sounds, and by which its overtones
    /// stay under it; those of a wall, too.
    private static let prominence = 18.0
    private static let lead = 12.0
    private static let overtones = 20.0
    private static let overtonesOfWall = 30.0
    /// Under it nothing howls yet: dBFS.
    private static let floor = -60.0
    /// In bins: so far may a tone sway.
    private static let sway = 1.2
    /// A wall is at least so loud, in dBFS.
    private static let wall = -30.0
    /// dB by which a tone grows after it has set in.
    private static let growth = 10.0

    init(pace: Double) {
        self.pace = pace
        tracks.reserveCapacity(Self.most)
    }

    /// Takes the next spectrum. Returns where a howl is, if there is one.
    mutating func take(_ power: [Float], bins: ClosedRange<Int>) -> Track? {
        for index in tracks.indices { tracks[index].missing += 1 }
        // What does not lead is no howl yet: one line is looked at.
        var highest = bins.lowerBound
        for bin in bins where power[bin] > power[highest] { highest = bin }
        if Self.isLoneLine(power, highest, of: bins) {
            follow(power, highest)
        }
        // A word over it hides a line for a moment.
        tracks.removeAll { $0.missing > 6 }
        return tracks.first { $0.missing == 0 && isHowl($0) }
    }

    /// What is followed there begins anew: another filter is in force.
    mutating func forget(near bin: Double) {
        tracks.removeAll { abs($0.bin - bin) < 3 }
    }

    private func isHowl(_ track: Track) -> Bool {
        guard Double(track.age) > 0.2 * pace, track.level > track.greatest - 2 else { return false }
        return track.level > track.base + Self.growth || Double(track.still) > pace
    }

    private mutating func follow(_ power: [Float], _ place: Int) {
        let bin = Self.middle(power, place)
        let level = Self.decibels(power[place])
        guard let index = tracks.firstIndex(where: { abs($0.bin - bin) < Self.sway }) else {
            guard tracks.count < Self.most else { return }
            tracks.append(Track(bin: bin, lowest: bin, highest: bin, level: level, greatest: level, base: level))
            return
        }
        var track = tracks[index]
        (track.bin, track.level, track.missing) = (bin, level, 0)
        track.age += 1
        // While it sets in, neither its height nor its pitch says anything.
        if Double(track.age) <= 0.12 * pace { track.begin() }
        track.lowest = min(track.lowest, bin)
        track.highest = max(track.highest, bin)
        track.greatest = max(track.greatest, level)
        let isWall =
            level > max(Self.wall, track.greatest - 3) && !Self.hasOvertones(power, place, Self.overtonesOfWall)
        track.still = isWall ? track.still + 1 : 0
        if track.highest - track.lowest >= Self.sway || level < track.greatest - 8 {
            // It moved or fell: from here it may set in anew.
            track.begin()
            track.age = 0
        }
        tracks[index] = track
    }

    private static func isLoneLine(_ power: [Float], _ bin: Int, of bins: ClosedRange<Int>) -> Bool {
        let height = decibels(power[bin])
        guard height > floor, power[bin] > power[bin - 1] else { return false }
        // The mean of levels, not of powers: a second howl may lie there.
        var beside = 0.0
        for distance in 4...8 { beside += decibels(power[bin - distance]) + decibels(power[bin + distance]) }
        guard height - beside / 10 > prominence, !hasOvertones(power, bin, overtones) else { return false }
        var elsewhere: Float = 0
        for other in bins where abs(other - bin) > max(4, bin / 4) { elsewhere = max(elsewhere, power[other]) }
        return height - decibels(elsewhere) > lead
    }

    private static func hasOvertones(_ power: [Float], _ bin: Int, _ distance: Double) -> Bool {
        let most = decibels(power[bin]) - distance
        return (2...3).contains { multiple in
            let place = bin * multiple
            guard place + 2 < power.count else { return false }
            return decibels(max(power[place - 1], power[place], power[place + 1], power[place + 2])) > most
        }
    }

    /// Where between the bins a line stands, by the parabola through three levels.
    private static func middle(_ power: [Float], _ bin: Int) -> Double {
        let (left, top, right) = (decibels(power[bin - 1]), decibels(power[bin]), decibels(power[bin + 1]))
        let bend = left - 2 * top + right
        return Double(bin) + (bend < 0 ? (left - right) / (2 * bend) : 0)
    }

    private static func decibels(_ power: Float) -> Double { 10 * log10(Double(max(power, 1e-12))) }
}
