internal import Diagnostics

/// What a person should look at after an import.
struct ImportNotices {
    let file: String
    let relettering: Relettering
    let pictures: Int
    let headlessTables: Int
    let instruction: Instruction?
    let doubtfulNotes: [String]

    func findings(for text: String) -> [Finding] {
        let place = Finding.Place(file: file)
        var findings: [Finding] = []
        for (lettering, count) in relettering.converted.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            findings.append(
                Finding(
                    .note, "converted-letters", at: place,
                    Phrase(
                        vi: "\(count) đoạn viết bằng bảng mã \(lettering.name) đã được chuyển sang Unicode",
                        en: "converted from \(lettering.name) letters to Unicode: \(Self.count(count, "paragraph"))"),
                    hint: Phrase(
                        vi: "đọc lại một lượt, nhất là chữ in hoa", en: "read them once, capitals above all")))
        }
        let torn = Self.unreadable(in: text)
        if !torn.isEmpty {
            let words = torn.prefix(5).map { "“\($0)”" }.joined(separator: ", ")
            findings.append(
                Finding(
                    .warning, "unreadable-letters", at: place,
                    Phrase(
                        vi: "có \(torn.count) chữ không đọc được vì sai bảng mã: \(words)",
                        en: "letters of no known encoding in \(Self.count(torn.count, "word")): \(words)"),
                    hint: Phrase(
                        vi: "gõ lại các chữ này, hoặc xin bản Unicode của bài",
                        en: "type them again, or ask for the text in Unicode")))
        }
        if pictures > 0 {
            findings.append(
                Finding(
                    .note, "pictures-left-out", at: place,
                    Phrase(
                        vi: "\(pictures) ảnh trong tệp bị bỏ qua",
                        en: "left out of the file: \(Self.count(pictures, "picture"))"),
                    hint: Phrase(
                        vi: "chữ nằm trong ảnh thì gõ thêm vào bài", en: "words in a picture have to be typed")))
        }
        if headlessTables > 0 {
            findings.append(
                Finding(
                    .warning, "table-head-lost", at: place,
                    Phrase(
                        vi: "không rõ dòng đầu (tên các cột) của \(headlessTables) bảng trong tệp",
                        en: "the head row is not known of \(Self.count(headlessTables, "table")) in the file"),
                    hint: Phrase(
                        vi: "so lại với tệp gốc, hoặc lưu tệp thành .docx rồi nhập",
                        en: "compare with the file, or save it as .docx and import that")))
        }
        return findings + noteFindings(at: place)
    }

    private func noteFindings(at place: Finding.Place) -> [Finding] {
        var findings: [Finding] = []
        if let instruction, instruction.sentence == nil {
            findings.append(
                Finding(
                    .note, "note-not-understood", at: place,
                    Phrase(
                        vi:
                            "ghi chú này đã để riêng, không đọc lên loa, nhưng chưa hiểu được: \(Self.quote(instruction.text))",
                        en: "a note was set apart and will not be read, but is not understood: "
                            + Self.quote(instruction.text)),
                    hint: Phrase(
                        vi: "tự sắp lịch theo ghi chú; nếu là lời đọc cho bà con thì chép lại vào bài",
                        en: "arrange it yourself; if it is meant for the listeners, put it back into the text")))
        }
        for line in doubtfulNotes {
            findings.append(
                Finding(
                    .warning, "maybe-note", at: place,
                    Phrase(
                        vi: "đoạn này giống ghi chú nội bộ, có đọc lên loa không? \(Self.quote(line))",
                        en: "this looks like an internal note; is it to be read? \(Self.quote(line))"),
                    hint: Phrase(
                        vi: "nếu là ghi chú thì xóa khỏi bài", en: "if it is a note, take it out of the text")))
        }
        return findings
    }

    private static func quote(_ text: String) -> String {
        let line = text.replacing("\n", with: " ")
        return "“" + (line.count > 80 ? line.prefix(80) + "…" : line[...]) + "”"
    }

    private static func count(_ number: Int, _ thing: String) -> String {
        "\(number) \(thing)" + (number == 1 ? "" : "s")
    }

    /// Words with a sign for a letter that was lost, or with a sign of Latin-1 between letters.
    private static func unreadable(in text: String) -> [String] {
        text.split { $0.isWhitespace }.filter { word in
            let scalars = Array(word.unicodeScalars)
            return scalars.indices.contains { index in
                let scalar = scalars[index]
                if scalar == "\u{FFFD}" { return true }
                guard (0xA1...0xBF).contains(scalar.value), !scalar.properties.isAlphabetic, index > 0,
                    index + 1 < scalars.count, scalar != "·", scalar != "°", scalar != "«", scalar != "»"
                else { return false }
                return scalars[index - 1].properties.isAlphabetic && scalars[index + 1].properties.isAlphabetic
            }
        }.map(String.init)
    }
}
