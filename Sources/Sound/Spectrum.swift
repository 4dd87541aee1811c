internal import Glibc

/// The power spectrum of short pieces of sound, by a fast Fourier transform behind a Hann window. Nothing is allocated
/// after `init`.
struct Spectrum: Sendable {
    /// A power of two.
    let size: Int
    /// Of each bin up to half of the rate, as a running mean; a sine of full scale has 1 in its bin.
    private(set) var power: [Float]
    /// The newest piece's part in the mean.
    private let share: Float
    private let window: [Float]
    private let cosines: [Float]
    private let sines: [Float]
    private let order: [Int]
    private var real: [Float]
    private var imaginary: [Float]

    init(size: Int, share: Float) {
        self.size = size
        self.share = share
        power = Array(repeating: 0, count: size / 2)
        real = Array(repeating: 0, count: size)
        imaginary = real
        window = (0..<size).map { Float(0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(size))) }
        cosines = (0..<size / 2).map { Float(cos(2 * .pi * Double($0) / Double(size))) }
        sines = (0..<size / 2).map { Float(sin(2 * .pi * Double($0) / Double(size))) }
        let bits = size.trailingZeroBitCount
        order = (0..<size).map { index in (0..<bits).reduce(0) { $0 << 1 | index >> $1 & 1 } }
    }

    /// - Parameters:
    ///   - ring: the last `size` samples.
    ///   - start: the place of the oldest.
    mutating func analyse(_ ring: [Float], from start: Int) {
        for index in 0..<size {
            real[order[index]] = ring[(start + index) % size] * window[index]
            imaginary[index] = 0
        }
        transform()
        // The window takes half of a sine's height, and the other half lies in the negative frequencies.
        let scale = 16 / Float(size * size)
        for bin in 0..<size / 2 {
            let newest = (real[bin] * real[bin] + imaginary[bin] * imaginary[bin]) * scale
            power[bin] += (newest - power[bin]) * share
        }
    }

    private mutating func transform() {
        var half = 1
        while half < size {
            let stride = size / (2 * half)
            for group in Swift.stride(from: 0, to: size, by: 2 * half) {
                for offset in 0..<half {
                    let (low, high) = (group + offset, group + offset + half)
                    let (c, s) = (cosines[offset * stride], sines[offset * stride])
                    let turnedReal = real[high] * c + imaginary[high] * s
                    let turnedImaginary = imaginary[high] * c - real[high] * s
                    (real[high], imaginary[high]) = (real[low] - turnedReal, imaginary[low] - turnedImaginary)
                    (real[low], imaginary[low]) = (real[low] + turnedReal, imaginary[low] + turnedImaginary)
                }
            }
            half *= 2
        }
    }
}
