/// Finds the lines of an official paper that are not part of what it says (Decree 30/2020/NĐ-CP, appendix I).
///
/// Only what is sure: the rest is for the reading, which leaves some lines unread and says so.
struct PaperForm {
    private(set) var body: [Paragraph]
    private(set) var setAside: [String] = []

    init(_ paragraphs: [Paragraph]) {
        var aside = IndexSet(count: paragraphs.count)
        Self.markHead(paragraphs, &aside)
        Self.markFoot(paragraphs, &aside)
        body = zip(paragraphs, aside.marks).filter { !$1 }.map(\.0)
        setAside = zip(paragraphs, aside.marks).filter(\.1).map(\.0.script)
        // Nothing but forms: then it is not what it looks like.
        if body.isEmpty { (body, setAside) = (paragraphs, []) }
    }

    /// Behind the last paragraph that is not of the form.
    static func end(of paragraphs: [Paragraph]) -> Int {
        var aside = IndexSet(count: paragraphs.count)
        markFoot(paragraphs, &aside)
        return aside.marks.lastIndex(of: false).map { $0 + 1 } ?? paragraphs.count
    }

    private struct IndexSet {
        var marks: [Bool]

        init(count: Int) { marks = Array(repeating: false, count: count) }

        mutating func add(_ range: Range<Int>) {
            for index in range { marks[index] = true }
        }
    }

    // MARK: Head

    /// So many paragraphs a head may have.
    private static let longestHead = 14

    private static func markHead(_ paragraphs: [Paragraph], _ aside: inout IndexSet) {
        let top = paragraphs.prefix(longestHead)
        let dated = top.indices.filter { isPlaceAndDate(top[$0].text) }
        let official = top.indices.filter { isOfficial(top[$0].text) }
        for index in dated + official { aside.add(index..<(index + 1)) }
        // A date alone makes no official paper: a line in capitals above it may be the title.
        for index in 0..<(official.last ?? 0) where isBody(paragraphs[index].text) { aside.add(index..<(index + 1)) }
        // The names of the bodies over a title.
        if let title = top.indices.first(where: { !aside.marks[$0] && !isBody(top[$0].text) }),
            title + 1 < paragraphs.count, TitleChoice.isNamed(top[title].text)
        {
            aside.add(0..<title)
        }
        for index in top.indices {
            let line = paragraphs[index].text
            guard line.wholeMatch(of: /Kính gửi\s*:.*/) != nil, !speaksToPeople(line) else { continue }
            let end = paragraphs[(index + 1)...].firstIndex { $0.kind != .item("-") } ?? paragraphs.count
            // Before a text that is nothing but items the list may be the text.
            aside.add(index..<(end < paragraphs.count ? end : index + 1))
        }
    }

    /// The nation's name, its motto, the paper's number: lines of their own, not sentences that speak of them.
    static func isOfficial(_ line: String) -> Bool {
        let nation = /CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM/
        let motto = /.{0,40}Độc lập\s*[-–—.]\s*Tự do\s*[-–—.]\s*Hạnh phúc/.ignoresCase()
        let number = /Số\s*:?\s*[\d.…]*\s*\/\s*\p{Lu}[\p{Lu}\d\/ -]{0,30}/
        return line.isInCapitals && line.firstMatch(of: nation) != nil
            || line.wholeMatch(of: nation.ignoresCase()) != nil
            || line.wholeMatch(of: motto) != nil || line.wholeMatch(of: number) != nil
    }

    private static func isPlaceAndDate(_ line: String) -> Bool {
        line.wholeMatch(of: /[^,]{2,40},\s*ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*[\d.…]*/) != nil
    }

    /// The name of the body whose paper it is: `UBND XÃ …`.
    private static func isBody(_ line: String) -> Bool {
        let bodies = [
            "UBND", "ỦY BAN", "UỶ BAN", "HĐND", "HỘI", "ĐẢNG", "BAN", "XÃ", "PHƯỜNG", "THỊ", "HUYỆN", "TỈNH", "THÀNH",
            "CÔNG", "TRẠM", "TRƯỜNG", "ĐOÀN", "ĐÀI", "BCH", "MẶT", "TỔ", "THÔN", "ỦY", "SỞ", "PHÒNG", "TRUNG",
        ]
        return !line.contains { $0.isLowercase } && line.split(separator: " ").count <= 10
            && bodies.contains { line == $0 || line.hasPrefix($0 + " ") }
    }

    // MARK: Foot

    /// So many paragraphs a foot may have, with the list of who gets the paper.
    private static let longestFoot = 30
    private static let longestSignature = 8

    private static func markFoot(_ paragraphs: [Paragraph], _ aside: inout IndexSet) {
        let bottom = paragraphs.suffix(longestFoot)
        if let index = bottom.lastIndex(where: { isDistribution($0.text) }) {
            aside.add(index..<distributionEnd(paragraphs, from: index))
        }
        let end = aside.marks.lastIndex(of: false).map { $0 + 1 } ?? 0
        if let index = paragraphs[..<end].suffix(longestSignature).firstIndex(where: { isSignature($0.text) }),
            index > 0,
            paragraphs[index..<end].allSatisfy({ isShort($0.text) })
        {
            aside.add(index..<end)
        }
    }

    /// Who gets the paper: items, short lines, up to the file copy, and the signature after it.
    private static func distributionEnd(_ paragraphs: [Paragraph], from index: Int) -> Int {
        var end = index + 1
        while end < paragraphs.count {
            let line = paragraphs[end].text
            let isListed = paragraphs[end - 1].text.hasSuffix(";") && isShort(line, withFullStop: true)
            guard paragraphs[end].kind == .item("-") || isShort(line) || isListed || isFileCopy(line) else { break }
            end += 1
        }
        return end
    }

    /// `Lưu: VT.`, `Lưu VP, VHXH.`
    private static func isFileCopy(_ line: String) -> Bool {
        line.wholeMatch(of: /Lưu\s*:?\s*\p{Lu}.{0,40}/) != nil
    }

    private static func isDistribution(_ line: String) -> Bool {
        line.wholeMatch(of: /Nơi nhận\s*:?.{0,60}/) != nil
    }

    static func isSignature(_ line: String) -> Bool {
        let deputy = /(TM|KT|TL|TUQ|T\/M|K\/T|T\/L)\.?\s*\p{Lu}[\p{Lu}\s]+/
        let rank = /(PHÓ )?(CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN|TRƯỞNG ĐÀI)[\p{Lu}\s]*/
        let writer = /(Người|NGƯỜI) (viết|soạn|duyệt|biên tập|VIẾT|SOẠN|DUYỆT|BIÊN TẬP)( bài| BÀI)?\s*:?.{0,40}/
        return line.wholeMatch(of: deputy) != nil || line.wholeMatch(of: rank) != nil
            || line.wholeMatch(of: writer) != nil
    }

    private static func isShort(_ line: String, withFullStop: Bool = false) -> Bool {
        line.split(separator: " ").count <= 10 && (withFullStop || !line.hasSuffix("."))
            || line.hasSuffix("./.") && line.count < 60
    }

    // MARK: People

    /// Does it speak to the listeners?
    static func speaksToPeople(_ line: String) -> Bool {
        let line = line.lowercased()
        return ["bà con", "nhân dân", "người dân", "các hộ", "hộ gia đình", "quý vị", "toàn dân", "các gia đình"]
            .contains { line.contains($0) }
    }
}
