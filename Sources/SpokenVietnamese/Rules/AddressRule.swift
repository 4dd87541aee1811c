/// Web and mail addresses, said so that they can be typed: names in words, the rest in letters; `https://` is not said.
struct AddressRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        if passage.isSymbol(site.index, "/") { return path(site) }
        guard passage.isAdjacent(site.index + 1),
            passage.isSymbol(site.index + 1, in: ".:@-_") || passage.isNumber(site.index + 1)
        else { return nil }
        var start = site.index
        if passage.isWord(start, in: ["http", "https"]), passage.isAdjacent(start + 1, ":"),
            passage.isAdjacent(start + 2, "/"),
            passage.isAdjacent(start + 3, "/")
        {
            start += 4
        }
        let end = self.end(passage, from: start)
        guard end > start, start > site.index || isAddress(passage, start..<end) else { return nil }
        // An address is followed by a pause, and where none is written and a capital follows, by a new sentence.
        let opensSentence = passage.shape(end) == .title && !passage.isAdjacent(end)
        return Reading(
            end: end, spoken: spoken(site, start..<end), kind: .address, pause: opensSentence ? .stop : .comma)
    }

    private static let topDomains: Set<String> = [
        "vn", "com", "net", "org", "info", "edu", "gov", "biz", "asia", "io", "me", "app",
    ]
    /// No address is longer, in tokens.
    private static let longest = 80

    private func end(_ passage: Passage, from start: Int) -> Int {
        var end = start
        while end - start < Self.longest, end == start || passage.isAdjacent(end), isPart(passage, end) { end += 1 }
        // What ends the sentence is no part of it.
        while end > start, passage.isSymbol(end - 1, in: ".:-?_=&") { end -= 1 }
        return end
    }

    private func isPart(_ passage: Passage, _ index: Int) -> Bool {
        switch passage.kind(index) {
        case .word: passage.scalars(index).allSatisfy { $0.value < 0x80 }
        case .number: true
        case .symbol: passage.isSymbol(index, in: "./:@-_?=&%#~+")
        case nil: false
        }
    }

    /// Has it a mail sign, or does its host end in a domain that exists?
    private func isAddress(_ passage: Passage, _ range: Range<Int>) -> Bool {
        let host = range.prefix { !passage.isSymbol($0, in: "/?#:") }
        guard let last = host.last, passage.isWord(last), host.contains(where: { passage.isSymbol($0, ".") }),
            passage.isSymbol(last - 1, "."), Self.topDomains.contains(passage.lowered(last))
        else { return false }
        return host.allSatisfy { !passage.isSymbol($0, in: "=&%~+") }
    }

    private func spoken(_ site: Site, _ range: Range<Int>) -> String {
        var end = range.upperBound
        while end > range.lowerBound, site.passage.isSymbol(end - 1, "/") { end -= 1 }
        return (range.lowerBound..<end).map { index in
            switch site.passage.kind(index) {
            case .number: site.numbers.digits(site.passage.text(index))
            case .word: site.vocabulary.addressWords(site.passage.lowered(index))
            default: Self.signName(site.passage.text(index))
            }
        }.joined(separator: " ")
    }

    /// `/en/` alone
    private func path(_ site: Site) -> Reading? {
        let passage = site.passage
        guard !passage.isAdjacent(site.index) || passage.isSymbol(site.index - 1, in: "….\""),
            passage.isAdjacent(site.index + 1), passage.shape(site.index + 1) == .lower,
            passage.isAdjacent(site.index + 2, "/"), isPart(passage, site.index + 1)
        else { return nil }
        return Reading(end: site.index + 3, spoken: spoken(site, site.index..<site.index + 3))
    }

    private static func signName(_ sign: String) -> String {
        switch sign {
        case ".": "chấm"
        case "/": "gạch chéo"
        case "@": "a còng"
        case "-": "gạch ngang"
        case "_": "gạch dưới"
        case ":": "hai chấm"
        case "?": "hỏi"
        case "=": "bằng"
        case "&": "và"
        case "%": "phần trăm"
        case "#": "thăng"
        case "~": "ngã"
        default: "cộng"
        }
    }
}
