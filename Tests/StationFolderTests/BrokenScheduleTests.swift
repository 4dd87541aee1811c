import Diagnostics
import StationFolder
import Testing

/// One fault put into a sound schedule: what is exchanged, and the code expected at the mark `▸`.
struct Broken: CustomTestStringConvertible, Sendable {
    let code: String
    let old: String
    let new: String
    let severity: Finding.Severity

    init(_ code: String, _ old: String, _ new: String, _ severity: Finding.Severity = .error) {
        self.code = code
        self.old = old
        self.new = new
        self.severity = severity
    }

    var testDescription: String { "\(code): \(new)" }
}

@Suite("A broken schedule")
struct BrokenScheduleTests {
    static let names: [Broken] = [
        Broken("unknown-key", "  place: Suối Hai", "  place: Suối Hai\n  ▸tel: 0123"),
        Broken("unknown-key", "name: Trần Nam }", "name: Trần Nam, ▸tilte: Ủy viên }"),
        Broken("unknown-key", "hours: [", "▸hour: []\nhours: ["),
        Broken("unknown-key", "name: vi, rate: 120 }", "name: vi, ▸model: x.onnx }"),
        Broken("duplicate-key", "  place: Suối Hai", "  place: Suối Hai\n  ▸place: Suối Ba"),
        Broken("duplicate-key", "name: Trần Nam }", "name: Trần Nam, ▸name: Nam }"),
        Broken("duplicate-key", "name: Trần Nam }", "\"name\": Trần Nam, ▸name: Nam }"),
        Broken("duplicate-key", "officers:", "▸hours: []\nofficers:"),
        Broken("duplicate-key", "name: Trần Nam }", "▸&a name: Trần Nam, name: Nam }"),
        Broken("missing-key", "  authority: UBND xã Suối Hai\n", ""),
        Broken("missing-key", "    length: 8-12 min\n", ""),
        Broken("missing-key", "{ officer: hoa, from: 2024-03-01 }", "▸{ officer: hoa }"),
        Broken("missing-key", "date: 2024-04-30, reason: Thống nhất đất nước }", "date: 2024-04-30 }"),
        Broken("no-value", "  authority: UBND xã Suối Hai", "  ▸authority:"),
        Broken("no-value", "title: Công chức văn hóa", "title: ▸\"  \""),
        Broken("no-value", "  device: plughw:CARD=Device", "  ▸device:"),
        Broken("no-value", "switch-on: [relay, \"1\"]", "▸switch-on: []"),
        Broken("no-value", "days: [sat, sun]", "▸days: []"),
        Broken("wrong-type", "hours: [\"06:00-06:45\", \"16:30-18:00\"]", "hours: ▸06:00-18:00"),
        Broken("wrong-type", "nam: { name: Trần Nam }", "nam: ▸Trần Nam"),
        Broken("wrong-type", "name: Trần Nam }", "name: ▸[Trần, Nam] }"),
        Broken("wrong-type", "  nam: { name: Trần Nam }", "  nam: { name: Trần Nam }\n  ▸[a]: { name: A }"),
        Broken("bad-name", "  nam: { name: Trần Nam }", "  nam: { name: Trần Nam }\n  ▸cô ba: { name: Ba }"),
        Broken("bad-name", "script: tiem-phong", "script: ▸tiêm-phòng"),
        Broken("unknown-officer", "instead-of: hoa", "instead-of: ▸hoaa"),
        Broken("unknown-officer", "{ officer: nam, days", "{ officer: ▸lan, days"),
        Broken("unknown-script", "script: tiem-phong", "script: ▸tiem-fong"),
        Broken("text-too-long", "name: Trần Nam", "name: ▸" + String(repeating: "ơ", count: 501)),
    ]

