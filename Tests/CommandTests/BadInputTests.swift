import Foundation
import Glibc
import Testing

@Suite("Bad input: one sentence, a hint, the right exit code", .serialized)
struct BadInputTests {
    struct Wrong: Sendable, CustomTestStringConvertible {
        let arguments: String
        let vi: String
        let en: String
        let command: String

        var testDescription: String { arguments }
    }

    @Test(
        "Wrong usage ends with 64",
        arguments: [
            Wrong(arguments: "pln", vi: "không hiểu “pln”", en: "“pln” means nothing", command: "loa"),
            Wrong(arguments: "--lang xx", vi: "--lang chỉ nhận", en: "--lang takes", command: "loa"),
            Wrong(arguments: "plan --lang=fr", vi: "--lang chỉ nhận", en: "--lang takes", command: "loa"),
            Wrong(
                arguments: "plan --form 2024-03-04", vi: "không có tùy chọn --form, có phải là --from?",
                en: "no option --form; is --from meant?", command: "loa plan"),
            Wrong(
                arguments: "check --xyzzy", vi: "không có tùy chọn --xyzzy", en: "no option --xyzzy",
                command: "loa check"),
            Wrong(arguments: "check a b", vi: "không hiểu 'a', 'b'", en: "'a', 'b' mean nothing", command: "loa check"),
            Wrong(
                arguments: "check --json=1", vi: "--json không nhận", en: "--json takes no value", command: "loa check"),
            Wrong(
                arguments: "plan --from 2024-02-30", vi: "“2024-02-30” không dùng được cho --from",
                en: "no proper value",
                command: "loa plan"),
            Wrong(
                arguments: "plan --until 9999-12-31", vi: "“9999-12-31” không dùng được", en: "no proper value",
                command: "loa plan"),
            Wrong(
                arguments: "plan --from", vi: "thiếu giá trị sau --from", en: "the value of --from", command: "loa plan"
            ),
            Wrong(arguments: "simulate --from 2024-03-04", vi: "thiếu --until", en: "--until", command: "loa simulate"),
            Wrong(
                arguments: "simulate --from 2024-03-04 --until 2024-03-05 --power-cut 2024-03-04T07:00",
                vi: "“2024-03-04T07:00” không dùng được cho --power-cut", en: "no proper value of --power-cut",
                command: "loa simulate"),
            Wrong(arguments: "explain", vi: "còn thiếu <BUỔI>", en: "<OCCURRENCE> is missing", command: "loa explain"),
            Wrong(arguments: "explain khong-phai", vi: "“khong-phai”", en: "“khong-phai”", command: "loa explain"),
            Wrong(arguments: "explain a@9999-01-01T00:00", vi: "“a@9999", en: "“a@9999", command: "loa explain"),
            Wrong(
                arguments: "script show", vi: "còn thiếu <BÀI>", en: "<SCRIPT> is missing", command: "loa script show"),
            Wrong(arguments: "stop", vi: "còn thiếu --reason", en: "--reason", command: "loa stop"),
            Wrong(
                arguments: "stop --reason= ", vi: "--reason không được để trống", en: "--reason must",
                command: "loa stop"),
            Wrong(
                arguments: "rehearse --speed 4", vi: "--speed chỉ dùng cùng", en: "--speed goes",
                command: "loa rehearse"),
            Wrong(
                arguments: "rehearse --speed 0 --output wav:a.wav", vi: "--speed nhận số", en: "--speed takes",
                command: "loa rehearse"),
            Wrong(
                arguments: "rehearse --output a.wav", vi: "--output nhận wav:", en: "--output takes",
                command: "loa rehearse"),
        ])
    func usage(wrong: Wrong) async throws {
        let arguments = wrong.arguments.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for (sentence, lang) in [(wrong.vi, "vi_VN.UTF-8"), (wrong.en, "en_US.UTF-8")] {
            let run = try await Binary.run(arguments, extra: ["LANG": lang])
            run.complains(64, sentence, hint: "\(wrong.command) --help")
        }
    }

    @Test("Dates the wrong way round", arguments: [["plan"], ["simulate"], ["log", "list"]])
    func reversed(command: [String]) async throws {
        let station = try StationBox()
        for (lang, sentence) in [("vi", "ngày cuối đứng trước ngày đầu"), ("en", "the last day is before the first")] {
            try await Binary.run(
                command + ["--from", "2024-03-10", "--until", "2024-03-04", "--station", station.path, "--lang", lang]
            ).complains(64, sentence, hint: "--until")
        }
    }

    @Test("No station: 66, named or not", arguments: ["check", "plan", "run", "status"])
    func noStation(command: String) async throws {
        try await Binary.run([command, "--station", "/nonexistent"]).complains(66, "/nonexistent", hint: "loa init")
        try await Binary.run([command, "--lang", "en"], in: "/").complains(66, "schedule.yaml", hint: "loa init")
        try await Binary.run([command, "--lang", "en"], in: "/", extra: ["LOA_STATION": "/nonexistent"])
            .complains(66, "/nonexistent", hint: "loa init")
    }

    @Test("A name that is not there: 66")
    func unknownNames() async throws {
        let station = try StationBox()
        try await station.loa("script", "show", "khong-co").complains(66, "không có bài “khong-co”", hint: "tiem-phong")
        try await station.loa("script", "show", "../schedule", lang: "en").complains(
            66, "no script", hint: "tiem-phong")
        try await station.loa("explain", "tiem-phong@2024-03-05T07:00").complains(
            66, "2024-03-05", hint: "tiem-phong@2024-03-04T07:00")
        try await station.loa("rehearse", "a@2024-03-05T07:00", lang: "en").complains(
            66, "no occurrence", hint: "loa plan")
    }

