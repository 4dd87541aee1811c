internal import Foundation
internal import Sound

/// Sounds of a village, made from seeds: what is sent, what a horn and a square make of it, and what else is heard.
/// Mono at 48 kHz.
package enum Outdoors {
    package enum Noise: String, Sendable, CaseIterable {
        case hiss, rain, wind, motorbikes, birds, voices, music
    }

    /// Somebody speaks: syllables of changing pitch and vowels, hissing consonants, a breath after each sentence.
    package static func voice(seconds: Int, seed: UInt64) -> [Float] {
        var dice = SeededGenerator(seed: seed)
        var samples = [Float](repeating: 0, count: seconds * Sound.rate)
        let base = Double.random(in: 95...220, using: &dice)
        var place = 0
        while place < samples.count {
            for _ in 0..<Int.random(in: 6...14, using: &dice) {
                let length = Sound.rate * Int.random(in: 140...280, using: &dice) / 1000
                syllable(at: place, length: length, base: base, into: &samples, &dice)
                place += length
            }
            place += Sound.rate * Int.random(in: 250...700, using: &dice) / 1000
        }
        return levelled(samples)
    }

    /// Notes of a plucked string, on a beat.
    package static func tune(seconds: Int, seed: UInt64) -> [Float] {
        var dice = SeededGenerator(seed: seed)
        var samples = [Float](repeating: 0, count: seconds * Sound.rate)
        let beat = Double.random(in: 0.2...0.6, using: &dice)
        let string = Tone(
            partials: [1, 0.6, 0.4, 0.25, 0.15, 0.1], attack: .milliseconds(4), decay: .milliseconds(400),
            release: .milliseconds(150))
        for note in 0..<Int(Double(seconds) / beat) {
            let pitch = 196 * pow(2, Double([0, 2, 4, 7, 9, 12, 14, 16].randomElement(using: &dice) ?? 0) / 12)
            string.play(
                pitch, for: .seconds(beat * 1.5), at: .seconds(Double(note) * beat), level: 0.4, into: &samples)
        }
        return levelled(samples)
    }

    package static func noise(_ kind: Noise, seconds: Int, seed: UInt64) -> [Float] {
        var dice = SeededGenerator(seed: seed)
        switch kind {
        case .hiss: return levelled(white(seconds * Sound.rate, &dice))
        case .rain: return levelled(swelling(white(seconds * Sound.rate, &dice), by: 0.3, every: 0.1, &dice))
        case .wind:
            var gusts = white(seconds * Sound.rate, &dice)
            lowPass(&gusts, 120)
            lowPass(&gusts, 120)
            return levelled(swelling(gusts, by: 0.8, every: 0.5, &dice))
        case .motorbikes: return levelled(motorbikes(seconds, &dice))
        case .birds: return levelled(birds(seconds, &dice))
        case .voices: return room(voice(seconds: seconds, seed: seed ^ 0x5eed), echo: 0.4, seed: seed)
        case .music: return room(tune(seconds: seconds, seed: seed ^ 0x5eed), echo: 0.4, seed: seed)
        }
    }

    /// What a horn gives: 300 to 6000 Hz.
    package static func horn(_ samples: [Float]) -> [Float] {
        var samples = samples
        Biquad.highPass(300, q: 0.541).apply(to: &samples)
        Biquad.highPass(300, q: 1.307).apply(to: &samples)
        lowPass(&samples, 6_000)
        lowPass(&samples, 6_000)
        return samples
    }

    /// A square with houses: the sound itself and as much again of its echoes, which take `echo` seconds to fall by
    /// 60 dB.
    package static func room(_ samples: [Float], echo: Double, seed: UInt64) -> [Float] {
        var dice = SeededGenerator(seed: seed)
        let count = 160
        var echoes = (0..<count).map { index in
            let time = echo * (Double(index) + Double.random(in: 0..<1, using: &dice)) / Double(count)
            let height = pow(10, -3 * time / echo) * (Bool.random(using: &dice) ? 1 : -1)
            return (delay: Int(time * Double(Sound.rate)) + 1, height: Float(height))
        }
        let power = echoes.reduce(0) { $0 + $1.height * $1.height }
        for index in echoes.indices { echoes[index].height /= power.squareRoot() }
        var heard = samples
        for echo in echoes where echo.delay < samples.count {
            for place in echo.delay..<samples.count { heard[place] += echo.height * samples[place - echo.delay] }
        }
        return levelled(heard)
    }

    /// As a clock records it that is so many millionths fast, beginning `delay` seconds early.
    package static func recorded(_ samples: [Float], drift: Double, delay: Double) -> [Float] {
        (0..<samples.count).map { index in
            let place = Double(index) / (1 + drift / 1e6) - delay * Double(Sound.rate)
            let whole = Int(place.rounded(.down))
            guard whole >= 0, whole + 1 < samples.count else { return 0 }
            let part = Float(place - Double(whole))
            return samples[whole] * (1 - part) + samples[whole + 1] * part
        }
    }

    /// At an RMS of 0.1, which is -20 dBFS.
    package static func levelled(_ samples: [Float]) -> [Float] {
        let power = samples.reduce(0) { $0 + $1 * $1 } / Float(max(1, samples.count))
        guard power > 0 else { return samples }
        let gain = 0.1 / power.squareRoot()
        return samples.map { $0 * gain }
    }

    private static func white(_ count: Int, _ dice: inout SeededGenerator) -> [Float] {
        (0..<count).map { _ in Float.random(in: -1...1, using: &dice) }
    }

    /// One pole, 6 dB an octave.
    private static func lowPass(_ samples: inout [Float], _ frequency: Double) {
        let share = Float(1 - exp(-2 * .pi * frequency / Double(Sound.rate)))
        var state: Float = 0
        for index in samples.indices {
            state += share * (samples[index] - state)
            samples[index] = state
        }
    }

    /// Its strength goes up and down at random.
    private static func swelling(
        _ samples: [Float], by depth: Double, every seconds: Double, _ dice: inout SeededGenerator
    ) -> [Float] {
        let step = Int(seconds * Double(Sound.rate))
        let points = (0...samples.count / step + 1).map { _ in
            Float(exp(depth * Double.random(in: -2...2, using: &dice)))
        }
        return samples.indices.map { index in
            let part = Float(index % step) / Float(step)
            return samples[index] * (points[index / step] * (1 - part) + points[index / step + 1] * part)
        }
    }
}

