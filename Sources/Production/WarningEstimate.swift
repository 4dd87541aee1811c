internal import CivilTime
internal import SpokenVietnamese
package import StationModel

extension Producer {
    /// How long a warning takes on air, alert tone included: an estimate by its syllables, good to some 5 % for the
    /// voices that were measured. What a person recorded of it is taken for as long as the voice would need.
    package func estimate(of warning: Warning, in station: Station) -> Duration {
        let words = DurationEstimate(of: station.voice)
            .duration(ofParagraphs: Frame(station: station).spoken(warning.paragraphs))
        let readings = max(1, warning.readings)
        return AlertTone.length + words * readings + (Frame.pause * 2 + AlertTone.reminderLength) * (readings - 1)
    }

    /// Is there a word in it that a voice could say?
    package static func hasWords(_ text: String, in station: Station) -> Bool {
        !Frame(station: station).spoken([text]).isEmpty
    }
}
