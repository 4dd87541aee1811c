/// A pitch of the tempered scale, by its number in MIDI: 69 is the A of 440 Hz.
enum Pitch: Int {
    case d4 = 62, e4 = 64, g4 = 67, a4 = 69, b4 = 71
    case d5 = 74, e5 = 76, g5 = 79, a5 = 81, b5 = 83
    case d6 = 86

    /// In Hz.
    var frequency: Double {
        // Equal steps of the twelfth root of two, multiplied out so that every libm gives the same.
        (0..<abs(rawValue - 69)).reduce(440) { frequency, _ in
            rawValue > 69 ? frequency * 1.0594630943592953 : frequency / 1.0594630943592953
        }
    }
}

/// A note of a melody; without a pitch it is a rest.
struct Note {
    let pitch: Pitch?
    let beats: Double

    init(_ pitch: Pitch?, _ beats: Double) {
        self.pitch = pitch
        self.beats = beats
    }
}
