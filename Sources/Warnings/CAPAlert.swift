package import CivilTime
package import Diagnostics

/// A message of the Common Alerting Protocol 1.2 (OASIS), or 1.1: what it says, every place kept for findings.
package struct CAPAlert: Sendable, Hashable {
    package enum Status: String, Sendable, CaseIterable {
        case actual = "Actual", exercise = "Exercise", system = "System", test = "Test", draft = "Draft"
    }
    package enum MessageType: String, Sendable, CaseIterable {
        case alert = "Alert", update = "Update", cancel = "Cancel", ack = "Ack", error = "Error"
    }
    package enum Scope: String, Sendable, CaseIterable {
        case `public` = "Public", restricted = "Restricted", `private` = "Private"
    }
    package enum Severity: String, Sendable, CaseIterable {
        case extreme = "Extreme", severe = "Severe", moderate = "Moderate", minor = "Minor", unknown = "Unknown"
    }
    package enum Urgency: String, Sendable, CaseIterable {
        case immediate = "Immediate", expected = "Expected", future = "Future", past = "Past", unknown = "Unknown"
    }
    package enum Certainty: String, Sendable, CaseIterable {
        case observed = "Observed", likely = "Likely", possible = "Possible", unlikely = "Unlikely", unknown = "Unknown"
    }

    /// Something of the file with where it stands.
    package struct Marked<Value: Sendable & Hashable>: Sendable, Hashable {
        package let value: Value
        package let place: Finding.Place
    }

    /// A `<parameter>`, `<eventCode>` or `<geocode>`: a name and a value that the issuer agreed on with others.
    package struct Named: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    package struct Area: Sendable, Hashable {
        package let description: Marked<String>
        package let geocodes: [Named]
    }

    /// The message in one language; several of one language are for several dangers or areas.
    package struct Info: Sendable, Hashable {
        package let place: Finding.Place
        /// As RFC 3066 has it; `en-US` where the message does not say.
        package let language: String
        package let event: String
        package let urgency: Urgency
        package let severity: Severity
        package let certainty: Certainty
        package let eventCodes: [Named]
        package let effective: Marked<WallInstant>?
        package let onset: Marked<WallInstant>?
        package let expires: Marked<WallInstant>?
        package let senderName: String?
        package let headline: String?
        package let description: String?
        package let instruction: String?
        package let parameters: [Named]
        package let areas: [Area]
    }

    package let place: Finding.Place
    package let identifier: String
    package let sender: String
    package let sent: Marked<WallInstant>
    package let status: Marked<Status>
    package let messageType: Marked<MessageType>
    package let scope: Marked<Scope>
    /// Identifiers of the earlier messages that it is about.
    package let references: [String]
    package let infos: [Info]
    /// It carries a signature, which nobody here checks.
    package let isSigned: Bool
}
