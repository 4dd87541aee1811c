package import CivilTime
internal import Foundation

/// What a test card wrote down: every frame with the instant at which it was heard, and what happened between them.
package struct Record: Sendable {
    package enum Event: UInt32, Sendable {
        case opened = 2
        case refused, started, dropped, closed, underrun, suspended, gone, stuck, unstuck
    }

    /// Sound without a gap.
    package struct Stretch: Sendable {
        package let start: WallInstant
        /// Frames per second of the wall's clock.
        package let rate: Double
        package let channels: Int
        /// Bits of a sample.
        package let width: Int
        /// Of the first channel, the upper 16 bits.
        package fileprivate(set) var samples: [Int16]
        /// All channels are the same, and there is nothing under the upper 16 bits.
        package fileprivate(set) var isPlain: Bool

        package func instant(of frame: Int) -> WallInstant {
            start.advanced(by: .nanoseconds(Int64(Double(frame) * 1e9 / rate)))
        }

        package var end: WallInstant { instant(of: samples.count) }
    }

    package private(set) var stretches: [Stretch] = []
    package private(set) var events: [(event: Event, at: WallInstant)] = []

    package func instants(of event: Event) -> [WallInstant] { events.filter { $0.event == event }.map(\.at) }

    /// Everything that was heard and is not silence, with the instant of its first sample.
    package var sounding: [(start: WallInstant, samples: [Int16])] {
        stretches.flatMap { stretch in
            stretch.samples.soundingRuns.map { (stretch.instant(of: $0.start), $0.samples) }
        }
    }

    init(_ data: Data) {
        var bytes = data[...]
        while bytes.count >= 32 {
            let kind = Self.take(UInt32.self, from: &bytes)
            let frames = Int(Self.take(UInt32.self, from: &bytes))
            let channels = Int(Self.take(UInt32.self, from: &bytes))
            let width = Int(Self.take(UInt32.self, from: &bytes))
            let instant = WallInstant(nanoseconds: Self.take(Int64.self, from: &bytes))
            let rate = Double(bitPattern: Self.take(UInt64.self, from: &bytes))
            if let event = Event(rawValue: kind) {
                events.append((event, instant))
            } else {
                let sound = bytes.prefix(frames * channels * width)
                bytes = bytes.dropFirst(sound.count)
                append(Self.stretch(Array(sound), at: instant, rate: rate, channels: channels, width: width))
            }
        }
    }

    /// Behind the newest one, if it goes on where that ended: to half a frame.
    private mutating func append(_ next: Stretch) {
        guard let last = stretches.last, last.channels == next.channels, last.width == next.width,
            abs(last.end.duration(to: next.start).inSeconds) < 0.5 / next.rate
        else {
            stretches.append(next)
            return
        }
        stretches[stretches.count - 1].samples += next.samples
        stretches[stretches.count - 1].isPlain = last.isPlain && next.isPlain
    }

    private static func stretch(
        _ bytes: [UInt8], at instant: WallInstant, rate: Double, channels: Int, width: Int
    ) -> Stretch {
        var samples: [Int16] = []
        samples.reserveCapacity(bytes.count / (channels * width))
        var isPlain = true
        for frame in stride(from: 0, to: bytes.count, by: channels * width) {
            let (low, high) = (bytes[frame + width - 2], bytes[frame + width - 1])
            samples.append(Int16(bitPattern: UInt16(high) << 8 | UInt16(low)))
            for place in frame..<frame + channels * width {
                let rest = (place - frame) % width
                if bytes[place] != (rest == width - 1 ? high : rest == width - 2 ? low : 0) { isPlain = false }
            }
        }
        return Stretch(
            start: instant, rate: rate, channels: channels, width: width * 8, samples: samples, isPlain: isPlain)
    }

    private static func take<Number: FixedWidthInteger>(_: Number.Type, from bytes: inout Data.SubSequence) -> Number {
        defer { bytes = bytes.dropFirst(MemoryLayout<Number>.size) }
        return bytes.prefix(MemoryLayout<Number>.size).reversed().reduce(0) { $0 << 8 | Number($1) }
    }
}
