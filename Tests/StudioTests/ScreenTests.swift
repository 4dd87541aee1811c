import Diagnostics
import Foundation
import Studio
import Testing

@testable import struct Studio.KeyParser

@Suite struct KeyTests {
    @Test func `a terminal's keys are pressed one by one, in either case`() {
        var parser = KeyParser(isTerminal: true)
        #expect(
            parser.keys(in: Array("\n gGlLnNbBq\u{4}xâ".utf8)[...]) == [
                .enter, .space, .keep, .keep, .again, .again, .hear, .hear, .skip, .skip, .quit, .quit,
            ])
    }

    @Test func `an arrow key means nothing`() {
        var parser = KeyParser(isTerminal: true)
        #expect(parser.keys(in: [0x1B, 0x5B, 0x42]).isEmpty)
        #expect(parser.keys(in: [0x1B]).isEmpty)
        #expect(parser.keys(in: [0xC3]).isEmpty)
    }

    @Test func `where there is no terminal, each line is a key, however it comes in`() {
        var parser = KeyParser(isTerminal: false)
        #expect(parser.keys(in: Array("\n \ngiữ\r\nx\n\r\nq".utf8)[...]) == [.enter, .space, .keep, .enter])
        #expect(parser.keys(in: Array("uit\n".utf8)[...]) == [.quit])
    }
}

@Suite struct ScreenTests {
    @Test func `a paragraph is wrapped, and the words to be said stand under it where they are others`() {
        let prompt = Prompt(
            number: 3, line: 9, text: "Trạm Y tế xã mời bà con đưa trẻ đi tiêm phòng vào 7 giờ 30 ngày 12/3.",
            spoken: "trạm y tế xã mời bà con đưa trẻ đi tiêm phòng vào bảy giờ ba mươi ngày mười hai tháng ba.",
            file: "")
        #expect(
            PromptSheet(prompt, columns: 60).text(in: .vietnamese) == """
                    Trạm Y tế xã mời bà con đưa trẻ đi tiêm phòng vào 7 giờ
                    30 ngày 12/3.

                    đọc là:
                    trạm y tế xã mời bà con đưa trẻ đi tiêm phòng vào bảy
                    giờ ba mươi ngày mười hai tháng ba.
                """)
        #expect(PromptSheet(prompt, columns: 60).text(in: .english).contains("    read as:\n"))
    }

    @Test func `capitals and punctuation are no other words`() {
        let prompt = Prompt(number: 1, line: 1, text: "Thưa bà con!", spoken: "thưa bà con.", file: "")
        #expect(PromptSheet(prompt, columns: 80).text(in: .vietnamese) == "    Thưa bà con!")
    }

    @Test func `what is said otherwise is shown even if only a sign is`() {
        let prompt = Prompt(number: 1, line: 1, text: "Đạt 98%", spoken: "đạt 98 phần trăm", file: "")
        #expect(PromptSheet(prompt, columns: 80).text(in: .vietnamese).contains("phần trăm"))
    }

    @Test func `the line that is written over shows state, level, peak and room`() {
        var session = RecordingSession([prompt(1)])
        #expect(session.liveLine == nil)
        _ = session.handle(.begin)
        #expect(session.liveLine == Phrase(vi: "đang mở micrô", en: "opening the microphone"))
        _ = session.handle(.sound(noise(0.5, rms: -50)))
        #expect(
            session.liveLine
                == Phrase(
                    vi: "chờ đọc    -60▕████▒▒··┊···┊···┊···┊···▏0 dBFS đỉnh -45 nền -50",
                    en: "ready      -60▕████▒▒··┊···┊···┊···┊···▏0 dBFS peak -45 room -50"))
        _ = session.handle(.key(.enter))
        _ = session.handle(.sound(tone(1.2)))
        #expect(session.liveLine?.vi == "● thu 0:02 -60▕██████████████████▒·┊···▏0 dBFS đỉnh -12 ")
        _ = session.handle(.sound(tone(0.1, peak: 0)))
        #expect(session.liveLine?.vi.hasSuffix("QUÁ TO") == true)
        _ = session.handle(.sound(silence(2)))
        #expect(session.liveLine?.vi.hasSuffix("QUÁ NHỎ") == true)
        #expect(session.liveLine?.en.hasSuffix("TOO QUIET") == true)
        _ = session.handle(.key(.enter))
        #expect(session.liveLine == Phrase(vi: "▶ đang phát lại", en: "▶ playing it back"))
        _ = session.handle(.heardOut)
        #expect(session.liveLine == nil)
    }

    @Test(arguments: [
        Notice.menu(.listening), .menu(.recording), .menu(.reviewing), .startedOver, .kept, .skipped,
        .longest(.seconds(600)), .notHeard(Phrase(vi: "a", en: "b")), .prompt(prompt(1), place: 1, of: 2),
    ])
    func `every notice has its words in both languages, composed`(notice: Notice) {
        #expect(notice.phrase.vi != notice.phrase.en)
        #expect(
            Array(notice.phrase.vi.unicodeScalars)
                == Array(notice.phrase.vi.precomposedStringWithCanonicalMapping.unicodeScalars))
    }
}
