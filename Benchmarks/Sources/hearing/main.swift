import CivilTime
import Glibc
import Listening
import Outdoors
import Playout
import Sound
import SoundCard

// hearing SEEDS [FILE…]: how often the listener errs, over that many seeds for each kind of noise and each loudness of
// the horn against it; the programme is a synthesised voice, a tune, or what stands in the sound files.
// hearing speed: processor time for ten minutes of both sounds.
// hearing beside PCM SECONDS: the same while a card is listened to as the daemon does it.

/// What the listener said of a trial, with the second at which it did.
struct Trial {
    var news: [(second: Double, hearing: Hearing)] = []
    var verdict: Hearing?
}

/// - Parameter jitter: the instant of each captured block is up to so many seconds late.
func listen(sent: [Float], heard: [Float], seed: UInt64, jitter: Double = 0.02) -> Trial {
    var dice = SeededGenerator(seed: seed)
    var listener = Listener()
    var trial = Trial()
    let block = Sound.rate / 50
    let programme = sent.map { Int16(max(-1, min(1, $0)) * 32_767) }
    for start in stride(from: 0, to: sent.count - block, by: block) {
        let instant = WallInstant(seconds: 1_700_000_000) + Sound.duration(ofFrames: start)
        listener.sent(programme.span.extracting(start..<start + block), at: instant)
        let late = Duration.seconds(Double.random(in: 0...jitter, using: &dice))
        if let news = listener.captured(heard.span.extracting(start..<start + block), at: instant + late) {
            trial.news.append((Double(start + block) / Double(Sound.rate), news))
        }
    }
    trial.verdict = listener.verdict
    return trial
}

func isAudible(_ hearing: Hearing?) -> Bool {
    if case .audible = hearing { true } else { false }
}

func isSilent(_ hearing: Hearing?) -> Bool {
    if case .silent = hearing { true } else { false }
}

func cpu() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func read(_ path: String) throws -> [Float] {
    var reader = try SoundReader(path: path)
    var tape = [Int16](repeating: 0, count: reader.frames)
    _ = try unsafe tape.withUnsafeMutableBufferPointer { try unsafe reader.read(into: $0) }
    return try Outdoors.levelled(Sound.resampled(tape.map { Float($0) / 32_768 }, from: reader.rate))
}

struct Score {
    var trials = 0
    /// An alarm while the horn sounded, and a verdict other than verified.
    var falseAlarms = 0
    var unverified = 0
    /// A horn that never sounded, and no alarm within ten seconds; or it was called audible.
    var missedSilences = 0
    /// A horn that fell silent, and no alarm within ten seconds.
    var missedFailures = 0
    var delays: [Double] = []
}

func score(_ noise: Outdoors.Noise, ratio: Double, seeds: Range<UInt64>, files: [[Float]]) -> Score {
    var score = Score()
    let seconds = 48
    for seed in seeds {
        var dice = SeededGenerator(seed: seed &* 7919 &+ UInt64(ratio + 100))
        let sent =
            switch Int(seed) % (files.isEmpty ? 2 : 3) {
            case 0: Outdoors.voice(seconds: seconds, seed: seed)
            case 1: Outdoors.tune(seconds: seconds, seed: seed)
            default:
                (0..<seconds * Sound.rate).map { index in
                    let file = files[Int(seed / 3) % files.count]
                    return file[(index + Int(seed) * 9_973) % file.count]
                }
            }
        let delay = Double.random(in: 0...2.9, using: &dice)
        let echo = Double.random(in: 0.2...2, using: &dice)
        let drift = Double.random(in: -200...200, using: &dice)
        let gain = Sound.gain(decibels: Double.random(in: -40...0, using: &dice))
        let strength = Sound.gain(decibels: ratio)
        let horn = Outdoors.recorded(
            Outdoors.room(Outdoors.horn(sent), echo: echo, seed: seed), drift: drift, delay: delay)
        let around = Outdoors.noise(noise, seconds: seconds, seed: seed &+ 1_000)
        let failure = 24 * Sound.rate
        func heard(until end: Int) -> [Float] {
            horn.indices.map { gain * ((($0 < end) ? strength * horn[$0] : 0) + around[$0]) }
        }
        score.trials += 1
        let whole = listen(sent: sent, heard: heard(until: horn.count), seed: seed)
        if whole.news.contains(where: { isSilent($0.hearing) }) { score.falseAlarms += 1 }
        if !isAudible(whole.verdict) { score.unverified += 1 }
        let nothing = listen(sent: sent, heard: heard(until: 0), seed: seed)
        let first = nothing.news.first
        if !isSilent(first?.hearing) || first.map({ $0.second > 10 }) ?? true || nothing.news.count > 1 {
            score.missedSilences += 1
        }
        let broken = listen(sent: sent, heard: heard(until: failure), seed: seed)
        let alarm = broken.news.first { isSilent($0.hearing) && $0.second > 24 }
        if alarm.map({ $0.second > 34 }) ?? true { score.missedFailures += 1 }
        if let alarm { score.delays.append(alarm.second - 24) }
    }
    return score
}

