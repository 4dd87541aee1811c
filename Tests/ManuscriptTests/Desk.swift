import CivilTime
import Foundation
import Manuscript
import Programs
import Testing

/// A folder of a test's own, and the reader that reads what lies in it. Gone with the test.
final class Desk: Sendable {
    let folder: URL
    static let today = LocalDate(dayNumber: 19_573)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "manuscript-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var environment: ProgramEnvironment {
        var variables = ProcessInfo.processInfo.environment
        variables["HOME"] = folder.path
        return ProgramEnvironment(variables: variables, workingDirectory: folder.path)
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ bytes: [UInt8], as name: String) throws {
        try Data(bytes).write(to: folder.appending(path: name))
    }

    func bytes(of name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

    func read(_ name: String) async throws -> Manuscript {
        try await ManuscriptReader(in: environment).read(path: path(name), on: Self.today)
    }

    func read(text: String, as name: String = "bai.txt") async throws -> Manuscript {
        try write(Array(text.utf8), as: name)
        return try await read(name)
    }

    /// What the reader says of these bytes.
    func refusal(
        of bytes: [UInt8], as name: String, in environment: ProgramEnvironment? = nil, deadline: Duration = .seconds(30)
    ) async throws -> ManuscriptError {
        try write(bytes, as: name)
        return try await refusal(of: name, in: environment, deadline: deadline)
    }

    func refusal(
        of name: String, in environment: ProgramEnvironment? = nil, deadline: Duration = .seconds(30)
    ) async throws -> ManuscriptError {
        let reader = ManuscriptReader(in: environment ?? self.environment, deadline: deadline)
        return try #require(
            await #expect(throws: ManuscriptError.self) {
                _ = try await reader.read(path: self.path(name), on: Self.today)
            })
    }

    /// Makes one file of another with pandoc.
    func pandoc(_ arguments: String..., input: String = "") async throws {
        _ = try await Program("pandoc", in: environment)
            .run(arguments, input: Array(input.utf8), limit: 1 << 20, deadline: .seconds(60))
    }

    /// Makes a file of another kind with LibreOffice, which gets a profile of its own.
    func office(_ name: String, to kind: String) async throws {
        let arguments = [
            "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", kind, "--outdir",
            folder.path, path(name),
        ]
        _ = try await Program("soffice", in: environment).run(arguments, limit: 1 << 20, deadline: .seconds(120))
    }
}
