import Foundation
import Subprocess

/// A copy of the example station in which a document's commands are tried.
struct TryStation {
    let folder: URL
    let locale: String

    /// Commands that hang are ended.
    private static let patience = 300
    /// Beside the bundle of the tests.
    private static let programs = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path

    struct Answer: Equatable {
        let lines: [String]
        let status: Int32
    }

    /// Makes the copy, lets `body` use it, and removes it.
    static func use<Result>(
        locale: String, with files: [String: String] = [:], _ body: (TryStation) async throws -> Result
    ) async throws -> Result {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appending(path: "loa-\(UUID().uuidString.prefix(8))")
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? manager.removeItem(at: folder) }
        for name in ["schedule.yaml", "scripts", "audio"] {
            try manager.copyItem(at: Document.root.appending(path: name), to: folder.appending(path: name))
        }
        let station = TryStation(folder: folder, locale: locale)
        for (name, text) in files { try station.write(text, to: name) }
        return try await body(station)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// Puts these top-level sections in the place of the schedule's own.
    func replaceSections(by fragment: String) throws {
        let schedule = try String(contentsOf: folder.appending(path: "schedule.yaml"), encoding: .utf8)
        let changes = Self.sections(fragment)
        let names = Set(changes.map(\.name))
        let kept = Self.sections(schedule).filter { !names.contains($0.name) }
        try write((kept + changes).map(\.text).joined(), to: "schedule.yaml")
    }

    /// A line that begins with a letter begins a section.
    private static func sections(_ text: String) -> [(name: Substring, text: String)] {
        var sections: [(name: Substring, text: String)] = []
        for line in text.split(separator: "\n") {
            if line.first?.isLetter == true {
                sections.append((line.prefix { $0 != ":" }, ""))
            }
            if !sections.isEmpty { sections[sections.count - 1].text += line + "\n" }
        }
        return sections
    }

    /// What a shell in the station's folder answers, both streams together.
    func sh(_ command: String) async throws -> Answer {
        let script = """
            cd '\(folder.path)' && unset LOA_STATION LC_ALL LC_MESSAGES NOTIFY_SOCKET WATCHDOG_USEC
            export LANG=\(locale) PATH='\(Self.programs)':"$PATH"
            exec 2>&1
            \(command)
            """
        let result = try await run(
            .name("timeout"), arguments: ["\(Self.patience)", "/bin/sh", "-c", script],
            output: .string(limit: 1 << 22), error: .discarded)
        var status: Int32 = -1
        if case .exited(let code) = result.terminationStatus { status = code }
        var lines = result.standardOutput.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return Answer(lines: lines, status: status)
    }

    /// While `loa run` serves this folder, without a card and with hours all day.
    func whileDaemonRuns<Result>(_ body: () async throws -> Result) async throws -> Result {
        try replaceSections(by: "output: { device: null }\nhours: [\"00:00-24:00\"]\n")
        _ = try await sh("timeout \(Self.patience) loa run > run.log 2>&1 &")
        var tries = 0
        while try await sh("loa status").status == 69, tries < 500 { tries += 1 }
        do {
            let result = try await body()
            try await end()
            return result
        } catch {
            try await end()
            throw error
        }
    }

    private func end() async throws {
        _ = try await sh("kill $(cat var/loa.lock) && tail --pid=$(cat var/loa.lock) -f /dev/null")
    }
}
