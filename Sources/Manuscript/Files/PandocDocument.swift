internal import Foundation

/// What pandoc's JSON says of a document: its paragraphs, nothing of how they look.
///
/// JSON, since in every text format of pandoc's some signs are escaped or mean something.
struct PandocDocument: Decodable {
    /// What the document calls itself; a paragraph of a Word file in the style *Title*.
    let title: String
    let subtitle: String
    let body: PandocBlocks

    private enum Key: String, CodingKey { case meta, blocks, title, subtitle, t, c }

    init(from decoder: any Decoder) throws {
        let whole = try decoder.container(keyedBy: Key.self)
        let meta = try whole.nestedContainer(keyedBy: Key.self, forKey: .meta)
        title = try Self.text(.title, in: meta)
        subtitle = try Self.text(.subtitle, in: meta)
        body = try whole.decode(PandocBlocks.self, forKey: .blocks)
    }

    /// Nothing where it is not there, or a list of blocks.
    private static func text(_ key: Key, in meta: KeyedDecodingContainer<Key>) throws -> String {
        guard meta.contains(key) else { return "" }
        let value = try meta.nestedContainer(keyedBy: Key.self, forKey: key)
        return switch try value.decode(String.self, forKey: .t) {
        case "MetaInlines": try value.decode(PandocInlines.self, forKey: .c).text
        case "MetaString": try value.decode(String.self, forKey: .c)
        default: ""
        }
    }
}

/// A piece of pandoc's tree: its type and what it holds.
private enum PandocKey: String, CodingKey { case t, c }

/// Something that is not looked at.
struct Skipped: Decodable {
    init(from decoder: any Decoder) throws {}
}

/// A list of inline pieces, as text.
struct PandocInlines: Decodable {
    private(set) var text = ""
    private(set) var pictures = 0
    /// Footnotes, in the order of their marks.
    private(set) var notes: [Paragraph] = []

    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        while !list.isAtEnd {
            let piece = try list.nestedContainer(keyedBy: PandocKey.self)
            switch try piece.decode(String.self, forKey: .t) {
            case "Str": text += try piece.decode(String.self, forKey: .c)
            case "Space", "SoftBreak": text += " "
            case "LineBreak": text += "\n"
            case "Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps":
                add(try piece.decode(PandocInlines.self, forKey: .c))
            case "Quoted", "Cite", "Span": add(try Self.second(in: piece))
            case "Code", "Math":
                var pair = try piece.nestedUnkeyedContainer(forKey: .c)
                _ = try pair.decode(Skipped.self)
                text += try pair.decode(String.self)
            case "Link":
                let words = try Self.second(in: piece)
                if words.text.contains(where: { $0.isLetter }) { add(words) }
            case "Image": pictures += 1
            case "Note": notes += try piece.decode(PandocBlocks.self, forKey: .c).paragraphs
            default: break
            }
        }
    }

    private static func second(in piece: KeyedDecodingContainer<PandocKey>) throws -> PandocInlines {
        var parts = try piece.nestedUnkeyedContainer(forKey: .c)
        _ = try parts.decode(Skipped.self)
        return try parts.decode(PandocInlines.self)
    }

    private mutating func add(_ other: PandocInlines) {
        text += other.text
        pictures += other.pictures
        notes += other.notes
    }
}

/// A list of blocks, as paragraphs.
struct PandocBlocks: Decodable {
    private(set) var paragraphs: [Paragraph] = []
    private(set) var pictures = 0
    /// Tables whose head is not known: pandoc 2.17 loses it in OpenDocument files, RTF does not tell it.
    private(set) var headlessTables = 0

    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        while !list.isAtEnd {
            let block = try list.nestedContainer(keyedBy: PandocKey.self)
            switch try block.decode(String.self, forKey: .t) {
            case "Para", "Plain": add(try block.decode(PandocInlines.self, forKey: .c))
            case "Header":
                var parts = try block.nestedUnkeyedContainer(forKey: .c)
                let level = try parts.decode(Int.self)
                _ = try parts.decode(Skipped.self)
                add(try parts.decode(PandocInlines.self), as: .heading(level))
            case "LineBlock":
                for line in try block.decode([PandocInlines].self, forKey: .c) { add(line) }
            case "CodeBlock":
                var parts = try block.nestedUnkeyedContainer(forKey: .c)
                _ = try parts.decode(Skipped.self)
                paragraphs += PlainText.paragraphs(of: try parts.decode(String.self))
            case "BlockQuote": add(try block.decode(PandocBlocks.self, forKey: .c))
            case "Div":
                var parts = try block.nestedUnkeyedContainer(forKey: .c)
                _ = try parts.decode(Skipped.self)
                add(try parts.decode(PandocBlocks.self))
            case "BulletList": addItems(try block.decode([PandocBlocks].self, forKey: .c)) { _ in "-" }
            case "OrderedList": try addOrderedList(block)
            case "DefinitionList": try addDefinitions(block)
            case "Table": add(try block.decode(PandocTable.self, forKey: .c))
            default: break
            }
        }
    }

    private mutating func add(_ inlines: PandocInlines, as kind: Paragraph.Kind = .plain) {
        paragraphs.append(Paragraph(kind: kind, text: inlines.text))
        paragraphs += inlines.notes
        pictures += inlines.pictures
    }

    private mutating func add(_ other: PandocBlocks) {
        paragraphs += other.paragraphs
        count(other)
    }

    private mutating func count(_ other: PandocBlocks) {
        pictures += other.pictures
        headlessTables += other.headlessTables
    }

    private mutating func addItems(_ items: [PandocBlocks], mark: (Int) -> String) {
        for (number, item) in items.enumerated() {
            var parts = item.paragraphs
            if parts.first?.kind == .plain { parts[0].kind = .item(mark(number)) }
            paragraphs += parts
            count(item)
        }
    }

    private mutating func addOrderedList(_ block: KeyedDecodingContainer<PandocKey>) throws {
        struct Style: Decodable { let t: String }
        var parts = try block.nestedUnkeyedContainer(forKey: .c)
        var form = try parts.nestedUnkeyedContainer()
        let first = try form.decode(Int.self)
        let style = try form.decode(Style.self).t
        addItems(try parts.decode([PandocBlocks].self)) { Self.mark(first + $0, style: style) }
    }

    private static func mark(_ number: Int, style: String) -> String {
        guard style.hasSuffix("Alpha"), (1...26).contains(number), let letter = Unicode.Scalar(0x60 + number) else {
            return "\(number)."
        }
        // A list with letters is no list to a script: the letter is a word that is read.
        return style == "UpperAlpha" ? String(letter).uppercased() + ")" : "\(letter))"
    }

    private mutating func addDefinitions(_ block: KeyedDecodingContainer<PandocKey>) throws {
        var list = try block.nestedUnkeyedContainer(forKey: .c)
        while !list.isAtEnd {
            var pair = try list.nestedUnkeyedContainer()
            add(try pair.decode(PandocInlines.self))
            for definition in try pair.decode([PandocBlocks].self) { add(definition) }
        }
    }

    private mutating func add(_ table: PandocTable) {
        paragraphs += table.paragraphs
        pictures += table.pictures
        headlessTables += table.isHeadless ? 1 : 0
    }
}
