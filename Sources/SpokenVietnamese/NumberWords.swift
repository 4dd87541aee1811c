/// How a station wants numbers read; both ways are right Vietnamese.
package struct ReadingSettings: Sendable, Hashable {
    /// The zero of the tens: một trăm *linh* năm or một trăm *lẻ* năm.
    package enum ZeroTen: String, Sendable, CaseIterable { case linh, le = "lẻ" }
    package enum Thousand: String, Sendable, CaseIterable { case nghin = "nghìn", ngan = "ngàn" }

    package var zeroTen: ZeroTen
    package var thousand: Thousand

    package init(zeroTen: ZeroTen = .linh, thousand: Thousand = .nghin) {
        self.zeroTen = zeroTen
        self.thousand = thousand
    }

    package static let standard = ReadingSettings()
}

/// Numbers as they are said.
package struct NumberWords: Sendable {
    package let settings: ReadingSettings

    package init(settings: ReadingSettings = .standard) {
        self.settings = settings
    }

    private static let units = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

    /// A whole number, 0 or more: 2026 is *hai nghìn không trăm hai mươi sáu*.
    package func cardinal(_ number: Int) -> String {
        guard number > 9 else { return Self.units[max(0, number)] }
        var words: [String] = []
        if number >= 1_000_000_000 {
            words = [cardinal(number / 1_000_000_000), "tỷ"]
        }
        let scales = [(1_000_000, "triệu"), (1000, settings.thousand.rawValue), (1, "")]
        for (scale, name) in scales {
            let group = number / scale % 1000
            guard group > 0 else { continue }
            words += self.group(group, padded: !words.isEmpty)
            if !name.isEmpty { words.append(name) }
        }
        return words.joined(separator: " ")
    }

    /// 0 to 999. `padded` after a greater group: then the hundreds are said even if they are none.
    private func group(_ number: Int, padded: Bool) -> [String] {
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
        var words: [String] = []
        if hundreds > 0 || padded { words += [Self.units[hundreds], "trăm"] }
        switch tens {
        case 0:
            guard ones > 0 else { break }
            if !words.isEmpty { words.append(settings.zeroTen.rawValue) }
            words.append(Self.units[ones])
        case 1:
            words.append("mười")
            if ones > 0 { words.append(ones == 5 ? "lăm" : Self.units[ones]) }
        default:
            words += [Self.units[tens], "mươi"]
            switch ones {
            case 0: break
            case 1: words.append("mốt")
            case 4: words.append("tư")
            case 5: words.append("lăm")
            default: words.append(Self.units[ones])
            }
        }
        return words
    }

    /// A count from its digits; one too long for any count is read digit by digit. Leading zeros are dropped.
    func count(_ digits: String) -> String {
        guard digits.utf8.count <= 18, let number = Int(digits) else { return self.digits(digits) }
        return cardinal(number)
    }

    /// `fraction` as it follows *phẩy*: up to two digits as a number, more of them or zeros ahead one by one.
    func decimal(whole: String, fraction: String) -> String {
        let isNumber = fraction.utf8.count <= 2 && !fraction.hasPrefix("0")
        return count(whole) + " phẩy " + (isNumber ? count(fraction) : digits(fraction))
    }

    /// Digit by digit; what is no digit is passed over.
    func digits(_ digits: some StringProtocol) -> String {
        digits.utf8.compactMap { byte in
            byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Self.units[Int(byte - UInt8(ascii: "0"))] : nil
        }.joined(separator: " ")
    }

    /// As *thứ* goes on: *nhất*, *hai*, *ba*, *tư*.
    func ordinal(_ number: Int) -> String {
        switch number {
        case 1: "nhất"
        case 4: "tư"
        default: cardinal(number)
        }
    }
}
