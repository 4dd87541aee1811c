internal import CivilTime
internal import Diagnostics

/// Addresses that lead nowhere when typed as they are heard.
enum AddressCheck {
    static let tornCode = "torn-address"

    static func findings(in text: CheckedText, on date: LocalDate) -> [TextFinding] {
        let isStart = Set(text.trace.addresses.map(\.lowerBound))
        let halves = text.trace.addresses.filter { isHalf(text, $0, starts: isStart) }
        let behindHalf = Set(halves.map(\.upperBound))
        let addresses = text.trace.addresses.filter { !behindHalf.contains($0.lowerBound) }
            .compactMap { WrittenAddress($0, in: text.passage) }
        return unknown(text, addresses) + varied(text, addresses) + differing(text, addresses)
            + addresses.compactMap { old(text, $0, on: date) }
            + addresses.compactMap { torn(text, $0, starts: isStart) }
            + halves.compactMap { tornInHost(text, $0) }
            + text.indices.compactMap { tornAtDot(text, $0, starts: isStart) }
    }

    /// An address of the state whose owner nobody knows.
    private static func unknown(_ text: CheckedText, _ addresses: [WrittenAddress]) -> [TextFinding] {
        let owners = Set(addresses.compactMap(\.owner).filter(GovernmentHosts.isKnown))
        return addresses.compactMap { address in
            guard let owner = address.owner, !isKnown(owner, text) else { return nil }
            guard let nearest = GovernmentHosts.nearest(to: owner, preferring: owners) else {
                return text.finding(
                    .note, "unknown-host", at: address.tokens,
                    hint: Phrase(
                        vi: "gõ thử địa chỉ vào máy trước khi phát", en: "type it into a browser before it airs")
                ) { written in
                    Phrase(
                        vi: "\(written): không biết cơ quan nào có tên miền “\(owner).gov.vn”",
                        en: "\(written): no body is known by the name “\(owner).gov.vn”")
                }
            }
            let better = address.replacingOwner(with: nearest)
            return text.finding(
                .warning, "unknown-host", at: address.tokens,
                hint: Phrase(vi: "có lẽ là “\(better)”", en: "perhaps “\(better)”")
            ) { written in
                Phrase(
                    vi: "\(written): không có tỉnh hay cơ quan nào dùng tên miền “\(owner).gov.vn”",
                    en: "\(written): no province or ministry has the name “\(owner).gov.vn”")
            }
        }
    }

    private static func isKnown(_ owner: String, _ text: CheckedText) -> Bool {
        GovernmentHosts.isKnown(owner) || text.lexicon.readings[owner] != nil
    }

    /// The same host with `www.` here and without it there, or with other capitals.
    private static func varied(_ text: CheckedText, _ addresses: [WrittenAddress]) -> [TextFinding] {
        var first: [String: WrittenAddress] = [:]
        return addresses.compactMap { address in
            let host = address.labels.joined(separator: ".")
            guard let earlier = first[host] else {
                first[host] = address
                return nil
            }
            guard earlier.hasWWW != address.hasWWW || earlier.host != address.host else { return nil }
            return inconsistent(
                text, address, earlier, .note, "address-two-ways",
                Phrase(
                    vi: "cùng một địa chỉ nhưng viết khác ở dòng", en: "the same address is written otherwise in line"))
        }
    }

    /// Two hosts that differ by one label, and that label looks like a slip.
    private static func differing(_ text: CheckedText, _ addresses: [WrittenAddress]) -> [TextFinding] {
        var first: [[String]: WrittenAddress] = [:]
        var told: Set<[String]> = []
        var findings: [TextFinding] = []
        for address in addresses where address.labels.count <= 12 {
            for place in address.labels.indices {
                var pattern = address.labels
                pattern[place] = "*"
                guard let earlier = first[pattern] else {
                    first[pattern] = address
                    continue
                }
                let (one, other) = (earlier.labels[place], address.labels[place])
                let isUnknownOwner =
                    [earlier, address].contains { candidate in candidate.owner.map { !isKnown($0, text) } ?? false }
                    && place == address.labels.count - 3
                guard one != other, !isUnknownOwner, !areBothKnown(one, other), WrittenAddress.areNear(one, other),
                    told.insert(address.labels).inserted
                else { continue }
                findings.append(
                    inconsistent(
                        text, address, earlier, .warning, "address-differs",
                        Phrase(
                            vi: "địa chỉ này gần giống nhưng không trùng với địa chỉ ở dòng",
                            en: "the address is nearly, but not quite, the one in line")))
            }
        }
        return findings
    }

