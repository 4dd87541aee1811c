internal import Yams

extension ScheduleText {
    /// `nil` if what is to be altered is not there, or is written in a way that leaves no safe place for it.
    func altering(_ alteration: ScheduleEdit.Alteration) -> ScheduleText? {
        guard let exchanges = alteration.exchanges(in: content) else { return nil }
        if let result = exchanges.reduce(self as ScheduleText?, { $0?.making($1) }) { return result }
        // The words of a list may stand elsewhere, with an alias for them here.
        return alteration.change?.field.flatMap { making(.set($0, in: alteration.path)) }
    }

    private func making(_ exchange: YAMLExchange) -> ScheduleText? {
        guard let splices = splices(for: exchange), let wanted = content.making(exchange) else { return nil }
        // Whatever the letters were taken for: the text must now say what it said, but for this exchange.
        guard let result = ScheduleText(text.applying(splices)), result.content.meansSame(as: wanted) else {
            return nil
        }
        return result
    }

    private func splices(for exchange: YAMLExchange) -> [TextLines.Splice]? {
        switch exchange {
        case .remove(let path):
            guard let step = path.last, let holder = holder(at: path.dropLast()), let index = holder.index(of: step)
            else { return nil }
            switch holder.layout {
            case .brackets(let collection): return removing(index, from: collection)
            case .lines(let lines): return removing(index, from: holder, lines)
            }
        case .set(let field, let path):
            guard let holder = holder(at: path), let index = holder.index(of: .key(field.key)) else { return nil }
            return setting(field, at: index, of: holder)
        case .insert(let field, let path, let key):
            guard let holder = holder(at: path) else { return nil }
            let item = field.written(style(from: holder.starts.first ?? 0))
            guard let key else { return inserting(item, at: 0, of: holder) }
            return holder.index(of: .key(key)).flatMap { inserting(item, at: $0 + 1, of: holder) }
        case .insertWord(let word, let path, let place):
            guard let holder = holder(at: path) else { return nil }
            let quote = holder.starts.first.flatMap { firstLetter($0, of: holder) }
            return inserting(style(from: 0).word(word, likeOneThatBegins: quote), at: place, of: holder)
        }
    }

    /// Of the first item of a list: a quote, or a letter.
    private func firstLetter(_ start: Int, of holder: YAMLHolder) -> Unicode.Scalar? {
        valueStart(0, of: holder).map { letters[$0] }
    }
}

// MARK: - Taking out

extension ScheduleText {
    private func removing(
        _ index: Int, from holder: YAMLHolder, _ lines: [ClosedRange<Int>]
    ) -> [TextLines.Splice]? {
        let (start, own) = (holder.starts[index], lines[index])
        let lead = letters[text.lines[own.lowerBound].start..<start]
        if lead.allSatisfy(\.isBlank) { return [text.removing(own)] }
        // The first key behind a dash: the next one takes its place.
        guard holder.starts.indices.contains(index + 1) else { return nil }
        let next = holder.starts[index + 1]
        guard (own.lowerBound + 1..<text.number(of: next)).allSatisfy({ !text.isComment($0) }) else { return nil }
        return [TextLines.Splice(start..<next, "")]
    }

    private func removing(_ index: Int, from collection: FlowCollection) -> [TextLines.Splice] {
        let item = collection.items[index]
        let end = item.comma.map { $0 + 1 } ?? item.range.upperBound
        let (first, last) = (text.number(of: item.range.lowerBound), text.number(of: end - 1))
        let rest = letters[end..<text.lines[last].end].first { !$0.isBlank }
        // The last item's comma is the one before it.
        let comma = item.comma == nil && index > 0 ? collection.items[index - 1].comma : nil
        let commaSplice = comma.map { [TextLines.Splice($0..<$0 + 1, "")] } ?? []
        let isLonely = letters[text.lines[first].start..<item.range.lowerBound].allSatisfy(\.isBlank)
        if isLonely, rest == nil || rest == "#" { return commaSplice + [text.removing(first...last)] }
        if collection.items.count == 1, !collection.hasComment {
            return [TextLines.Splice(collection.open + 1..<collection.close, "")]
        }
        if let comma {
            let between = letters[comma + 1..<item.range.lowerBound]
            return between.allSatisfy(\.isBlankOrBreak)
                ? [TextLines.Splice(comma..<item.range.upperBound, "")]
                : commaSplice + [TextLines.Splice(item.range, "")]
        }
        if collection.items.indices.contains(index + 1) {
            let next = collection.items[index + 1].range.lowerBound
            if text.number(of: next) == last { return [TextLines.Splice(item.range.lowerBound..<next, "")] }
        }
        let before = letters[..<item.range.lowerBound].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
        return [TextLines.Splice(before..<(rest == nil || rest == "#" ? text.lines[last].end : end), "")]
    }
}

// MARK: - Putting in

extension ScheduleText {
    /// - Parameter item: a key with its value, or a word, as it is to stand.
    private func inserting(_ item: String, at place: Int, of holder: YAMLHolder) -> [TextLines.Splice]? {
        switch holder.layout {
        case .brackets(let collection): return inserting(item, at: place, of: holder, collection)
        case .lines(let lines):
            guard let start = holder.starts.first else { return nil }
            let column = start - text.lines[lines[0].lowerBound].start
            let dash = holder.node.sequence == nil ? "" : gapped(start)
            let line = String(repeating: " ", count: column) + dash + item
            if place > 0 { return [text.inserting([line], after: lines[place - 1].upperBound)] }
            let first = text.lines[lines[0].lowerBound]
            guard letters[first.start..<start].allSatisfy(\.isBlank) else { return nil }
            return [TextLines.Splice(at: first.start, line + text.lineBreak(lines[0].lowerBound))]
        }
    }

    /// A dash and the blanks behind it.
    private func gapped(_ dash: Int) -> String {
        let gap = letters[(dash + 1)...].prefix { $0 == " " }.count
        return "-" + String(repeating: " ", count: max(1, gap))
    }

    private func inserting(
        _ item: String, at place: Int, of holder: YAMLHolder, _ collection: FlowCollection
    ) -> [TextLines.Splice] {
        guard place < collection.items.count else {
            let style = style(from: collection.open - 1)
            return adding(item, to: collection, isMapping: holder.node.mapping != nil, style)
        }
        let next = collection.items[place].range.lowerBound
        let line = text.lines[text.number(of: next)]
        let pad = letters[line.start..<next]
        if pad.allSatisfy(\.isBlank) {
            let lineBreak = text.lineBreak(text.number(of: next))
            return [TextLines.Splice(at: line.start, String(Array(pad)) + item + "," + lineBreak)]
        }
        guard place > 0 else { return [TextLines.Splice(at: next, item + ", ")] }
        return [TextLines.Splice(at: collection.items[place - 1].range.upperBound, ", " + item)]
    }
}

extension TextLines {
    /// Without those lines. A text without a line break at its end has none afterwards.
    fileprivate func removing(_ range: ClosedRange<Int>) -> Splice {
        let (first, last) = (lines[range.lowerBound], lines[range.upperBound])
        let isOpenEnd = last.next == last.end && range.lowerBound > 0
        return Splice((isOpenEnd ? lines[range.lowerBound - 1].end : first.start)..<last.next, "")
    }
}
