/// The wall clock as it comes in through the door: the system's, one set back for a rehearsal, or a test's own.
package protocol StationClock: Sendable {
    var now: WallInstant { get }

    /// Returns at that instant or, if the clock was set or the task cancelled, earlier: look at `now` again.
    func sleep(until deadline: WallInstant) async
}