    @Test("Without a daemon: 69")
    func noDaemon() async throws {
        let station = try StationBox()
        try await station.loa("play", "tiem-phong").complains(69, "chưa chạy", hint: "loa run")
        try await station.loa("stop", "--reason", "thử", lang: "en").complains(69, "not running", hint: "loa run")
    }

    @Test("A broken schedule: its findings, then 65; check alone ends with 1", arguments: ["vi", "en"])
    func brokenSchedule(lang: String) async throws {
        let station = try StationBox()
        let text = try station.text(of: "schedule.yaml")
        try station.write("schedule.yaml", text.replacing("officer: minh", with: "officer: khoa"))
        for command in [["plan"], ["run"], ["log", "list"], ["rehearse"]] {
            let run = try await Binary.run(command + ["--station", station.path, "--lang", lang])
            #expect(run.status == 65)
            #expect(run.output == "")
            #expect(run.error.contains("schedule.yaml:16:16: \(lang == "vi" ? "lỗi" : "error"): "), "\(run.error)")
            #expect(run.error.contains("\nloa: "))
        }
        let check = try await station.loa("check", lang: lang)
        #expect(check.status == 1)
        #expect(check.output.contains("schedule.yaml:16:16: "))
        let json = try await station.loa("check", "--json", lang: lang)
        #expect(json.status == 1)
        let findings = try #require(try json.json() as? [[String: Any]])
        #expect(findings.map { $0["line"] as? Int } == [16])
        #expect(findings.map { $0["severity"] as? String } == ["error"])
    }

    @Test(
        "A ledger that is none: 65, and it is left as it is",
        arguments: [["log", "list"], ["plan"], ["run"], ["status"]])
    func noLedger(command: [String]) async throws {
        let station = try StationBox()
        try FileManager.default.createDirectory(atPath: station.path + "/var", withIntermediateDirectories: true)
        try station.write("var/ledger.sqlite", "sổ tay của tôi, không phải của Loa\n")
        for (lang, sentence, hint) in [
            ("vi", "không phải là sổ phát thanh", "chuyển tệp"), ("en", "is not a ledger of Loa", "move that file"),
        ] {
            try await Binary.run(command + ["--station", station.path, "--lang", lang]).complains(
                65, sentence, hint: hint)
        }
        #expect(try station.text(of: "var/ledger.sqlite") == "sổ tay của tôi, không phải của Loa\n")
    }

    @Test("Places that cannot be written: 73")
    func cannotWrite() async throws {
        let station = try StationBox()
        try await Binary.run(["init", station.path]).complains(73, station.path, hint: "thư mục mới")
        try station.write("var", "")
        try await station.loa("run").complains(73, "không ghi được", hint: "quyền ghi")
        try await station.loa("rehearse", lang: "en").complains(73, "cannot be written", hint: "permissions")
    }

    @Test("A folder too deep for a socket: 73 and no daemon that nobody can reach")
    func longPath() async throws {
        let station = try StationBox(named: String(repeating: "rất-sâu-", count: 12))
        try await station.loa("run").complains(73, "quá dài", hint: "ngắn hơn")
        try await station.loa("play", "tiem-phong", lang: "en").complains(73, "too long", hint: "shorter")
        #expect(try await station.loa("plan").status == 0)
    }

    @Test("A standard output that is full: 73")
    func fullOutput() async throws {
        let station = try StationBox()
        let run = try await Binary.shell(
            "\(Binary.path) script show tiem-phong --station '\(station.path)' > /dev/full")
        run.complains(73, "không ghi được kết quả", hint: "chỗ trống")
    }

    @Test(
        "A full disk: 73, one sentence, and the station's own files whole",
        .enabled(if: getuid() == 0, "only root may mount a small file system"), arguments: ["vi", "en"])
    func fullDisk(lang: String) async throws {
        let station = try StationBox()
        // A mount of the command's own: nothing is left behind.
        let run = try await Binary.shell(
            """
            unshare -m sh -c 'mkdir -p var && mount -t tmpfs -o size=16k tmpfs var || exit 99
            exec \(Binary.path) rehearse tiem-phong@2024-03-09T07:00 --output wav:/dev/null --lang \(lang)'
            """, in: station.path)
        try #require(run.status != 99, "no mount is permitted here")
        #expect(run.status == 73, "\(run.error)")
        #expect(run.output == "")
        let last = run.error.split(separator: "\n").suffix(2)
        #expect(last.first?.hasPrefix("loa: ") == true, "\(run.error)")
        #expect(last.last?.hasPrefix("     → ") == true, "\(run.error)")
        #expect(try await station.loa("check").status == 0)
    }

    @Test("A path with spaces and Vietnamese letters is a path like any other")
    func vietnamesePath() async throws {
        let station = try StationBox(named: "Đài xã Bình Minh (mới)")
        #expect(try await station.loa("check").status == 0)
        let fresh = station.beside("Đài 'mới'")
        let made = try await Binary.run(["init", fresh])
        #expect(made.status == 0)
        // The hint is a command that a shell takes as it stands.
        let hint = try #require(made.output.split(separator: "\n").last.map(String.init))
        let check = try await Binary.shell(hint.replacing("loa check", with: "\(Binary.path) check"))
        #expect(check.status == 0, "\(made.output)\(check.error)")
    }
}

extension Binary {
    static func shell(_ line: String, in directory: String = "/") async throws -> Binary {
        try await run(["-c", line], program: "/bin/sh", in: directory)
    }
}
