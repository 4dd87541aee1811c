import Foundation
import Subprocess
import Testing

@Suite("The binary")
struct HelpTests {
    /// Beside the bundle of the tests.
    static let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "loa").path

    @Test("loa alone prints help")
    func help() async throws {
        let result = try await run(
            .path(.init(Self.binary)), arguments: ["--lang", "en"], output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        #expect(result.standardOutput?.contains("simulate") == true)
    }
}
