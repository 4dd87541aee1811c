import Foundation
import Subprocess
import SystemPackage
import Testing

/// The real `loa`, which the build leaves beside the bundle of the tests.
struct Binary {
    let status: Int32
    let output: String
    let error: String

    static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "loa").path

    /// Another zone than the station's and no locale: nothing of the machine may show.
    static func environment(_ extra: [String: String]) -> [Environment.Key: String] {
        let fixed = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "TZ": "America/Lima", "COLUMNS": "100",
        ]
        return fixed.merging(extra) { $1 }.reduce(into: [:]) { $0[Environment.Key(stringLiteral: $1.key)] = $1.value }
    }

    /// Runs it to its end.
    static func run(
        _ arguments: [String], program: String = path, in directory: String = "/",
        extra: [String: String] = [:]
    ) async throws -> Binary {
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(arguments),
            environment: .custom(environment(extra)), workingDirectory: FilePath(directory),
            output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
        guard case .exited(let status) = result.terminationStatus else { throw Crash(arguments: arguments) }
        return Binary(status: status, output: result.standardOutput, error: result.standardError)
    }

    /// It died of a signal.
    struct Crash: Error {
        let arguments: [String]
    }

    /// Standard output as JSON.
    func json() throws -> Any {
        try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
    }

    /// One sentence that says what it is about and a hint, on standard error, and nothing else.
    func complains(
        _ status: Int32, _ sentence: String, hint: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(self.status == status, sourceLocation: sourceLocation)
        #expect(output == "", sourceLocation: sourceLocation)
        let lines = error.split(separator: "\n")
        #expect(lines.count == 2, "\(error)", sourceLocation: sourceLocation)
        #expect(
            lines.first?.hasPrefix("loa: ") == true && error.contains(sentence), "\(error)",
            sourceLocation: sourceLocation)
        #expect(
            lines.last?.hasPrefix("     → ") == true && lines.last?.contains(hint) == true, "\(error)",
            sourceLocation: sourceLocation)
    }
}
