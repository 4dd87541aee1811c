import SpokenVietnamese
import Testing

@Suite struct `Phrases` {
    private func phrases(_ text: String) -> [String] {
        SpokenPhrase.phrases(of: text).map { phrase in
            "\(phrase.text)|\(phrase.pause.components.attoseconds / 1_000_000_000_000_000)"
        }
    }

    @Test func `end at signs, which stay with them, and are followed by a reader's silence`() {
        #expect(
            phrases("Thưa bà con! Hồ sơ gồm có: đơn xin học, giấy khai sinh; nộp ở đâu? Nộp tại trường.")
                == [
                    "Thưa bà con!|750", "Hồ sơ gồm có:|450", "đơn xin học,|300", "giấy khai sinh;|450",
                    "nộp ở đâu?|750", "Nộp tại trường.|0",
                ])
    }

    @Test func `of a list follow one another more closely`() {
        #expect(
            phrases("Thứ hai, mang theo cuốc xẻng, chổi, bao tải, găng.")
                == ["Thứ hai,|200", "mang theo cuốc xẻng,|300", "chổi,|200", "bao tải,|200", "găng.|0"])
    }

    @Test(arguments: ["", " ", "mời bà con", "  mời   bà con  ,", "ki-lô-mét. ", "một , hai"])
    func `lose nothing but spaces`(text: String) {
        let spoken = text.filter { $0 != " " }
        #expect(SpokenPhrase.phrases(of: text).map(\.text).joined().filter { $0 != " " } == spoken)
        #expect(SpokenPhrase.phrases(of: text).allSatisfy { !$0.text.isEmpty })
    }

    @Test func `come out of every text of this suite whole, the last without a pause`() {
        for text in DailyTexts.all.map({ Reader().read($0.written).text }) {
            let phrases = SpokenPhrase.phrases(of: text)
            #expect(phrases.map(\.text).joined(separator: " ") == text)
            #expect(phrases.last?.pause == .zero)
            #expect(phrases.dropLast().allSatisfy { $0.pause >= .milliseconds(200) })
        }
    }
}
