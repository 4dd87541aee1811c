/// Something a person should know about a file or a plan: what is wrong, where, and what to do.
package struct Finding: Sendable, Hashable {
    package enum Severity: String, Sendable, CaseIterable, Comparable {
        case error, warning, note

        package static func < (one: Severity, other: Severity) -> Bool {
            one.rank < other.rank
        }

        /// 0 is the gravest.
        private var rank: Int {
            switch self {
            case .error: 0
            case .warning: 1
            case .note: 2
            }
        }
    }

    /// A place in a file. `line` and `column` count from 1, columns in Unicode characters.
    package struct Place: Sendable, Hashable {
        /// Relative to the station folder where the file lies inside it.
        package let file: String
        package let line: Int?
        package let column: Int?

        package init(file: String, line: Int? = nil, column: Int? = nil) {
            self.file = file
            self.line = line
            self.column = column
        }
    }

    package let severity: Severity
    /// Stable, kebab-case; programs may rely on it.
    package let code: String
    package let place: Place?
    package let message: Phrase
    package let hint: Phrase?

    package init(_ severity: Severity, _ code: String, at place: Place?, _ message: Phrase, hint: Phrase? = nil) {
        self.severity = severity
        self.code = code
        self.place = place
        self.message = message
        self.hint = hint
    }
}

extension Sequence<Finding> {
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
