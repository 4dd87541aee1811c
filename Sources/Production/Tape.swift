package import Diagnostics
internal import Sound

/// One finished airing as a sound file: mono FLAC at `Sound.rate`, with what is known of it.
package struct Tape: Sendable, Hashable {
    /// The FLAC file.
    package let path: String
    package let facts: Facts

    package init(path: String, facts: Facts) {
        self.path = path
        self.facts = facts
    }

    package var key: String { facts.key }
    /// SHA-256 of the file, in lower-case hexadecimal.
    package var hash: String { facts.hash }
    package var frames: Int { facts.frames }
    package var duration: Duration { Sound.duration(ofFrames: frames) }
    /// In order, without gaps; the first begins at frame 0.
    package var segments: [Segment] { facts.segments }
}

extension Tape {
    /// What stands in the small JSON file beside the tape.
    package struct Facts: Sendable, Hashable, Codable {
        /// SHA-256 over everything that went into the tape, in lower-case hexadecimal.
        package let key: String
        /// SHA-256 of the FLAC file.
        package let hash: String
        package let frames: Int
        /// Programme loudness by EBU R 128, in LUFS.
        package let loudness: Double
        /// In dBTP.
        package let truePeak: Double
        package let readings: Int
        /// The voice's rate against its normal one.
        package let rate: Double
        /// The voice's `identity`: program, version and name, and the licence of a voice that the station supplied.
        package let voice: String
        package let segments: [Segment]

        package init(
            key: String, hash: String, frames: Int, loudness: Double, truePeak: Double, readings: Int, rate: Double,
            voice: String, segments: [Segment]
        ) {
            self.key = key
            self.hash = hash
            self.frames = frames
            self.loudness = loudness
            self.truePeak = truePeak
            self.readings = readings
            self.rate = rate
            self.voice = voice
            self.segments = segments
        }
    }

    /// A stretch of the tape.
    package struct Segment: Sendable, Hashable, Codable {
        package enum Kind: String, Sendable, Codable { case tune, opening, reading, closing, closingTune, pause, alert }

        package let kind: Kind
        /// The first frame.
        package let start: Int
        /// In frames.
        package let length: Int
        /// Which reading it is, from 1; of readings only.
        package let reading: Int?

        package init(kind: Kind, start: Int, length: Int, reading: Int? = nil) {
            self.kind = kind
            self.start = start
            self.length = length
            self.reading = reading
        }

        /// What a person calls it.
        package var name: Phrase {
            switch kind {
            case .tune: Phrase(vi: "nhạc hiệu", en: "signature tune")
            case .opening: Phrase(vi: "lời mở đầu", en: "opening words")
            case .reading: Phrase(vi: "đọc lần \(reading ?? 1)", en: "reading \(reading ?? 1)")
            case .closing: Phrase(vi: "lời kết", en: "closing words")
            case .closingTune: Phrase(vi: "nhạc kết thúc", en: "closing tune")
            case .pause: Phrase(vi: "khoảng lặng", en: "pause")
            case .alert: Phrase(vi: "hiệu lệnh cảnh báo", en: "alert tone")
            }
        }
    }
}
