/// Telephone numbers are said digit by digit, in the groups they are written in.
///
/// Numbers in Vietnam begin with 0 and have ten digits, landlines (02…) eleven; services have 1800 and 1900 ahead;
/// three-digit numbers are telephone numbers only where the text speaks of calling.
struct PhoneRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        if site.passage.isNumber(site.index) { return subscriber(site) ?? service(site) ?? short(site) }
        return abroad(site) ?? bracketed(site)
    }

    private func subscriber(_ site: Site) -> Reading? {
        guard site.passage.text(site.index).hasPrefix("0"), site.passage.length(site.index) >= 3 else { return nil }
        return subscriber(site, from: site.index, first: site.passage.text(site.index), end: site.index + 1)
    }

    /// `first` is what stands up to `end` already: more groups are taken until the number is whole.
    private func subscriber(_ site: Site, from start: Int, first: String, end: Int) -> Reading? {
        let wanted = first.hasPrefix("02") ? 10...11 : 10...10
        var groups = [first]
        var total = first.utf8.count
        var end = end
        while total < wanted.upperBound, let (group, next) = nextGroup(site.passage, at: end),
            total + group.utf8.count <= wanted.upperBound
        {
            groups.append(group)
            total += group.utf8.count
            end = next
        }
        guard wanted.contains(total), !first.hasPrefix("00") else { return nil }
        return reading(site, groups, end: end)
    }

    private func nextGroup(_ passage: Passage, at index: Int) -> (String, end: Int)? {
        guard !passage.isBreak(index) else { return nil }
        if passage.isAdjacent(index), passage.isSymbol(index, in: ".-"), passage.isAdjacent(index + 1),
            let digits = passage.digits(index + 1)
        {
            return (digits, index + 2)
        }
        return passage.digits(index).map { ($0, index + 1) }
    }

    /// 1900 6017, 18001234
    private func service(_ site: Site) -> Reading? {
        let first = site.passage.text(site.index)
        guard first.hasPrefix("1800") || first.hasPrefix("1900") else { return nil }
        if [8, 10].contains(first.utf8.count) {
            return reading(site, [String(first.prefix(4)), String(first.dropFirst(4))], end: site.index + 1)
        }
        guard first.utf8.count == 4, let (group, end) = nextGroup(site.passage, at: site.index + 1),
            [4, 6].contains(group.utf8.count), speaksOfCalling(site) || !site.passage.isSymbol(site.index + 1, "-")
        else { return nil }
        return reading(site, [first, group], end: end)
    }

    /// 113, 1022, and a number of any length where a telephone was spoken of
    private func short(_ site: Site) -> Reading? {
        let digits = site.passage.text(site.index)
        let isList = site.previousPhoneInList && digits.utf8.count == 3
        guard isList || speaksOfCalling(site), !CountNouns.all.contains(site.passage.lowered(site.index + 1)),
            !site.passage.isAdjacent(site.index + 1) || site.passage.isSymbol(site.index + 1, in: ".,;)!?\"-:")
        else { return nil }
        let isKnown =
            digits.hasPrefix("11") && digits.utf8.count == 3 || digits.hasPrefix("10") && digits.utf8.count == 4
        guard isKnown || isList || digits.utf8.count >= 7 else { return nil }
        return reading(site, [digits], end: site.index + 1)
    }

    /// +84 912 345 678
    private func abroad(_ site: Site) -> Reading? {
        let passage = site.passage
        guard passage.isSymbol(site.index, "+"), passage.isAdjacent(site.index + 1),
            let code = passage.digits(site.index + 1),
            code.hasPrefix("84")
        else { return nil }
        var groups = code.utf8.count > 2 ? ["84", String(code.dropFirst(2))] : [code]
        var end = site.index + 2
        while groups.joined().utf8.count < 11, let (group, next) = nextGroup(passage, at: end) {
            groups.append(group)
            end = next
        }
        guard (11...12).contains(groups.joined().utf8.count) else { return nil }
        let spoken = reading(site, groups, end: end)
        return Reading(end: end, spoken: "cộng " + spoken.spoken, kind: .phone)
    }

    /// (0233) 3825 123
    private func bracketed(_ site: Site) -> Reading? {
        let passage = site.passage
        guard passage.isSymbol(site.index, "("), let area = passage.digits(site.index + 1), area.hasPrefix("0"),
            passage.isSymbol(site.index + 2, ")")
        else { return nil }
        return subscriber(site, from: site.index, first: area, end: site.index + 3)
    }

    private func speaksOfCalling(_ site: Site) -> Bool {
        site.passage.hasWord(["gọi", "hotline", "zalo", "sđt", "đt", "đtdđ"], before: site.index, within: 8)
            || site.phrase("điện", "thoại", before: site.index, within: 8)
            || site.phrase("tổng", "đài", before: site.index, within: 6)
            || site.phrase("dây", "nóng", before: site.index, within: 6)
            || site.phrase("liên", "hệ", before: site.index, within: 4)
    }

    private func reading(_ site: Site, _ groups: [String], end: Int) -> Reading {
        let spoken = groups.flatMap(breath).map(site.numbers.digits).joined(separator: ", ")
        return Reading(end: end, spoken: spoken, kind: .phone)
    }

    /// A group that is too long to be said in one breath falls into some of three and four digits.
    private func breath(_ group: String) -> [String] {
        let sizes: [Int] =
            switch group.utf8.count {
            case ...4: [4]
            case 5: [2, 3]
            case 6: [3, 3]
            case 7: [4, 3]
            case 8: [4, 4]
            case 9: [3, 3, 3]
            case 10: [4, 3, 3]
            default: [4, 4, 3]
            }
        var rest = group[...]
        var parts: [String] = []
        for size in sizes + Array(repeating: 3, count: group.utf8.count / 3) where !rest.isEmpty {
            parts.append(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return parts
    }
}

extension Site {
    /// Does a telephone number stand before this one, as in *113, 114 hoặc 115*?
    fileprivate var previousPhoneInList: Bool {
        guard passage.isSymbol(index - 1, in: ",-;/") || passage.isWord(index - 1, in: ["và", "hoặc", "hay"]) else {
            return false
        }
        var before = index - 1
        for _ in 0..<12 where before >= 0 {
            if passage.isSymbol(before, in: ",-;/") || passage.isWord(before, in: ["và", "hoặc", "hay"]) {
                before -= 1
            } else if passage.isNumber(before), passage.length(before) == 3 {
                if PhoneRule().isCalled(at(before)) { return true }
                before -= 1
            } else {
                return false
            }
        }
        return false
    }
}

extension PhoneRule {
    fileprivate func isCalled(_ site: Site) -> Bool {
        site.passage.text(site.index).hasPrefix("11") && speaksOfCalling(site)
    }
}

/// Number plates: `74C-123.45`, `74K1-2345`; the number is read digit by digit.
struct PlateRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard passage.length(site.index) == 2, let province = passage.digits(site.index),
            passage.isAdjacent(site.index + 1),
            passage.shape(site.index + 1) == .upper, passage.length(site.index + 1) <= 2
        else { return nil }
        var series = LetterNames.spell(passage.scalars(site.index + 1))
        var next = site.index + 2
        if passage.isAdjacent(next), passage.length(next) == 1, let digit = passage.digits(next) {
            series += " " + site.numbers.digits(digit)
            next += 1
        }
        guard passage.isAdjacent(next, "-"), passage.isAdjacent(next + 1), var number = passage.digits(next + 1) else {
            return nil
        }
        next += 2
        if passage.isAdjacent(next, "."), passage.isAdjacent(next + 1), let rest = passage.digits(next + 1) {
            number += rest
            next += 2
        }
        guard (4...5).contains(number.utf8.count) else { return nil }
        let words = "\(site.numbers.count(province)) \(series), \(site.numbers.digits(number))"
        return Reading(end: next, spoken: words, kind: .phone)
    }
}