    static let values: [Broken] = [
        Broken("bad-date", "from: 2024-03-04", "from: ▸4/3/2024"),
        Broken("impossible-date", "until: 2024-06-30", "until: ▸2024-06-31"),
        Broken("impossible-date", "reason: Quốc tang }", "until: ▸2023-02-30 }"),
        Broken("end-before-start", "until: 2024-06-30", "until: ▸2024-03-03"),
        Broken("end-before-start", "until: 2024-05-10", "until: ▸2024-05-05"),
        Broken("end-before-start", "until: 2024-07-26", "until: ▸2024-07-24"),
        Broken("bad-time", "\"06:00-06:45\"", "▸\"6:00-06:45\""),
        Broken("bad-time", "\"06:00-06:45\"", "▸\"06:00-06:75\""),
        Broken("bad-window", "\"06:00-06:45\"", "▸\"06:00\""),
        Broken("hours-reversed", "\"06:00-06:45\"", "▸\"06:45-06:00\""),
        Broken("hours-overlap", "\"16:30-18:00\"", "\"16:30-18:00\", ▸\"17:59-18:30\""),
        Broken("hours-overlap", "\"16:30-18:00\"", "\"16:30-18:00\", ▸\"16:00-16:45\""),
        Broken("hours-empty", "hours: [\"06:00-06:45\", \"16:30-18:00\"]", "▸hours: []"),
        Broken("hours-at-night", "\"06:00-06:45\"", "▸\"05:30-06:45\"", .warning),
        Broken("hours-at-night", "\"16:30-18:00\"", "\"16:30-18:00\", ▸\"20:30-21:30\"", .warning),
        Broken("bad-slot", "sat 17:00", "▸sat"),
        Broken("bad-weekday", "sat 17:00", "▸thứbảy 17:00"),
        Broken("bad-weekday", "[sat, sun]", "[sat, ▸Sun]"),
        Broken("bad-time", "sat 17:00", "▸sat 24:00"),
        Broken("slot-twice", "sat 17:00", "▸wed 06:15"),
        Broken("slot-outside-hours", "sat 17:00", "▸sat 19:00"),
        Broken("slot-outside-hours", "sat 17:00", "▸sat 17:53"),
        Broken("too-many-slots", "    on: [wed 06:15, sat 17:00]", "    ▸on: [wed 06:15, fri 06:15, sat 17:00]"),
        Broken("length-exceeds-hours", "length: 8-12 min", "length: ▸91-95 min"),
        Broken("length-reversed", "length: 8-12 min", "length: ▸12-8 min"),
        Broken("bad-length", "length: 8-12 min", "length: ▸8-12"),
        Broken("bad-length", "length: 8-12 min", "length: ▸0 min"),
        Broken("bad-duration", "late-start: 5 min", "late-start: ▸5"),
        Broken("bad-duration", "warm-up: 90 s", "warm-up: ▸ninety"),
        Broken("duration-too-long", "warm-up: 90 s", "warm-up: ▸2 h"),
        Broken("bad-percent", "counts-from: 80%", "counts-from: ▸0.8"),
        Broken("bad-percent", "counts-from: 80%", "counts-from: ▸101%"),
        Broken("bad-loudness", "loudness: -18.5 LUFS", "loudness: ▸-18.5"),
        Broken("bad-loudness", "loudness: -18.5 LUFS", "loudness: ▸3 LUFS"),
        Broken("bad-number", "times-per-week: 2", "times-per-week: ▸hai"),
        Broken("bad-number", "rate: 120", "rate: ▸1000"),
        Broken("bad-priority", "priority: priority", "priority: ▸urgent"),
        Broken("bad-field", "field: society", "field: ▸5"),
        Broken("bad-field", "field: society", "field: ▸Society"),
        Broken("bad-if-missed", "if-missed: skip", "if-missed: ▸bù"),
        Broken("bad-approval", "approval: not-required", "approval: ▸yes"),
        Broken("bad-voicing", "voicing: flat", "voicing: ▸loa"),
        Broken("bad-engine", "engine: espeak-ng", "engine: ▸espeak"),
        Broken("bad-device", "device: plughw:CARD=Device", "device: ▸USB Audio"),
        Broken("bad-listening-device", "listen: plughw:CARD=Mic", "listen: ▸USB Mic"),
        Broken("bad-listening-device", "listen: plughw:CARD=Mic", "listen: ▸wav:nghe.wav"),
        Broken("bad-time-zone", "time-zone: Asia/Ho_Chi_Minh", "time-zone: ▸Asia/Hanoi"),
        Broken("bad-lunar-day", "lunar: 10/3", "lunar: ▸31/3"),
        Broken("quiet-day-unclear", "{ date: 2024-04-30,", "▸{ date: 2024-04-30, lunar: 1/1,"),
        Broken("quiet-day-unclear", "{ date: 2024-04-30,", "{ date: 2024-04-30, ▸days: 2,"),
    ]

