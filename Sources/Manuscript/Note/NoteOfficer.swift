internal import SpokenVietnamese

/// Who.
extension NoteWords {
    private static let titles = [
        "đ / c", "đ . c", "đ . c .", "đc", "đồng chí", "anh", "chị", "ông", "bà", "cô", "chú", "em", "bạn", "cán bộ",
    ]
    private static let orders = [
        "giao", "giao cho", "phân công", "phân công cho", "cử", "đề nghị", "yêu cầu", "nhờ", "bố trí",
    ]
    private static let roles = [
        "người đọc", "người phụ trách", "phụ trách", "p / trách", "người thực hiện", "phát thanh viên",
    ]
    private static let duties = [
        "phụ trách", "p / trách", "p . trách", "đọc", "thực hiện", "chịu trách nhiệm", "đảm nhận", "đảm nhiệm", "trực",
        "tuyên truyền", "phát",
        "phát thanh", "phát sóng", "cho phát", "cho đọc", "triển khai", "tổ chức", "biên tập",
    ]
    /// What goes with a duty.
    private static let objects: Set<String> = [
        "đài", "loa", "bài", "tuyên", "truyền", "phát", "thanh", "xã", "này", "và", "đọc", "thực", "hiện", "trên",
        "việc",
        "nội", "dung", "tổ", "chức", "chính",
    ]
    /// Bodies are written as names are.
    private static let bodies: Set<String> = [
        "đài", "ban", "trạm", "công", "ủy", "uỷ", "hội", "văn", "xã", "tổ", "đoàn", "thôn", "phòng", "bộ", "mặt", "các",
    ]

    /// `Đ/c Trang phụ trách đài`, `giao chị Hoa đọc`, `người đọc: Bình`.
    func officer(at index: Int) -> NoteReading.Found? {
        let order = after(Self.orders, at: index)
        let role = after(Self.roles, at: index).flatMap { after([":", "là"], at: $0) }
        let lead = order ?? role ?? index
        let title = after(Self.titles, at: lead)
        guard title != nil || order != nil || role != nil, let name = name(at: title ?? lead, titled: title != nil)
        else {
            return nil
        }
        if let other = secondPerson(at: name.upperBound) {
            return .unclear(duty(at: other) ?? other)
        }
        let verb = description(at: name.upperBound)
        let duty =
            duty(at: verb) ?? duty(at: skip(["sẽ", "là", "trực", "tiếp", "tục", "được", "-", "–", "người"], at: verb))
        // `Giao chị Hoa` says enough, `giao Hoa` and `chị Hoa` do not.
        guard let end = duty ?? (role != nil || order != nil && title != nil ? name.upperBound : nil) else {
            return nil
        }
        return NoteReading.Found(facts: [.officer(text(name))], end: end)
    }

    /// One to five words written as names are.
    private func name(at index: Int, titled: Bool) -> Range<Int>? {
        var end = index
        while end - index < 5, isNamePart(end), after(Self.duties, at: end) == nil || end == index { end += 1 }
        guard end > index, titled || !Self.bodies.contains(self[index].folded) else { return nil }
        return index..<end
    }

    private func isNamePart(_ index: Int) -> Bool {
        let word = self[index]
        guard word.isCapitalised, !word.isSign else { return false }
        // Initials and abbreviations are in capitals; a name in capitals is made of syllables.
        let isAbbreviation =
            word.text.count > 1 && word.text.allSatisfy(\.isUppercase) && !Syllable.isValid(word.folded)
        return !isAbbreviation
    }

    private func secondPerson(at index: Int) -> Int? {
        guard let lead = after(["và", ",", "&", "cùng", "hoặc", "-", "/"], at: index) else { return nil }
        let title = after(Self.titles, at: lead)
        // After a sign only a title tells a person from a word that begins with a capital.
        guard title != nil || !self[index].isSign else { return nil }
        return name(at: title ?? lead, titled: title != nil)?.upperBound
    }

    /// Behind what is said of the person between signs: `(văn hóa xã)`, `- công chức văn hóa -`.
    private func description(at index: Int) -> Int {
        let closing = ["(": ")", "-": "-", "–": "–", ",": ","]
        guard let sign = closing[self[index].folded],
            let close = ((index + 1)..<(index + 12)).first(where: { self[$0].folded == sign }),
            !((index + 1)..<close).contains(where: { number(at: $0) != nil || [".", ";"].contains(self[$0].folded) })
        else { return index }
        return close + 1
    }

    private func duty(at index: Int) -> Int? {
        after(Self.duties, at: index).map { skip(Self.objects, at: $0) }
    }
}
