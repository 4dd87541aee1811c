internal import SpokenVietnamese

/// A note as words, numbers and signs, each with its place.
struct NoteWords {
    struct Word {
        /// As written.
        let text: Substring
        /// Small letters.
        let folded: String

        var isSign: Bool { text.first.map { !$0.isLetter && !$0.isNumber } ?? true }
        /// Written as a name is: `Trang`, `TRANG`.
        var isCapitalised: Bool { text.first?.isUppercase == true }
    }

    let source: String
    private let words: [Word]

    /// Digits and letters are words of their own (`17h30`), and so is every sign.
    init(_ source: String) {
        self.source = source
        var words: [Word] = []
        var index = source.startIndex
        while index < source.endIndex {
            let start = index
            let first = source[start]
            index = source.index(after: start)
            if first.isWhitespace { continue }
            if first.isLetter {
                index = source[start...].firstIndex { !$0.isLetter } ?? source.endIndex
            } else if first.isASCII, first.isNumber {
                index = source[start...].firstIndex { !$0.isASCII || !$0.isNumber } ?? source.endIndex
            }
            let text = source[start..<index]
            words.append(Word(text: text, folded: text.lowercased()))
        }
        self.words = words
    }

    var count: Int { words.count }

    /// An empty word beyond the ends.
    subscript(index: Int) -> Word {
        words.indices.contains(index) ? words[index] : Word(text: "", folded: "")
    }

    /// `range` as written.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last, words.indices.contains(first),
            words.indices.contains(last)
        else { return "" }
        return String(source[words[first].text.startIndex..<words[last].text.endIndex])
    }

    /// Behind the phrase, if one of `phrases` stands at `index`: the longest, given as words with blanks between.
    func after(_ phrases: [String], at index: Int) -> Int? {
        phrases.compactMap { phrase -> Int? in
            var at = index
            for part in phrase.split(separator: " ") {
                guard self[at].folded == part else { return nil }
                at += 1
            }
            return at
        }.max()
    }

    /// Behind all words of `set` that stand at `index`.
    func skip(_ set: Set<String>, at index: Int) -> Int {
        var at = index
        while at < count, set.contains(self[at].folded) { at += 1 }
        return at
    }

    /// Does a clause end here?
    func isBreak(_ index: Int) -> Bool { [",", ".", ";", "(", ")", "!"].contains(self[index].folded) }

    /// The first word of a line that is not the first line.
    func beginsLine(_ index: Int) -> Bool {
        guard words.indices.contains(index), index > 0 else { return false }
        return source[words[index - 1].text.endIndex..<words[index].text.startIndex].contains("\n")
    }

    // MARK: Airing

    /// `phát`, `đọc` of an announcement: not `phát hiện`, `phát thuốc`, `đọc sách`.
    func airs(at index: Int) -> Bool {
        guard ["phát", "đọc"].contains(self[index].folded) else { return false }
        let next = self[index + 1]
        return next.isSign || Self.afterAiring.contains(next.folded) || number(at: index + 1) != nil
    }

    /// `phát` as a part of another word: `phát hiện`.
    func isCompound(at index: Int) -> Bool {
        let parts: Set<String> = [
            "hiện", "tán", "triển", "sinh", "huy", "động", "quang", "hành", "biểu", "ngôn", "cỏ", "nương", "rừng",
            "đốt",
            "dọn",
        ]
        return parts.contains(self[index].folded)
    }

    private static let afterAiring: Set<String> = [
        "bài", "sóng", "thanh", "tin", "trên", "lại", "vào", "từ", "lúc", "hằng", "hàng", "mỗi", "tuần", "ngày", "đến",
        "liên", "đều", "này", "trong", "cách", "sau", "trước", "quá", "nội", "chương", "thêm", "xen", "luân", "hoặc",
        "các", "thứ", "đài", "tiếp", "và", "chậm", "nhé", "tới", "tháng", "ít", "tối", "không", "cả", "hết", "xong",
        "nửa", "thường", "đủ", "khoảng", "hơn", "gần", "sáng", "chiều", "trưa", "xuyên", "đúng",
    ]

    // MARK: Numbers

    /// A whole number in digits (up to four) or words, and where it ends.
    func number(at index: Int) -> (value: Int, end: Int)? {
        let text = self[index].text
        if let first = text.first, first.isNumber {
            return text.utf8.count <= 4 ? Int(text).map { ($0, index + 1) } : nil
        }
        for length in stride(from: 3, through: 1, by: -1) where index + length <= count {
            let words = (index..<(index + length)).map { self[$0].folded }.joined(separator: " ")
            if let value = Self.numbers[words] { return (value, index + length) }
        }
        return nil
    }

    /// 0 to 99 as they are said.
    private static let numbers: [String: Int] = {
        let words = NumberWords()
        var numbers = Dictionary((0...99).map { (words.cardinal($0), $0) }) { first, _ in first }
        numbers["bẩy"] = 7
        return numbers
    }()
}
