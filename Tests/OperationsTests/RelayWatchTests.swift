import Playout
import Testing

@testable import Operations

@Suite struct RelayWatchTests {
    private let loud: Float = 0.01

    @Test func `a stream that drops is told once, and its return with the gap`() {
        var watch = RelayWatch()
        #expect(watch.came(power: loud, at: .seconds(1)) == [])
        #expect(watch.dropped("refused", at: .seconds(5)).troubles == [.dropped("refused")])
        #expect(watch.dropped("refused", at: .seconds(6)).troubles == [])
        #expect(watch.came(power: loud, at: .seconds(9)) == [.back(gap: .seconds(4))])
        #expect(watch.came(power: loud, at: .seconds(10)) == [])
    }

    @Test func `it is tried again ever more slowly, and quickly again once it has lasted`() {
        var watch = RelayWatch()
        let pauses = (0..<7).map { watch.dropped("", at: .seconds($0)).pause }
        #expect(pauses == [0.5, 1, 2, 4, 8, 10, 10].map { .seconds($0) })
        _ = watch.came(power: loud, at: .seconds(60))
        // It came, and went at once: that is no recovery.
        #expect(watch.dropped("", at: .seconds(61)).pause == .seconds(10))
        for second in 70...81 { _ = watch.came(power: loud, at: .seconds(second)) }
        #expect(watch.dropped("", at: .seconds(82)).pause == .seconds(0.5))
    }

    @Test func `silence is told after twenty seconds, once, and again after sound`() {
        var watch = RelayWatch()
        _ = watch.came(power: loud, at: .zero)
        let told = (1...60).flatMap { watch.came(power: 1e-9, at: .seconds($0)) }
        #expect(told == [.silent(for: .seconds(20))])
        _ = watch.came(power: loud, at: .seconds(61))
        #expect(watch.came(power: 1e-9, at: .seconds(62)) == [])
        #expect(watch.came(power: 1e-9, at: .seconds(82)) == [.silent(for: .seconds(20))])
    }

    @Test func `it is given up after three minutes, and not before`() {
        var watch = RelayWatch()
        _ = watch.came(power: loud, at: .zero)
        #expect(!watch.isHopeless(at: .seconds(1_000)))
        _ = watch.dropped("", at: .seconds(1_000))
        #expect(!watch.isHopeless(at: .seconds(1_179)))
        #expect(watch.isHopeless(at: .seconds(1_180)))
        _ = watch.came(power: loud, at: .seconds(1_181))
        #expect(!watch.isHopeless(at: .seconds(1_300)))
    }

    @Test(arguments: [
        "http://a.vn/x", "https://a.vn/x", "rtmp://a.vn/x", "rtsp://a.vn/x", "udp://@239.0.0.1:1", "srt://a.vn:1",
    ])
    func `an address is one word behind -i, and no local file may follow from it`(address: String) throws {
        let words = RelayCommand.arguments(for: .stream(address))
        let place = try #require(words.firstIndex(of: "-i"))
        #expect(words[place + 1] == address)
        #expect(words.count { $0 == "-i" } == 1)
        let list = try #require(words.firstIndex(of: "-protocol_whitelist"))
        #expect(list < place)
        #expect(!words[list + 1].split(separator: ",").contains("file"))
        #expect(words.last == "pipe:1")
    }

    @Test func `half a sample at a piece's end waits for its other half`() {
        var shaping = RelayShaping(RelaySpan(.input("x"), length: .seconds(1), loudness: -16, isForHorn: false))
        let ring = TapeRing(capacity: 48_000)
        var half: UInt8?
        let bytes = (0..<9_600).flatMap { frame -> [UInt8] in [UInt8(truncatingIfNeeded: frame), 0x10] }
        var start = 0
        for length in [1, 4, 333, 18_862] {
            _ = shaping.put(bytes[start..<start + length], after: &half, into: ring)
            start += length
        }
        #expect(ring.available(from: 0) == 9_600)
        #expect(half == nil)
    }
}
