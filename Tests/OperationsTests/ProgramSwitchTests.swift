import Diagnostics
import Foundation
import Operations
import StationFolder
import StationModel
import Synchronization
import Testing

@Suite("The amplifier's programs", .timeLimit(.minutes(1)))
struct ProgramSwitchTests {
    /// A folder with a program of its own that notes what it is called with.
    private final class Desk: Sendable {
        let folder: URL

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "loa-switch-\(UUID().uuidString.prefix(8))")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "bin"), withIntermediateDirectories: true)
            try write("relay", "echo \"$1 $PWD\" >> '\(folder.path)/noted'; echo said")
            try write("broken", "echo 'no relay here' >&2; exit 3")
        }

        // The system's folder for temporary files is emptied by the system too.
        deinit { try? FileManager.default.removeItem(at: folder) }

        private func write(_ name: String, _ line: String) throws {
            let path = folder.appending(path: "bin/\(name)").path
            try Data("#!/bin/sh\n\(line)\n".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }

        var noted: [String] {
            let text = (try? String(contentsOf: folder.appending(path: "noted"), encoding: .utf8)) ?? ""
            return text.split(separator: "\n").map { String($0).replacing(folder.path, with: "DIR") }
        }

        /// Switches on and off and returns what was complained of.
        func complaints(on: [String], off: [String] = []) async -> [Phrase] {
            let complaints = Mutex<[Phrase]>([])
            let programs = ProgramSwitch(in: StationFolder(path: folder.path)) { event in
                if case .amplifierFailed(let detail) = event { complaints.withLock { $0.append(detail) } }
            }
            let amplifier = Amplifier(switchOn: on, switchOff: off, warmUp: .zero, linger: .zero)
            programs.turn(on: true, amplifier)
            programs.turn(on: false, amplifier)
            programs.finish()
            await programs.work()
            return complaints.withLock(\.self)
        }
    }

    @Test("By an absolute path, by one from the station folder, and by name; the folder is where they run")
    func found() async throws {
        let desk = try Desk()
        let absolute = desk.folder.appending(path: "bin/relay").path
        #expect(await desk.complaints(on: [absolute, "on"], off: ["bin/relay", "off"]) == [])
        #expect(await desk.complaints(on: ["sh", "bin/relay", "by-name"]) == [])
        #expect(desk.noted == ["on DIR", "off DIR", "by-name DIR"])
    }

    @Test(
        "What fails is said in both languages, and the next one runs all the same",
        arguments: [
            (
                ["bin/broken", "1"],
                Phrase(vi: "“bin/broken 1”: mã 3 (no relay here)", en: "“bin/broken 1”: status 3 (no relay here)")
            ),
            (
                ["bin/nothing"],
                Phrase(
                    vi: "“bin/nothing”: không có chương trình đó, hoặc không chạy được",
                    en: "“bin/nothing”: it is not there or cannot be run")
            ),
            (
                ["/nowhere/relay"],
                Phrase(
                    vi: "“/nowhere/relay”: không có chương trình đó, hoặc không chạy được",
                    en: "“/nowhere/relay”: it is not there or cannot be run")
            ),
            (["false"], Phrase(vi: "“false”: mã 1", en: "“false”: status 1")),
        ])
    func failing(command: [String], said: Phrase) async throws {
        let desk = try Desk()
        #expect(await desk.complaints(on: command, off: ["bin/relay", "off"]) == [said])
        #expect(desk.noted == ["off DIR"])
    }

    @Test("What the doctor calls runnable is what is run")
    func runnable() throws {
        let desk = try Desk()
        let folder = StationFolder(path: desk.folder.path)
        for program in ["sh", "bin/relay", desk.folder.path + "/bin/relay"] {
            #expect(ProgramSwitch.isRunnable(program, in: folder), "\(program)")
        }
        for program in ["bin", "relay", "bin/nothing", "/nowhere/relay", desk.folder.path] {
            #expect(!ProgramSwitch.isRunnable(program, in: folder), "\(program)")
        }
    }
}
