internal import CALSA

/// A capture PCM of ALSA, open and negotiated.
package struct ALSACaptureCard: CaptureCard, ~Copyable {
    package let shape: CardShape
    private let handle: ALSAHandle
    private let format: ALSAFormat
    /// One period as the card gives it; the one of the two that is not its width is empty.
    private var narrow: [Int16]
    private var wide: [Int32]

    package init(opening driver: ALSADriver) throws(CardError) {
        let handle = try ALSAHandle(device: driver.device, direction: .capture)
        let format = try ALSAFormat(negotiating: handle, latency: driver.latency, takesBack: false)
        let samples = format.shape.period * format.channels
        self.shape = format.shape
        self.narrow = Array(repeating: 0, count: format.isWide ? 0 : samples)
        self.wide = Array(repeating: 0, count: format.isWide ? samples : 0)
        self.format = format
        self.handle = handle
    }

    package mutating func start() throws(CardError) { try handle.start() }

    package mutating func read(into samples: inout MutableSpan<Float>, within time: Duration) throws(CardError) -> Int {
        var taken = try take(into: &samples, from: 0)
        if taken == 0 {
            guard try handle.wait(upTo: time) else { return 0 }
            taken = try take(into: &samples, from: 0)
        }
        // After a busy moment several periods lie there.
        while taken > 0, taken < samples.count {
            let more = try take(into: &samples, from: taken)
            if more == 0 { break }
            taken += more
        }
        return taken
    }

    package mutating func recover() throws(CardError) { try handle.prepareAnew() }

    /// Up to a period, without waiting.
    private mutating func take(into samples: inout MutableSpan<Float>, from place: Int) throws(CardError) -> Int {
        let frames = min(shape.period, samples.count - place)
        if format.isWide {
            let taken = try handle.read(into: &wide, frames: frames)
            format.gather(taken, of: wide.span, into: &samples, at: place)
            return taken
        }
        let taken = try handle.read(into: &narrow, frames: frames)
        format.gather(taken, of: narrow.span, into: &samples, at: place)
        return taken
    }
}
