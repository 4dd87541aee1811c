/// How a command ends; the values are the contract's (BSD sysexits where there is one).
package enum ExitStatus: Int32, Sendable {
    case done = 0
    /// Findings, or the thing asked about is not well.
    case findings = 1
    case usage = 64
    case badData = 65
    /// No such file or name.
    case notFound = 66
    /// The daemon or a device is not there.
    case unavailable = 69
    case cannotWrite = 73
    case notAllowed = 77
}

/// An error that can be shown to a person: one plain sentence, a hint, an exit status.
///
/// Rooms throw their own typed errors; those that can reach a person conform.
package protocol PlainError: Error {
    var status: ExitStatus { get }
    var message: Phrase { get }
    var hint: Phrase? { get }
}

/// A plain error that needs no type of its own.
package struct Failure: PlainError, Hashable {
    package let status: ExitStatus
    package let message: Phrase
    package let hint: Phrase?

    package init(_ status: ExitStatus, _ message: Phrase, hint: Phrase? = nil) {
        self.status = status
        self.message = message
        self.hint = hint
    }
}
