internal import Diagnostics
internal import SpokenVietnamese

/// Reads `scripts/lexicon.yaml`: how the station wants numbers, names and abbreviations read.
///
/// ```yaml
/// settings:
///   zero-ten: linh        # linh, lẻ: một trăm linh năm, một trăm lẻ năm
///   thousand: nghìn       # nghìn, ngàn
/// readings:
///   TT: thị trấn          # what is written: what is said
///   VNeID: vê-nờ-e-i-đê
/// ```
/// Both parts may be left out, and so may the file. A key in small letters fits any case; every other key fits only
/// what is written just like it.
enum LexiconReader {
    static let file = "scripts/lexicon.yaml"

    /// `nil` if the file cannot be read as YAML; a finding says so then, as of everything else that is wrong.
    static func read(_ files: FolderFiles) -> (lexicon: Lexicon?, findings: [Finding]) {
        guard files.exists(file) else { return (Lexicon(), []) }
        let sheet = YAMLSheet(file: file)
        let source = SourceText(file, in: files, ifAbsent: .noScriptFile(file)) { sheet.report($0) }
        guard let source else { return (nil, sheet.findings) }
        let root = sheet.compose(source.text)
        guard let root, Shape(root) != .nothing else {
            return (sheet.findings.isEmpty ? Lexicon() : nil, sheet.findings)
        }
        let subject = Phrase(vi: "từ điển của đài", en: "the station's lexicon")
        let top = Finding.Place(file: file, line: 1, column: 1)
        let reader = MappingReader(root, subject, at: top, keys: ["settings", "readings"], on: sheet)
        guard let reader else { return (nil, sheet.findings) }
        let settings = settings(reader)
        return (Lexicon(settings: settings, readings: readings(reader, settings)), sheet.findings)
    }

    private static func settings(_ root: MappingReader) -> ReadingSettings {
        var settings = ReadingSettings.standard
        guard let reader = root.mapping("settings", keys: ["zero-ten", "thousand"]) else { return settings }
        settings.zeroTen = reader.optional("zero-ten", .word("bad-zero-ten"))?.value ?? settings.zeroTen
        settings.thousand = reader.optional("thousand", .word("bad-thousand"))?.value ?? settings.thousand
        return settings
    }

    private static func readings(_ root: MappingReader, _ settings: ReadingSettings) -> [String: String] {
        guard let reader = root.mapping("readings", keys: nil) else { return [:] }
        // What the lexicon says is read without its help.
        let plain = Reader(Lexicon(settings: settings))
        var readings: [String: String] = [:]
        for name in reader.names {
            guard let reading = reader.optional(name.value, .text) else { continue }
            let key = name.value.tidied
            if let fault = fault(ofKey: name.value) {
                reader.sheet.report(fault, at: name.place)
            } else if let suspicion = suspicion(ofKey: key, reading.value) {
                reader.sheet.report(suspicion, at: name.place)
            }
            if let fault = fault(of: plain.read(reading.value), for: key) {
                reader.sheet.report(fault, at: reading.place)
            }
            readings[key] = reading.value
        }
        return readings
    }

    private static func fault(ofKey key: String) -> Fault? {
        guard !key.tidied.isEmpty else { return .emptyEntry }
        if let letter = key.unicodeScalars.first(where: \.isHidden) { return .controlCharacter(letter) }
        // Only single spaces between words: nobody sees the others, and with them the key fits nothing.
        let words = key.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
        let isEven = !words.contains("") && key.filter(\.isWhitespace).allSatisfy { $0 == " " }
        return isEven ? nil : .oddBlanks(key)
    }

    /// A word of the language as a key; all in capitals it is an abbreviation.
    private static func suspicion(ofKey key: String, _ reading: String) -> Fault? {
        let isWord = Syllable.isValid(key) && key != key.uppercased()
        return isWord ? .everydayWord(key, reading) : nil
    }

    private static func fault(of spoken: SpokenText, for key: String) -> Fault? {
        guard spoken.syllables > 0 else { return .unspeakable(key) }
        return spoken.remarks.first.map { .unclearReading(key, $0) }
    }
}

extension Fault {
    fileprivate static let emptyEntry = Fault(
        "lexicon-key", Phrase(vi: "chỗ ghi chữ cần đọc để trống", en: "the written form is blank"),
        hint: Phrase(vi: "viết như: TT: thị trấn", en: "write it like: TT: thị trấn"))

    fileprivate static func oddBlanks(_ key: String) -> Fault {
        Fault(
            "lexicon-key",
            Phrase(
                vi: "\(key.quoted) có dấu cách thừa hoặc dấu cách lạ nên không khớp với chữ nào trong bài",
                en: "\(key.quoted) has extra or unusual blanks, so it fits nothing in a script"),
            hint: Phrase(
                vi: "giữa hai từ chỉ để một dấu cách, ở hai đầu không để: \(key.singleSpaced.quoted)",
                en: "put one space between words and none at the ends: \(key.singleSpaced.quoted)"))
    }

    fileprivate static func everydayWord(_ key: String, _ reading: String) -> Fault {
        Fault(
            "lexicon-word",
            Phrase(
                vi: "\(key.quoted) là một tiếng thường dùng: chữ này ở mọi bài đều sẽ đọc thành \(reading.quoted)",
                en: "\(key.quoted) is an everyday word: in every script it will be read \(reading.quoted)"),
            hint: Phrase(
                vi: "nếu là chữ viết tắt thì viết hoa; nếu là tên riêng thì viết cả tên, như: xã Đakrông",
                en: "write an abbreviation in capitals, and a name in full, such as: xã Đakrông"),
            severity: .warning)
    }

    fileprivate static func unspeakable(_ key: String) -> Fault {
        Fault(
            "lexicon-reading",
            Phrase(
                vi: "cách đọc của \(key.quoted) không có tiếng nào đọc lên được",
                en: "the reading of \(key.quoted) has no word that can be said"),
            hint: readingHint)
    }

    fileprivate static func unclearReading(_ key: String, _ remark: SpokenText.Remark) -> Fault {
        Fault(
            "lexicon-reading",
            Phrase(
                vi: "trong cách đọc của \(key.quoted) còn chỗ chưa rõ: \(remark.doubt.message.vi)",
                en: "the reading of \(key.quoted) is itself unclear: \(remark.doubt.message.en)"),
            hint: readingHint, severity: .warning)
    }

    private static let readingHint = Phrase(
        vi: "viết đúng những tiếng cần nghe, bằng chữ thường, như: vê-nờ-e-i-đê",
        en: "write the very syllables to be heard, in small letters, such as: vê-nờ-e-i-đê")
}

extension String {
    fileprivate var singleSpaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
