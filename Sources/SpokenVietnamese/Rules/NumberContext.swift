extension Site {
    /// The word that a list of numbers goes with, looked for to the left of `index`: of `tháng 3, 4 và 5` it is
    /// `tháng` for each of them.
    var listHead: String {
        var before = index - 1
        for _ in 0..<24 {
            if passage.isNumber(before) {
                before -= 1
            } else if passage.isSymbol(before, in: ",-;/"), passage.isNumber(before - 1) {
                before -= 1
            } else if passage.isWord(before, in: ["và", "đến", "hoặc", "hay", "tới"]), passage.isNumber(before - 1) {
                before -= 1
            } else {
                return passage.wordBefore(before + 1)
            }
        }
        return ""
    }

    /// Does `token` begin a noun, which a number before it would count? Not so a word that only joins.
    func isNoun(_ token: Int) -> Bool {
        passage.shape(token) == .lower && !passage.isBreak(token) && !passage.isWord(token, in: Self.joiningWords)
    }

    private static let joiningWords: Set<String> = [
        "và", "đến", "tới", "hoặc", "hay", "tháng", "năm", "của", "tại", "ở", "từ", "thì", "là", "rạng", "sáng", "trưa",
        "chiều", "tối", "đêm", "hằng", "hàng", "theo", "để", "khi", "nếu", "được", "sẽ", "phải", "có", "âm", "dương",
        "bà",
        "nhằm", "tức", "trước", "sau", "do", "với", "cho", "như", "các", "những", "này", "tổ", "xã", "trở", "mà", "nên",
        "đã", "đang", "không",
    ]

    /// Does `âm lịch` or `ÂL` follow at that token, in brackets or not?
    func lunarMark(at token: Int) -> LunarMark? {
        let isBracketed = passage.isSymbol(token, "(")
        let mark = isBracketed ? token + 1 : token
        if passage.isWord(mark, "âm"), passage.isWord(mark + 1, "lịch") { return .words }
        guard ["ÂL", "AL", "âl"].contains(passage.text(mark)) else { return nil }
        guard isBracketed else { return .sign(end: mark + 1) }
        return passage.isSymbol(mark + 1, ")") ? .sign(end: mark + 2) : nil
    }

    enum LunarMark {
        /// Spelled out, and read as any words.
        case words
        case sign(end: Int)
    }

    func phrase(_ first: String, _ second: String, before token: Int, within reach: Int) -> Bool {
        var before = token - 1
        while before > max(0, token - reach), !passage.endsSentence(before) {
            if passage.isWord(before, second), passage.isWord(before - 1, first) { return true }
            before -= 1
        }
        return false
    }
}
