import Foundation
import Testing

@Suite("The documents")
struct ManualTests {
    @Test("the Manual has the same chapters in both languages")
    func chapters() throws {
        let names = { (documents: [Document]) in documents.map { $0.path.split(separator: "/").last } }
        #expect(try names(Document.manual("vi")) == names(Document.manual("en")))
        #expect(try Document.manual("vi").count == 14)
    }

    @Test("a chapter has the same sections and examples in both languages", arguments: try Chapter.all())
    func examples(_ chapter: Chapter) {
        let (vietnamese, english) = (chapter.vietnamese, chapter.english)
        let levels = { (document: Document) in document.headings.map { $0.prefix { $0 == "#" }.count } }
        #expect(levels(vietnamese) == levels(english))
        let shown = { (document: Document) in document.fences.map { [$0.language] + $0.words } }
        #expect(shown(vietnamese) == shown(english))
        for (one, other) in zip(vietnamese.fences, english.fences) {
            switch one.language {
            // What is typed; what comes of it depends on the language.
            case "console": #expect(Session(one).commands == Session(other).commands)
            case "yaml", "ini", "markdown": #expect(one.lines == other.lines)
            case "text" where !one.words.isEmpty: #expect(one.lines == other.lines)
            default: break
            }
        }
        // Each table has as many rows, and the same names in code.
        let codes = { (document: Document) in
            document.text.matches(of: /\n\| `([a-z][A-Za-z-]*)`/).map { String($0.1) }
        }
        #expect(codes(vietnamese) == codes(english))
    }

    @Test("every command and option of the program stands in the chapter of commands", arguments: ["vi", "en"])
    func commands(_ language: String) async throws {
        let chapter = try #require(try Document.manual(language).first { $0.path.contains("commands") })
        let missing = try await TryStation.use(locale: chapter.locale) { station in
            var missing: [String] = []
            var waiting = [[String]()]
            while let command = waiting.popLast() {
                let words = command.joined(separator: " ")
                let help = try await station.sh("loa \(words) --help --lang en").lines
                let below = Self.subcommands(help)
                waiting += below.map { command + [$0] }
                if below.isEmpty { missing += Self.missing(words, help, in: chapter.text) }
            }
            return missing
        }
        #expect(missing.isEmpty)
    }

    /// The names at the beginning of the lines below `SUBCOMMANDS:`.
    private static func subcommands(_ help: [String]) -> [String] {
        help.drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst()
            .compactMap { $0.prefixMatch(of: #/  ([a-z][a-z-]*)(?:  |$)/#).map { String($0.1) } }
    }

    private static func missing(_ command: String, _ help: [String], in text: String) -> [String] {
        let options = Set(help.joined(separator: "\n").matches(of: /--[a-z][a-z-]+/).map { String($0.output) })
        return (["loa \(command)"] + options.subtracting(["--help"]).sorted()).filter { !text.contains($0) }
            .map { "\(command): \($0)" }
    }

    @Test("links between files lead somewhere", arguments: try Document.all())
    func links(_ document: Document) {
        let folder = Document.root.appending(path: document.path).deletingLastPathComponent()
        for link in document.links where !link.hasPrefix("https://") {
            let file = folder.appending(path: String(link.prefix { $0 != "#" })).path
            #expect(FileManager.default.fileExists(atPath: file), "\(document.path) → \(link)")
        }
    }

    @Test("letters are composed, and lines end clean", arguments: try Document.all())
    func tidy(_ document: Document) {
        let text = document.text
        #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
        #expect(!text.contains("\r") && !text.contains("\t") && !text.contains(" \n"))
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }

    @Test("the figures in the README are those of the benchmarks")
    func figures() throws {
        let rows = { (path: String) in try Document(path).text.split(separator: "\n").filter { $0.hasPrefix("| ") } }
        let measured = try Set(rows("Benchmarks/README.md"))
        #expect(try rows("README.md").filter { !measured.contains($0) }.isEmpty, "copy them from Benchmarks/README.md")
        #expect(try !rows("README.md").isEmpty)
    }

    @Test("the licence is there")
    func licence() throws {
        let text = try String(contentsOf: Document.root.appending(path: "LICENSE"), encoding: .utf8)
        #expect(text.contains("Apache License"))
    }
}

extension Session {
    var commands: [String] { steps.map(\.command) }
}
