/// The parser's help in the reader's language: our own words stand in it already, its headings are translated here.
///
/// A heading that a later version of the parser words differently stays English; nothing is lost.
struct HelpText {
    private let english: String

    init(_ english: String) {
        self.english = english
    }

    var vietnamese: String {
        english.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line(String($0)) }.joined(separator: "\n")
    }

    private func line(_ line: String) -> String {
        for (head, word) in Self.heads where line.hasPrefix(head) {
            return word + line.dropFirst(head.count).replacing("<subcommand>", with: "<lệnh>")
        }
        for (part, words) in Self.parts where line.contains(part) {
            return line.replacing(part, with: words)
        }
        guard let list = line.wholeMatch(of: /\s+See '(.+) <subcommand>' for detailed help\./) else {
            return line.replacing("<subcommand>", with: "<lệnh>")
        }
        return "  Xem kỹ từng lệnh: \(list.1) <lệnh>"
    }

    private static let heads = [
        ("OVERVIEW: ", ""), ("USAGE: ", "CÁCH DÙNG: "), ("ARGUMENTS:", "THAM SỐ:"), ("OPTIONS:", "TÙY CHỌN:"),
        ("SUBCOMMANDS:", "CÁC LỆNH:"),
    ]

    private static let parts = [
        ("  Show the version.", "  Hiện số phiên bản."), ("  Show help information.", "  Hiện hướng dẫn này."),
        ("(default: ", "(mặc định: "), ("(default) ", "(mặc định)"),
    ]
}
