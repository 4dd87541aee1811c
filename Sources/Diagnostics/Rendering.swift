extension Finding {
    /// One finding as a compiler gives it: `file:line:column: severity: message [code]`, the hint on a line below.
    package func text(in language: Language) -> String {
        var head = ""
        if let place {
            head += place.file
            if let line = place.line { head += ":\(line)" }
            if let column = place.column { head += ":\(column)" }
            head += ": "
        }
        head += "\(severity.name[language]): \(message[language]) [\(code)]"
        guard let hint else { return head }
        return head + "\n    → " + hint[language]
    }

    /// The contract's shape of a finding: `{severity, code, file, line, column, message, hint}`, absent left out.
    package struct Record: Codable, Sendable, Hashable {
        package let severity: String
        package let code: String
        package let file: String?
        package let line: Int?
        package let column: Int?
        package let message: String
        package let hint: String?
    }

    package func record(in language: Language) -> Record {
        Record(
            severity: severity.rawValue, code: code, file: place?.file, line: place?.line, column: place?.column,
            message: message[language], hint: hint?[language])
    }
}

extension Finding.Severity {
    package var name: Phrase {
        switch self {
        case .error: Phrase(vi: "lỗi", en: "error")
        case .warning: Phrase(vi: "cảnh báo", en: "warning")
        case .note: Phrase(vi: "lưu ý", en: "note")
        }
    }
}
