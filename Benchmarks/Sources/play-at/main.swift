import CivilTime
import Dispatch
import Glibc
import Playout

// play-at DEVICE FILE EPOCH-SECONDS: plays the file through Loa's own playout, its first sample promised for that
// instant. Prints what happens and the processor time used up to then.

let systemNow: @Sendable () -> WallInstant = {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return WallInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
}

/// Processor time of this process so far, in seconds.
func processorTime() -> Double {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let (user, system) = (usage.ru_utime, usage.ru_stime)
    return Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1e6
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let start = Double(arguments[3]) else {
    print("usage: play-at DEVICE FILE EPOCH-SECONDS")
    exit(64)
}
let promised = WallInstant(nanoseconds: Int64(start * 1e9))
let player = CardChoice.alsa(arguments[1]).player(now: systemNow)
let order = PlayOrder(
    source: .file(arguments[2]), start: promised, latestStart: promised.advanced(by: .seconds(60)),
    mustEnd: promised.advanced(by: .seconds(3600)))
let over = DispatchSemaphore(value: 0)
player.begin(order) { event in
    if case .progress = event { return }
    print(Double(systemNow().nanoseconds - promised.nanoseconds) / 1e9, event)
    print("  processor time", processorTime())
    if case .ready = event { player.go() }
    if case .ended = event { over.signal() }
}
over.wait()
