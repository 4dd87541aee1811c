internal import Yams

/// One `key: value` that is to be written.
struct YAMLField: Hashable {
    private enum Value: Hashable {
        case one(String)
        case list([String])
    }

    let key: String
    private let value: Value
    /// Written by people: put in quotes where a reader of YAML would take it for something else than a text.
    private let isText: Bool

    static func text(_ key: String, _ text: String) -> YAMLField {
        YAMLField(key: key, value: .one(text.tidied), isText: true)
    }

    /// A date, a number, a word of the schedule's own: fit to stand as it is.
    static func word(_ key: String, _ word: some CustomStringConvertible) -> YAMLField {
        YAMLField(key: key, value: .one(word.description), isText: false)
    }

    static func words(_ key: String, _ words: [String]) -> YAMLField {
        YAMLField(key: key, value: .list(words), isText: false)
    }

    /// As it must be read again.
    var content: YAMLContent {
        switch value {
        case .one(let text): .text(text)
        case .list(let words): .list(words.map { .text($0) })
        }
    }

    func written(_ style: YAMLStyle) -> String { style.word(key) + ": " + value(style) }

    /// - Parameter letter: the first one of the value that this one takes the place of: a quote, or none.
    func value(_ style: YAMLStyle, likeOneThatBegins letter: Unicode.Scalar? = nil) -> String {
        switch value {
        case .one(let text):
            letter == "\"" || letter == "'" || !isText
                ? style.word(text, likeOneThatBegins: letter) : style.text(text)
        case .list(let words): "[" + words.map { style.word($0) }.joined(separator: ", ") + "]"
        }
    }
}

/// How the file's own items are written.
struct YAMLStyle: Hashable {
    /// Everything in double quotes, as in JSON, of which YAML is the wider language.
    var isJSON = false
    /// `{ a: b }`, not `{a: b}`.
    var isSpaced = true

    func text(_ text: String) -> String {
        isJSON || !Self.isPlain(text) ? Self.quoted(text) : text
    }

    /// - Parameter letter: the first one of the word that this one resembles: a quote, or none.
    func word(_ word: String, likeOneThatBegins letter: Unicode.Scalar? = nil) -> String {
        switch letter {
        case "'": "'" + word.replacing("'", with: "''") + "'"
        case "\"": Self.quoted(word)
        default: isJSON && Int(word) == nil ? Self.quoted(word) : word
        }
    }

    /// `{ a: b, c: d }`
    func flow(_ fields: [YAMLField]) -> String {
        braced(fields.map { $0.written(self) }.joined(separator: ", "))
    }

    func braced(_ content: String) -> String { isSpaced ? "{ \(content) }" : "{\(content)}" }

    /// Does it mean just this text, in a list in brackets too, where the rules are strictest? Yams is asked itself.
    private static func isPlain(_ text: String) -> Bool {
        guard let root = try? Yams.compose(yaml: "[{ a: \(text) }]", .default, .default, .utf8),
            let pair = root.sequence?.first?.mapping?.first, root.sequence?.count == 1,
            root.sequence?.first?.mapping?.count == 1, case .scalar(let scalar) = pair.value
        else { return false }
        return scalar.style == .plain && scalar.string.unicodeScalars.elementsEqual(text.unicodeScalars)
            && Resolver.default.resolveTag(of: pair.value) == .str && !isTaken(text)
    }

    /// Words that other readers of YAML take for true, false or nothing.
    private static func isTaken(_ text: String) -> Bool {
        ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"].contains(text.lowercased())
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
