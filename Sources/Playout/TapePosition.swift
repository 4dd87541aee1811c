/// Where the tape stands between file and horns, in frames.
///
/// The stream's frames are everything that cards took for this order, silence included, over all openings.
struct TapePosition {
    /// Frames of the stream that a card took.
    var written = 0
    /// The tape's frame that is prepared next.
    var next = 0
    /// Of the tape, as far as it was heard; never goes back.
    private(set) var heard = 0
    /// The stream's frame at which frame 0 of the tape is, or would be, heard.
    var origin: Int?
    /// The stream's frame from which on nothing of the tape follows; absent while it is being written.
    var end: Int?

    /// The stream is heard up to that frame. Returns whether that is more of the tape than before.
    @discardableResult
    mutating func noteAudible(_ frame: Int) -> Bool {
        guard let origin, min(frame - origin, next) > heard else { return false }
        heard = min(frame - origin, next)
        return true
    }

    /// What the card still held is gone: the next frame written is the first that was not heard.
    mutating func goBack() {
        guard origin != nil else { return }
        origin = written - heard
        next = heard
        end = nil
    }
}
