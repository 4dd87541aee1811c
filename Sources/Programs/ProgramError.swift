package import Diagnostics

/// Why a program did not do its work.
package enum ProgramError: Error, Hashable {
    case notInstalled(program: String)
    case notStarted(program: String, detail: String)
    /// It was killed at its deadline.
    case hung(program: String, after: Duration)
    /// `words` is the last line it wrote to stderr.
    case failed(program: String, ending: Ending, words: String)
    /// It wrote more than the permitted number of bytes.
    case tooMuch(program: String, limit: Int)
    case cancelled

    package enum Ending: Sendable, Hashable {
        case status(Int32)
        case signal(Int32)

        package var phrase: Phrase {
            switch self {
            case .status(let status): Phrase(vi: "mã \(status)", en: "status \(status)")
            case .signal(let signal): Phrase(vi: "tín hiệu \(signal)", en: "signal \(signal)")
            }
        }
    }
}
