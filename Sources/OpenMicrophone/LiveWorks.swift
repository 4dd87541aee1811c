internal import Playout
internal import Sound

/// What the microphone's thread does with the sound: chime first, then the voice, piece by piece, to the horns and to
/// the evidence. Nothing is allocated after `init`.
struct LiveWorks {
    private let line: LiveLine
    private let chime: [Float]
    private var chimed = 0
    private var voice: LiveVoice
    private var pace = LivePace()
    private var block = [Float](repeating: 0, count: LivePace.block)
    private var filled = 0
    private var spliced = [Float](repeating: 0, count: 2 * LivePace.block)
    /// The next block comes out of silence.
    private var isRising = true

    init(_ line: LiveLine, chime: [Float], voice: LiveVoice) {
        self.line = line
        self.chime = chime
        self.voice = voice
    }

    /// What came from the microphone, of any length.
    mutating func take(_ samples: Span<Float>) {
        var next = 0
        while next < samples.count {
            let count = min(block.count - filled, samples.count - next)
            for index in 0..<count { block[filled + index] = samples[next + index] }
            filled += count
            next += count
            if filled == block.count {
                filled = 0
                speak()
            }
        }
    }

    /// The microphone is gone: silence keeps the card going, for as long as opening it may take.
    mutating func keepAlive() {
        line.enter(.searching)
        filled = 0
        isRising = true
        for index in block.indices { block[index] = 0 }
        while line.air.waiting < 20 * block.count, line.air.room >= block.count {
            _ = Self.put(block.span, into: line.air)
        }
    }

    private mutating func speak() {
        line.note(Self.work(on: &block, with: &voice))
        guard chimed == chime.count, line.isGranted else {
            line.enter(.chime)
            lead()
            return
        }
        line.enter(.speaking)
        if isRising {
            for index in block.indices { block[index] *= Float(index) / Float(block.count) }
            isRising = false
        }
        let kept = Self.put(block.span, into: line.evidence)
        line.countLost(block.count - kept)
        line.countSpoken(block.count)
        send()
    }

    /// Silence until the line is on the air, then the chime, at the microphone's pace: a card that is kept close behind a
    /// voice leaves out what comes in one go.
    private mutating func lead() {
        let count = line.isGranted ? min(block.count, chime.count - chimed) : 0
        for index in block.indices { block[index] = index < count ? chime[chimed + index] : 0 }
        chimed += count
        isRising = true
        _ = Self.put(block.span, into: line.air)
    }

    private mutating func send() {
        switch pace.step(waiting: line.air.waiting) {
        case .keep:
            _ = Self.put(block.span, into: line.air)
        case .drop:
            isRising = true
        case .shorten:
            let count = Self.splice(block, into: &spliced, Splice.shorten)
            _ = Self.put(spliced.span.extracting(..<count), into: line.air)
        case .lengthen:
            let count = Self.splice(block, into: &spliced, Splice.lengthen)
            _ = Self.put(spliced.span.extracting(..<count), into: line.air)
        }
    }

    private static func work(on block: inout [Float], with voice: inout LiveVoice) -> LiveVoice.Report {
        var piece = block.mutableSpan
        return voice.apply(to: &piece)
    }

    private static func splice(
        _ block: [Float], into result: inout [Float], _ work: (Span<Float>, inout MutableSpan<Float>) -> Int
    ) -> Int {
        var space = result.mutableSpan
        return work(block.span, &space)
    }

    /// As much as there is room for; returns how much that was.
    private static func put(_ samples: Span<Float>, into ring: TapeRing) -> Int {
        var done = 0
        while done < samples.count {
            let from = done
            let count = unsafe ring.fill(atMost: samples.count - from) { places in
                for index in 0..<places.count {
                    let sample = (samples[from + index] * 32_768).rounded()
                    unsafe places[index] = Int16(min(max(sample, -32_768), 32_767))
                }
                return places.count
            }
            if count == 0 { break }
            done += count
        }
        return done
    }
}
