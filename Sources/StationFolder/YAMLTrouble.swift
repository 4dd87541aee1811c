internal import Diagnostics
internal import Yams

/// libYAML's complaints in plain words.
enum YAMLTrouble {
    /// What is wrong and where.
    static func fault(for error: any Error, in letters: [Unicode.Scalar]) -> (Fault, Mark?) {
        guard let error = error as? YamlError else { return (other("\(error)"), nil) }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return fault(problem: problem, mark: mark, context: context, in: letters)
        case .reader(let problem, _, _, _):
            return (other(problem), nil)
        default:
            return (other("\(error)"), nil)
        }
    }

    private static func fault(
        problem: String, mark: Mark, context: YamlError.Context?, in letters: [Unicode.Scalar]
    ) -> (Fault, Mark?) {
        let opened = context?.mark ?? mark
        switch problem {
        case _ where problem.contains("tab character"):
            return (tab, mark)
        case "found character that cannot start any token":
            guard let index = letters.index(of: mark) else { return (other(problem), mark) }
            return (letters[index] == "\t" ? tab : misplaced(letters[index]), mark)
        case "did not find expected alphabetic or numeric character":
            guard let index = letters.index(of: opened) else { return (other(problem), mark) }
            return (misplaced(letters[index]), opened)
        case "found unexpected end of stream":
            return (unclosedQuote, opened)
        case "did not find expected ',' or ']'":
            return (unclosedBracket("[", "]", since: opened), mark)
        case "did not find expected ',' or '}'":
            return (unclosedBracket("{", "}", since: opened), mark)
        case "mapping values are not allowed in this context":
            return (strayColon, mark)
        case "could not find expected ':'":
            return (missingColon, opened)
        case "did not find expected key", "did not find expected '-' indicator",
            "block sequence entries are not allowed in this context", "mapping keys are not allowed in this context":
            return (indentation, mark)
        case "found undefined alias":
            return (undefinedAlias, mark)
        case "but found another document":
            return (secondDocument, mark)
        case _ where problem.contains("escape"):
            return (badEscape, mark)
        case _ where problem.hasPrefix("Maximum nesting level"):
            return (AliasBomb.fault, mark)
        default:
            return (other(problem), mark)
        }
    }

    private static let code = "yaml-syntax"

    private static let tab = Fault(
        "yaml-tab",
        Phrase(vi: "có dấu tab ở chỗ thụt đầu dòng", en: "there is a tab where the line is indented"),
        hint: Phrase(vi: "thay tab bằng dấu cách", en: "put spaces in place of the tab"))

    private static func misplaced(_ letter: Unicode.Scalar) -> Fault {
        let word = String(Character(letter)).quoted
        return Fault(
            code, Phrase(vi: "giá trị không được bắt đầu bằng \(word)", en: "a value cannot begin with \(word)"),
            hint: Phrase(vi: "đặt cả giá trị trong dấu nháy \"…\"", en: "put the whole value in quotes \"…\""))
    }

    private static let unclosedQuote = Fault(
        code, Phrase(vi: "dấu nháy mở ở đây không được đóng", en: "the quote opened here is never closed"),
        hint: Phrase(vi: "thêm dấu nháy đóng ở cuối giá trị", en: "add the closing quote at the end of the value"))

    private static func unclosedBracket(_ open: String, _ close: String, since mark: Mark) -> Fault {
        Fault(
            code,
            Phrase(
                vi: "thiếu dấu “,” hoặc “\(close)”: ngoặc “\(open)” mở ở dòng \(mark.line), cột \(mark.column)",
                en: "a “,” or “\(close)” is missing: the “\(open)” stands on line \(mark.line), column \(mark.column)"),
            hint: Phrase(
                vi: "thêm dấu phẩy giữa các phần, hoặc đóng ngoặc", en: "put a comma between the parts, or close it"))
    }

    private static let strayColon = Fault(
        code,
        Phrase(vi: "dấu “:” không đúng chỗ, hoặc dòng thụt sai", en: "a “:” out of place, or a line wrongly indented"),
        hint: Phrase(
            vi: "giá trị có dấu “: ” thì đặt trong dấu nháy; các mục cùng cấp thụt bằng nhau",
            en: "put a value with “: ” in quotes; indent keys of one level alike"))

    private static let missingColon = Fault(
        code, Phrase(vi: "dòng này thiếu dấu “:” sau tên mục", en: "the “:” after the key is missing on this line"),
        hint: Phrase(vi: "viết: tên: giá trị", en: "write: key: value"))

    private static let indentation = Fault(
        code,
        Phrase(
            vi: "dòng này thụt không khớp với các dòng phía trên",
            en: "this line's indentation does not match the lines above"),
        hint: Phrase(
            vi: "các mục cùng cấp phải thụt bằng nhau, bằng dấu cách",
            en: "indent keys of one level by the same number of spaces"))

    private static let undefinedAlias = Fault(
        code,
        Phrase(
            vi: "dấu * ở đây dùng lại một tên chưa đặt bằng &", en: "this * names something that no & has set before"),
        hint: Phrase(
            vi: "đặt trong dấu nháy nếu * chỉ là chữ viết", en: "put it in quotes if the * is only a letter"))

    private static let secondDocument = Fault(
        code,
        Phrase(vi: "có dòng “---” mở một tài liệu thứ hai", en: "a line “---” opens a second document"),
        hint: Phrase(vi: "xóa dòng “---” này", en: "delete that line “---”"))

    private static let badEscape = Fault(
        code,
        Phrase(
            vi: "sau dấu \\ trong dấu nháy kép có ký tự lạ", en: "the character after \\ in double quotes is unknown"),
        hint: Phrase(vi: "viết \\\\ hoặc dùng dấu nháy đơn '…'", en: "write \\\\ or use single quotes '…'"))

    private static func other(_ problem: String) -> Fault {
        Fault(
            code,
            Phrase(vi: "YAML không hợp lệ (\(problem))", en: "this is not valid YAML (\(problem))"),
            hint: Phrase(
                vi: "so lại với tệp mẫu do “loa init” tạo ra", en: "compare it with the file that “loa init” makes"))
    }
}
