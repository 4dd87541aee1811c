/// How a station wants its texts read: `scripts/lexicon.yaml`. It wins over everything built in.
package struct Lexicon: Sendable, Hashable {
    package var settings: ReadingSettings
    /// What is written to what is said. A key in small letters fits any case.
    package var readings: [String: String]

    package init(settings: ReadingSettings = .standard, readings: [String: String] = [:]) {
        self.settings = settings
        self.readings = readings
    }
}
