import Foundation
import Sound

/// White noise up to that height, the same for the same seed.
func noise(seconds: Double, level: Double, seed: UInt64) -> [Float] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<Int(seconds * Double(Sound.rate))).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float((Double(state >> 33) / Double(1 << 30) - 1) * level)
    }
}

func rms(_ samples: ArraySlice<Float>) -> Double {
    let sum = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
    return 10 * log10(sum / Double(max(1, samples.count)) + 1e-12)
}

/// A vowel: a buzz at the pitch that `pitch` gives for each instant, through three resonances of a mouth.
func vowel(
    seconds: Double, formants: [Double] = [700, 1_200, 2_600], level: Double = -20, pitch: (Double) -> Double
) -> [Float] {
    var phase = 0.0
    // All overtones up to 8 kHz, each half as strong as the one at half its number.
    var sound = (0..<Int(seconds * Double(Sound.rate))).map { index -> Float in
        let frequency = pitch(Double(index) / Double(Sound.rate))
        phase += 2 * .pi * frequency / Double(Sound.rate)
        return (1...max(1, Int(8_000 / frequency))).reduce(Float(0)) {
            $0 + Float(sin(phase * Double($1)) / Double($1))
        }
    }
    for formant in formants { Biquad.peak(formant, q: 6, decibels: 20).apply(to: &sound) }
    Sound.fade(&sound, over: .milliseconds(30))
    Sound.scale(&sound, by: Sound.gain(decibels: level - rms(sound[...])))
    return sound
}

/// Something like speech: vowels with the glides of Vietnamese tones, and hissing between them.
func syllables(seconds: Double, level: Double) -> [Float] {
    let mouths: [[Double]] = [
        [700, 1_200, 2_600], [300, 2_300, 3_000], [320, 800, 2_500], [500, 1_900, 2_500], [450, 900, 2_400],
    ]
    let glides: [(Double) -> Double] = [{ _ in 1 }, { 1 + $0 }, { 1 - 0.8 * $0 }, { 1 - $0 + 4 * $0 * $0 }]
    var sound: [Float] = []
    var number = 0
    while sound.count < Int(seconds * Double(Sound.rate)) {
        let glide = glides[number % glides.count]
        let base = 190.0 + Double(number * 37 % 80)
        sound += noise(seconds: 0.05, level: 0.02, seed: UInt64(number + 9))
        sound += vowel(seconds: 0.18, formants: mouths[number * 3 % mouths.count], level: level) { base * glide($0) }
        number += 1
    }
    return Array(sound.prefix(Int(seconds * Double(Sound.rate))))
}

/// A microphone within earshot of its own horns.
struct Village {
    /// From the horn to the microphone and through all devices.
    var delay = 0.07
    /// dB by which what leaves the processing comes back stronger or weaker, at the tone at which most of it does.
    var loopGain = 3.0
    var resonance = 1_250.0

    /// - Returns: what the horns sound.
    func sound(of speech: [Float], _ work: (inout MutableSpan<Float>) -> Void) -> [Float] {
        let lag = Int(delay * Double(Sound.rate)) / 240 * 240
        // A first wall and a second one, and a horn that favours one tone.
        let echoes = [(lag, 0.5), (lag + 240 * 3, 0.3), (lag + 240 * 8, -0.2)]
        var horn = RunningFilter(.peak(resonance, q: 4, decibels: 12))
        var limiter = RunningLimiter(ceiling: -1.5)
        let strength = Float(pow(10, (loopGain - 12) / 20))
        var played = [Float](repeating: 0, count: speech.count)
        var air = played
        for start in stride(from: 0, to: speech.count - 239, by: 240) {
            var piece = (start..<start + 240).map { index in
                echoes.reduce(speech[index]) { sum, echo in
                    index >= echo.0 ? sum + air[index - echo.0] * Float(echo.1) * 2 * strength : sum
                }
            }
            var span = piece.mutableSpan
            work(&span)
            limiter.apply(to: &span)
            played.replaceSubrange(start..<start + 240, with: piece)
            var sent = piece
            var sentSpan = sent.mutableSpan
            horn.apply(to: &sentSpan)
            air.replaceSubrange(start..<start + 240, with: sent)
        }
        return played
    }
}