extension Outdoors {
    private static func syllable(
        at start: Int, length: Int, base: Double, into samples: inout [Float], _ dice: inout SeededGenerator
    ) {
        let pitch = base * Double.random(in: 0.8...1.4, using: &dice)
        let glide = Double.random(in: -0.3...0.3, using: &dice)
        let formants = [
            Double.random(in: 280...850, using: &dice), Double.random(in: 900...2300, using: &dice), 2_900,
        ]
        let consonant = length * Int.random(in: 5...30, using: &dice) / 100
        let hiss = Float.random(in: 0...0.3, using: &dice)
        var phase = Double.random(in: 0..<1, using: &dice)
        for index in 0..<min(length, max(0, samples.count - start)) {
            let part = Double(index) / Double(length)
            let envelope = Float(sin(.pi * part))
            if index < consonant {
                samples[start + index] = hiss * envelope * Float.random(in: -1...1, using: &dice)
                continue
            }
            phase += pitch * (1 + glide * part) / Double(Sound.rate)
            // Each pulse of the voice rings at the formants and dies away within it.
            let time = phase.truncatingRemainder(dividingBy: 1) / pitch
            var value = 0.0
            for (order, formant) in formants.enumerated() {
                value += exp(-time * (200 + 100 * Double(order))) * sin(2 * .pi * formant * time) / Double(order + 1)
            }
            samples[start + index] = envelope * Float(value)
        }
    }

    private static func motorbikes(_ seconds: Int, _ dice: inout SeededGenerator) -> [Float] {
        var samples = white(seconds * Sound.rate, &dice).map { $0 * 0.02 }
        var passes = Double.random(in: 0...2, using: &dice)
        while passes < Double(seconds) {
            let length = Double.random(in: 1...3, using: &dice)
            let engine = Double.random(in: 40...120, using: &dice)
            var phase = 0.0
            for index in samples.indices {
                let time = (Double(index) / Double(Sound.rate) - passes) / length
                guard abs(time) < 2.5 else { continue }
                phase += engine * (1 - 0.1 * tanh(time)) / Double(Sound.rate)
                let stroke = phase.truncatingRemainder(dividingBy: 1)
                let bang = Float(exp(-6 * stroke)) * Float.random(in: -0.5...1, using: &dice)
                samples[index] += bang * Float(exp(-time * time))
            }
            passes += Double.random(in: 1...6, using: &dice)
        }
        return samples
    }

    private static func birds(_ seconds: Int, _ dice: inout SeededGenerator) -> [Float] {
        var samples = white(seconds * Sound.rate, &dice).map { $0 * 0.01 }
        for _ in 0..<seconds * 4 {
            let length = Sound.rate * Int.random(in: 40...200, using: &dice) / 1000
            let start = Int.random(in: 0..<samples.count - length, using: &dice)
            let pitch = Double.random(in: 1_200...5_000, using: &dice)
            let bend = Double.random(in: -4_000...4_000, using: &dice)
            let height = Double.random(in: 0.2...1, using: &dice)
            for index in 0..<length {
                let time = Double(index) / Double(Sound.rate)
                let wave = sin(2 * .pi * (pitch + bend * time / 2) * time)
                samples[start + index] += Float(height * wave * sin(.pi * Double(index) / Double(length)))
            }
        }
        return samples
    }
}
