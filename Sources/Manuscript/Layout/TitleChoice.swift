internal import SpokenVietnamese

/// Chooses the title of a manuscript, and takes it out of the text: the opening words say it.
struct TitleChoice {
    let title: String
    private(set) var body: [Paragraph]

    /// - Parameters:
    ///   - name: what the document calls itself; used where its text begins without a title.
    ///   - file: the file's name without its ending, which every file has.
    init(_ paragraphs: [Paragraph], name: String, file: String) {
        let name = Cleaning.cleaned(name).replacing("\n", with: " ")
        let (found, count) = Self.top(paragraphs, name: name)
        body = Array(paragraphs.dropFirst(count))
        // A text that is nothing but its title is read.
        if body.isEmpty { body = paragraphs }
        let later = paragraphs.first { $0.kind.isHeading }?.text
        let fromFile = file.replacing("_", with: " ")
        let choices = [found, name, later, Cleaning.cleaned(fromFile)].compactMap(\.self)
        let chosen = choices.lazy.map { $0.replacing("\n", with: " ").trimming { " .:;,-–".contains($0) } }
            .first { $0.contains(where: \.isLetter) }
        title = SentenceCase(of: body).applied(to: chosen ?? file)
    }

    /// The title that the text begins with, and the number of its paragraphs.
    private static func top(_ paragraphs: [Paragraph], name: String) -> (title: String?, count: Int) {
        guard let first = paragraphs.first else { return (nil, 0) }
        if let joined = kindAndSubject(paragraphs, count: 1) { return joined }
        if first.kind.isHeading { return (first.text, 1) }
        guard first.kind == .plain else { return (nil, 0) }
        if first.text.isInCapitals, isShort(first.text) {
            let rest = paragraphs.dropFirst().prefix(3).prefix {
                $0.kind == .plain && $0.text.isInCapitals && isShort($0.text)
            }
            let lines = [first.text] + rest.map(\.text)
            if let joined = kindAndSubject(paragraphs, count: lines.count) { return joined }
            return (lines.joined(separator: " "), lines.count)
        }
        let isTitle =
            first.text == name || isNamed(first.text)
            || paragraphs.dropFirst().first?.kind.isHeading ?? false
        return isTitle && isShort(first.text) && !Cleaning.endsSentence(first.text) ? (first.text, 1) : (nil, 0)
    }

    /// What a paper is called, and below it what it is about: `THÔNG BÁO` / `Về việc …`, `BÀI TUYÊN TRUYỀN` /
    /// `Phòng, chống …`.
    ///
    /// - Parameter count: of the paragraphs that have what it is called.
    private static func kindAndSubject(_ paragraphs: [Paragraph], count: Int) -> (title: String?, count: Int)? {
        guard paragraphs.count > count else { return nil }
        let name = paragraphs.prefix(count).map(\.text).joined(separator: " ").trimming { " .:;,-–".contains($0) }
        let isBare = bareKinds.contains(name.lowercased())
        let isHeading = paragraphs[0].kind.isHeading
        let next = paragraphs[count]
        // Of lines in capitals below each other there may be more than two.
        if next.text.isInCapitals { return isBare && isHeading ? (name + " " + next.text, count + 1) : nil }
        let isKind = name.isInCapitals && isShort(name) && (!isHeading || isNamed(name)) || isBare
        let isAnnouncement = name.lowercased() == "thông báo"
        guard
            isKind && next.isSubject
                || isBare && !isAnnouncement && paragraphs.count > count + 1 && next.mayBeSubject
        else { return nil }
        let kind = SentenceCase(of: []).applied(to: name)
        let subject = next.text.replacing(/^V\/v:?\s*/.ignoresCase(), with: "về việc ")
        // `Hồ Chí Minh …`
        let isName = subject.split(separator: " ").dropFirst().first?.first?.isUppercase ?? false
        return (kind + " " + (isName ? subject : subject.lowercasedFirst), count + 1)
    }

    private static func isShort(_ line: String) -> Bool { line.split(separator: " ").count <= 40 }

    /// Does the line begin with what announcements are called?
    static func isNamed(_ line: String) -> Bool { kinds.contains { line.lowercased().hasPrefix($0) } }

    private static let kinds = [
        "bài tuyên truyền", "bài phát thanh", "bài viết", "bản tin", "tin bài", "thông báo", "thư kêu gọi",
        "lời kêu gọi", "thư ngỏ",
    ]
    private static let bareKinds: Set<String> = [
        "bài tuyên truyền", "bài phát thanh", "bài viết", "bản tin", "thông báo",
    ]
}

