import Foundation
import Testing

/// Text that a command is known to print, kept in `Golden/`. With LOA_RECORD_GOLDEN=1 it is written anew, and the run
/// fails, so that nobody takes a recording for a test.
enum Golden {
    static func compare(
        _ text: String, with name: String, hiding hidden: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        // The number of an entry is the ledger's own affair: it says how much else was noted before.
        let shown = (hidden.map { text.replacing($0, with: "STATION") } ?? text)
            .replacing(/"entry" : [1-9]\d*/, with: "\"entry\" : N")
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).txt")
        if ProcessInfo.processInfo.environment["LOA_RECORD_GOLDEN"] == "1" {
            try Data(shown.utf8).write(to: file)
            Issue.record("recorded \(name): look at what changed, then run without it", sourceLocation: sourceLocation)
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(
            shown == expected, "Golden/\(name).txt; record with: LOA_RECORD_GOLDEN=1 swift test --filter CommandTests",
            sourceLocation: sourceLocation)
    }
}
