import Foundation
import Testing

@Suite("loa log export", .serialized)
struct LogExportTests {
    private static func station() async throws -> (box: StationBox, path: String) {
        let box = try StationBox()
        let path = box.beside("da-chay")
        let made = try await Binary.run(
            ["simulate", "--keep", path, "--station", box.path, "--from", "2024-03-04", "--until", "2024-03-10"]
                + GoldenTests.faults)
        #expect(made.status == 0)
        return (box, path)
    }

    private static func export(_ words: String, of path: String, lang: String = "vi") async throws -> Binary {
        try await Binary.run(
            ["log", "export", "--station", path, "--lang", lang] + words.split(separator: " ").map(String.init))
    }

    @Test("As CSV in both languages, and as JSON with all that log list has and more", arguments: ["vi", "en"])
    func golden(lang: String) async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        for format in ["csv", "json"] {
            let run = try await Self.export("--format \(format)", of: path, lang: lang)
            #expect(run.status == 0)
            #expect(run.error == "")
            // Reading a file drops its byte order mark.
            let shown = run.output.unicodeScalars.drop { $0 == "\u{FEFF}" }
            try Golden.compare(String(shown), with: "log-export-\(format).\(lang)")
        }
        let list = try await Binary.run(["log", "list", "--json", "--station", path, "--lang", lang])
        let listed = try #require(try list.json() as? [[String: Any]])
        let exported = try #require(
            try await Self.export("--format json", of: path, lang: lang).json() as? [[String: Any]])
        #expect(listed.count == exported.count)
        for (one, other) in zip(listed, exported) {
            #expect(Set(one.keys).isSubset(of: other.keys))
            #expect(Set(other.keys).isSuperset(of: ["field", "kind", "remarks"]))
            #expect((other["readings"] != nil) == (one["outcome"] as? String == "aired"))
        }
    }

    @Test("Only those days; a log without lines is an empty table, an empty array")
    func days() async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let some = try await Self.export("--format json --from 2024-03-09", of: path)
        let lines = try #require(try some.json() as? [[String: Any]])
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { ($0["planned"] as? String ?? "") >= "2024-03-09" })
        let none = try await Self.export("--format json --until 2020-01-01", of: path)
        #expect(try (none.json() as? [Any])?.isEmpty == true)
        let never = try await Self.export("--format csv", of: box.path)
        #expect(never.output.unicodeScalars.count { $0 == "\n" } == 1)
        #expect(never.status == 0)
    }

    @Test("A full disk behind the output is told, and a reader that went away is not", arguments: ["vi", "en"])
    func full(lang: String) async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        for words in ["log export --format csv", "log export --format json", "report month 2024-03"] {
            let command = "'\(Binary.path)' \(words) --station '\(path)' --lang \(lang)"
            let run = try await Binary.run(["-c", "\(command) > /dev/full"], program: "/bin/sh")
            let sentence = lang == "vi" ? "không ghi được kết quả" : "the answer cannot be written"
            run.complains(73, sentence, hint: lang == "vi" ? "chỗ trống trên đĩa" : "free space")
            let gone = try await Binary.run(["-c", "\(command) | true"], program: "/bin/sh")
            #expect(gone.error == "")
        }
    }

    @Test("XLSX becomes a file; what is there is kept; days the wrong way round and other forms are refused")
    func files() async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let file = box.beside("so.xlsx")
        let made = try await Self.export("--format xlsx --output \(file)", of: path)
        #expect(made.output == "Đã ghi \(file).\n")
        #expect(try Data(contentsOf: URL(filePath: file)).starts(with: Data("PK".utf8)))
        try await Self.export("--format csv --output \(file)", of: path).complains(73, "không ghi đè", hint: "--output")
        try await Self.export("--format csv --from 2024-03-09 --until 2024-03-08", of: path)
            .complains(64, "ngày cuối đứng trước", hint: "--from")
        try await Self.export("--format pdf", of: path).complains(
            64, "chỉ nhận: csv, json, xlsx", hint: "loa log export")
        try await Self.export("", of: path).complains(64, "--format", hint: "loa log export")
    }
}