/// Codes and account numbers: every digit counts, in threes.
struct CodeNumberRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard let digits = passage.digits(site.index), digits.utf8.count >= 3,
            !(passage.isAdjacent(site.index + 1) && passage.isSymbol(site.index + 1, in: "/:,"))
                || !passage.isNumber(site.index + 2)
        else { return nil }
        let hasLeadingZero = digits.hasPrefix("0") && Numeral(passage, at: site.index)?.fraction == nil
        let isLongNumber = digits.utf8.count >= 6 && passage.isWord(site.index - 1, "số")
        guard hasLeadingZero || isLongNumber || (digits.utf8.count >= 4 && isNamed(site)) || digits.utf8.count > 15
        else {
            return nil
        }
        var rest = digits[...]
        var groups: [String] = []
        while !rest.isEmpty {
            // No single digit is left over.
            let size = rest.utf8.count == 4 ? 4 : 3
            groups.append(site.numbers.digits(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return Reading(end: site.index + 1, spoken: groups.joined(separator: ", "), kind: .phone)
    }

    private func isNamed(_ site: Site) -> Bool {
        site.passage.hasWord(["otp", "stk", "cccd", "cmnd", "mst", "seri", "mã"], before: site.index, within: 5)
            || site.phrase("tài", "khoản", before: site.index, within: 5)
            || site.phrase("định", "danh", before: site.index, within: 5)
            || site.phrase("căn", "cước", before: site.index, within: 5)
            || site.phrase("số", "hiệu", before: site.index, within: 4)
    }
}
