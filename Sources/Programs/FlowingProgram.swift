internal import Foundation
internal import Glibc

/// A program that writes for as long as it runs, read piece by piece by one thread. It is killed when this is dropped;
/// when this process is killed it dies of the closed pipe.
package struct FlowingProgram: ~Copyable {
    private let process: Process
    private let output = Pipe()
    private let errors = Pipe()
    private var said: [UInt8] = []

    /// - Throws: where the system does not start it.
    package init(_ program: Program, _ arguments: [String]) throws(ProgramError) {
        process = Process()
        process.executableURL = URL(filePath: program.path)
        process.arguments = arguments
        process.environment = program.environment.variables
        process.currentDirectoryURL = URL(filePath: program.environment.workingDirectory, directoryHint: .isDirectory)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        do {
            try process.run()
        } catch {
            throw .notStarted(program: program.name, detail: "\(error)")
        }
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Reads what has come, or waits for it up to that time. 0: nothing came; `nil`: it has ended.
    package mutating func read(into bytes: inout [UInt8], within time: Duration) -> Int? {
        var entries = [
            pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
        guard unsafe poll(&entries, 2, Int32(clamping: milliseconds)) > 0 else { return 0 }
        if entries[1].revents & Int16(POLLIN) != 0 { hearComplaint() }
        guard entries[0].revents != 0 else { return 0 }
        let count = unsafe Glibc.read(entries[0].fd, &bytes, bytes.count)
        if count > 0 { return count }
        return count < 0 && errno == EINTR ? 0 : nil
    }

    /// The last line that it wrote to standard error; empty: none.
    package mutating func lastWords() -> String {
        var entry = pollfd(fd: errors.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        while unsafe poll(&entry, 1, 0) > 0, entry.revents & Int16(POLLIN) != 0, hearComplaint() > 0 {}
        let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline)
        return String((lines.last { !$0.allSatisfy(\.isWhitespace) } ?? "").prefix(200))
    }

    @discardableResult
    private mutating func hearComplaint() -> Int {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe Glibc.read(errors.fileHandleForReading.fileDescriptor, &bytes, bytes.count)
        if count > 0 { said = (said + bytes[..<count]).suffix(4_096) }
        return count
    }
}
