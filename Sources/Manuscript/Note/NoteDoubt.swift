/// What takes a fact back: a word beside it that turns it round or bounds it, or something about time in the note that
/// is not understood.
extension NoteReading {
    /// After reading: clause by clause, then what contradicts itself.
    mutating func doubt() {
        if stops { return reject { _ in true } }
        for clause in clauses { doubt(clause) }
        let all = facts
        for clause in clauses
        where taken.contains(where: { part in
            clause.overlaps(part.range) && part.facts.contains { $0.isContradicted(by: all) }
        }) {
            reject(in: clause) { _ in true }
        }
        if hasLunarDate { reject(where: \.isDate) }
        if hasReadings { reject(where: \.isLength) }
    }

    /// `tuần 2 lần, đến Tết`: how often holds for a time that is not known, so its clause is not understood.
    ///
    /// - Returns: whether something was taken back.
    mutating func dropWhatHangsOnTime() -> Bool {
        guard facts.contains(where: \.isFrequency), looseParts.contains(where: isAboutTime) else { return false }
        for clause in clauses {
            let isFrequency = taken.contains { clause.overlaps($0.range) && $0.facts.contains(where: \.isFrequency) }
            if isFrequency { reject(in: clause) { !$0.isOfficer } }
        }
        return true
    }

    // MARK: Clauses

    private var clauses: [Range<Int>] {
        var inside = Array(repeating: false, count: words.count)
        for part in taken { for index in part.range { inside[index] = true } }
        var clauses: [Range<Int>] = []
        var first = start
        for index in start..<max(start, words.count) {
            if words.beginsLine(index), first < index {
                clauses.append(first..<index)
                first = index
            }
            if words.isBreak(index), !inside[index] {
                clauses.append(first..<index)
                first = index + 1
            }
        }
        if first < words.count { clauses.append(first..<words.count) }
        return clauses
    }

    private mutating func doubt(_ clause: Range<Int>) {
        let understood = marks.understood
        let loose = clause.filter { !understood[$0] && !words[$0].isSign }
        // `đ/c Hạnh đọc 5 lần đầu`
        if loose.contains(where: { words.after(Self.limits, at: $0) != nil || isCount($0) }) {
            reject(in: clause) { _ in true }
        } else if loose.contains(where: { !isHarmless($0) }) {
            // Who does it is sure even where how often is not.
            reject(in: clause) { !$0.isOfficer }
        }
    }

    /// Words that turn round or bound what stands beside them.
    private static let limits = [
        "không", "chưa", "chẳng", "đừng", "trừ", "ngoại trừ", "thay", "âm lịch", "al", "quá", "tối đa", "tối thiểu",
        "ít nhất", "nhiều nhất", "cách", "hoặc", "hay", "nghỉ", "vắng", "riêng", "luân phiên", "nếu", "khi",
        "hộ", "giúp", "đỡ", "tạm",
    ]

    /// Left over beside a fact it changes nothing of it.
    private func isHarmless(_ index: Int) -> Bool {
        Self.companions.subtracting(["sau", "đầu", "một", "số"]).contains(words[index].folded)
            || Self.manners.contains(words[index].folded)
    }

    private static let manners: Set<String> = [
        "giao", "sáng", "chiều", "trưa", "tối", "đều", "đặn", "chậm", "rõ", "ràng", "to", "đúng", "đồng", "ý",
        "rãi", "thường", "xuyên", "chủ", "tịch", "phó", "pct", "ct", "duyệt", "nhất", "trí", "lãnh", "đạo", "kiến",
        "trưởng", "ban",
    ]

    // MARK: The whole note

    /// Does it say that something is not to be aired, or no longer?
    var stops: Bool { (start..<max(start, words.count)).contains(where: stopsAll) }

    /// `ngừng phát`, `hoãn`, `không phát bài này`; not `không phát quá 2 lần`.
    private func stopsAll(_ index: Int) -> Bool {
        let stops = [
            "ngừng", "dừng", "hoãn", "hủy", "huỷ", "thôi", "bỏ", "đình chỉ", "gỡ", "thu hồi", "chưa phát", "chưa đọc",
            "chưa cho phát",
            "đừng phát", "đừng đọc", "cấm phát",
        ]
        if words.after(stops, at: index) != nil { return true }
        guard let end = words.after(["không phát", "không đọc", "không cho phát", "không được phát"], at: index) else {
            return false
        }
        return words.after(["quá", "dài", "sớm", "muộn", "chậm", "nhanh"], at: end) == nil
            && !words.isCompound(at: end)
    }

    private var hasLunarDate: Bool {
        (start..<max(start, words.count)).contains { words.after(["âm lịch", "lịch âm", "al", "âm"], at: $0) != nil }
    }

    /// `đọc 2 lượt`, `2 lượt đọc`: an airing is longer than its text.
    private var hasReadings: Bool {
        looseParts.joined().contains { words.readings(at: $0) != nil }
    }

    private func isAboutTime(_ part: Range<Int>) -> Bool {
        part.contains { index in
            let number = words.number(at: index)
            let isDate = number.map { words[$0.end].folded == "/" && words.number(at: $0.end + 1) != nil } ?? false
            return Self.timeWords.contains(words[index].folded) || isDate || isCount(index)
        }
    }

    /// `5 lần`, of airings.
    private func isCount(_ index: Int) -> Bool {
        guard let number = words.number(at: index), words.isUnit(number.end) else { return false }
        // In `đọc 2 lượt` the number is the second word.
        return words.readings(at: index) == nil && (index == 0 || words.readings(at: index - 1) == nil)
    }

    private static let timeWords: Set<String> = [
        "tuần", "ngày", "tháng", "năm", "quý", "đến", "tới", "hết", "trước", "tết", "rằm", "mùng", "mồng", "lễ", "dịp",
        "thứ", "nhật", "cn", "giờ", "h", "khi", "nếu", "lịch", "al", "cuối", "cách", "rồi", "nghỉ", "trừ", "luân",
        "phiên", "hoặc", "hay", "mai", "nay", "hôm", "bữa", "đêm", "xuân", "hè", "mùa",
    ]
}
