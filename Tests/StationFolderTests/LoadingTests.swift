import CivilTime
import Diagnostics
import Foundation
import Glibc
import StationFolder
import StationModel
import Testing

@Suite("A station folder")
struct LoadingTests {
    @Test("A schedule with every key there is reads without a finding")
    func everything() throws {
        let loaded = try Workbench.station().load()
        #expect(loaded.findings.map(\.brief) == [])
        let station = try #require(loaded.station)
        #expect(station.name == "Đài Suối Hai")
        #expect(station.voice == .espeak(name: "vi", rate: 120))
        #expect(station.opening == "audio/mo-dau.flac")
        #expect(station.approval == .notRequired)
        #expect(
            station.output
                == Output(
                    device: .alsa("plughw:CARD=Device"), loudness: -18.5, voicing: .flat,
                    amplifier: Amplifier(
                        switchOn: ["relay", "1"], switchOff: ["relay", "0"], warmUp: .seconds(90), linger: .seconds(5)),
                    listen: "plughw:CARD=Mic")
        )
        #expect(station.hours.map(\.description) == ["06:00-06:45", "16:30-18:00"])
        let mourning = try #require(LocalDate("2024-07-25"))
        #expect(
            station.quietDays.map(\.days).suffix(2) == [
                .solar(mourning...mourning + 1), .lunar(day: 10, month: 3, days: 1),
            ])
        #expect(station.officers.map(\.name) == ["Nguyễn Thị Hoa", "Trần Nam"])
        #expect(station.roster.map(\.weekdays) == [nil, [.saturday, .sunday], nil])
        #expect(station.roster.last?.insteadOf == OfficerID("hoa"))
        let campaign = try #require(station.campaigns.first)
        #expect(campaign.slots.map { "\($0.weekday.rawValue) \($0.time)" } == ["wed 06:15", "sat 17:00"])
        #expect(campaign.length == .seconds(480) ... .seconds(720))
        #expect(campaign.field == .society)
        #expect((campaign.timesPerWeek, campaign.priority, campaign.ifMissed) == (2, .priority, .skip))
        #expect((campaign.lateStart, campaign.countsFrom) == (.seconds(300), 0.8))
        #expect(loaded.places.campaign(campaign.id) == Finding.Place(file: "schedule.yaml", line: 32, column: 3))
        #expect(loaded.places.duty(1) == Finding.Place(file: "schedule.yaml", line: 29, column: 5))
    }

    @Test("What may be left out has the model's defaults, and the title is the script's")
    func defaults() throws {
        let schedule = """
            station: { name: Đài Ba Vì, authority: UBND xã Ba Vì, place: Ba Vì }
            hours: [16:00-17:00]
            officers: { an: { name: An } }
            roster: [{ officer: an, from: 2024-01-01 }]
            quiet-days:
            campaigns:
              mot: { script: tiem-phong, from: 2024-01-01, times-per-week: 1, length: 15 min }
            """
        let loaded = try Workbench.station(schedule).load()
        #expect(loaded.findings.map(\.brief) == [])
        let station = try #require(loaded.station)
        #expect(station.zone.identifier == "Asia/Ho_Chi_Minh")
        #expect((station.voice, station.output, station.approval) == (.standard, Output(), .required))
        let campaign = try #require(station.campaigns.first)
        #expect(campaign.title == "Lịch tiêm phòng cho đàn gia súc")
        #expect(campaign.length == .zero ... .seconds(900), "a length alone is the most it may take")
        #expect((campaign.lateStart, campaign.countsFrom, campaign.until) == (.seconds(600), 0.9, nil))
    }

    @Test(
        "Other ways to write a value",
        arguments: [
            ("device: plughw:CARD=Device", "device: null", Output.Device.null),
            ("device: plughw:CARD=Device", "device: \"null\"", .null),
            ("device: plughw:CARD=Device", "device: wav:var/thu thanh.wav", .wav("var/thu thanh.wav")),
            ("device: plughw:CARD=Device", "device: default", .alsa("default")),
        ])
    func devices(_ old: String, _ new: String, _ device: Output.Device) throws {
        let loaded = try Workbench.station(Fixture.schedule(old, new)).load()
        #expect(loaded.station?.output.device == device, "\(loaded.findings)")
    }

    @Test("A voice may be Piper with a file of the station, or a program")
    func voices() throws {
        let piper = Fixture.schedule(
            "engine: espeak-ng, name: vi, rate: 120",
            "engine: piper, model: voices/lan.onnx, licence: \"CC BY 4.0, chị Lan\"")
        #expect(
            try Workbench.station(piper).load().station?.voice
                == .piper(model: "voices/lan.onnx", licence: "CC BY 4.0, chị Lan"))
        let program = Fixture.schedule(
            "engine: espeak-ng, name: vi, rate: 120", "engine: command, run: [noi, --to], sample-rate: 22050")
        let station = try Workbench.station(program).load().station
        #expect(station?.voice == .command(run: ["noi", "--to"], sampleRate: 22_050))
    }

    @Test("A voice of Piper without its licence is refused, and told why")
    func noLicence() throws {
        let loaded = try Workbench.station(
            Fixture.schedule("engine: espeak-ng, name: vi, rate: 120", "engine: piper, model: voices/lan.onnx")
        ).load()
        #expect(loaded.station == nil)
        let finding = try #require(loaded.findings.first)
        #expect(loaded.findings.count == 1)
        #expect((finding.severity, finding.code) == (.error, "no-licence"))
        #expect(finding.place?.file == "schedule.yaml")
        #expect(finding.place?.line == 6)
        #expect(finding.message.vi == "giọng đọc piper thiếu mục “licence”: giấy phép và tên người đọc")
        #expect(finding.message.en == "the voice piper lacks the key “licence”: its licence and whose voice it is")
        #expect(finding.hint?.vi.hasPrefix("phần lớn giọng miễn phí cấm hoặc ra điều kiện khi phát công cộng") == true)
        #expect(finding.hint?.en.contains("MODEL_CARD on the model's page") == true)
    }

    @Test("Paragraphs that nobody has read are for the voice, unless the station refuses")
    func missingTakes() throws {
        #expect(try Workbench.station().load().station?.missingTakes == .voice)
        func station(_ value: String) throws -> Loaded {
            try Workbench.station(
                Fixture.schedule("approval: not-required", "approval: not-required\n  missing-takes: \(value)")
            ).load()
        }
        #expect(try station("refuse").station?.missingTakes == .refuse)
        #expect(try station("voice").station?.missingTakes == .voice)
        let odd = try #require(try station("silence").findings.first)
        #expect((odd.severity, odd.code) == (.error, "bad-missing-takes"))
    }

    @Test("The areas of warnings are words as they stand")
    func areas() throws {
        #expect(try Workbench.station().load().station?.areas == [])
        func areas(_ value: String) throws -> Loaded {
            try Workbench.station(
                Fixture.schedule("approval: not-required", "approval: not-required\n  areas: \(value)")
            ).load()
        }
        #expect(try areas("[xã Bến Hải, tỉnh Quảng Trị]").station?.areas == ["xã Bến Hải", "tỉnh Quảng Trị"])
        let odd = try areas("[{ a: b }]")
        #expect(odd.station == nil || odd.findings.hasErrors)
        let line = Fixture.schedule.split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains("approval: not-required") }
        #expect(odd.findings.first?.place?.line == line.map { $0 + 2 })
    }

    @Test("Byte order mark, CRLF, anchors and a long dash change nothing")
    func oddWriting() throws {
        let plain = try Workbench.station().load().station
        let windows = "\u{FEFF}" + Fixture.schedule.replacingOccurrences(of: "\n", with: "\r\n")
        #expect(try Workbench.station(windows).load().station == plain)
        let dashed = Fixture.schedule("length: 8-12 min", "length: 8–12 min")
        #expect(try Workbench.station(dashed).load().station == plain)
        let anchored = Fixture.schedule("from: 2024-07-25, until", "from: &day 2024-07-25, until")
            .replacingOccurrences(of: "until: 2024-07-26", with: "until: *day")
        #expect(try Workbench.station(anchored).load().findings.map(\.brief) == [])
    }

    @Test("All findings come in one run, ordered by file, line and column")
    func manyAtOnce() throws {
        let schedule = """
            station:
              name: Đài Một
              name: Đài Hai
              plaec: Một
              authority: UBND
              authority: HĐND
            hours: ["07:00-06:00", "8-9"]
            officers:
              ba: { nane: Ba }
            roster:
              - { officer: bà, from: 2023-02-30 }
            campaigns:
              x: { script: y, from: 2024-02-01, until: 2024-01-01, times-per-week: 0, length: 5 }
            """
        let bench = try Workbench.station(schedule)
        try bench.write("chỉ có chữ", to: "scripts/a.md")
        let loaded = try bench.load()
        #expect(loaded.station == nil)
        #expect(
            loaded.findings.map(\.brief) == [
                "missing-key 1:1", "duplicate-key 3:3", "unknown-key 4:3", "duplicate-key 6:3", "hours-reversed 7:9",
                "bad-time 7:24", "missing-key 9:3", "unknown-key 9:9", "bad-name 11:16", "impossible-date 11:26",
                "unknown-script 13:16", "end-before-start 13:44", "bad-number 13:72", "bad-length 13:83",
                "scripts/a.md no-front-matter 1:1",
            ])
    }

    @Test(
        "Without a schedule, or with an empty one, there is a finding and no station",
        arguments: [nil, "", "# chỉ ghi chú\n", "---\n"])
    func noSchedule(_ text: String?) throws {
        let bench = try Workbench(text.map { ["schedule.yaml": $0] } ?? [:])
        let loaded = try bench.load()
        #expect(loaded.station == nil)
        #expect(loaded.findings.map(\.code) == [text == nil ? "no-schedule" : "empty-schedule"])
    }

    @Test("A folder that is not there is an error")
    func noFolder() throws {
        let bench = try Workbench()
        let error = #expect(throws: FolderError.self) { try StationFolder(path: bench.folder.path + "/x").load() }
        #expect(error?.status == .notFound)
    }

    @Test("Bytes that are not UTF-8 are told with their place")
    func notUTF8() throws {
        let bench = try Workbench.station()
        try bench.write(Data("station:\n  name: Đài ".utf8) + [0xC1, 0x41], to: "schedule.yaml")
        let finding = try #require(try bench.load().findings.first)
        #expect(finding.brief == "not-utf-8 2:13")
        #expect(finding.message.en == "the file is not UTF-8: byte 0xC1 at offset 23")
        #expect(finding.message.vi == "tệp không phải UTF-8: byte 0xC1 ở vị trí 23")
    }

    @Test("A file beyond all measure, a folder and a pipe under a file's name do not stop the reading")
    func oddFiles() throws {
        let bench = try Workbench.station()
        try bench.write(Data(repeating: 0x20, count: 1 << 20 + 1), to: "scripts/to.md")
        try bench.write("x", to: "scripts/thu-muc.md/x")
        #expect(unsafe mkfifo(bench.folder.file("scripts/ong.md"), 0o600) == 0)
        let findings = try bench.load().findings
        #expect(
            findings.map(\.brief) == [
                "scripts/ong.md not-a-file", "scripts/thu-muc.md not-a-file", "scripts/to.md file-too-large",
            ])
    }

    @Test("A file where the folder of sounds or of scripts should be is told")
    func foldersThatAreNone() throws {
        let bench = try Workbench.station()
        for name in ["audio", "scripts"] {
            try FileManager.default.removeItem(atPath: bench.folder.file(name))
            try bench.write("x", to: name)
        }
        #expect(
            try bench.load().findings.map(\.brief) == [
                "not-a-folder 7:12", "unknown-script 34:13", "scripts not-a-folder",
            ])
    }

    @Test("Links that lead out of the folder are refused, links within it are not")
    func links() throws {
        let bench = try Workbench.station()
        let other = try Workbench(["ngoai.flac": "x"])
        let tune = bench.folder.file("audio/mo-dau.flac")
        try FileManager.default.moveItem(atPath: tune, toPath: bench.folder.file("audio/that.flac"))
        try FileManager.default.createSymbolicLink(atPath: tune, withDestinationPath: "that.flac")
        #expect(try bench.load().findings.map(\.brief) == [])
        try FileManager.default.removeItem(atPath: tune)
        try FileManager.default.createSymbolicLink(atPath: tune, withDestinationPath: other.folder.file("ngoai.flac"))
        #expect(try bench.load().findings.map(\.brief) == ["path-leaves-folder 7:12"])
    }

    @Test("Aliases that multiply without end are refused at once")
    func aliasBomb() throws {
        let levels = (1...30).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1)]" }.joined(separator: "\n")
        let bomb = "l0: &l0 [x, x]\n" + levels
        #expect(try Workbench.station(bomb).load().findings.map(\.code) == ["yaml-too-large"])
        let asKey = bomb + "\n? *l30\n: x\n*l29 : y\n"
        #expect(try Workbench.station(asKey).load().findings.map(\.code) == ["yaml-too-large"])
        let deep = String(repeating: "[", count: 100_000)
        #expect(try Workbench.station(deep).load().station == nil)
        let nested = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(try Workbench.station(nested).load().findings.map(\.code) == ["wrong-type"])
    }

    @Test("A line that nobody sees as one does not shift the places below it")
    func hiddenBreaks() throws {
        let schedule = Fixture.schedule("place: Suối Hai\n", "place: \"Suối\u{2028}Hai\"\n  nơi: x\n")
        #expect(try Workbench.station(schedule).load().findings.map(\.brief) == ["unknown-key 5:3"])
    }
}
