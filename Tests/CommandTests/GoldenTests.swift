import Foundation
import Testing

@Suite("What the commands print", .serialized)
struct GoldenTests {
    /// A power cut over the Monday slot, and the card gone in mid-airing on the Saturday.
    static let faults = ["--power-cut", "2024-03-04T06:50/30", "--card-lost", "2024-03-09T07:01/5"]

    static let commands: [(name: String, arguments: [String])] = [
        ("check", ["check"]),
        ("plan", ["plan", "--from", "2024-03-04", "--until", "2024-03-17"]),
        ("plan-empty", ["plan", "--from", "2025-01-01", "--until", "2025-01-02"]),
        ("explain", ["explain", "tiem-phong@2024-03-09T07:00"]),
        ("simulate", ["simulate", "--from", "2024-03-04", "--until", "2024-03-17"]),
        ("simulate-faults", ["simulate", "--from", "2024-03-04", "--until", "2024-03-17"] + faults),
        ("script-list", ["script", "list"]),
        ("script-show", ["script", "show", "tiem-phong"]),
        ("script-show-spoken", ["script", "show", "--spoken", "tiem-phong"]),
        ("log-list-empty", ["log", "list"]),
    ]

    @Test("In both languages, as text and as JSON", arguments: commands, ["vi", "en"])
    func output(command: (name: String, arguments: [String]), lang: String) async throws {
        let station = try StationBox()
        for format in ["", "-json"] {
            let arguments = command.arguments + ["--station", station.path, "--lang", lang]
            let run = try await Binary.run(arguments + (format == "" ? [] : ["--json"]))
            #expect(run.status == 0)
            try Golden.compare(run.output + run.error, with: "\(command.name)\(format).\(lang)", hiding: station.path)
        }
    }

    @Test("What --keep keeps is a station whose log can be listed", arguments: ["vi", "en"])
    func kept(lang: String) async throws {
        let station = try StationBox()
        let kept = station.beside("giữ lại")
        let made = try await Binary.run(
            ["simulate", "--from", "2024-03-04", "--until", "2024-03-10", "--keep", kept, "--lang", lang]
                + ["--station", station.path] + Self.faults)
        let log = try await Binary.run(["log", "list", "--station", kept, "--lang", lang])
        #expect(made.status == 0)
        #expect(log.status == 0)
        #expect(!log.output.isEmpty)
        try Golden.compare(log.output, with: "log-list.\(lang)")
        let json = try await Binary.run(["log", "list", "--station", kept, "--lang", lang, "--json"])
        try Golden.compare(json.output, with: "log-list-json.\(lang)")
        let again = try await Binary.run(
            ["simulate", "--from", "2024-03-04", "--until", "2024-03-10", "--keep", kept, "--station", station.path])
        again.complains(73, kept, hint: "thư mục mới")
    }

    @Test("Without a daemon, status tells what the folder knows and ends with 69", arguments: ["vi", "en"])
    func status(lang: String) async throws {
        let station = try StationBox()
        let run = try await station.loa("status", lang: lang)
        #expect(run.status == 69)
        let clock = /\S+( \S+)? \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/
        try Golden.compare(run.output.replacing(clock, with: "NOW") + run.error, with: "status.\(lang)")
        let json = try await station.loa("status", "--json", lang: lang)
        #expect(json.status == 69)
        let instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+07:00/
        try Golden.compare(json.output.replacing(instant, with: "NOW"), with: "status-json.\(lang)")
    }

    @Test("The example station's season", arguments: ["vi", "en"])
    func season(lang: String) async throws {
        let top = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
        let common = ["--station", top, "--lang", lang]
        let check = try await Binary.run(["check"] + common)
        #expect(check.status == 0)
        let season = ["simulate", "--from", "2023-08-08", "--until", "2023-12-31"]
        let plain = try await Binary.run(season + common)
        #expect(plain.output.split(separator: "\n").count == 44)
        try Golden.compare(plain.output, with: "season.\(lang)")
        let faults = ["--power-cut", "2023-08-11T16:30/90", "--card-lost", "2023-08-15T17:05/3"]
        let troubled = try await Binary.run(
            ["simulate", "--from", "2023-08-07", "--until", "2023-08-20"] + faults + common)
        try Golden.compare(troubled.output, with: "season-faults.\(lang)")
    }

    @Test(
        "Help",
        arguments: [
            [], ["check"], ["plan"], ["explain"], ["simulate"], ["run"], ["rehearse"], ["status"], ["play"], ["stop"],
            ["script"], ["script", "show"], ["log", "list"], ["init"], ["script", "check"], ["script", "import"],
            ["script", "edit"], ["script", "new"], ["script", "approve"], ["script", "return"], ["script", "withdraw"],
            ["script", "history"], ["script", "say"], ["script", "record"],
        ], ["vi", "en"])
    func help(command: [String], lang: String) async throws {
        let run = try await Binary.run(command + ["--lang", lang, "--help"])
        #expect(run.status == 0)
        #expect(run.error == "")
        try Golden.compare(run.output, with: (["help"] + command).joined(separator: "-") + ".\(lang)")
    }

    @Test("loa alone prints help and ends well; its language is the locale's, Vietnamese where that is not English")
    func alone() async throws {
        let vietnamese = try await Binary.run([])
        #expect(vietnamese.status == 0)
        #expect(vietnamese.output == (try await Binary.run(["--help", "--lang", "vi"])).output)
        let english = try await Binary.run([], extra: ["LANG": "en_GB.UTF-8"])
        #expect(english.status == 0)
        #expect(english.output == (try await Binary.run(["--help", "--lang=en"])).output)
        #expect(english.output != vietnamese.output)
    }
}
