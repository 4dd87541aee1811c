/// Where an order's tape stands between file and horns, in frames.
///
/// The stream's frames are everything that cards took, silence and the orders before included, over all openings.
struct TapePosition {
    /// The stream's frame that this order began with.
    let base: Int
    /// The tape's frame that is prepared next.
    var next: Int
    /// Of the tape, as far as it was heard; never goes back.
    private(set) var heard: Int
    /// Something of the tape was prepared, and is or was on its way to the horns.
    private(set) var hasBegun = false
    /// The stream's frame from which on nothing of the tape follows; absent while it is being written.
    var end: Int?
    /// The stream's frame from which on the tape was written in one piece and at its full level: so far it can be taken
    /// back and written otherwise.
    var firm: Int
    /// The stream's frame behind the last one that was prepared of the tape.
    var tail: Int

    /// - Parameters:
    ///   - base: the stream's frame that is written next.
    ///   - from: the tape's frame that it is begun with.
    init(base: Int = 0, from: Int = 0) {
        self.base = base
        next = from
        heard = from
        firm = base
        tail = base
    }

    /// The tape follows from that frame of the stream on.
    mutating func begin(at frame: Int) {
        hasBegun = true
        firm = frame
        tail = frame
    }

    /// So many more frames of the tape are prepared, from that frame of the stream on.
    @_noLocks
    mutating func prepare(_ frames: Int, at frame: Int) {
        next += frames
        tail = frame + frames
    }

    /// The stream is heard up to that frame. Returns whether that is more of the tape than before.
    @_noLocks @discardableResult
    mutating func noteAudible(_ frame: Int) -> Bool {
        let reached = next - max(0, tail - frame)
        guard hasBegun, reached > heard else { return false }
        heard = reached
        return true
    }

    /// What the card still held is gone: the stream's next frame is the first of the tape that was not heard.
    mutating func goBack(written: Int) {
        guard hasBegun else { return }
        next = heard
        end = nil
        firm = written
        tail = written
    }

    /// The newest frames of the tape are to be prepared once more.
    @_noLocks
    mutating func takeBack(_ frames: Int) {
        next -= frames
        tail -= frames
        end = nil
    }
}
