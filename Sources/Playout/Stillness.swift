internal import CivilTime
internal import SoundCard

/// Notices a card that takes sound but does not move on.
struct Stillness {
    private static let longest = Duration.seconds(3)

    /// The furthest that was audible: a card that stands still may still be in two minds about its delay.
    private var frame = Int.min
    private var movedAt: WallInstant?
    private var hasStopped = false

    mutating func note(_ audible: Int, at now: WallInstant, device: String) throws(CardError) {
        guard audible <= frame, let movedAt else {
            frame = audible
            movedAt = now
            return
        }
        hasStopped = true
        guard movedAt.duration(to: now) > Self.longest else { return }
        throw CardError(kind: .other, device: device, call: "snd_pcm_avail_delay", errno: 0, detail: "it stands still")
    }

    /// Whether it stood still since this was asked last.
    mutating func takeStop() -> Bool {
        defer { hasStopped = false }
        return hasStopped
    }
}
