import Diagnostics
import Testing

@Suite("Findings as people and programs see them")
struct FindingTests {
    private let message = Phrase(vi: "không có ngày này", en: "there is no such day")
    private let hint = Phrase(vi: "sửa thành 2023-09-30", en: "write 2023-09-30")

    @Test("With a place and a hint, in both languages")
    func whole() {
        let place = Finding.Place(file: "schedule.yaml", line: 12, column: 5)
        let finding = Finding(.error, "no-such-day", at: place, message, hint: hint)
        #expect(
            finding.text(in: .vietnamese)
                == "schedule.yaml:12:5: lỗi: không có ngày này [no-such-day]\n    → sửa thành 2023-09-30")
        #expect(
            finding.text(in: .english)
                == "schedule.yaml:12:5: error: there is no such day [no-such-day]\n    → write 2023-09-30")
    }

    @Test(
        "What is not known is left out",
        arguments: [
            (Finding.Place?.none, ""), (Finding.Place(file: "scripts/a.md"), "scripts/a.md: "),
            (Finding.Place(file: "scripts/a.md", line: 3), "scripts/a.md:3: "),
        ])
    func parts(place: Finding.Place?, head: String) {
        let finding = Finding(.warning, "odd", at: place, message)
        #expect(finding.text(in: .english) == head + "warning: there is no such day [odd]")
        #expect(finding.text(in: .vietnamese) == head + "cảnh báo: không có ngày này [odd]")
    }

    @Test("The record has the contract's fields in the language asked for")
    func record() {
        let place = Finding.Place(file: "schedule.yaml", line: 12, column: 5)
        let record = Finding(.note, "no-such-day", at: place, message, hint: hint).record(in: .vietnamese)
        #expect(record.severity == "note")
        #expect(record.code == "no-such-day")
        #expect(record.file == "schedule.yaml")
        #expect(record.line == 12)
        #expect(record.column == 5)
        #expect(record.message == "không có ngày này")
        #expect(record.hint == "sửa thành 2023-09-30")
        #expect(Finding(.note, "odd", at: nil, message).record(in: .english).file == nil)
    }

    @Test("Errors come first")
    func severity() {
        #expect(Finding.Severity.allCases.shuffled().sorted() == [.error, .warning, .note])
        let warning = Finding(.warning, "odd", at: nil, message)
        let error = Finding(.error, "bad", at: nil, message)
        #expect(![warning].hasErrors)
        #expect([warning, error].hasErrors)
    }

    @Test(
        "A failure carries the contract's exit status",
        arguments: [(Diagnostics.ExitStatus.badData, Int32(65)), (.notAllowed, 77)])
    func failure(status: Diagnostics.ExitStatus, number: Int32) {
        let failure = Failure(status, message, hint: hint)
        #expect(failure.status.rawValue == number)
        #expect(failure.message[.english] == "there is no such day")
    }
}

@Suite("The language of a process")
struct LanguageTests {
    @Test(
        "The option wins, then the locale; what is not plainly English is Vietnamese",
        arguments: [
            ("en", ["LANG": "vi_VN.UTF-8"], Language.english), ("vi", ["LANG": "en_US.UTF-8"], .vietnamese),
            (nil, ["LANG": "en_GB.UTF-8"], .english), (nil, ["LANG": "C.UTF-8"], .vietnamese),
            (nil, [:], .vietnamese), (nil, ["LANG": "fr_FR.UTF-8"], .vietnamese),
            (nil, ["LC_ALL": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"], .vietnamese),
            (nil, ["LC_MESSAGES": "en_US.UTF-8", "LANG": "vi_VN.UTF-8"], .english),
            (nil, ["LC_ALL": "", "LANG": "en_US.UTF-8"], .english),
        ] as [(String?, [String: String], Language)])
    func choice(option: String?, environment: [String: String], expected: Language) {
        #expect(Language(option: option, environment: environment) == expected)
    }

    @Test("A phrase answers in either language; names and paths are the same in both")
    func phrase() {
        let phrase = Phrase(vi: "đã phát", en: "aired")
        #expect(Language.allCases.map { phrase[$0] } == ["đã phát", "aired"])
        #expect(Language.allCases.map { Phrase(verbatim: "var/loa.sock")[$0] } == ["var/loa.sock", "var/loa.sock"])
    }
}
