/// What a voice says in one go, from one sign of punctuation to the next, and the silence that a reader makes behind it.
///
/// The silences are Loa's own, so that they are the same in every voice. They are those of an unhurried reader over
/// horns, where each word must die away before the next: within what eight readers of A. Kazlauskienė and
/// E. Kalašinskaitė (2020, doi:10.15388/RESPECTUS.2019.37.42.37) took between sentences (0.2 to 1.4 s) and paragraphs
/// (0.4 to 1.8 s), near the 0.6 s at signs that S. Liu and others (2022, doi:10.3389/fpsyg.2022.778018) found to be heard
/// as most natural; at commas about what espeak-ng itself makes.
package struct SpokenPhrase: Sendable, Hashable {
    /// With its sign, from which a voice takes its melody.
    package let text: String
    /// At the unhurried rate; none behind the last phrase of a paragraph.
    package let pause: Duration

    /// Between two paragraphs, at the unhurried rate.
    package static let paragraphPause = Duration.milliseconds(1200)

    /// The rate in words a minute, as espeak-ng counts them, at which the pauses are as long as they say; a voice that
    /// reads faster makes shorter ones, in proportion.
    package static let unhurriedRate = 130.0

    /// Cuts a spoken paragraph; nothing of it is lost but the spaces between the phrases.
    package static func phrases(of paragraph: String) -> [SpokenPhrase] {
        var texts: [String] = []
        var text = String.UnicodeScalarView()
        var isOver = false
        for scalar in paragraph.unicodeScalars {
            if isOver, scalar == " " {
                texts.append(String(text))
                text = String.UnicodeScalarView()
                isOver = false
            } else if !text.isEmpty || scalar != " " {
                text.append(scalar)
                isOver = pause(behind: scalar) != nil
            }
        }
        if !text.isEmpty { texts.append(String(text)) }
        return texts.enumerated().map { number, text in
            SpokenPhrase(text: text, pause: number == texts.count - 1 ? .zero : pause(after: text))
        }
    }

    private static func pause(after phrase: String) -> Duration {
        guard let sign = phrase.unicodeScalars.last, let pause = pause(behind: sign) else { return .zero }
        // A word or two and a comma: a list, or a call such as `Thứ hai,`. With whole pauses it would sound chopped.
        return sign == "," && Syllable.count(in: phrase) <= 2 ? .milliseconds(200) : pause
    }

    private static func pause(behind sign: Unicode.Scalar) -> Duration? {
        switch sign {
        case ",": .milliseconds(300)
        case ";", ":": .milliseconds(450)
        case ".", "?", "!": .milliseconds(750)
        default: nil
        }
    }
}
