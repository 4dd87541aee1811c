internal import StationModel

/// `output:` — where the sound goes. Whatever is left out is as in `Output`.
enum OutputSection {
    static let keys = ["device", "loudness", "voicing", "amplifier", "listen"]
    private static let amplifierKeys = ["switch-on", "switch-off", "warm-up", "linger"]

    static func read(_ reader: MappingReader) -> Output {
        var output = Output()
        output.device = reader.optional("device", .device)?.value ?? output.device
        output.loudness = reader.optional("loudness", .loudness)?.value ?? output.loudness
        output.voicing = reader.optional("voicing", .word("bad-voicing"))?.value ?? output.voicing
        output.amplifier = reader.mapping("amplifier", keys: amplifierKeys).map(amplifier)
        output.listen = reader.optional("listen", .microphone)?.value
        return output
    }

    /// Waits that are left out are none.
    private static func amplifier(_ reader: MappingReader) -> Amplifier {
        Amplifier(
            switchOn: reader.optionalCommand("switch-on") ?? [],
            switchOff: reader.optionalCommand("switch-off") ?? [],
            warmUp: reader.optional("warm-up", .duration(upTo: .seconds(600)))?.value ?? .zero,
            linger: reader.optional("linger", .duration(upTo: .seconds(600)))?.value ?? .zero)
    }
}
