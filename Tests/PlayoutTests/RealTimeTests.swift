import CWatch
import CivilTime
import Glibc
import Playout
import Sound
import SoundCard
import SoundTesting
import Synchronization
import Testing

/// What the thread that owns the card never does while all is well: allocate, free, lock.
@Suite(.serialized) struct RealTimeTests {
    @Test(arguments: [false, true])
    func `a step of normal playing neither allocates nor frees nor locks`(isLive: Bool) throws {
        let time = VirtualTime(at(-1))
        let driver = PacedDriver(device: "null", now: { time.now })
        let ring = TapeRing(capacity: 48_000 * 30)
        let sound = tone(seconds: 1)
        for _ in 0..<25 { Self.put(sound, into: ring) }
        if !isLive { ring.setLength(48_000 * 25) }
        let commands = Commands()
        commands.go()
        let order = PlayOrder(
            source: .stream(ring), start: promised, latestStart: at(10), mustEnd: at(60), isLive: isLive, tap: Tap())
        let told = Atomic(0)
        var pump = Pump<PacedCard>(
            order, driver: driver, tape: .stream(ring), commands: commands,
            emit: { _ in told.add(1, ordering: .relaxed) })
        var steps = 0
        while time.now < at(20) {
            if time.now > at(1), steps == 0 { watch_begin() }
            guard let pause = pump.step() else { break }
            if time.now > at(1) { steps += 1 }
            time.advance(to: time.now.advanced(by: pause))
        }
        let counts = watch_now()
        watch_end()
        #expect(counts.allocations == 0 && counts.releases == 0 && counts.locks == 0)
        // Progress was told on the way, once a second.
        #expect(steps > 60 && told.load(ordering: .relaxed) > 15)
    }

    @Test func `the watch counts what there is to count`() {
        watch_begin()
        let memory = [Int](repeating: 1, count: Int.random(in: 1_000...2_000))
        var mutex = unsafe pthread_mutex_t()
        unsafe pthread_mutex_init(&mutex, nil)
        unsafe pthread_mutex_lock(&mutex)
        unsafe pthread_mutex_unlock(&mutex)
        let counts = watch_now()
        watch_end()
        #expect(memory[0] == 1 && counts.allocations > 0 && counts.locks > 0)
    }

    @Test func `real card path: the thread that owns the card allocates nothing while it plays`() async throws {
        let folder = try Folder()
        let path = try folder.tape(of: tone(seconds: 4))
        let card = try TestCard()
        let watcher = Watcher()
        let player = CardPlayer<ALSACard>(
            driver: ALSADriver(device: card.name, takesBack: true, now: { watcher.look() }))
        let start = systemNow().advanced(by: .milliseconds(300))
        let order = PlayOrder(
            source: .file(path), start: start, latestStart: start.advanced(by: .seconds(20)),
            mustEnd: start.advanced(by: .seconds(60)), tap: Tap())
        let reports = Reports()
        await withCheckedContinuation { continuation in
            player.begin(order) { event in
                reports.add(event)
                if case .ready = event { player.go() }
                if case .progress(let position, _) = event { watcher.set(position < .seconds(3)) }
                if case .ended = event { continuation.resume() }
            }
        }
        #expect(reports.ending?.cause == .finished)
        #expect(watcher.looks > 10)
        #expect(watcher.allocations == 0)
    }

    @Test func `what is permitted is what is asked for and given back`() {
        let permission = RealTime.permission()
        var policy: Int32 = 0
        var parameters = sched_param()
        _ = unsafe pthread_getschedparam(pthread_self(), &policy, &parameters)
        #expect(policy == SCHED_OTHER)
        #expect(RealTime.permission() == permission)
    }

    @Test func `a thousand orders leave no thread, descriptor or mapping behind`() async throws {
        let folder = try Folder()
        let path = try folder.tape(of: tone(seconds: 0.1))
        let player = CardPlayer<PacedCard>(driver: PacedDriver(device: "null", now: systemNow))
        var before = Footprint()
        for number in 0..<1_000 {
            if number == 50 { before = await Footprint.atRest() }
            // Every third takes over from the one before, the others follow it.
            let source = number % 2 == 0 ? PlayOrder.Source.file(path) : .stream(FileChain().ring)
            let order = PlayOrder(
                source: source, start: systemNow(), latestStart: systemNow().advanced(by: .seconds(5)),
                mustEnd: systemNow().advanced(by: .seconds(60)))
            await withCheckedContinuation { continuation in
                let isLast = Atomic(false)
                player.begin(order) { event in
                    if case .ended = event, !isLast.exchange(true, ordering: .relaxed) { continuation.resume() }
                }
                player.go()
                if number % 3 != 0 { player.stop() } else { player.begin(order) { _ in } }
            }
        }
        player.stop()
        let after = await Footprint.atRest()
        #expect(after.threads <= before.threads + 2)
        #expect(after.descriptors <= before.descriptors + 8)
        #expect(after.mappings <= before.mappings + 30)
        #expect(after.resident <= before.resident + 16_000)
    }

    private static func put(_ samples: [Int16], into ring: TapeRing) {
        _ = unsafe ring.fill(atMost: samples.count) { places in
            for index in places.indices { unsafe places[index] = samples[index] }
            return places.count
        }
    }
}

/// Looks at the thread that asks for the time, which is the one that owns the card.
private final class Watcher: Sendable {
    private let isOn = Atomic(false)
    private let isWatching = Atomic(false)
    private let counted = Atomic(0)
    private let asked = Atomic(0)

    var looks: Int { asked.load(ordering: .relaxed) }
    var allocations: Int { counted.load(ordering: .relaxed) }

    /// Counts from the next look on, or no longer.
    func set(_ isOn: Bool) { self.isOn.store(isOn, ordering: .relaxed) }

    func look() -> WallInstant {
        if isOn.load(ordering: .relaxed) {
            if !isWatching.exchange(true, ordering: .relaxed) { watch_begin() }
            asked.add(1, ordering: .relaxed)
            counted.store(watch_now().allocations + watch_now().releases, ordering: .relaxed)
        }
        return systemNow()
    }
}

/// What this process holds of the system.
private struct Footprint {
    var threads = 0
    var descriptors = 0
    var mappings = 0
    /// In kB.
    var resident = 0

    /// Threads that nobody waits for end a moment after their work.
    static func atRest() async -> Footprint {
        for _ in 0..<5 { try? await Task.sleep(for: .milliseconds(100)) }
        var footprint = Footprint()
        footprint.threads = count("/proc/self/task")
        footprint.descriptors = count("/proc/self/fd")
        footprint.mappings = lines("/proc/self/maps").count
        let status = lines("/proc/self/status").first { $0.hasPrefix("VmRSS") } ?? ""
        footprint.resident = Int(status.filter(\.isNumber)) ?? 0
        return footprint
    }

    private static func count(_ folder: String) -> Int {
        guard let entries = unsafe opendir(folder) else { return 0 }
        defer { unsafe closedir(entries) }
        var count = 0
        while unsafe readdir(entries) != nil { count += 1 }
        return count
    }

    private static func lines(_ path: String) -> [Substring] {
        guard let file = unsafe fopen(path, "r") else { return [] }
        defer { unsafe fclose(file) }
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&block, 1, block.count, file)
            if count == 0 { break }
            text += block[..<count]
        }
        return String(decoding: text, as: UTF8.self).split(separator: "\n")
    }
}
