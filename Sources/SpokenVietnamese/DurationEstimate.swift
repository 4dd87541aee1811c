/// How long espeak-ng's Vietnamese voice takes for a spoken text, without asking it.
///
/// Fitted to real audio (`python3 Tools/fit-duration/fit.py` measures it and prints the constants below; espeak-ng
/// 1.51, `-v vi -a 60`). A whole announcement comes within 5 % at rates from 90 to 350; a single paragraph of a few
/// words can be off by more.
package struct DurationEstimate: Sendable, Hashable {
    /// Words a minute, as espeak-ng counts them: 80 to 450.
    package let rate: Int
    /// The silence that joins two paragraphs.
    package let paragraphGap: Duration

    package init(rate: Int, paragraphGap: Duration = .milliseconds(700)) {
        self.rate = rate
        self.paragraphGap = paragraphGap
    }

    /// Of a whole text: its paragraphs without silence at their ends, joined by gaps.
    package func duration(of text: SpokenText) -> Duration {
        duration(ofParagraphs: text.paragraphs.map(\.spoken))
    }

    /// Of spoken paragraphs; empty ones are not there.
    package func duration(ofParagraphs paragraphs: [String]) -> Duration {
        let spoken = paragraphs.filter { !$0.isEmpty }
        let voice = spoken.reduce(0) { $0 + seconds(ofParagraph: $1) }
        return .seconds(voice) + paragraphGap * max(0, spoken.count - 1)
    }

    /// Below and above, espeak-ng 1.51 no longer keeps to its rate.
    private var effectiveRate: Double { Double(min(max(rate, 84), 420)) }

    private func seconds(ofParagraph paragraph: String) -> Double {
        let count = Count(paragraph)
        let rate = effectiveRate
        let speech = (35.9 * Double(count.syllables) + 10.0 * Double(count.dipping)) / rate
        let commas = max(0, 57.2 / rate - 0.109) * Double(count.commas)
        let colons = max(0, 118.8 / rate - 0.190) * Double(count.colons)
        let stops = max(0, 124.7 / rate - 0.322) * Double(count.stops)
        return speech + commas + colons + stops
    }

    /// What takes time in a paragraph. What stands behind its last word is silence, which is trimmed.
    private struct Count {
        var syllables = 0
        /// Syllables in the tones hỏi and ngã, which the voice draws out.
        var dipping = 0
        /// Semicolons too.
        var commas = 0
        var colons = 0
        var stops = 0

        init(_ paragraph: String) {
            syllables = Syllable.count(in: paragraph)
            var pauses = self
            for scalar in paragraph.unicodeScalars {
                switch scalar {
                case ",", ";": pauses.commas += 1
                case ":": pauses.colons += 1
                case ".", "?", "!": pauses.stops += 1
                case " ": break
                default:
                    (commas, colons, stops) = (pauses.commas, pauses.colons, pauses.stops)
                    let tone = Letters.tone(scalar)
                    if tone == .hoi || tone == .nga { dipping += 1 }
                }
            }
        }
    }
}
