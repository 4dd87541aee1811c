import Diagnostics
import Foundation
import Ledger
import Testing

@Suite struct `One daemon per station folder` {
    @Test func `A second one is told which process is there, and gets in when that has gone`() throws {
        try withFolder { folder in
            let path = folder + "/loa.lock"
            try "999999999999 left by an earlier life".write(toFile: path, atomically: true, encoding: .utf8)
            let process = ProcessInfo.processInfo.processIdentifier
            do {
                let first = try DaemonLock(path: path)
                let error = #expect(throws: DaemonLockError.self) { _ = try DaemonLock(path: path) }
                #expect(error?.status == .cannotWrite)
                #expect(error?.holder == process)
                #expect(
                    error?.message
                        == Phrase(
                            vi: "thư mục đài này đang có loa chạy (tiến trình \(process))",
                            en: "another daemon already serves this station folder (process \(process))"))
                #expect(error?.hint?.en == "see how it is doing: loa status")
                #expect(try String(contentsOfFile: path, encoding: .utf8) == "\(process)\n")
                _ = consume first
            }
            _ = try DaemonLock(path: path)
        }
    }

    @Test func `No folder to lock`() throws {
        try withFolder { folder in
            let error = #expect(throws: DaemonLockError.self) { _ = try DaemonLock(path: folder + "/var/loa.lock") }
            #expect(error?.errno == ENOENT)
            #expect(error?.call == "open")
            #expect(error?.status == .cannotWrite)
            #expect(error?.message.en == "\(folder)/var/loa.lock cannot be locked: No such file or directory")
        }
    }
}
