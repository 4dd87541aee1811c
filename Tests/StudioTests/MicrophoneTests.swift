import CivilTime
import Diagnostics
import SoundCard
import Studio
import Synchronization
import Testing

@Suite struct MicrophoneTests {
    @Test func `what comes in is reported in order and whole`() {
        let pieces: [[Float]] = [[0.1, 0.2], [0.3], Array(repeating: 0.5, count: 960)]
        #expect(heard(pieces.map { .gives($0) }) == pieces.map { .sound($0) })
    }

    @Test func `half a period is as good as a whole one`() {
        #expect(heard([.gives(silence(0.01)), .nothing, .gives([0.5])]) == [.sound(silence(0.01)), .sound([0.5])])
    }

    @Test func `an overrun and a suspension are told, and it listens on`() {
        let acts: [ScriptedInput.Act] = [
            .gives([0.1]), .fails(.overrun), .gives([0.2]), .fails(.suspended), .gives([0.3]),
        ]
        let input = ScriptedInput(acts)
        #expect(heard(input) == [.sound([0.1]), .gap, .sound([0.2]), .gap, .sound([0.3])])
        // Each recovery starts it again.
        #expect(input.starts == 3)
    }

    @Test func `a microphone that goes away is named, and read no more`() {
        let input = ScriptedInput([.gives([0.1]), .fails(.absent), .gives([0.2])])
        #expect(heard(input) == [.sound([0.1]), .lost(input.error(.absent))])
    }

    @Test(arguments: [CardError.Kind.absent, .busy, .forbidden, .unsuitable])
    func `one that does not open is told once`(kind: CardError.Kind) {
        let input = ScriptedInput([], refusal: kind)
        #expect(heard(input) == [.lost(input.error(kind))])
    }

    @Test func `one that gives nothing for two seconds is given up`() throws {
        let input = ScriptedInput(
            Array(repeating: .nothing, count: 19) + [.gives([0.1])] + Array(repeating: .nothing, count: 50))
        let reports = heard(input)
        #expect(reports.count == 2)
        guard case .lost(let error) = reports.last else {
            Issue.record("\(reports)")
            return
        }
        #expect(error.kind == .still)
        #expect(error.message.vi == "micrô “scripted” đã mở nhưng không cho ra tiếng")
        #expect(error.hint?.vi.contains("arecord -L") == true)
    }

    @Test func `one that only overruns is given up`() {
        let input = ScriptedInput(Array(repeating: .fails(.overrun), count: 100))
        let reports = heard(input)
        #expect(reports.last == .lost(input.error(.overrun)))
        #expect(reports.count == 20)
    }

    @Test func `it is closed when nobody listens any more`() {
        let input = ScriptedInput(Array(repeating: .gives([0.1]), count: 1000))
        var reports = 0
        CardMicrophone<ScriptedInputCard>(driver: input).listen(until: { reports == 3 }) { _ in reports += 1 }
        #expect(reports == 3)
        #expect(input.isClosed)
    }

    @Test func `cancelling ends listening, and it is closed by then`() async {
        let input = ScriptedInput([], forever: [0.1])
        let microphone = CardMicrophone<ScriptedInputCard>(driver: input)
        let (reports, door) = AsyncStream.makeStream(of: Heard.self)
        let task = Task { await microphone.listen { door.yield($0) } }
        for await report in reports {
            #expect(report == .sound([0.1]))
            break
        }
        task.cancel()
        await task.value
        #expect(input.isClosed)
    }

