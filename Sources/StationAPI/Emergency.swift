internal import AsyncHTTPClient
package import Diagnostics
package import Foundation
internal import NIOCore

/// What a person asks the station to warn of: `POST /v1/emergency`. Exactly one of `script`, `say` and `cap` is there.
package struct EmergencyRequest: Codable, Sendable, Equatable {
    /// The key of a script.
    package var script: String?
    /// The words themselves; a blank line parts two paragraphs.
    package var say: String?
    /// The bytes of a CAP message.
    package var cap: Data?
    /// What the person calls the file of that message, for findings.
    package var file: String?
    /// The officer's key.
    package var by: String
    package var reason: String
    /// 1 to 5; absent: the message's own, else 3.
    package var level: Int?
    /// Readings in one airing, or with `every` the number of airings.
    package var `repeat`: Int?
    /// In seconds, from the beginning of one airing to that of the next.
    package var every: Double?
    /// Station's time: `HH:MM`, today, or `YYYY-MM-DDTHH:MM`.
    package var until: String?
    /// A CAP message is for here, whatever areas it names.
    package var here: Bool?

    package init(by: String, reason: String) {
        self.by = by
        self.reason = reason
    }
}

/// The answer: what is on the air because of it, and what else is in force.
package struct EmergencyReport: Codable, Sendable, Equatable {
    /// A warning in force; of two the graver stands first.
    package struct Standing: Codable, Sendable, Equatable {
        package let title: String
        /// 1 to 5.
        package let level: Int
        /// Of its airing that has the air or waits for it.
        package let occurrence: String?
        package let onAir: Bool
        /// When it is to be heard next, ISO 8601; absent while it is on the air.
        package let next: String?
        /// ISO 8601; absent: until all-clear.
        package let until: String?

        package init(title: String, level: Int, occurrence: String?, onAir: Bool, next: String?, until: String?) {
            self.title = title
            self.level = level
            self.occurrence = occurrence
            self.onAir = onAir
            self.next = next
            self.until = until
        }
    }

    /// The airing's name; absent: nothing is aired of it, as the findings say or because it cancels others.
    package let occurrence: String?
    /// The titles of the warnings that a cancellation or all-clear ended.
    package let ended: String?
    package let level: Int?
    /// How the level came about, in the reader's language.
    package let rule: String?
    package let warnings: [Standing]
    package let findings: [Finding.Record]

    package init(
        occurrence: String? = nil, ended: String? = nil, level: Int? = nil, rule: String? = nil, warnings: [Standing],
        findings: [Finding.Record] = []
    ) {
        self.occurrence = occurrence
        self.ended = ended
        self.level = level
        self.rule = rule
        self.warnings = warnings
        self.findings = findings
    }
}

/// `POST /v1/all-clear`.
struct AllClearRequest: Codable {
    let by: String
    let reason: String
}

extension ControlClient {
    /// Answered as soon as the warning has the air or waits for a graver one; its words may still be being spoken.
    package func emergency(
        _ request: EmergencyRequest, in language: Language
    ) async throws(Failure) -> EmergencyReport {
        try await call(
            "POST", "/v1/emergency?lang=\(language.rawValue)", body: encoded(request), within: .seconds(20))
    }

    package func allClear(by officer: String, reason: String, in language: Language) async throws(Failure)
        -> EmergencyReport
    {
        try await call(
            "POST", "/v1/all-clear?lang=\(language.rawValue)",
            body: encoded(AllClearRequest(by: officer, reason: reason)), within: .seconds(10))
    }
}
