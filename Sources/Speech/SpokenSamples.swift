internal import Diagnostics
internal import Sound

/// Turns what a voice wrote into samples.
struct SpokenSamples {
    let program: String

    /// Most that is taken of a voice, in bytes: an hour of 16-bit sound.
    static func limit(rate: Int) -> Int { 3600 * rate * 2 }

    /// Headerless signed 16-bit little-endian mono.
    func samples(of bytes: ArraySlice<UInt8>, rate: Int) throws(VoiceError) -> [Float] {
        guard !bytes.isEmpty else { throw .saidNothing(program: program) }
        guard bytes.count.isMultiple(of: 2) else { throw .badSound(program: program, .halfSample) }
        let samples = unsafe bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 2).map { index in
                unsafe Float(
                    Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self))) / 32768
            }
        }
        do throws(SoundError) {
            return try Sound.resampled(samples, from: rate)
        } catch {
            throw .notStarted(program: program, detail: error.message.en)
        }
    }

    /// A WAV stream: the header says the rate, and lies about the length, because its writer could not know it.
    func samples(ofWave bytes: [UInt8]) throws(VoiceError) -> [Float] {
        guard !bytes.isEmpty else { throw .saidNothing(program: program) }
        guard bytes.count >= 12, bytes[0..<4].elementsEqual("RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8)
        else { throw .badSound(program: program, .noHeader) }
        var place = 12
        var rate: Int?
        while place + 8 <= bytes.count {
            let name = bytes[place..<place + 4]
            if name.elementsEqual("data".utf8), let rate {
                return try samples(of: bytes[(place + 8)...], rate: rate)
            }
            let length = number(bytes, at: place + 4)
            if name.elementsEqual("fmt ".utf8), place + 16 <= bytes.count { rate = number(bytes, at: place + 12) }
            place += 8 + length
        }
        throw .badSound(program: program, .noHeader)
    }

    private func number(_ bytes: [UInt8], at place: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}
