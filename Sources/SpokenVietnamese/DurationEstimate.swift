/// How long espeak-ng's Vietnamese voices take for a spoken text, with Loa's pauses, without asking them.
///
/// Fitted to real audio (`python3 Tools/fit-duration/fit.py` measures it and prints the constants below; espeak-ng
/// 1.51, `-a 60`). A whole announcement comes within 5 % at rates from 90 to 300; a single phrase of a few words can be
/// off by more.
package struct DurationEstimate: Sendable, Hashable {
    /// Words a minute, as espeak-ng counts them: 80 to 450.
    package let rate: Int
    private let constants: Constants

    /// `voice` as espeak-ng names it; one that was not measured is taken for `vi`.
    package init(rate: Int, voice: String = "vi") {
        self.rate = rate
        // A variant, such as `vi+f3`, changes the pitch, hardly the length.
        constants = Constants.measured[String(voice.prefix { $0 != "+" })] ?? .north
    }

    /// Of a whole text: its paragraphs without silence at their ends, joined by pauses.
    package func duration(of text: SpokenText) -> Duration {
        duration(ofParagraphs: text.paragraphs.map(\.spoken))
    }

    /// Of spoken paragraphs; empty ones are not there.
    package func duration(ofParagraphs paragraphs: [String]) -> Duration {
        let spoken = paragraphs.filter { !$0.isEmpty }
        let sounds = spoken.reduce(Duration.zero) { sum, paragraph in
            SpokenPhrase.phrases(of: paragraph).reduce(sum) { sum, phrase in
                sum + .seconds(seconds(of: phrase.text)) + phrase.pause * pace
            }
        }
        return sounds + paragraphPause * max(0, spoken.count - 1)
    }

    /// Between two paragraphs.
    package var paragraphPause: Duration { SpokenPhrase.paragraphPause * pace }

    private var pace: Double { SpokenPhrase.unhurriedRate / Double(rate) }

    private func seconds(of phrase: String) -> Double {
        let words =
            constants.syllable * Double(Syllable.count(in: phrase)) + constants.weight * Double(Self.weight(of: phrase))
            + constants.phrase
        // Below and above, espeak-ng 1.51 no longer keeps to its rate.
        return words / Double(min(max(rate, 84), 420)) + constants.ends
    }

    /// How much slower than most the sounds are with which its syllables begin and end: up to 2 for each, or -2.
    private static func weight(of phrase: String) -> Int {
        phrase.unicodeScalars.split { ![.lower, .upper].contains(Letters.kind($0)) }.reduce(0) { sum, word in
            let letters = word.map(Letters.base)
            let onset = onset(of: letters)
            return sum + onset.weight + weight(ofRime: letters.dropFirst(onset.length))
        }
    }

    private static func onset(of letters: [Unicode.Scalar]) -> (weight: Int, length: Int) {
        guard let first = letters.first, !Letters.isVowel(first) else { return (-1, 0) }
        let second = letters.count > 1 ? letters[1] : " "
        return switch (first, second) {
        case ("k", "h"), ("p", "h"), ("n", "h"), ("c", "h"), ("t", "h"), ("t", "r"), ("q", "u"): (1, 2)
        case ("r", _), ("x", _), ("s", _), ("h", _), ("v", _): (1, 1)
        case ("n", "g"): (-1, letters.count > 2 && letters[2] == "h" ? 3 : 2)
        case ("g", "h"): (-1, 2)
        case ("g", "i"): (0, 2)
        case ("đ", _), ("l", _), ("t", _), ("k", _), ("g", _): (-1, 1)
        default: (0, 1)
        }
    }

    private static func weight(ofRime rime: ArraySlice<Unicode.Scalar>) -> Int {
        guard rime.count != 1 else { return 1 }
        return switch (rime.dropLast().last, rime.last) {
        case ("n", "g"): 1
        case (_, "t"), (_, "p"), (_, "m"), (_, "u"), (_, "ư"), (_, "y"), (_, "o"), (_, "ô"), (_, "ơ"): -1
        default: 0
        }
    }

    /// The first three in seconds at one word a minute.
    private struct Constants: Hashable {
        let syllable: Double
        /// For each step of weight.
        let weight: Double
        /// What the last syllable before a pause takes more.
        let phrase: Double
        /// What of a phrase's ends takes as long at any rate, such as the silence that is left around it; in seconds.
        let ends: Double

        static let north = Constants(syllable: 36.2, weight: 4.3, phrase: 8.4, ends: 0.027)
        static let measured = [
            "vi": north,
            "vi-vn-x-central": Constants(syllable: 36.3, weight: 4.3, phrase: 12.6, ends: 0.021),
            "vi-vn-x-south": Constants(syllable: 37.6, weight: 3.7, phrase: 14.6, ends: -0.005),
        ]
    }
}
