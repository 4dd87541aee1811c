internal import Glibc

/// What all sound in Loa has in common: mono samples, -1 to 1, at one rate.
package enum Sound {
    /// Frames a second of every buffer and every tape.
    package static let rate = 48_000

    /// Frames in that time, rounded to the nearest.
    package static func frames(in duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * rate + Int((Double(attoseconds) / 1e18 * Double(rate)).rounded())
    }

    /// The time that so many frames take.
    package static func duration(ofFrames frames: Int, rate: Int = rate) -> Duration {
        let (seconds, rest) = frames.quotientAndRemainder(dividingBy: rate)
        return .seconds(seconds) + .nanoseconds(Int64((Double(rest) / Double(rate) * 1e9).rounded()))
    }

    /// A factor for so many decibels.
    package static func gain(decibels: Double) -> Float {
        Float(pow(10, decibels / 20))
    }
}
