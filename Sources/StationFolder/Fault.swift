internal import Diagnostics
internal import Foundation

/// A finding that does not know its place yet: what a rule says when it is broken.
struct Fault: Error, Hashable {
    let code: String
    let message: Phrase
    let hint: Phrase?
    let severity: Finding.Severity

    init(_ code: String, _ message: Phrase, hint: Phrase?, severity: Finding.Severity = .error) {
        self.code = code
        self.message = message
        self.hint = hint
        self.severity = severity
    }

    func finding(at place: Finding.Place?) -> Finding {
        Finding(severity, code, at: place, message, hint: hint)
    }
}

/// A value together with where it was written.
struct Marked<Value> {
    let value: Value
    let place: Finding.Place

    init(_ value: Value, at place: Finding.Place) {
        self.value = value
        self.place = place
    }
}

extension String {
    /// In quotation marks, on one line and short enough for a message.
    var quoted: String {
        let line = String(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
        return "“\(line.count > 60 ? line.prefix(59) + "…" : line[...])”"
    }

    /// NFC, without line breaks and without blanks at its ends: as it may stand in a sentence or a log line.
    var tidied: String {
        split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .joined(separator: " ").trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
    }
}
