internal import Yams

/// The text of a schedule, to which something can be added where it belongs and as its neighbours are written; every
/// other letter stays as it is.
struct ScheduleText {
    let text: TextLines
    let root: Node.Mapping
    /// The whole file is one pair of braces.
    var isBracketed: Bool { opening(of: .mapping(root)) != nil }
    /// Without a byte order mark.
    var letters: [Unicode.Scalar] { text.letters }
    let content: YAMLContent

    /// `nil` if the text is no YAML or holds no mapping: loading it tells why.
    init?(_ letters: [Unicode.Scalar]) {
        let sheet = YAMLSheet(file: StationFolder.scheduleName)
        guard let node = sheet.compose(String(letters)), case .mapping(let root) = node else { return nil }
        self.text = TextLines(letters)
        self.root = root
        self.content = YAMLContent(node, on: sheet)
    }

    /// The text with that edit made; `nil` if the file is written in a way that leaves no safe place for it.
    func making(_ edit: ScheduleEdit) -> ScheduleText? {
        switch edit.deed {
        case .addition(let addition): adding(addition)
        case .alteration(let alteration): altering(alteration)
        }
    }

    private func adding(_ edit: ScheduleEdit.Addition) -> ScheduleText? {
        guard let splices = splices(for: edit), let wanted = content.adding(edit) else { return nil }
        // Whatever was taken for the section's end: the text must now say what it said, and what was added, no more.
        guard let result = ScheduleText(text.applying(splices)), result.content == wanted else { return nil }
        return result
    }
}

// MARK: - Where it goes

extension ScheduleText {
    private func splices(for edit: ScheduleEdit.Addition) -> [TextLines.Splice]? {
        guard let (key, value) = root.first(where: { $0.key.scalar?.string == edit.section }) else {
            return newSection(edit)
        }
        guard let mark = key.mark, let start = letters.index(of: mark), let colon = colon(after: start) else {
            return nil
        }
        let first = letters[(colon + 1)...].firstIndex { !$0.isBlank } ?? letters.count
        // What is meant then stands somewhere else.
        guard first == letters.count || letters[first] != "*" else { return nil }
        let style = style(from: start)
        switch Shape(value) {
        case .nothing: return fillNothing(edit, value, keyLine: mark.line - 1, colon: colon, style)
        case .list where edit.key != nil, .mapping where edit.key == nil, .value: return nil
        case .list where opening(of: value) != nil, .mapping where opening(of: value) != nil:
            guard let collection = collection(value) else { return nil }
            let isEmpty = collection.items.isEmpty && !collection.hasComment
            guard isEmpty, !isBracketed, first == collection.open,
                text.number(of: first) == text.number(of: collection.close)
            else { return adding(edit.item(style), to: collection, isMapping: edit.key != nil, style) }
            let cut = TextLines.Splice(colon + 1..<collection.close + 1, "")
            return [cut, text.inserting(fresh(edit, style), after: mark.line - 1)]
        case .list, .mapping: return addingToBlock(edit, value, keyLine: mark.line - 1, style)
        }
    }

    /// Below `roster:`, `roster: ~`; within a flow mapping in place of the nothing.
    private func fillNothing(
        _ edit: ScheduleEdit.Addition, _ value: Node, keyLine: Int, colon: Int, _ style: YAMLStyle
    ) -> [TextLines.Splice]? {
        guard let mark = value.mark else { return nil }
        let word = value.scalar?.string.unicodeScalars.count ?? 0
        guard word == 0 || mark.line - 1 == keyLine else { return nil }
        let end = word == 0 ? colon + 1 : (letters.index(of: mark) ?? colon + 1) + word
        guard !isBracketed else {
            return [TextLines.Splice(colon + 1..<end, " " + edit.collection(style))]
        }
        return [TextLines.Splice(colon + 1..<end, ""), text.inserting(fresh(edit, style), after: keyLine)]
    }

    private func addingToBlock(
        _ edit: ScheduleEdit.Addition, _ value: Node, keyLine: Int, _ style: YAMLStyle
    ) -> [TextLines.Splice]? {
        guard let region = region(below: keyLine) else { return nil }
        let pad = text.lead(region.first)
        let added: [String]
        if let items = value.sequence {
            let dash = text.lines[region.first].start + pad.unicodeScalars.count
            guard letters[dash] == "-" else { return nil }
            let gap = letters[(dash + 1)..<text.lines[region.first].end].prefix(while: \.isBlank).count
            let isFlow = items.last.map { opening(of: $0) != nil } ?? true
            added = edit.listItem(style, pad: pad, gap: max(1, gap), isFlow: isFlow)
        } else {
            let last = value.mapping.flatMap { Array($0).last?.value }
            let isFlow = last.map { opening(of: $0) != nil } ?? !edit.isBlockByDefault
            let column = last?.mapping?.first?.key.mark?.column ?? 0
            let step = column - 1 - pad.unicodeScalars.count
            added = edit.entry(style, pad: pad, step: (1...8).contains(step) ? step : 2, isFlow: isFlow)
        }
        return [text.inserting(added, after: region.last)]
    }

