internal import Foundation

/// Rows of a table that a file keeps without saying which is its head.
enum TableRows {
    /// Is the first row the head of the others? Sure only where it has a short word over every column and no figure, and
    /// the rows below have figures.
    static func beginWithHead(_ rows: [[String]]) -> Bool {
        guard let head = rows.first, rows.count > 1, head.count > 1, rows.allSatisfy({ $0.count == head.count }) else {
            return false
        }
        let isHead = head.allSatisfy { cell in
            !cell.isEmpty && !cell.contains(where: \.isNumber) && !cell.isInCapitals && !Cleaning.endsSentence(cell)
                && cell.split(separator: " ").count <= 5
        }
        return isHead && rows.dropFirst().allSatisfy { row in row.contains { $0.contains(where: \.isNumber) } }
    }

    /// `Thôn: Đông; Giờ: 8 giờ`; a cell without a head alone, an empty one not at all.
    static func line(_ cells: [String], heads: [String]) -> String {
        cells.enumerated().compactMap { column, cell -> String? in
            guard !cell.allSatisfy(\.isWhitespace) else { return nil }
            return column < heads.count && !heads[column].isEmpty ? heads[column] + ": " + cell : cell
        }.joined(separator: "; ")
    }

    /// Text in which a row is a line with tabs between its cells, as catdoc writes it: each row as it is to be read.
    ///
    /// - Returns: also the number of tables whose head was not found.
    static func read(inTabbed text: String) -> (text: String, headless: Int) {
        var result: [String] = []
        var rows: [[String]] = []
        var headless = 0
        func close() {
            if beginWithHead(rows), let heads = rows.first {
                result += rows.dropFirst().map { "- " + line($0, heads: heads) }
            } else {
                result += rows.map { $0.joined(separator: "\t") }
                // The head of a paper stands in two columns, too.
                if rows.count > 2, !rows.joined().contains(where: PaperForm.isOfficial) { headless += 1 }
            }
            rows = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let cells = line.split(separator: "\t").map { Cleaning.cleaned(String($0)) }
            let isRow = cells.count > 1 && cells.allSatisfy { !$0.isEmpty }
            if !isRow || rows.first.map({ $0.count != cells.count }) ?? false { close() }
            if isRow { rows.append(cells) } else { result.append(String(line)) }
        }
        close()
        return (result.joined(separator: "\n"), headless)
    }
}
