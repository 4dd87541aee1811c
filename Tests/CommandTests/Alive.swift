import Foundation
import Subprocess
import SystemPackage
import Testing

/// The real `loa` running beside the test, for as long as a closure takes; then it is told to end.
struct Alive: Sendable {
    let send: @Sendable (Signal) throws -> Void
    /// The file that its standard error goes to.
    let log: String

    struct Ended {
        let status: TerminationStatus
        let output: String
        let log: String
    }

    /// - Parameters:
    ///   - log: a path for standard error.
    ///   - endsByItself: nothing is sent to it when the closure is done.
    static func loa(
        _ arguments: [String], log: String, extra: [String: String] = [:], endsByItself: Bool = false,
        while body: @escaping @Sendable (Alive) async throws -> Void
    ) async throws -> Ended {
        let file = try FileDescriptor.open(
            FilePath(log), .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
        let result = try await Subprocess.run(
            .path(FilePath(Binary.path)), arguments: Arguments(arguments),
            environment: .custom(Binary.environment(extra)), input: .none,
            output: .string(limit: 1 << 20), error: .fileDescriptor(file, closeAfterSpawningProcess: true)
        ) { execution in
            let alive = Alive(send: { try execution.send(signal: $0) }, log: log)
            do {
                try await body(alive)
                // It may have been killed already.
                if !endsByItself { try? execution.send(signal: .terminate) }
            } catch {
                try? execution.send(signal: .kill)
                throw error
            }
        }
        return Ended(
            status: result.terminationStatus, output: result.standardOutput,
            log: try String(contentsOfFile: log, encoding: .utf8))
    }
}

/// Waits for something by looking again and again; fails after 45 s.
func eventually<Value>(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ look: () async throws -> Value?
) async throws -> Value {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(45)
    while clock.now < deadline {
        if let value = try await look() { return value }
        try await Task.sleep(for: .milliseconds(100))
    }
    throw TimeOut(what: what, sourceLocation: sourceLocation)
}

func eventually(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () async throws -> Bool
) async throws {
    let _: Bool = try await eventually(what, sourceLocation: sourceLocation) { try await isSo() ? true : nil }
}

struct TimeOut: Error, CustomStringConvertible {
    let what: String
    let sourceLocation: SourceLocation

    var description: String { "never came: \(what) (\(sourceLocation))" }
}
