// Makes the tunes of the example station: `tunes audio` writes audio/nhac-hieu.flac and audio/chuong.flac.
// The same samples come out every time.

internal import Glibc
internal import Sound

/// Brings a tune to -18 LUFS under -1 dBTP, lets it end in silence, and writes it.
func write(_ tune: [Float], to path: String) throws(SoundError) {
    var samples = tune
    if let loudness = try Sound.loudness(of: samples) {
        Sound.scale(&samples, by: Sound.gain(decibels: -18 - loudness))
    }
    Limiter(ceiling: -1).apply(to: &samples)
    Sound.fade(&samples, over: .milliseconds(400))
    var writer = try SoundWriter(path: path, format: .flac)
    try writer.write(samples)
    try writer.finish()
}

guard CommandLine.arguments.count == 2, let folder = CommandLine.arguments.last else {
    print("usage: tunes FOLDER")
    exit(64)
}
do {
    try write(SignatureTune().render(), to: folder + "/nhac-hieu.flac")
    try write(Chime().render(), to: folder + "/chuong.flac")
} catch {
    print("tunes: \(error)")
    exit(73)
}
