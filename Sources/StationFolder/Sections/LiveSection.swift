internal import StationModel

/// `live:` — how a person speaks to the village. Whatever is left out is as in `LiveSpeech`.
enum LiveSection {
    static let keys = ["microphone", "chime", "longest", "silence"]

    static func read(_ reader: MappingReader, audio: AudioShelf) -> LiveSpeech {
        var live = LiveSpeech()
        live.microphone = reader.optional("microphone", .microphone)?.value ?? live.microphone
        live.chime = reader.optional("chime", audio.form)?.value
        live.longest = reader.optional("longest", .span(.seconds(10)...(.seconds(7_200))))?.value ?? live.longest
        live.silence = reader.optional("silence", .span(.seconds(10)...(.seconds(600))))?.value ?? live.silence
        return live
    }
}
