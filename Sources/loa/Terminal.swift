internal import Diagnostics
internal import Foundation

/// What goes to the person or program that called.
enum Terminal {
    static func say(_ text: String) {
        print(text)
    }

    /// Without a line's end, at once.
    static func write(_ text: String) {
        put(text, to: .standardOutput)
    }

    static func warn(_ text: String) {
        put(text + "\n", to: .standardError)
    }

    private static func put(_ text: String, to handle: FileHandle) {
        // Whoever read it is gone: that must not end what is being done, and there is nowhere else to say it.
        try? handle.write(contentsOf: Data(text.utf8))
    }

    /// One sentence and a hint.
    static func complain(_ error: any PlainError) {
        let language = processLanguage
        warn("loa: " + error.message[language])
        if let hint = error.hint { warn("     → " + hint[language]) }
    }

    static func json(_ value: some Encodable) throws {
        say(try jsonText(value))
    }

    /// Without a line's end.
    static func jsonText(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A path as a shell takes it.
    static func quoted(_ path: String) -> String {
        let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+@%,:=".contains($0) }
        return isPlain && !path.isEmpty ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }

    static func findings(_ findings: [Finding]) {
        for finding in findings { warn(finding.text(in: processLanguage)) }
    }

    /// What was said has left the process, or else it failed to.
    static func finish() throws(Failure) {
        guard fflush(nil) != 0 else { return }
        let detail = unsafe String(cString: strerror(errno))
        throw Failure(
            .cannotWrite,
            Phrase(vi: "không ghi được kết quả: \(detail)", en: "the answer cannot be written: \(detail)"),
            hint: Phrase(
                vi: "kiểm tra chỗ trống trên đĩa và tệp nhận kết quả",
                en: "look at the free space and at the file it goes to"
            ))
    }

    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }
    static var hasKeyboard: Bool { isatty(STDIN_FILENO) == 1 }
}
