internal import Foundation

/// Where the sun and the moon stand, by the series of Jean Meeus, *Astronomical Algorithms* (2nd edition, 1998).
///
/// New moons (chapter 49) are good to some 20 seconds, the sun's longitude (chapter 25) to 0.01°, a quarter of an hour.
/// From 1968, when Vietnam's calendar went over to UTC+7, to 2199 every month and leap month is the one that a full
/// ephemeris gives, save for what nobody knows yet of the length of the days to come.
enum SunAndMoon {
    /// The day at UTC+7 that holds new moon number `index`; number 0 is the one of 6 January 2000.
    static func newMoonDay(_ index: Int) -> LocalDate {
        let julianDay = newMoon(Double(index))
        // A Julian day begins at noon, 1970-01-01T00:00Z is 2440587.5.
        let days = julianDay - 2_440_587.5 - clockLag(julianDay) + zone
        return LocalDate(dayNumber: Int(days.rounded(.down)))
    }

    /// The number of the last new moon whose day is not after `date`.
    static func lastNewMoon(by date: LocalDate) -> Int {
        // The mean month; the true new moon is up to 14 hours from the mean one.
        var index = Int(((Double(date.dayNumber) + 2_440_588 - 2_451_550.1) / 29.530588861).rounded(.down)) + 1
        while newMoonDay(index) > date { index -= 1 }
        return index
    }

    /// In which twelfth of its way from the March equinox the sun stands when that day begins at UTC+7: 0 to 11.
    /// A major solar term is the passage into another twelfth; 9 begins with the winter solstice.
    static func solarTwelfth(atStartOf date: LocalDate) -> Int {
        let julianDay = Double(date.dayNumber) + 2_440_587.5 - zone
        return Int(solarLongitude(julianDay + clockLag(julianDay)) / 30) % 12
    }

    /// UTC+7, in days.
    private static let zone = 7.0 / 24

    /// How far clocks run behind the even time of astronomy (ΔT), in days: measured up to 2020, after that as Espenak
    /// and Meeus expect it.
    private static func clockLag(_ julianDay: Double) -> Double {
        let year = 2000 + (julianDay - 2_451_545) / 365.25
        let next = clockLags.firstIndex { $0.year > year } ?? clockLags.count - 1
        let (from, to) = (clockLags[max(next - 1, 0)], clockLags[next])
        let share = min(max((year - from.year) / (to.year - from.year), 0), 1)
        return (from.seconds + (to.seconds - from.seconds) * share) / 86_400
    }

    private static let clockLags: [(year: Double, seconds: Double)] = [
        (1890, -6), (1900, -3), (1910, 10), (1920, 21), (1930, 24), (1940, 24), (1950, 29), (1960, 33), (1970, 40),
        (1980, 51), (1990, 57), (2000, 64), (2010, 66), (2020, 69), (2050, 93), (2100, 203), (2150, 328), (2200, 442),
    ]

    /// The sun's apparent longitude in degrees, 0 to 360 (chapter 25).
    private static func solarLongitude(_ julianDay: Double) -> Double {
        let t = (julianDay - 2_451_545) / 36_525
        let anomaly = 357.52911 + (35_999.05029 - 0.0001537 * t) * t
        let centre =
            (1.914602 - (0.004817 + 0.000014 * t) * t) * sine(anomaly)
            + (0.019993 - 0.000101 * t) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
        let trueLongitude = 280.46646 + (36_000.76983 + 0.0003032 * t) * t + centre
        let apparent = trueLongitude - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
        let turned = apparent.truncatingRemainder(dividingBy: 360)
        return turned < 0 ? turned + 360 : turned
    }

    /// The instant of a new moon as a Julian day of even time (chapter 49).
    private static func newMoon(_ k: Double) -> Double {
        let t = k / 1236.85
        let mean =
            2_451_550.09766 + 29.530588861 * k + (0.00015437 + (-0.000000150 + 0.00000000073 * t) * t) * t * t
        let eccentricity = 1 - (0.002516 + 0.0000074 * t) * t
        let sun = 2.5534 + 29.10535670 * k - (0.0000014 + 0.00000011 * t) * t * t
        let moon = 201.5643 + 385.81693528 * k + (0.0107582 + (0.00001238 - 0.000000058 * t) * t) * t * t
        let latitude = 160.7108 + 390.67050284 * k - (0.0016118 + (0.00000227 - 0.000000011 * t) * t) * t * t
        let node = 124.7746 - 1.56375588 * k + (0.0020672 + 0.00000215 * t) * t * t

        var correction = -0.00017 * sine(node)
        for term in periodicTerms {
            let angle = term.sun * sun + term.moon * moon + term.latitude * latitude
            let weight = term.sun == 0 ? 1 : abs(term.sun) == 1 ? eccentricity : eccentricity * eccentricity
            // Meeus gives the weight to the greater terms only; in the smallest it changes nothing that is seen.
            correction += term.amplitude * weight * sine(angle)
        }
        correction += 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t * t)
        for term in planetaryTerms {
            correction += term.amplitude * sine(term.start + term.step * k)
        }
        return mean + correction
    }

    /// Days, and multiples of the sun's anomaly, the moon's anomaly, the moon's argument of latitude.
    private static let periodicTerms: [(amplitude: Double, sun: Double, moon: Double, latitude: Double)] = [
        (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2), (0.00739, -1, 1, 0),
        (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2), (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0),
        (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2), (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0), (-0.00007, 2, 1, 0),
        (0.00004, 0, 2, -2), (0.00004, 3, 0, 0), (0.00003, 1, 1, -2), (0.00003, 0, 2, 2), (-0.00003, 1, 1, 2),
        (0.00003, -1, 1, 2), (-0.00002, -1, 1, -2), (-0.00002, 1, 3, 0), (0.00002, 0, 4, 0),
    ]

    /// Days, and degrees at new moon 0 and for each further one.
    private static let planetaryTerms: [(amplitude: Double, start: Double, step: Double)] = [
        (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478),
        (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732),
        (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824),
        (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154), (0.000035, 239.56, 25.513099),
        (0.000023, 331.55, 3.592518),
    ]

    private static func sine(_ degrees: Double) -> Double { sin(degrees * (.pi / 180)) }
}
