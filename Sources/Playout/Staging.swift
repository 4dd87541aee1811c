/// The block that is being handed to the card: prepared once, taken in as many bites as the card likes.
@safe
struct Staging: ~Copyable {
    // Safe: made in `init`, owned by this value alone, and freed in `deinit`. An array would cost a check of its owner, an
    // atomic operation, at each touch.
    private let samples: UnsafeMutableBufferPointer<Int16>
    private var next = 0
    /// Frames not yet taken.
    private(set) var count = 0
    /// They are the tape's, sound or blank; otherwise they are silence put in.
    private(set) var isTape = false
    private(set) var isSilent = true

    init(capacity: Int) {
        unsafe samples = .allocate(capacity: capacity)
        unsafe samples.initialize(repeating: 0)
    }

    deinit { unsafe samples.deallocate() }

    var capacity: Int { unsafe samples.count }

    /// Lends what is left, where it is not silent.
    borrowing func withPending<Result, Failure>(
        _ body: (Span<Int16>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeBufferPointer(rebasing: samples[next..<next + count]).span)
    }

    @_noLocks
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
    @_noLocks
    mutating func stage(
        _ ring: TapeRing, from frame: Int, count frames: Int, gain: Int, falls: Bool, skip: Int = 0
    ) -> Loudness {
        next = 0
        count = frames
        isTape = true
        isSilent = false
        let target = unsafe samples
        unsafe ring.copy(from: frame + skip, count: frames, into: target)
        let fade = Levels.fade
        if skip > 0, gain > 0 {
            for index in 0..<min(fade, frames) {
                let old = Int(ring.sample(at: frame + index))
                unsafe target[index] = Int16((old * (fade - index) + Int(target[index]) * index) / fade)
            }
        }
        let fall = falls ? min(fade, frames) : 0
        for index in 0..<max(0, min(fade - gain, frames - fall)) {
            unsafe target[index] = Int16(Int(target[index]) * (gain + index) / fade)
        }
        for index in frames - fall..<frames {
            let level = min(min((frames - 1 - index) * fade / fall, gain + index), fade)
            unsafe target[index] = Int16(Int(target[index]) * level / fade)
        }
        return unsafe Loudness(UnsafeMutableBufferPointer(rebasing: target[..<frames]))
    }

    @_noLocks
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
