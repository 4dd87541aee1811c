internal import Glibc

/// The discrete Fourier transform of `size` complex numbers (Stockham's order, which needs no reversal of bits).
struct Fourier: Sendable {
    static let size = 4_096

    /// Complex numbers, real and imaginary parts apart.
    struct Complex: Sendable {
        var real = [Float](repeating: 0, count: Fourier.size)
        var imaginary = [Float](repeating: 0, count: Fourier.size)
    }

    private var spare = Complex()
    private let cosines: [Float]
    private let sines: [Float]

    init() {
        let angles = (0..<Self.size / 2).map { -2 * Double.pi * Double($0) / Double(Self.size) }
        cosines = angles.map { Float(cos($0)) }
        sines = angles.map { Float(sin($0)) }
    }

    /// In place; the sum is not scaled.
    mutating func forward(_ numbers: inout Complex) {
        var length = Self.size
        var stride = 1
        while length > 1 {
            pass(numbers, into: &spare, length: length, stride: stride)
            swap(&numbers, &spare)
            length /= 2
            stride *= 2
        }
    }

    /// The inverse, not scaled.
    mutating func backward(_ numbers: inout Complex) {
        swap(&numbers.real, &numbers.imaginary)
        forward(&numbers)
        swap(&numbers.real, &numbers.imaginary)
    }

    private func pass(_ source: Complex, into target: inout Complex, length: Int, stride: Int) {
        let half = length / 2
        // Safe: all four hold `size` numbers, and `stride * length` is `size` in each pass.
        unsafe source.real.withUnsafeBufferPointer { fromReal in
            unsafe source.imaginary.withUnsafeBufferPointer { fromImaginary in
                unsafe target.real.withUnsafeMutableBufferPointer { toReal in
                    unsafe target.imaginary.withUnsafeMutableBufferPointer { toImaginary in
                        for group in 0..<half {
                            let (cosine, sine) = (cosines[group * stride], sines[group * stride])
                            let (one, two) = (stride * group, stride * (group + half))
                            let (sum, rest) = (stride * 2 * group, stride * (2 * group + 1))
                            for index in 0..<stride {
                                let real = unsafe fromReal[one + index] - fromReal[two + index]
                                let imaginary = unsafe fromImaginary[one + index] - fromImaginary[two + index]
                                unsafe toReal[sum + index] = fromReal[one + index] + fromReal[two + index]
                                unsafe toImaginary[sum + index] =
                                    fromImaginary[one + index] + fromImaginary[two + index]
                                unsafe toReal[rest + index] = real * cosine - imaginary * sine
                                unsafe toImaginary[rest + index] = real * sine + imaginary * cosine
                            }
                        }
                    }
                }
            }
        }
    }
}
