internal import Glibc
internal import Sound

/// Sound at 48 kHz brought down to the rate at which it is compared, piece by piece.
struct Decimator: Sendable {
    /// Below 1.6 kHz lies most of a voice, and all that is compared: a horn gives it, and two clocks that differ by
    /// 200 ppm keep in step there for a second.
    static let rate = 4_000
    static let step = Sound.rate / rate
    /// In vectors of eight: 160 taps pass 1.6 kHz and keep out what would fold back onto it, from 2.4 kHz on.
    private static let vectors = 20
    private static let taps = vectors * 8

    private let filter: [SIMD8<Float>]
    /// The last taps' worth of what came before, and what is not used up yet.
    private var pending: [Float]

    init() {
        let middle = Double(Self.taps - 1) / 2
        let cut = 2_000.0 / Double(Sound.rate)
        var taps = (0..<Self.taps).map { tap in
            let place = Double(tap) - middle
            let window = 0.54 - 0.46 * cos(2 * .pi * Double(tap) / Double(Self.taps - 1))
            return window * sin(2 * .pi * cut * place) / (.pi * place)
        }
        let sum = taps.reduce(0, +)
        taps = taps.map { $0 / sum }
        filter = (0..<Self.vectors).map { vector in
            SIMD8((0..<8).map { Float(taps[vector * 8 + $0]) })
        }
        pending = Array(repeating: 0, count: Self.taps - Self.step)
    }

    /// - Parameter put: takes each sample at the lower rate.
    mutating func take(count: Int, _ sample: (Int) -> Float, put: (Float) -> Void) {
        pending.reserveCapacity(pending.count + count)
        for index in 0..<count { pending.append(sample(index)) }
        var start = 0
        unsafe pending.withUnsafeBytes { bytes in
            while start + Self.taps <= bytes.count / 4 {
                var sum = SIMD8<Float>.zero
                for vector in 0..<Self.vectors {
                    // Safe: 160 samples lie there from `start` on.
                    let samples = unsafe bytes.loadUnaligned(
                        fromByteOffset: (start + vector * 8) * 4, as: SIMD8<Float>.self)
                    sum += samples * filter[vector]
                }
                put(sum.sum())
                start += Self.step
            }
        }
        pending.removeFirst(start)
    }
}