extension Paragraph {
    /// `Về việc …`, `V/v …` under the kind of a paper.
    fileprivate var isSubject: Bool {
        mayBeSubject && ["Về ", "V/v ", "V/v: ", "về "].contains { text.hasPrefix($0) }
    }

    /// One line that is no sentence and does not greet.
    fileprivate var mayBeSubject: Bool {
        let isLine = if case .item = kind { false } else { true }
        return isLine && text.count < 200 && !Cleaning.endsSentence(text) && text.last != ","
            && !PaperForm.speaksToPeople(text) && !["Kính", "Thưa"].contains { text.hasPrefix($0) }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

/// Writes a title in capitals as a sentence, as far as the text itself shows which words are names.
struct SentenceCase {
    /// How the text writes two words that follow each other inside a sentence, by their small letters.
    private var pairs: [String: [String: Int]] = [:]

    init(of body: [Paragraph]) {
        for paragraph in body where !paragraph.text.isInCapitals {
            var before: String?
            var isInside = false
            for word in paragraph.text.prefix(20_000).split(separator: " ") {
                let core = String(word).trimming { !$0.isLetter && !$0.isNumber }
                if let before, isInside {
                    pairs[(before + " " + core).lowercased(), default: [:]][before + " " + core, default: 0] += 1
                }
                // The first word of a sentence has a capital whatever it is.
                isInside = before != nil && !(before?.isEmpty ?? true)
                before = core
                if word.last.map({ !$0.isLetter && !$0.isNumber }) ?? true { (before, isInside) = (nil, false) }
            }
        }
    }

    /// Left in capitals if it is not all in capitals, or if a name may stand in it that the text does not know.
    func applied(to title: String) -> String {
        guard title.isInCapitals else { return title }
        let words = title.split(separator: " ").map(String.init)
        var written = words.map { word in
            word.split(separator: "-").allSatisfy { Syllable.isValid(String($0).trimming { !$0.isLetter }) }
                ? word.lowercased() : word
        }
        var isName = Array(repeating: false, count: words.count)
        for index in words.indices.dropLast() {
            let pair = written[index].lowercased() + " " + written[index + 1].lowercased().trimming { !$0.isLetter }
            guard
                let best = (Self.names[pair].map { [$0: 1] } ?? pairs[pair])?.max(by: {
                    ($0.value, $0.key) < ($1.value, $1.key)
                })
            else { continue }
            let parts = best.key.split(separator: " ")
            for (offset, part) in parts.enumerated() where part.first?.isUppercase == true && parts.count == 2 {
                guard written[index + offset] == words[index + offset].lowercased() else { continue }
                written[index + offset] = written[index + offset].withFirstCapital
                isName[index + offset] = true
            }
        }
        for index in words.indices.dropLast() where Self.namedPlaces.contains(words[index].lowercased()) {
            let next = words[index + 1]
            if !isName[index + 1], next == next.uppercased(), next.contains(where: \.isLetter),
                !isKnownSmall(words, index)
            {
                return title
            }
        }
        return written.joined(separator: " ").withFirstCapital
    }

    /// Does the text write these two words small: `xã hội`, `tỉnh ủy`?
    private func isKnownSmall(_ words: [String], _ index: Int) -> Bool {
        let pair = (words[index] + " " + words[index + 1]).lowercased().trimming { !$0.isLetter }
        return Self.commonPairs.contains(pair) || pairs[pair]?[pair] != nil
    }

    /// After these a name is likely.
    private static let namedPlaces: Set<String> = [
        "xã", "phường", "huyện", "tỉnh", "thôn", "ấp", "bản", "làng", "phố", "quận", "ông", "bà", "bão", "trấn", "sông",
    ]
    private static let commonPairs: Set<String> = [
        "xã hội", "bà con", "ông bà", "thôn xóm", "làng xã", "làng nghề", "phố phường", "bản làng", "thôn bản",
    ]
    private static let names: [String: String] = [
        "việt nam": "Việt Nam", "hồ chí": "Hồ Chí", "chí minh": "Chí Minh", "quốc khánh": "Quốc khánh",
        "nguyên đán": "Nguyên đán", "quốc hội": "Quốc hội", "chính phủ": "Chính phủ", "trung thu": "Trung thu",
        "hà nội": "Hà Nội",
    ]
}

extension String {
    fileprivate var withFirstCapital: String {
        guard let first = firstIndex(where: \.isLetter) else { return self }
        return self[..<first] + self[first].uppercased() + self[index(after: first)...]
    }
}