    static let crossings: [Broken] = [
        Broken("duties-overlap", "{ officer: nam, days: [sat, sun], from", "▸{ officer: nam, from"),
        Broken("nobody-on-duty", "{ officer: hoa, from: 2024-03-01 }", "{ officer: hoa, from: 2024-03-11 }", .warning),
        Broken(
            "duties-overlap", "from: 2024-05-06, until: 2024-05-10, instead-of: hoa }",
            "from: 2999-01-01, until: 9999-12-31, instead-of: hoa }\n  - ▸{ officer: nam, from: 9000-01-01 }"),
        Broken("hours-unused", "[\"06:00-06:45\", \"16", "[\"06:00-06:45\", ▸\"11:00-11:07\", \"16", .warning),
        Broken("file-missing", "opening: audio/mo-dau.flac", "opening: ▸audio/modau.flac"),
        Broken("audio-place", "opening: audio/mo-dau.flac", "opening: ▸mo-dau.flac"),
        Broken("audio-format", "opening: audio/mo-dau.flac", "opening: ▸audio/mo-dau.aac"),
        Broken("path-leaves-folder", "opening: audio/mo-dau.flac", "opening: ▸../mo-dau.flac"),
        Broken("path-leaves-folder", "opening: audio/mo-dau.flac", "opening: ▸/tmp/mo-dau.flac"),
        Broken("file-missing", "engine: espeak-ng, name: vi, rate: 120", "engine: piper, model: ▸voices/hue.onnx"),
        Broken(
            "missing-key", "voice: { engine: espeak-ng, name: vi, rate: 120", "▸voice: { engine: command, run: [say]"),
    ]

    static let yaml: [Broken] = [
        Broken("yaml-tab", "  nam: { name: Trần Nam }", "▸\tnam: { name: Trần Nam }"),
        Broken("yaml-syntax", "place: Suối Hai\n", "place: Suối Hai▸: Ba Vì\n"),
        Broken("yaml-syntax", "title: Tiêm phòng đợt một\n", "title: ▸\"Tiêm phòng đợt một\n"),
        Broken("yaml-syntax", "name: Trần Nam }", "name: Trần Nam"),
        Broken("yaml-syntax", "place: Suối Hai\n", "place: ▸@Suối Hai\n"),
        Broken("yaml-syntax", "place: Suối Hai\n", "place: ▸*đó\n"),
        Broken("yaml-syntax", "place: Suối Hai\n", "place: ▸*do\n"),
        Broken("yaml-syntax", "hours: [", "▸---\nhours: ["),
        Broken("control-character", "name: Trần Nam", "name: Trần▸\u{8} Nam"),
        Broken("control-character", "name: Trần Nam", "name: ▸\"Trần \\e[31mNam\""),
    ]

    @Test(
        "Each fault is told once, with its code and place, and no station comes of an error",
        arguments: names + values + crossings + yaml)
    func eachFault(_ broken: Broken) throws {
        let (text, line, column) = Fixture.takeMark(Fixture.schedule(broken.old, broken.new))
        let loaded = try Workbench.station(text).load()
        let found = loaded.findings.filter { $0.code == broken.code }
        #expect(found.count == 1, "\(loaded.findings.map { $0.text(in: .english) })")
        #expect(found.first?.severity == broken.severity)
        #expect((loaded.station == nil) == (broken.severity == .error))
        if let line {
            #expect(found.first?.place == Finding.Place(file: "schedule.yaml", line: line, column: column))
        }
        for finding in loaded.findings {
            #expect(finding.hint != nil, "every finding says what to do")
        }
    }
}
