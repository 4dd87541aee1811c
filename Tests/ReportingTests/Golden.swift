import Foundation
import Testing

/// Text that a paper is known to be, kept in `Golden/`. With LOA_RECORD_GOLDEN=1 it is written anew, and the run fails,
/// so that nobody takes a recording for a test.
enum Golden {
    static func compare(_ bytes: [UInt8], with name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["LOA_RECORD_GOLDEN"] == "1" {
            try Data(bytes).write(to: file)
            Issue.record("recorded \(name): look at what changed, then run without it", sourceLocation: sourceLocation)
            return
        }
        let isSame = try Data(contentsOf: file) == Data(bytes)
        #expect(
            isSame, "Golden/\(name); record with: LOA_RECORD_GOLDEN=1 swift test --filter ReportingTests",
            sourceLocation: sourceLocation)
    }
}
