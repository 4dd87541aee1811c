/// A table: a line for each row, each cell with the head of its column (`Thôn: Xuân; Giờ: 8 giờ`).
///
/// A table with several paragraphs in a cell only puts them beside one another, as the head of an official paper does:
/// those are given one after another.
struct PandocTable: Decodable {
    private(set) var paragraphs: [Paragraph] = []
    private(set) var pictures = 0
    private(set) var isHeadless = false

    private struct Cell: Decodable {
        let blocks: PandocBlocks

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            for _ in 0..<4 { _ = try parts.decode(Skipped.self) }
            blocks = try parts.decode(PandocBlocks.self)
        }

        var text: String { blocks.paragraphs.map(\.text).joined(separator: " ") }
    }

    private struct Row: Decodable {
        let cells: [Cell]

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            _ = try parts.decode(Skipped.self)
            cells = try parts.decode([Cell].self)
        }
    }

    /// Head or foot.
    private struct Section: Decodable {
        let rows: [Row]

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            _ = try parts.decode(Skipped.self)
            rows = try parts.decode([Row].self)
        }
    }

    private struct Body: Decodable {
        let rows: [Row]

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            for _ in 0..<2 { _ = try parts.decode(Skipped.self) }
            rows = try parts.decode([Row].self) + parts.decode([Row].self)
        }
    }

    init(from decoder: any Decoder) throws {
        // Attributes, caption, columns, head, bodies, foot.
        var parts = try decoder.unkeyedContainer()
        for _ in 0..<3 { _ = try parts.decode(Skipped.self) }
        let head = try parts.decode(Section.self).rows
        let body = try parts.decode([Body].self).flatMap(\.rows) + parts.decode(Section.self).rows
        let cells = (head + body).flatMap(\.cells)
        pictures = cells.reduce(0) { $0 + $1.blocks.pictures }
        if cells.contains(where: { $0.blocks.paragraphs.count > 1 }) {
            paragraphs = cells.flatMap(\.blocks.paragraphs)
            return
        }
        var heads = head.last?.cells.map(\.text) ?? []
        var rows = body.isEmpty ? head : body
        let isBare = heads.allSatisfy(\.isEmpty)
        // RTF does not say which row is the head.
        if isBare, TableRows.beginWithHead(rows.map { $0.cells.map(\.text) }), let first = rows.first {
            heads = first.cells.map(\.text)
            rows.removeFirst()
        } else {
            isHeadless = isBare && rows.count > 1 && rows.contains { $0.cells.count > 1 }
        }
        paragraphs = rows.map { Self.line($0, heads: body.isEmpty ? [] : heads) }
    }

    private static func line(_ row: Row, heads: [String]) -> Paragraph {
        Paragraph(
            kind: row.cells.count > 1 ? .item("-") : .plain,
            text: TableRows.line(row.cells.map(\.text), heads: heads))
    }
}
