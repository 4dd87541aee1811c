internal import CivilTime
internal import SpokenVietnamese
internal import StationModel

/// The words around an announcement, and the pauses between the parts of an airing.
struct Frame {
    /// Around tunes and words.
    static let pause = Duration.milliseconds(1200)
    /// Between two readings: long enough to be heard as an end.
    static let gap = Duration.milliseconds(2500)

    let station: Station

    /// The words for the voice, paragraph by paragraph; what holds nothing to say is left out.
    ///
    /// They are read as one text: what is a note to the officer and not to be said shows only in its place.
    func spoken(_ paragraphs: [String]) -> [String] {
        Reader(station.lexicon).read(paragraphs.joined(separator: "\n\n")).paragraphs.map(\.spoken).filter {
            Syllable.count(in: $0) > 0
        }
    }

    /// Station, greeting, weekday and date, what comes: one text for each breath.
    func opening(on date: LocalDate, title: String) -> [String] {
        let day = SpokenDate(settings: station.lexicon.settings).words(
            weekday: date.weekday.index, day: date.day, month: date.month, year: date.year)
        return spoken([
            "Đây là \(station.name). Xin kính chào toàn thể bà con!",
            "Hôm nay là \(day). Sau đây, mời bà con nghe\(named(title)).",
        ])
    }

    private func named(_ title: String) -> String { title.hasPrefix("Bài ") ? ": \(title)" : " bài: \(title)" }

    func closing() -> [String] {
        spoken([
            "Chương trình phát thanh của \(station.name) đến đây là hết.",
            "Xin trân trọng cảm ơn bà con đã lắng nghe. Xin chào và hẹn gặp lại!",
        ])
    }
}
