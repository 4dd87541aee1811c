import CFuzzer
import CivilTime
import SpokenVietnamese

/// What must hold of any text; libFuzzer keeps those that lead to code not yet seen, and stops where this does.
func examine(_ text: String) {
    guard let date = LocalDate(year: 2026, month: 1, day: 1) else { preconditionFailure("a day of the calendar") }
    let check = ScriptCheck(on: date)

    let once = Reader().read(text).text
    precondition(areSame(once, Reader().read(once).text), "reading again changes something")

    let corrected = check.corrected(text)
    precondition(areSame(corrected, check.corrected(corrected)), "correcting again changes something")
    precondition(check.findings(in: corrected).allSatisfy { $0.correction == nil }, "a safe correction was left out")
}

/// To the byte: `==` takes composed and decomposed letters as equal.
func areSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
    // libFuzzer's own memory, valid for `count` bytes during this call; nothing keeps it.
    unsafe examine(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
    return 0
}
precondition(status == 0, "libFuzzer ended with \(status)")
