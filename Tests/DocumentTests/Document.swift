import Foundation
import Testing

/// A document of the repository.
struct Document: Sendable, CustomTestStringConvertible {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// From the repository's top level.
    let path: String
    let text: String

    var testDescription: String { path }
    var fences: [Fence] { Fence.all(in: text) }
    /// What the locale of its readers is.
    var locale: String { path.hasPrefix("Manual/vi/") ? "vi_VN.UTF-8" : "en_US.UTF-8" }

    /// The lines of its headings.
    var headings: [Substring] {
        let fenced = Set(fences.flatMap { $0.line..<$0.line + $0.lines.count + 2 })
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { !fenced.contains($0.offset + 1) && $0.element.hasPrefix("#") }.map(\.element)
    }

    /// Targets of its links.
    var links: [String] { text.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) } }

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    static func all() throws -> [Document] {
        try ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(Document.init) + manual("vi") + manual("en")
    }

    /// Chapter by chapter.
    static func manual(_ language: String) throws -> [Document] {
        let folder = "Manual/\(language)"
        return try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
            .filter { $0.hasSuffix(".md") }.map { try Document("\(folder)/\($0)") }
    }
}

/// The Manual in both languages, a chapter at a time.
struct Chapter: Sendable, CustomTestStringConvertible {
    let vietnamese: Document
    let english: Document

    var testDescription: String { vietnamese.path }

    static func all() throws -> [Chapter] {
        try zip(Document.manual("vi"), Document.manual("en")).map(Chapter.init)
    }
}
