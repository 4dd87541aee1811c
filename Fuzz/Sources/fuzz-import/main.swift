import CFuzzer
import CivilTime
import Diagnostics
import Dispatch
import Foundation
import Manuscript
import Programs

/// The first byte chooses the name that the file was sent under; pandoc and catdoc are not there, so that all that is
/// tried is ours. A refusal is an answer; a trap is none.
func examine(_ bytes: [UInt8]) async {
    guard let date = LocalDate(year: 2026, month: 1, day: 1) else { preconditionFailure("a day of the calendar") }
    let kinds = ["docx", "odt", "rtf", "html", "doc", "txt", "md"]
    let path = NSTemporaryDirectory() + "/fuzz-import-\(getpid()).\(kinds[Int(bytes.first ?? 0) % kinds.count])"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes.dropFirst())) else {
        preconditionFailure("no room for \(path)")
    }
    let nowhere = ProgramEnvironment(variables: [:], workingDirectory: "/")
    do throws(ManuscriptError) {
        let manuscript = try await ManuscriptReader(in: nowhere).read(path: path, on: date)
        let composed = manuscript.text.precomposedStringWithCanonicalMapping
        precondition(manuscript.text.utf8.elementsEqual(composed.utf8), "not composed")
        precondition(!manuscript.title.isEmpty, "no title")
        _ = manuscript.instruction?.sentence
    } catch {
        precondition(!error.message.vi.isEmpty, "a refusal without a word")
    }
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
    // libFuzzer's own memory, copied before anything else happens.
    let copy = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        await examine(copy)
        done.signal()
    }
    done.wait()
    return 0
}
precondition(status == 0, "libFuzzer ended with \(status)")
