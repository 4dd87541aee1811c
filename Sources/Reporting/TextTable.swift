/// Columns for a terminal, each as wide as its widest cell. Vietnamese letters take one column each.
package struct TextTable {
    private var rows: [[String]] = []

    package init() {}

    package mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// Lines without trailing spaces; the last column is not padded.
    package var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (cell, width) in zip(row, widths) {
                line += cell + String(repeating: " ", count: width - cell.count + 2)
            }
            return line.trimmingEnd()
        }.joined(separator: "\n")
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
