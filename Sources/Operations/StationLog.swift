package import Diagnostics
package import Logging

/// The daemon's own log, for the technician: sentences in the station's language.
package struct StationLog: Sendable {
    private let logger: Logger
    private let language: Language

    package init(_ logger: Logger, language: Language) {
        self.logger = logger
        self.language = language
    }

    /// Says nothing.
    package static let none = StationLog(
        Logger(label: "none", factory: { _ in SwiftLogNoOpLogHandler() }), language: .vietnamese)

    func info(_ phrase: Phrase) {
        logger.info("\(phrase[language])")
    }

    func alarm(_ phrase: Phrase) {
        logger.error("\(phrase[language])")
    }

    func findings(_ findings: [Finding]) {
        for finding in findings {
            logger.log(level: finding.severity == .error ? .error : .warning, "\(finding.text(in: language))")
        }
    }
}