    @Test func `an unknown microphone is absent, and the hint says how to find the known ones`() throws {
        let driver = ALSADriver(device: "no-such-microphone", now: { WallInstant(seconds: 0) })
        var refusal: CardError?
        do throws(CardError) {
            _ = try ALSACaptureCard(opening: driver)
        } catch {
            refusal = error
        }
        let error = try #require(refusal)
        #expect(error.kind == .absent)
        #expect(error.status == .unavailable)
        #expect(
            error.message
                == Phrase(
                    vi: "không thấy micrô “no-such-microphone” (snd_pcm_open: No such file or directory)",
                    en: "the microphone “no-such-microphone” is not there (snd_pcm_open: No such file or directory)"))
        #expect(
            error.hint
                == Phrase(
                    vi: "cắm micrô vào; `arecord -L` liệt kê tên các micrô, ghi một tên sau --device",
                    en: "plug it in; `arecord -L` lists the names of the microphones, give one after --device"))
    }

    @Test(arguments: CardError.Kind.allCases)
    func `each refusal of a microphone names it in both languages and is status 69`(kind: CardError.Kind) {
        let error = CardError(
            kind: kind, direction: .capture, device: "plughw:CARD=Mic", call: "snd_pcm_open", errno: 1, detail: "x")
        #expect(error.status == .unavailable)
        #expect(error.message.vi.contains("“plughw:CARD=Mic”"))
        #expect(error.message.en.contains("“plughw:CARD=Mic”"))
        #expect(!error.message.vi.contains("card âm thanh") && !error.message.en.contains("sound card"))
        #expect(error.hint?.vi.contains("output.device") != true)
    }

    private func heard(_ acts: [ScriptedInput.Act]) -> [Heard] { heard(ScriptedInput(acts)) }

    /// Everything it reports until the script is at its end.
    private func heard(_ input: ScriptedInput) -> [Heard] {
        var reports: [Heard] = []
        CardMicrophone<ScriptedInputCard>(driver: input).listen(until: { input.isOver }) { reports.append($0) }
        #expect(input.isClosed)
        return reports
    }
}

/// The way to a microphone that does as told.
final class ScriptedInput: CardDriver {
    enum Act: Sendable {
        case gives([Float])
        /// A wait is over without a sound.
        case nothing
        case fails(CardError.Kind)
    }

    private struct State {
        var acts: [Act]
        var starts = 0
        var isOpen = false
    }

    let device = "scripted"
    let refusal: CardError.Kind?
    private let forever: [Float]?
    private let state: Mutex<State>

    init(_ acts: [Act], forever: [Float]? = nil, refusal: CardError.Kind? = nil) {
        state = Mutex(State(acts: acts))
        self.forever = forever
        self.refusal = refusal
    }

    var now: WallInstant { WallInstant(seconds: 0) }
    var isOver: Bool { forever == nil && state.withLock { $0.acts.isEmpty } }
    var starts: Int { state.withLock { $0.starts } }
    var isClosed: Bool { state.withLock { !$0.isOpen } }

    func error(_ kind: CardError.Kind) -> CardError {
        CardError(kind: kind, direction: .capture, device: device, call: "scripted", errno: 1, detail: kind.rawValue)
    }

    func open(_ isOpen: Bool) { state.withLock { $0.isOpen = isOpen } }
    func start() { state.withLock { $0.starts += 1 } }

    func next() -> Act {
        state.withLock { state in
            if state.acts.isEmpty { return forever.map { .gives($0) } ?? .nothing }
            return state.acts.removeFirst()
        }
    }
}

struct ScriptedInputCard: CaptureCard, ~Copyable {
    let shape = CardShape(rate: 48_000, period: 960, buffer: 24_000, summary: "scripted")
    private let driver: ScriptedInput

    init(opening driver: ScriptedInput) throws(CardError) {
        if let refusal = driver.refusal { throw driver.error(refusal) }
        self.driver = driver
        driver.open(true)
    }

    deinit { driver.open(false) }

    mutating func start() throws(CardError) { driver.start() }

    mutating func read(into samples: inout MutableSpan<Float>, within: Duration) throws(CardError) -> Int {
        switch driver.next() {
        case .gives(let sound):
            for (place, sample) in sound.enumerated() { samples[place] = sample }
            return sound.count
        case .nothing: return 0
        case .fails(let kind): throw driver.error(kind)
        }
    }

    mutating func recover() throws(CardError) {}
}
