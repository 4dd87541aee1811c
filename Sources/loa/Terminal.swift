internal import Diagnostics
internal import Foundation

/// What goes to the person or program that called.
enum Terminal {
    static func say(_ text: String) {
        print(text)
    }

    /// Without a line's end, at once.
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    static func warn(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// One sentence and a hint.
    static func complain(_ error: any PlainError) {
        let language = processLanguage
        warn("loa: " + error.message[language])
        if let hint = error.hint { warn("     → " + hint[language]) }
    }

    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        say(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    static func findings(_ findings: [Finding]) {
        for finding in findings { warn(finding.text(in: processLanguage)) }
    }

    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }
}
