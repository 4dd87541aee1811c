import Foundation
import Subprocess
import SystemPackage
import Testing

/// An empty folder, removed with this object.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/loa-papers-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // The system's folder for temporary files is emptied by the system too.
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    /// What a program prints, which must end well.
    static func output(_ program: String, _ arguments: [String]) async throws -> String {
        let result = try await Subprocess.run(
            .path(FilePath("/usr/bin/\(program)")), arguments: Arguments(arguments), output: .string(limit: 1 << 22),
            error: .string(limit: 1 << 20))
        guard case .exited(0) = result.terminationStatus else {
            Issue.record("\(program): \(result.standardError)")
            return ""
        }
        return result.standardOutput
    }
}