    private static func areBothKnown(_ one: String, _ other: String) -> Bool {
        GovernmentHosts.isKnown(one) && GovernmentHosts.isKnown(other)
    }

    private static func inconsistent(
        _ text: CheckedText, _ address: WrittenAddress, _ earlier: WrittenAddress, _ severity: Finding.Severity,
        _ code: String, _ why: Phrase
    ) -> TextFinding {
        let line = text.line(of: earlier.tokens.lowerBound)
        let other = text.passage.source(earlier.tokens).quotedShort
        return text.finding(
            severity, code, at: address.tokens,
            hint: Phrase(
                vi: "kiểm tra địa chỉ nào đúng rồi viết thống nhất",
                en: "find out which is right and write it the same way")
        ) { written in
            Phrase(vi: "\(written): \(why.vi) \(line): \(other)", en: "\(written): \(why.en) \(line): \(other)")
        }
    }

    /// Portals and sites that went into others.
    private static func old(_ text: CheckedText, _ address: WrittenAddress, on date: LocalDate) -> TextFinding? {
        guard let owner = address.owner else { return nil }
        let isPortal = address.labels.count == 4 && ["dichvucong", "dvc", "motcua"].contains(address.labels[0])
        if isPortal, GovernmentHosts.provinces.contains(owner), date >= OldNames.twoLevels {
            return text.finding(
                .note, "old-portal", at: address.tokens,
                hint: Phrase(vi: "dùng “dichvucong.gov.vn”", en: "use “dichvucong.gov.vn”")
            ) { written in
                let day = OldNames.twoLevels.dayMonthYear
                return Phrase(
                    vi: "\(written): từ \(day), cổng dịch vụ công của tỉnh đã nhập vào Cổng Dịch vụ công quốc gia",
                    en: "\(written): since \(day) the province's portal is part of the National Public Service Portal")
            }
        }
        guard let successor = GovernmentHosts.merged[owner], date >= OldNames.ministries else { return nil }
        return text.finding(
            .note, "old-portal", at: address.tokens,
            hint: Phrase(vi: "xem “\(successor)”", en: "see “\(successor)”")
        ) { written in
            let day = OldNames.ministries.dayMonthYear
            return Phrase(
                vi: "\(written): bộ này đã hợp nhất từ \(day)", en: "\(written): this ministry was merged on \(day)")
        }
    }

    /// `https://a.gov.vn /`, `xã. Ten.huyen.gov.vn`, `https:// a.gov.vn`
    private static func torn(_ text: CheckedText, _ address: WrittenAddress, starts: Set<Int>) -> TextFinding? {
        let passage = text.passage
        let (first, end) = (address.tokens.lowerBound, address.tokens.upperBound)
        if passage.isSymbol(end, "/"), let gap = text.gap(before: end), !starts.contains(end + 1) {
            let goesOn = passage.isAdjacent(end + 1) && passage.isWord(end + 1)
            return tornFinding(
                text, first..<end + 1,
                correction: address.hasScheme || goesOn ? .init(range: gap, replacement: "") : nil)
        }
        if address.hasScheme, let gap = text.gap(before: first + 4) {
            return tornFinding(text, first..<end, correction: .init(range: gap, replacement: ""))
        }
        guard let gap = text.gap(before: first), first > 1, passage.isAdjacent(first - 1) else { return nil }
        guard passage.isSymbol(first - 1, "."), passage.shape(first - 2) == .lower, !address.hasScheme else {
            return nil
        }
        let isLabel =
            passage.scalars(first - 2).allSatisfy { $0.value < 0x80 } && !Syllable.isValid(passage.scalars(first - 2))
        if isLabel { return tornFinding(text, first - 2..<end, correction: .init(range: gap, replacement: "")) }
        // A sentence seldom begins with a capital address.
        guard passage.shape(first) == .title else { return nil }
        return tornFinding(text, first - 2..<end, correction: nil)
    }

