internal import Foundation
internal import Glibc

/// The keys of whoever sits at a descriptor: a terminal's as they are pressed, or else the first one of each line.
package struct Keyboard: Sendable {
    private let descriptor: Int32
    package let isTerminal: Bool

    /// - Parameter descriptor: open for reading for as long as the process lives.
    package init(descriptor: Int32 = STDIN_FILENO) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    /// Each key is not echoed, and not held back until Enter, while that work lasts; afterwards the terminal is as it
    /// was. Ctrl-C stays a signal; Ctrl-Z, which would leave the shell with such a terminal, means nothing.
    package func whileRaw<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        var before = termios()
        guard isTerminal, unsafe tcgetattr(descriptor, &before) == 0 else { return try await work() }
        var raw = before
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ECHONL | IEXTEN)
        Self.disable(VSUSP, in: &raw)
        Self.disable(VQUIT, in: &raw)
        unsafe tcsetattr(descriptor, TCSADRAIN, &raw)
        defer { unsafe tcsetattr(descriptor, TCSADRAIN, &before) }
        return try await work()
    }

    /// Reports keys from a thread of its own until the descriptor ends, which counts as `quit`.
    package func follow(report: @escaping @Sendable (Key) -> Void) {
        Thread.detachNewThread {
            var parser = KeyParser(isTerminal: isTerminal)
            var bytes = [UInt8](repeating: 0, count: 256)
            while true {
                let count = unsafe read(descriptor, &bytes, bytes.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                for key in parser.keys(in: bytes[..<count]) { report(key) }
            }
            report(.quit)
        }
    }

    private static func disable(_ character: Int32, in terminal: inout termios) {
        unsafe withUnsafeMutableBytes(of: &terminal.c_cc) { unsafe $0[Int(character)] = 0 }
    }
}

/// Makes keys of bytes.
struct KeyParser {
    let isTerminal: Bool
    private var line: [UInt8] = []

    init(isTerminal: Bool) {
        self.isTerminal = isTerminal
    }

    mutating func keys(in bytes: ArraySlice<UInt8>) -> [Key] {
        if isTerminal {
            // An arrow key comes as an escape and letters that were not pressed.
            if bytes.first == 0x1B { return [] }
            return String(decoding: bytes, as: UTF8.self).compactMap { Key($0) }
        }
        line += bytes
        var keys: [Key] = []
        while let end = line.firstIndex(of: UInt8(ascii: "\n")) {
            let text = String(decoding: line[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            line.removeSubrange(...end)
            if let key = text.first.map({ Key($0) }) ?? .enter { keys.append(key) }
        }
        return keys
    }
}
