import CivilTime
import Listening
import Playout
import Sound
import SoundTesting

/// A horn on a square, and a listener beside it: what it said, and when.
struct Square {
    /// What the listener said, with the second at which it had heard so much.
    struct News {
        let second: Double
        let hearing: Hearing

        var isAudible: Bool { if case .audible = hearing { true } else { false } }
    }

    /// How the sound comes from the card to the microphone.
    var delay = 0.4
    var echo = 1.0
    /// Of the microphone's clock against the card's, in millionths.
    var drift = 0.0
    /// In decibels: of the horn against what else is heard, and of the microphone.
    var strength = 0.0
    var gain = -10.0

    static let start = WallInstant(seconds: 1_700_000_000)

    /// Sends the programme over the horn; from and to those seconds it sounds.
    func hear(
        _ programme: [Float], sounding: Range<Int> = 0..<1_000, among noise: [Float], seed: UInt64
    ) -> (news: [News], verdict: Hearing?) {
        let horn = Outdoors.recorded(
            Outdoors.room(Outdoors.horn(programme), echo: echo, seed: seed), drift: drift, delay: delay)
        let factors = (horn: Sound.gain(decibels: strength + gain), noise: Sound.gain(decibels: gain))
        let heard = horn.indices.map { index in
            let isOn = sounding.contains(index / Sound.rate)
            return (isOn ? factors.horn * horn[index] : 0) + factors.noise * noise[index]
        }
        return Self.listen(to: heard, sent: programme, seed: seed)
    }

    /// In blocks as a card gives them, their instants up to 20 ms late.
    static func listen(
        to heard: [Float], sent programme: [Float], seed: UInt64
    ) -> (news: [News], verdict: Hearing?) {
        var dice = SeededGenerator(seed: seed)
        var listener = Listener()
        var news: [News] = []
        let block = Sound.rate / 50
        let sent = programme.map { Int16(max(-1, min(1, $0)) * 32_767) }
        for first in Swift.stride(from: 0, to: sent.count - block, by: block) {
            let instant = start + Sound.duration(ofFrames: first)
            listener.sent(sent.span.extracting(first..<first + block), at: instant)
            let late = Duration.milliseconds(Int.random(in: 0...20, using: &dice))
            let hearing = listener.captured(heard.span.extracting(first..<first + block), at: instant + late)
            let second = Double(first + block) / Double(Sound.rate)
            if let hearing { news.append(News(second: second, hearing: hearing)) }
        }
        return (news, listener.verdict)
    }
}
