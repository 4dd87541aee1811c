/// The block that is being handed to the card: prepared once, taken in as many bites as the card likes.
struct Staging: ~Copyable {
    private(set) var samples: [Int16]
    private var next = 0
    /// Frames not yet taken.
    private(set) var count = 0
    /// They are the tape's, sound or blank; otherwise they are silence put in.
    private(set) var isTape = false
    private(set) var isSilent = true

    init(capacity: Int) {
        samples = Array(repeating: 0, count: capacity)
    }

    var capacity: Int { samples.count }

    mutating func stageSilence(_ frames: Int, asTape: Bool = false) {
        next = 0
        count = frames
        isTape = asTape
        isSilent = true
    }

    /// Takes so many frames (up to the capacity) out of the ring and lets them rise and fall.
    ///
    /// - Parameters:
    ///   - gain: how far the first has risen from silence, 0 to `Levels.fade`; each next one is a step higher.
    ///   - falls: the last of them are a fade down to silence.
    ///   - skip: so many frames are left out, the first 5 ms of what follows blended with what they take the place of.
    mutating func stage(
        _ ring: TapeRing, from frame: Int, count frames: Int, gain: Int, falls: Bool, skip: Int = 0
    ) -> Loudness {
        next = 0
        count = frames
        isTape = true
        isSilent = false
        var target = samples.mutableSpan
        ring.copy(from: frame + skip, count: frames, into: &target)
        let fade = Levels.fade
        if skip > 0, gain > 0 {
            for index in 0..<min(fade, frames) {
                let old = Int(ring.sample(at: frame + index))
                target[index] = Int16((old * (fade - index) + Int(target[index]) * index) / fade)
            }
        }
        let fall = falls ? min(fade, frames) : 0
        for index in 0..<max(0, min(fade - gain, frames - fall)) {
            target[index] = Int16(Int(target[index]) * (gain + index) / fade)
        }
        for index in frames - fall..<frames {
            let level = min((frames - 1 - index) * fade / fall, gain + index, fade)
            target[index] = Int16(Int(target[index]) * level / fade)
        }
        return Loudness(target.span.extracting(first: frames))
    }

    /// The places of what is left, where it is not silent.
    var pending: Range<Int> { next..<next + count }

    mutating func noteTaken(_ frames: Int) {
        next += frames
        count -= frames
    }

    mutating func clear() {
        count = 0
    }

    /// What is left belongs to an order that is over: it is not to be taken back.
    mutating func disown() {
        isTape = false
    }
}
