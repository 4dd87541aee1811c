internal import Diagnostics
internal import Foundation
internal import StationModel

/// From a message to the five levels of danger of Vietnamese bulletins (Decision 18/2021/QĐ-TTg: 1 light blue to 5
/// purple). Its issuer's own level goes first; else it follows from severity and urgency, and a danger that nobody has
/// graded is not taken for a small one.
extension CAPAlert.Info {
    var level: Warning.Severity { issuedLevel ?? derivedLevel }

    /// Says which of the two it is.
    var rule: Phrase {
        if let issuedLevel {
            return Phrase(
                vi: "cấp \(issuedLevel.rawValue), do nơi phát hành ghi",
                en: "level \(issuedLevel.rawValue), as its issuer says")
        }
        return Phrase(
            vi: "cấp \(derivedLevel.rawValue), suy từ severity \(severity.rawValue) và urgency \(urgency.rawValue)",
            en: "level \(derivedLevel.rawValue), by severity \(severity.rawValue) and urgency \(urgency.rawValue)")
    }

    private var derivedLevel: Warning.Severity {
        switch (severity, urgency) {
        case (_, .past): .lightBlue
        case (.extreme, .immediate): .purple
        case (.extreme, _), (.severe, .immediate): .red
        case (.severe, _), (.unknown, _): .orange
        case (.moderate, _): .lightYellow
        case (.minor, _): .lightBlue
        }
    }

    /// A parameter or code of the event such as `cấp độ rủi ro thiên tai` = `3`.
    private var issuedLevel: Warning.Severity? {
        (parameters + eventCodes).lazy.compactMap { named in
            Self.levelNames.contains(Self.key(named.name)) ? Self.level(named.value) : nil
        }.max()
    }

    private static let levelNames: Set<String> = [
        "capdoruirothientai", "capdoruiro", "capdo", "disasterrisklevel", "risklevel", "vnlevel",
    ]

    /// Letters and digits, without marks and case.
    private static func key(_ name: String) -> String {
        let plain = name.lowercased().replacing("đ", with: "d").folding(options: .diacriticInsensitive, locale: nil)
        return String(plain.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }

    /// `3`, `cấp 3`, `cấp độ III`.
    private static func level(_ text: String) -> Warning.Severity? {
        let word = text.split { !($0.isLetter || $0.isNumber) }.last.map { $0.uppercased() } ?? ""
        let roman = ["I": 1, "II": 2, "III": 3, "IV": 4, "V": 5]
        return (roman[word] ?? Int(word)).flatMap(Warning.Severity.init)
    }
}