    /// `https://dichvu cong.gov.vn`: no host is without a dot.
    private static func isHalf(_ text: CheckedText, _ tokens: Range<Int>, starts: Set<Int>) -> Bool {
        tokens.count == 5 && text.passage.isSymbol(tokens.lowerBound + 1, ":") && starts.contains(tokens.upperBound)
            && text.passage.isAdjacent(tokens.upperBound + 1, ".")
    }

    private static func tornInHost(_ text: CheckedText, _ tokens: Range<Int>) -> TextFinding? {
        text.gap(before: tokens.upperBound).map { gap in
            tornFinding(
                text, tokens.lowerBound..<tokens.upperBound + 1, correction: .init(range: gap, replacement: ""))
        }
    }

    /// `dichvucong .gov.vn`, `quangtri.gov. vn`
    private static func tornAtDot(_ text: CheckedText, _ dot: Int, starts: Set<Int>) -> TextFinding? {
        let passage = text.passage
        guard passage.isSymbol(dot, "."), text.isRead(dot), passage.isWord(dot - 1), passage.isWord(dot + 1),
            passage.scalars(dot - 1).allSatisfy({ $0.value < 0x80 }), !passage.isBreak(dot), !passage.isBreak(dot + 1),
            isEnding(passage, dot + 1),
            // Then the address behind it has found it already.
            !starts.contains(dot + 1) || !passage.isAdjacent(dot) || Syllable.isValid(passage.scalars(dot - 1))
        else { return nil }
        let gaps = [text.gap(before: dot), text.gap(before: dot + 1)].compactMap { $0 }
        guard let low = gaps.first?.lowerBound, let high = gaps.last?.upperBound else { return nil }
        return tornFinding(
            text, dot - 1..<dot + 2, correction: .init(range: low..<high, replacement: gaps.count == 2 ? "." : ""))
    }

    /// `vn`, or `gov.vn` and its like
    private static func isEnding(_ passage: Passage, _ index: Int) -> Bool {
        if passage.text(index) == "vn" { return !passage.isAdjacent(index + 1) || !passage.isWord(index + 1) }
        return ["gov", "com", "edu", "org", "net"].contains(passage.text(index)) && passage.isAdjacent(index + 1, ".")
            && passage.text(index + 2) == "vn" && passage.isAdjacent(index + 2)
    }

    private static func tornFinding(
        _ text: CheckedText, _ tokens: Range<Int>, correction: TextFinding.Correction?
    ) -> TextFinding {
        text.finding(
            .warning, tornCode, at: whole(text.passage, tokens), correction: correction,
            hint: Phrase(vi: "viết địa chỉ liền nhau, không có khoảng trắng", en: "write the address without blanks")
        ) { written in
            Phrase(vi: "\(written): địa chỉ bị khoảng trắng cắt rời", en: "\(written): a blank tears the address")
        }
    }

    /// With the labels that go on at both ends; no address has more than some.
    private static func whole(_ passage: Passage, _ tokens: Range<Int>) -> Range<Int> {
        var (first, end) = (tokens.lowerBound, tokens.upperBound)
        for _ in 0..<20 {
            if passage.isAdjacent(first), passage.isAdjacent(first - 1, "."), passage.isWord(first - 2) { first -= 2 }
            if passage.isAdjacent(end, "."), passage.isAdjacent(end + 1), passage.isWord(end + 1) { end += 2 }
        }
        return first..<end
    }
}