    /// In a section that has no neighbour to follow.
    private func fresh(_ edit: ScheduleEdit.Addition, _ style: YAMLStyle) -> [String] {
        let base = root.first.flatMap { $0.key.mark?.column } ?? 1
        let blocks = root.filter { opening(of: $0.value) == nil }
        let likes =
            blocks.filter { edit.key == nil && $0.value.sequence != nil } + blocks.filter { $0.value.mapping != nil }
        let pads = likes.compactMap { $0.key.mark.flatMap { region(below: $0.line - 1) }.map { text.lead($0.first) } }
        let pad = pads.first ?? String(repeating: " ", count: base + 1)
        guard edit.key != nil else { return edit.listItem(style, pad: pad, gap: 1, isFlow: !edit.isBlockByDefault) }
        let step = max(1, pad.unicodeScalars.count - base + 1)
        return edit.entry(style, pad: pad, step: step, isFlow: !edit.isBlockByDefault)
    }

    private func newSection(_ edit: ScheduleEdit.Addition) -> [TextLines.Splice]? {
        let style = style(from: 0)
        guard !isBracketed else {
            guard let root = collection(.mapping(root)) else { return nil }
            let item = style.word(edit.section) + ": " + edit.collection(style)
            return adding(item, to: root, isMapping: true, style)
        }
        let base = String(repeating: " ", count: (root.first?.key.mark?.column ?? 1) - 1)
        let last = documentEnd(from: 0) - 1
        guard text.lines.indices.contains(last) else { return nil }
        let isAiry = text.lines.indices.contains { text.isBlank($0) } && !text.isBlank(last)
        return [text.inserting((isAiry ? [""] : []) + [base + edit.section + ":"] + fresh(edit, style), after: last)]
    }
}

// MARK: - In brackets

extension ScheduleText {
    /// Of the bracket that opens a list or a mapping; `nil` if it is no such node. Yams gives no style of it.
    func opening(of node: Node) -> Int? {
        guard let mark = node.mark, var open = letters.index(of: mark) else { return nil }
        // Past an anchor or a tag.
        while letters[open] == "&" || letters[open] == "!" {
            let blank = letters[open...].firstIndex(where: \.isBlankOrBreak) ?? letters.count
            guard let next = letters[blank...].firstIndex(where: { !$0.isBlankOrBreak }) else { return nil }
            open = next
        }
        return letters[open] == "[" || letters[open] == "{" ? open : nil
    }

    private func collection(_ value: Node) -> FlowCollection? {
        opening(of: value).flatMap { FlowCollection(letters, from: $0) }
    }

    func adding(
        _ item: String, to collection: FlowCollection, isMapping: Bool, _ style: YAMLStyle
    ) -> [TextLines.Splice] {
        guard let last = collection.items.last?.range.lowerBound else {
            guard !collection.hasComment else { return [TextLines.Splice(at: collection.open + 1, item)] }
            let inside = isMapping && style.isSpaced ? " \(item) " : item
            return [TextLines.Splice(collection.open + 1..<collection.close, inside)]
        }
        let hasComma = letters[collection.lastLetter] == ","
        let after = collection.lastLetter + 1
        let line = text.lines[text.number(of: last)]
        let pad = letters[line.start..<last]
        guard pad.allSatisfy(\.isBlank) else {
            return [TextLines.Splice(at: after, hasComma ? " \(item)," : ", \(item)")]
        }
        let end = text.lines[text.number(of: collection.lastLetter)].end
        let place = end > collection.close ? after : end
        let own = text.lineBreak(text.number(of: last)) + String(Array(pad)) + item
        if hasComma { return [TextLines.Splice(at: place, own + ",")] }
        return place == after
            ? [TextLines.Splice(at: after, "," + own)]
            : [TextLines.Splice(at: after, ","), TextLines.Splice(at: place, own)]
    }
}

// MARK: - Lines

extension ScheduleText {
    /// The lines of a block below a key of the root: from the first that says something to the last that belongs to it.
    private func region(below keyLine: Int) -> (first: Int, last: Int)? {
        let keys = root.compactMap { $0.key.mark.map { $0.line - 1 } }
        let end = min(keys.filter { $0 > keyLine }.min() ?? text.lines.count, documentEnd(from: keyLine + 1))
        let said = (keyLine + 1..<max(keyLine + 1, end)).filter { !text.isBlank($0) && !text.isComment($0) }
        guard let first = said.first, var last = said.last else { return nil }
        let depth = text.lead(first).unicodeScalars.count
        // What is indented deeper than the items belongs to the last one: a remark on it, or a line of a long text.
        for line in last + 1..<max(last + 1, end) where !text.isBlank(line) {
            guard text.lead(line).unicodeScalars.count > depth else { break }
            last = line
        }
        return (first, last)
    }

    /// The line that ends the document, or the end of the file.
    func documentEnd(from line: Int) -> Int {
        (line..<max(line, text.lines.count)).first { number in
            text[number].starts(with: "...".unicodeScalars) && text[number].dropFirst(3).allSatisfy(\.isBlank)
        } ?? text.lines.count
    }

    /// After a key that begins there.
    func colon(after start: Int) -> Int? {
        let quote = letters[start]
        guard quote == "\"" || quote == "'" else { return letters[start...].firstIndex(of: ":") }
        return letters[(start + 1)...].firstIndex(of: quote).flatMap { letters[$0...].firstIndex(of: ":") }
    }

    /// As the next braces are written, or else the last ones of the file.
    func style(from start: Int) -> YAMLStyle {
        let braces = letters.indices.dropLast().filter { letters[$0] == "{" && letters[$0 + 1] != "}" }
        let brace = braces.first { $0 > start } ?? braces.last
        let key = root.first?.key.mark.flatMap { letters.index(of: $0) }
        return YAMLStyle(
            isJSON: key.map { letters[$0] == "\"" } ?? false,
            isSpaced: brace.map { letters[$0 + 1].isBlankOrBreak } ?? true)
    }
}
