import CivilTime
import Dispatch
import Glibc
import Playout
import Sound
import SoundCard
import SoundTesting
import Synchronization

// card-figures [STARTS [INTERRUPTIONS [SECONDS]]]: what the test card wrote down of starts (100), of interruptions (30 each
// way) and of a microphone that is put through for so many seconds (20).

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let starts = arguments.first ?? 100
let interruptions = arguments.dropFirst().first ?? 30
let seconds = arguments.dropFirst(2).first ?? 20
let folder = try Folder()

func player(_ card: TestCard, takesBack: Bool = false) -> CardPlayer<ALSACard> {
    CardPlayer(driver: ALSADriver(device: card.name, takesBack: takesBack, now: systemNow))
}

func order(_ source: PlayOrder.Source, at start: WallInstant, isLive: Bool = false) -> PlayOrder {
    PlayOrder(
        source: source, start: start, latestStart: start.advanced(by: .seconds(60)),
        mustEnd: start.advanced(by: .seconds(3600)), isLive: isLive)
}

/// When those samples were heard for the first time, not before `earliest`: what a microphone hears comes again.
func instant(
    of samples: ArraySlice<Int16>, in record: Record, after earliest: WallInstant = WallInstant(nanoseconds: 0)
) -> WallInstant? {
    for stretch in record.stretches {
        let place = stretch.samples.indices.first {
            stretch.instant(of: $0) >= earliest && stretch.samples[$0] == samples.first && stretch.samples[$0...].starts(with: samples)
        }
        if let place { return stretch.instant(of: place) }
    }
    return nil
}

func tell(_ what: String, _ milliseconds: [Double]) {
    let sorted = milliseconds.sorted()
    guard let first = sorted.first, let last = sorted.last else { return }
    let places = [first, sorted[sorted.count / 2], last].map { Double(Int($0 * 1000)) / 1000 }
    print("\(what), \(sorted.count): from \(places[0]), median \(places[1]), to \(places[2]) ms")
}

func measureStarts(_ count: Int) throws {
    let (tape, _) = try folder.tape(frames: 2_400)
    var off: [Double] = []
    for number in 0..<count {
        let card = try TestCard()
        let promised = systemNow().advanced(by: .milliseconds(500 + 7 * number % 100))
        let over = DispatchSemaphore(value: 0)
        let player = player(card)
        player.begin(order(.file(tape), at: promised)) { event in
            if case .ready = event { player.go() }
            if case .ended = event { over.signal() }
        }
        over.wait()
        if let heard = try card.record().sounding.first?.start {
            off.append(promised.duration(to: heard).inSeconds * 1000)
        }
    }
    tell("starts, off the promised instant", off)
}

func measureInterruptions(_ count: Int, takesBack: Bool) throws {
    let (programme, _) = try folder.tape(frames: 48_000 * 4)
    let sound = (0..<24_000).map { Int16(100 + $0 % 20_000) }
    let alert = try folder.tape(of: sound, named: "alert.flac")
    var delays: [Double] = []
    for number in 0..<count {
        let card = try TestCard()
        let player = player(card, takesBack: takesBack)
        player.begin(order(.file(programme), at: systemNow().advanced(by: .milliseconds(300)))) { event in
            if case .ready = event { player.go() }
        }
        usleep(1_300_000 + UInt32(number * 7_000))
        let over = DispatchSemaphore(value: 0)
        let word = systemNow()
        player.begin(order(.file(alert), at: word)) { if case .ended = $0 { over.signal() } }
        player.go()
        over.wait()
        if let heard = try instant(of: sound[1..<100], in: card.record()) {
            delays.append(word.duration(to: heard).inSeconds * 1000)
        }
    }
    tell("interruptions, from the word to the alert, the card's store \(takesBack ? "" : "not ")taken back", delays)
}

/// Puts what the card's microphone hears into the ring as it comes.
func listen(_ card: TestCard, into ring: TapeRing, until isOver: borrowing Atomic<Bool>) throws -> WallInstant {
    var microphone = try ALSACaptureCard(opening: ALSADriver(device: card.name, latency: .live, now: systemNow))
    try microphone.start()
    let start = systemNow()
    var samples = [Float](repeating: 0, count: 4_800)
    while !isOver.load(ordering: .relaxed) {
        var space = samples.mutableSpan
        let count = try microphone.read(into: &space, within: .milliseconds(100))
        var next = 0
        while next < count, ring.room > 0 {
            next += unsafe ring.fill(atMost: count - next) { places in
                for index in places.indices { unsafe places[index] = Int16(samples[next + index] * 32_768) }
                return places.count
            }
        }
    }
    return start
}

func measureMicrophone(seconds: Int, after programme: String?) throws {
    let card = try TestCard()
    let player = player(card, takesBack: true)
    if let programme {
        player.begin(order(.file(programme), at: systemNow())) { _ in }
        player.go()
        usleep(1_000_000)
    }
    let ring = TapeRing(capacity: 1 << 18)
    let over = DispatchSemaphore(value: 0)
    player.begin(order(.stream(ring), at: systemNow(), isLive: true)) { event in
        if case .trouble(let trouble, _) = event { print("  trouble:", trouble) }
        if case .ended = event { over.signal() }
    }
    player.go()
    let isOver = Atomic(false)
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) {
        isOver.store(true, ordering: .relaxed)
        player.stop()
    }
    let start = try listen(card, into: ring, until: isOver)
    over.wait()
    let said = (0..<seconds * 48_000).map { Int16(TestCard.sample($0) * 32_768) }
    var delays: [Double] = []
    for second in 1..<seconds - 1 {
        let moment = start.advanced(by: .seconds(second))
        if let heard = try instant(of: said[second * 48_000..<second * 48_000 + 50], in: card.record(), after: moment) {
            delays.append((start.duration(to: heard).inSeconds - Double(second)) * 1000)
        }
    }
    tell("from the microphone to the horn\(programme == nil ? "" : ", after a programme"), once a second", delays)
}

try measureStarts(starts)
try measureInterruptions(interruptions, takesBack: true)
try measureInterruptions(interruptions, takesBack: false)
try measureMicrophone(seconds: seconds, after: nil)
try measureMicrophone(seconds: seconds, after: folder.tape(frames: 48_000 * 60).path)
