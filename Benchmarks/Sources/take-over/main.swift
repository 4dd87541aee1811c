import CivilTime
import Dispatch
import Glibc
import Playout

// take-over DEVICE PROGRAMME ALERT COUNT: plays the programme and, some two seconds later, lets the alert take over, so many
// times. Prints the instant of each word, and troubles on stderr.

let systemNow: @Sendable () -> WallInstant = {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return WallInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
}

let arguments = CommandLine.arguments
guard arguments.count == 5, let count = Int(arguments[4]) else {
    print("usage: take-over DEVICE PROGRAMME ALERT COUNT")
    exit(64)
}
let player = CardChoice.alsa(arguments[1]).player(now: systemNow)

func order(_ path: String, at start: WallInstant) -> PlayOrder {
    PlayOrder(
        source: .file(path), start: start, latestStart: start.advanced(by: .seconds(60)),
        mustEnd: start.advanced(by: .seconds(3600)))
}

@Sendable func complain(_ event: PlayEvent) {
    guard case .trouble(let trouble, _) = event else { return }
    let line = Array("\(trouble)\n".utf8)
    _ = unsafe write(STDERR_FILENO, line, line.count)
}

for number in 0..<count {
    let start = systemNow().advanced(by: .milliseconds(300))
    player.begin(order(arguments[2], at: start)) { event in
        complain(event)
        if case .ready = event { player.go() }
    }
    // Never at the same place between the card's periods.
    usleep(2_000_000 + UInt32(number * 7_000))
    let over = DispatchSemaphore(value: 0)
    let word = systemNow()
    player.begin(order(arguments[3], at: word)) { event in
        complain(event)
        if case .ended = event { over.signal() }
    }
    player.go()
    print(Double(word.nanoseconds / 1000) / 1e6)
    over.wait()
}
