import Diagnostics
import Foundation
import SpokenVietnamese
import StationFolder
import StationModel
import Testing

@Suite("The station's lexicon")
struct LexiconTests {
    private func load(_ lexicon: String) throws -> Loaded {
        let bench = try Workbench.station()
        try bench.write(lexicon, to: "scripts/lexicon.yaml")
        return try bench.load()
    }

    @Test("Settings and readings reach the reader of every text")
    func everything() throws {
        let loaded = try load(
            """
            # Cách đọc riêng của đài
            settings:
              zero-ten: lẻ
              thousand: ngàn
            readings:
              TT: thị trấn
              VNeID: vê-nờ-e-i-đê
              "Bản Y": bản i
              vneid: vê-nờ-e-i-đê
            """)
        #expect(loaded.findings.map(\.brief) == [])
        let lexicon = try #require(loaded.station?.lexicon)
        #expect(lexicon.settings == ReadingSettings(zeroTen: .le, thousand: .ngan))
        #expect(lexicon.readings["TT"] == "thị trấn")
        #expect(
            Reader(lexicon).read("UBND TT có 2.105 hộ, mở VNeID.").text
                == "ủy ban nhân dân thị trấn có hai ngàn một trăm lẻ năm hộ, mở vê-nờ-e-i-đê.")
    }

    @Test(
        "Without a lexicon, or with nothing in it, everything is read as usual",
        arguments: [nil, "", "# chưa có gì\n", "settings:\nreadings:\n", "readings: {}", "~"])
    func nothing(_ lexicon: String?) throws {
        let loaded = try lexicon.map(load) ?? Workbench.station().load()
        #expect(loaded.findings.map(\.brief) == [])
        #expect(loaded.station?.lexicon == Lexicon())
    }

    @Test("A key is kept composed, whatever the file's form")
    func composed() throws {
        let loaded = try load("readings: { Đắkrông: đa-krông }".decomposedStringWithCanonicalMapping)
        #expect(loaded.station?.lexicon.readings.keys.map { Array($0.utf8) } == [Array("Đắkrông".utf8)])
    }

    @Test(
        "What is wrong with it is told with its place, and then there is no station",
        arguments: [
            ("setings:\n  zero-ten: lẻ", "unknown-key 1:1"),
            ("TT: thị trấn", "unknown-key 1:1"),
            ("settings: { zero-tens: lẻ }", "unknown-key 1:13"),
            ("settings: { zero-ten: le }", "bad-zero-ten 1:23"),
            ("settings: { thousand: 1000 }", "bad-thousand 1:23"),
            ("settings: linh", "wrong-type 1:11"),
            ("- TT: thị trấn", "wrong-type 1:1"),
            ("readings: [TT]", "wrong-type 1:11"),
            ("readings: { TT: [thị, trấn] }", "wrong-type 1:17"),
            ("readings:\n  TT:\n", "no-value 2:3"),
            ("readings:\n  TT: \"  \"\n", "no-value 2:7"),
            ("readings:\n  \"\": thị trấn\n", "lexicon-key 2:3"),
            ("readings:\n  \" TT\": thị trấn\n", "lexicon-key 2:3"),
            ("readings:\n  \"UBND  xã\": ủy ban xã\n", "lexicon-key 2:3"),
            ("readings:\n  UBND\u{A0}xã: ủy ban xã\n", "lexicon-key 2:3"),
            ("readings:\n  \"T\\u0007\": tê\n", "control-character 2:3"),
            ("readings:\n  TT: thị trấn\n  TT: trung tâm\n", "duplicate-key 3:3"),
            ("readings:\n  TT: \"…\"\n", "lexicon-reading 2:7"),
            ("readings:\n  TT: thị: trấn\n", "yaml-syntax 2:10"),
            ("readings:\n\tTT: thị trấn\n", "yaml-tab 2:1"),
        ])
    func broken(_ lexicon: String, _ brief: String) throws {
        let loaded = try load(lexicon)
        #expect(loaded.findings.map(\.brief) == ["scripts/lexicon.yaml " + brief])
        #expect(loaded.findings.allSatisfy { $0.severity == .error && $0.hint != nil })
        #expect(loaded.station == nil)
    }

    @Test(
        "What is only suspicious is a warning: an everyday word, a reading that must itself be guessed at",
        arguments: [
            ("readings:\n  xã: thị trấn\n", "lexicon-word 2:3"),
            ("readings:\n  Lan: lan-đơ\n", "lexicon-word 2:3"),
            ("readings:\n  TTX: TT xã\n", "lexicon-reading 2:8"),
            ("readings:\n  VNeID: VNXYZ\n", "lexicon-reading 2:10"),
        ])
    func suspicious(_ lexicon: String, _ brief: String) throws {
        let loaded = try load(lexicon)
        #expect(loaded.findings.map(\.brief) == ["scripts/lexicon.yaml " + brief])
        #expect(loaded.findings.allSatisfy { $0.severity == .warning && $0.hint != nil })
        #expect(loaded.station?.lexicon.readings.count == 1)
    }

    @Test("An abbreviation that is a syllable in capitals, and a name of several words, are what it is for")
    func plainKeys() throws {
        let loaded = try load("readings: { CA: công an, xã Hướng Linh: xã Hướng Linh, H'Hen: hơ hen }")
        #expect(loaded.findings.map(\.brief) == [])
    }

    @Test("Bytes that are not UTF-8, and a folder under its name, are told like those of every file")
    func oddFiles() throws {
        let bench = try Workbench.station()
        try bench.write(Data("readings:\n  TT: th".utf8) + [0xEB, 0x20], to: "scripts/lexicon.yaml")
        #expect(try bench.load().findings.map(\.brief) == ["scripts/lexicon.yaml not-utf-8 2:9"])
        try FileManager.default.removeItem(atPath: bench.folder.file("scripts/lexicon.yaml"))
        try bench.write("x", to: "scripts/lexicon.yaml/x")
        #expect(try bench.load().findings.map(\.brief) == ["scripts/lexicon.yaml not-a-file"])
    }

    @Test("Its findings are worded for the officer")
    func wording() throws {
        let finding = try #require(try load("readings:\n  xã: thị trấn\n").findings.first)
        #expect(
            finding.text(in: .vietnamese) == """
                scripts/lexicon.yaml:2:3: cảnh báo: “xã” là một tiếng thường dùng: chữ này ở mọi bài đều sẽ đọc thành “thị trấn” [lexicon-word]
                    → nếu là chữ viết tắt thì viết hoa; nếu là tên riêng thì viết cả tên, như: xã Đakrông
                """)
        #expect(
            finding.text(in: .english) == """
                scripts/lexicon.yaml:2:3: warning: “xã” is an everyday word: in every script it will be read “thị trấn” [lexicon-word]
                    → write an abbreviation in capitals, and a name in full, such as: xã Đakrông
                """)
    }
}
