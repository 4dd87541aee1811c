package import Diagnostics

/// Why a person should look at how something was read.
package struct Doubt: Sendable, Hashable {
    /// Stable, kebab-case.
    package let code: String
    package let severity: Finding.Severity
    package let message: Phrase
    package let hint: Phrase?
    /// Does the message hold the words that it is about?
    let quotesWords: Bool

    private init(
        _ code: String, _ severity: Finding.Severity, quotesWords: Bool = true, _ message: Phrase, hint: Phrase?
    ) {
        self.code = code
        self.severity = severity
        self.quotesWords = quotesWords
        self.message = message
        self.hint = hint
    }

    static func number(_ written: String, readAs spoken: String) -> Doubt {
        Doubt(
            "ambiguous-number", .warning,
            Phrase(
                vi: "“\(written)” có thể hiểu theo hai cách; máy đọc là “\(spoken)”",
                en: "“\(written)” can be understood in two ways; it is read as “\(spoken)”"),
            hint: Phrase(
                vi: "dùng dấu chấm để tách hàng nghìn và dấu phẩy cho phần thập phân: 1.500; 1,5",
                en: "use the dot between thousands and the comma for decimals: 1.500; 1,5"))
    }

    static func thousands(_ written: String, readAs spoken: String) -> Doubt {
        Doubt(
            "ambiguous-number", .warning,
            Phrase(
                vi: "“\(written)” có thể là nghìn đồng hoặc chữ “K”; máy đọc là “\(spoken)”",
                en: "“\(written)” may be thousands or the letter K; it is read as “\(spoken)”"),
            hint: Phrase(
                vi: "viết rõ “nghìn đồng”, hoặc viết chữ: “năm ca”",
                en: "write “nghìn đồng”, or the letter in words: “năm ca”"))
    }

    static func date(_ written: String, readAs spoken: String) -> Doubt {
        Doubt(
            "ambiguous-date", .warning,
            Phrase(
                vi: "“\(written)” có thể là ngày tháng hoặc phân số; máy đọc là “\(spoken)”",
                en: "“\(written)” may be a date or a fraction; it is read as “\(spoken)”"),
            hint: Phrase(
                vi: "viết rõ “ngày …” trước ngày tháng, hoặc viết phân số bằng chữ",
                en: "write “ngày …” before a date, or the fraction in words"))
    }

    static func abbreviation(_ written: String, readAs spoken: String) -> Doubt {
        Doubt(
            "ambiguous-abbreviation", .warning,
            Phrase(
                vi: "chữ viết tắt “\(written)” có nhiều nghĩa; máy đọc là “\(spoken)”",
                en: "the abbreviation “\(written)” has several meanings; it is read as “\(spoken)”"),
            hint: lexiconHint)
    }

    static func unknownAbbreviation(_ written: String, readAs spoken: String) -> Doubt {
        Doubt(
            "unknown-abbreviation", .warning,
            Phrase(
                vi: "không biết chữ viết tắt “\(written)”; máy đọc từng chữ cái: “\(spoken)”",
                en: "the abbreviation “\(written)” is not known; it is spelled: “\(spoken)”"),
            hint: lexiconHint)
    }

    static let setAside = Doubt(
        "set-aside", .note, quotesWords: false,
        Phrase(
            vi: "phần này là ghi chú nội bộ hoặc thể thức văn bản nên không đọc",
            en: "this is an internal note or the form of a paper, and is not read"),
        hint: Phrase(
            vi: "nếu cần đọc, viết lại thành câu nói với bà con",
            en: "if it is to be read, write it as a sentence to the people"))

    static let noteIsRead = Doubt(
        "note-is-read", .warning, quotesWords: false,
        Phrase(
            vi: "phần này bắt đầu như một ghi chú nhưng vẫn được đọc",
            en: "this begins like a note, but is read"),
        hint: Phrase(vi: "nếu là ghi chú nội bộ, hãy xóa khỏi bài", en: "if it is an internal note, take it out"))

    static let unspeakable = Doubt(
        "unspeakable", .warning, quotesWords: false,
        Phrase(
            vi: "ký hiệu hoặc chữ này không đọc được nên bị bỏ qua", en: "this sign cannot be spoken and is left out"),
        hint: Phrase(vi: "viết lại bằng chữ tiếng Việt", en: "write it in Vietnamese words"))

    private static let lexiconHint = Phrase(
        vi: "viết đầy đủ trong bài, hoặc ghi cách đọc vào từ điển của đài",
        en: "write it in full, or put its reading into the station's lexicon")
}