func percent(_ count: Int, of trials: Int) -> String {
    let tenths = (1000 * count + trials / 2) / max(1, trials)
    return "\(tenths / 10).\(tenths % 10) %"
}

func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }

@Sendable func now() -> WallInstant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return WallInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
}

/// Five looks a second, each followed by the comparison with a voice.
func listen(beside device: String, seconds: Int) throws {
    let programme = Outdoors.voice(seconds: 10, seed: 1).map { Int16($0 * 32_767) }
    var listener = Listener()
    var card = try ALSACaptureCard(opening: ALSADriver(device: device, latency: .patient, now: now))
    try card.start()
    var samples = [Float](repeating: 0, count: Sound.rate)
    var place = 0
    let before = cpu()
    for _ in 0..<seconds * 5 {
        usleep(200_000)
        var space = samples.mutableSpan
        let count = try card.read(into: &space, within: .zero)
        let start = now() - Sound.duration(ofFrames: count)
        if place + count > programme.count { place = 0 }
        listener.sent(programme.span.extracting(place..<place + count), at: start)
        place += count
        _ = listener.captured(samples.span.extracting(first: count), at: start)
    }
    print("beside \(device): \((cpu() - before) / Double(seconds) * 60) s a minute")
}

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "speed" {
    let sent = Outdoors.voice(seconds: 60, seed: 1)
    let heard = Outdoors.room(Outdoors.horn(sent), echo: 1, seed: 2)
    let before = cpu()
    for seed in 0..<10 { _ = listen(sent: sent, heard: heard, seed: UInt64(seed)) }
    print("heard: \((cpu() - before) / 10) s a minute")
    let noise = Outdoors.noise(.rain, seconds: 60, seed: 1)
    let middle = cpu()
    for seed in 0..<10 { _ = listen(sent: sent, heard: noise, seed: UInt64(seed)) }
    print("silent: \((cpu() - middle) / 10) s a minute")
} else if arguments.count == 3, arguments.first == "beside", let seconds = arguments.last.flatMap({ Int($0) }) {
    try listen(beside: Array(arguments)[1], seconds: seconds)
} else if let seeds = arguments.first.flatMap({ UInt64($0) }) {
    let files = try arguments.dropFirst().map { try read($0) }
    print("noise        horn   trials  false alarms  not verified  missed silence  missed failure  alarm after")
    for noise in Outdoors.Noise.allCases {
        for ratio in [10.0, 0, -10] {
            let score = score(noise, ratio: ratio, seeds: 1..<seeds + 1, files: files)
            let cells = [
                noise.rawValue, "\(Int(ratio)) dB", "\(score.trials)", percent(score.falseAlarms, of: score.trials),
                percent(score.unverified, of: score.trials), percent(score.missedSilences, of: score.trials),
                percent(score.missedFailures, of: score.trials),
                "\(tenths(score.delays.min() ?? 0))–\(tenths(score.delays.max() ?? 0)) s",
            ]
            print(cells.joined(separator: "\t"))
            fflush(nil)
        }
    }
} else {
    print("usage: hearing SEEDS [FILE…] | hearing speed | hearing beside PCM SECONDS")
    exit(64)
}
