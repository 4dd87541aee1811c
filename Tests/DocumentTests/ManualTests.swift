import Foundation
import Testing

@Suite("The documents")
struct ManualTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("The licence is there")
    func licence() throws {
        let text = try String(contentsOf: Self.root.appending(path: "LICENSE"), encoding: .utf8)
        #expect(text.contains("Apache License"))
    }
}
