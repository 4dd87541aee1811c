package import Playout
package import SoundCard
internal import Sound
internal import Synchronization

/// What the thread at the microphone shares with everybody else: the way to the horns, the way to the evidence, and how
/// it is. No lock, but where the microphone is gone anyway.
package final class LiveLine: Sendable {
    package enum Stage: Int, Sendable {
        /// It is not on the air, or the chime is not over.
        case chime
        case speaking
        /// The microphone is gone, and tried again; silence goes to the horns.
        case searching
    }

    /// A second: so much old speech may be heard after a card came back.
    private static let reserve = Sound.rate
    /// Ten seconds: so long may a disk be busy.
    private static let evidenceReserve = 10 * Sound.rate

    /// What goes to the horns.
    package let air = TapeRing(capacity: reserve)
    /// What was said, as it went to the horns, without the chime.
    package let evidence = TapeRing(capacity: evidenceReserve)

    private let over = Atomic(false)
    private let granted = Atomic(false)
    private let stageNumber = Atomic(Stage.chime.rawValue)
    private let peak = Atomic<UInt32>(0)
    private let power = Atomic<UInt32>(0)
    private let gain = Atomic(0)
    private let howling = Atomic(false)
    private let voices = Atomic(0)
    private let spokenFrames = Atomic(0)
    private let lostFrames = Atomic(0)
    private let trouble = Mutex<CardError?>(nil)

    package init() {}

    /// The line is on the air: the chime begins, and the voice behind it.
    package func grant() { granted.store(true, ordering: .releasing) }
    package var isGranted: Bool { granted.load(ordering: .acquiring) }

    /// Nothing more is to be heard: the thread ends, and the evidence is closed behind it.
    package func end() { over.store(true, ordering: .releasing) }
    package var isOver: Bool { over.load(ordering: .acquiring) }

    package var stage: Stage { Stage(rawValue: stageNumber.load(ordering: .acquiring)) ?? .chime }
    /// Frames of speech that went to the horns, and that the evidence lacks because the disk was busy.
    package var spoken: Int { spokenFrames.load(ordering: .acquiring) }
    package var lost: Int { lostFrames.load(ordering: .acquiring) }
    /// Why the microphone is searched for.
    package var error: CardError? { trouble.withLock { $0 } }

    /// How it was since this was asked last. One asks.
    package func reading() -> LiveReading {
        let loudest = Float(bitPattern: peak.exchange(0, ordering: .acquiringAndReleasing))
        return LiveReading(
            stage: stage, peak: loudest, power: Float(bitPattern: power.load(ordering: .relaxed)),
            gain: Double(gain.load(ordering: .relaxed)) / 10, isHowling: howling.load(ordering: .relaxed),
            hasVoice: voices.exchange(0, ordering: .relaxed) > 0, spoken: spoken)
    }

    // The microphone's thread only.

    func note(_ report: LiveVoice.Report) {
        peak.max(report.peak.bitPattern, ordering: .relaxed)
        // Over some 100 ms.
        let known = Float(bitPattern: power.load(ordering: .relaxed))
        power.store((known + (report.power - known) * 0.05).bitPattern, ordering: .relaxed)
        gain.store(Int((report.gain * 10).rounded()), ordering: .relaxed)
        howling.store(report.isHowling, ordering: .relaxed)
        if report.power > LiveReading.voice { voices.add(1, ordering: .relaxed) }
    }

    func enter(_ stage: Stage) { stageNumber.store(stage.rawValue, ordering: .releasing) }
    func countSpoken(_ frames: Int) { spokenFrames.add(frames, ordering: .releasing) }
    func countLost(_ frames: Int) { lostFrames.add(frames, ordering: .releasing) }
    func note(_ error: CardError?) { trouble.withLock { $0 = error } }
}

/// How a live airing is at one moment.
package struct LiveReading: Sendable, Hashable {
    /// Mean square above which somebody speaks: -45 dBFS.
    static let voice: Float = 3.2e-5

    package let stage: LiveLine.Stage
    /// What came from the microphone: its highest sample since the reading before, and its mean square over 100 ms.
    package let peak: Float
    package let power: Float
    /// What it is amplified by, in dB.
    package let gain: Double
    package let isHowling: Bool
    /// Somebody spoke since the reading before.
    package let hasVoice: Bool
    /// Frames of speech so far.
    package let spoken: Int

    package init(
        stage: LiveLine.Stage, peak: Float = 0, power: Float = 0, gain: Double = 0, isHowling: Bool = false,
        hasVoice: Bool = false, spoken: Int = 0
    ) {
        self.stage = stage
        self.peak = peak
        self.power = power
        self.gain = gain
        self.isHowling = isHowling
        self.hasVoice = hasVoice
        self.spoken = spoken
    }
}
