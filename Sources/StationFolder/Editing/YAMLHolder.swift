internal import Yams

/// Where the items of a list or a mapping stand in the text.
struct YAMLHolder {
    enum Layout {
        case brackets(FlowCollection)
        /// The lines of each item: with them go the remarks on them, and those below that are indented deeper.
        case lines([ClosedRange<Int>])
    }

    let node: Node
    let layout: Layout
    /// Of the letter with which each item begins: of its key, of its dash, in brackets of the item itself.
    let starts: [Int]

    func index(of step: YAMLStep) -> Int? {
        switch step {
        case .item(let index): return node.sequence != nil && starts.indices.contains(index) ? index : nil
        case .key(let key):
            // Of two of one name nobody knows which is meant.
            let found = node.mapping?.enumerated().filter { $0.element.key.scalar?.string == key } ?? []
            return found.count == 1 ? found.first?.offset : nil
        }
    }

    func value(_ index: Int) -> Node? {
        node.sequence.map { $0[index] } ?? node.mapping.map { Array($0)[index].value }
    }
}

extension ScheduleText {
    /// `nil` if there is nothing there that has items of its own, or it is not written there: an alias stands for it.
    func holder(at path: [YAMLStep]) -> YAMLHolder? {
        var holder = rootHolder
        for step in path {
            guard let found = holder, let index = found.index(of: step) else { return nil }
            holder = child(index, of: found)
        }
        return holder
    }

    private var rootHolder: YAMLHolder? {
        let node = Node.mapping(root)
        if let open = opening(of: node) { return bracketHolder(node, from: open) }
        return lineHolder(node, within: 0...max(0, documentEnd(from: 0) - 1))
    }

    private func child(_ index: Int, of holder: YAMLHolder) -> YAMLHolder? {
        guard let node = holder.value(index), let start = valueStart(index, of: holder) else { return nil }
        guard let place = pastNames(start) else { return nil }
        switch (letters[place], holder.layout) {
        // What is meant stands somewhere else.
        case ("*", _): return nil
        case ("[", _), ("{", _): return bracketHolder(node, from: place)
        case (_, .lines(let lines)): return lineHolder(node, within: lines[index])
        case (_, .brackets): return nil
        }
    }

    /// Of the first letter of an item's value that is no blank and in no remark.
    func valueStart(_ index: Int, of holder: YAMLHolder) -> Int? {
        let start = holder.starts[index]
        if holder.node.mapping != nil { return colon(after: start).flatMap { pastRemarks($0 + 1) } }
        if case .brackets = holder.layout { return start }
        return pastRemarks(start + 1)
    }

    /// Past anchors and tags; these stay when the value is exchanged.
    func pastNames(_ start: Int) -> Int? {
        var place = start
        while letters[place] == "&" || letters[place] == "!" {
            let end = letters[place...].firstIndex(where: \.isBlankOrBreak) ?? letters.count
            guard let next = pastRemarks(end) else { return nil }
            place = next
        }
        return place
    }

    private func pastRemarks(_ start: Int) -> Int? {
        var place = start
        while place < letters.count {
            if letters[place] == "#", place > 0, letters[place - 1].isBlankOrBreak {
                place = letters[place...].firstIndex(where: \.isBreak) ?? letters.count
            } else if letters[place].isBlankOrBreak {
                place += 1
            } else {
                return place
            }
        }
        return nil
    }

    private func bracketHolder(_ node: Node, from open: Int) -> YAMLHolder? {
        guard let collection = FlowCollection(letters, from: open),
            collection.items.count == node.sequence?.count ?? node.mapping?.count
        else { return nil }
        return YAMLHolder(
            node: node, layout: .brackets(collection), starts: collection.items.map(\.range.lowerBound))
    }

    private func lineHolder(_ node: Node, within bounds: ClosedRange<Int>) -> YAMLHolder? {
        let starts: [Int]
        switch node {
        case .mapping(let mapping):
            starts = mapping.compactMap { pair in pair.key.mark.flatMap { text.index(of: $0) } }
            guard starts.count == mapping.count else { return nil }
        case .sequence(let sequence):
            starts = dashes(within: bounds)
            guard starts.count == sequence.count else { return nil }
        case .scalar, .alias: return nil
        }
        let first = starts.map { text.number(of: $0) }
        guard let top = first.first, let bottom = first.last, bounds.contains(top), bounds.contains(bottom),
            zip(first, first.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        let ends = first.dropFirst().map { $0 - 1 } + [bounds.upperBound]
        let lines = zip(starts, zip(first, ends)).map { start, range in
            range.0...text.last(of: range.0...range.1, deeperThan: start - text.lines[range.0].start)
        }
        return YAMLHolder(node: node, layout: .lines(lines), starts: starts)
    }

    /// Of a list's items: those in the column of the first.
    private func dashes(within bounds: ClosedRange<Int>) -> [Int] {
        let dashes = bounds.compactMap { number -> (column: Int, index: Int)? in
            let column = text[number].prefix(while: \.isBlank).count
            let rest = text[number].dropFirst(column)
            let isDash = rest.first == "-" && rest.dropFirst().first?.isBlank ?? true
            return isDash ? (column, text.lines[number].start + column) : nil
        }
        return dashes.filter { $0.column == dashes[0].column }.map(\.index)
    }
}

extension TextLines {
    /// `nil` beyond the end.
    func index(of mark: Mark) -> Int? {
        guard lines.indices.contains(mark.line - 1) else { return nil }
        let index = lines[mark.line - 1].start + mark.column - 1
        return index < letters.count ? index : nil
    }

    /// The last line that says something, or is a remark below it in a column right of that one.
    fileprivate func last(of range: ClosedRange<Int>, deeperThan column: Int) -> Int {
        var last = range.last { !isBlank($0) && !isComment($0) } ?? range.lowerBound
        for line in last + 1..<max(last + 1, range.upperBound + 1) where !isBlank(line) {
            guard lead(line).unicodeScalars.count > column else { break }
            last = line
        }
        return last
    }
}
