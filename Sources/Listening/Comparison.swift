internal import Glibc

/// Whether one sound is in another, and how much later: both are looked at through the same window of a second, and
/// their phases compared from 300 to 1600 Hz.
///
/// Only phases: how loud the captured sound is, how it is coloured and what else is heard makes no difference but by
/// covering the phases up. What the phases agree on at one delay stands out of what they agree on at all others by
/// chance, which is known from those others themselves.
struct Comparison: Sendable {
    /// One second; the next window begins half of it later.
    static let window = Fourier.size
    static let hop = window / 2
    /// Delays looked at around a distance of whole hops, in samples: half a hop either way.
    static let reach = hop / 2
    /// 300 to 1600 Hz.
    private static let bins = 307...1638
    /// RMS of -60 dBFS: what is softer is a pause.
    private static let pause: Float = 0.001
    /// Bins that must carry the programme: a plain tone cannot be told from a hum.
    private static let breadth: Float = 60

    /// Of a flat sound each bin has 0.6.
    private static let trace: Float = 1e-4

    /// A window of the programme in the band that is compared.
    struct Sent: Sendable {
        /// Phase, with the square root of the strength as its weight.
        fileprivate let real: [Float]
        fileprivate let imaginary: [Float]
        /// There is something in it that could be heard and told apart.
        let isTelling: Bool
    }

    /// A window of the captured sound: phases alone.
    struct Captured: Sendable {
        fileprivate let real: [Float]
        fileprivate let imaginary: [Float]
    }

    private var fourier = Fourier()
    private var numbers = Fourier.Complex()
    private let shape: [Float]

    init() {
        shape = (0..<Self.window).map { Float(0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(Self.window))) }
    }

    /// Both sounds from that place on. Two real sounds take one transform, as real and imaginary part.
    mutating func look(at sent: Track, and captured: Track, from place: Int) -> (Sent, Captured) {
        let power = fill(sent, captured, from: place)
        fourier.forward(&numbers)
        var (sentReal, sentImaginary, real, imaginary): ([Float], [Float], [Float], [Float]) = ([], [], [], [])
        var weights: Float = 0
        var squares: Float = 0
        for bin in Self.bins {
            let mirror = Self.window - bin
            let one = (numbers.real[bin] + numbers.real[mirror]) / 2
            let two = (numbers.imaginary[bin] - numbers.imaginary[mirror]) / 2
            let strength = (one * one + two * two).squareRoot()
            let scale = strength > 0 ? 1 / strength.squareRoot() : 0
            sentReal.append(one * scale)
            sentImaginary.append(two * scale)
            weights += strength
            squares += strength * strength
            let three = (numbers.imaginary[bin] + numbers.imaginary[mirror]) / 2
            let four = (numbers.real[mirror] - numbers.real[bin]) / 2
            let size = (three * three + four * four).squareRoot()
            // What is less is the arithmetic's own, and made of the other sound.
            let isThere = size > Self.trace
            real.append(isThere ? three / size : 0)
            imaginary.append(isThere ? four / size : 0)
        }
        let isLoud = power > Self.pause * Self.pause * Float(Self.window)
        let isTelling = isLoud && weights * weights > Self.breadth * squares
        return (
            Sent(real: sentReal, imaginary: sentImaginary, isTelling: isTelling),
            Captured(real: real, imaginary: imaginary)
        )
    }

    /// Puts both into `numbers`, made equally loud, and returns the power of what was sent.
    private mutating func fill(_ sent: Track, _ captured: Track, from place: Int) -> Float {
        var powers: (sent: Float, captured: Float) = (0, 0)
        for index in 0..<Self.window {
            let (one, two) = (sent.sample(at: place + index), captured.sample(at: place + index))
            powers.sent += one * one
            powers.captured += two * two
            numbers.real[index] = one * shape[index]
            numbers.imaginary[index] = two * shape[index]
        }
        let sentScale = powers.sent > 0 ? 1 / powers.sent.squareRoot() : 0
        let capturedScale = powers.captured > 0 ? 1 / powers.captured.squareRoot() : 0
        for index in 0..<Self.window {
            numbers.real[index] *= sentScale
            numbers.imaginary[index] *= capturedScale
        }
        return powers.sent
    }

    /// How strongly they agree at each delay from `-reach` to `reach`, one after another: the square of the agreement
    /// over its mean, so 1 by chance.
    mutating func agreement(of captured: Captured, with sent: Sent) -> [Float] {
        for index in 0..<Self.window {
            numbers.real[index] = 0
            numbers.imaginary[index] = 0
        }
        for (index, bin) in Self.bins.enumerated() {
            let (one, two) = (sent.real[index], sent.imaginary[index])
            let (three, four) = (captured.real[index], captured.imaginary[index])
            numbers.real[bin] = one * three + two * four
            numbers.imaginary[bin] = one * four - two * three
        }
        fourier.backward(&numbers)
        var squares = (-Self.reach..<Self.reach).map { delay in
            let value = numbers.real[delay & (Self.window - 1)]
            return value * value
        }
        let mean = squares.reduce(0, +) / Float(squares.count)
        guard mean > 0 else { return squares }
        for index in squares.indices { squares[index] /= mean }
        return squares
    }
}
