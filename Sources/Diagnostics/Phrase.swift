/// The languages in which Loa speaks to people. Vietnamese is the first.
package enum Language: String, Sendable, CaseIterable, Codable {
    case vietnamese = "vi"
    case english = "en"

    /// The language of a process: `--lang` wins, then the POSIX locale variables.
    /// A variable that is empty counts as absent. Anything that is not plainly English is Vietnamese: that is who sits
    /// at the station.
    package init(option: String?, environment: [String: String]) {
        let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        let locale = variables.first { !$0.isEmpty } ?? ""
        self = Language(rawValue: option ?? "") ?? (locale.hasPrefix("en") ? .english : .vietnamese)
    }
}

/// One sentence, once per language. A message is written as a phrase beside the rule it belongs to.
package struct Phrase: Sendable, Hashable {
    package let vi: String
    package let en: String

    package init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// Text that is the same in every language: a name, a path, the words of another program.
    package init(verbatim text: String) {
        self.init(vi: text, en: text)
    }

    package subscript(language: Language) -> String {
        switch language {
        case .vietnamese: vi
        case .english: en
        }
    }
}
