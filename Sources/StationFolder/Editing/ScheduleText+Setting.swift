internal import Yams

/// Another value in the place of one that is there: anchors, quotes and the remark behind it stay.
extension ScheduleText {
    func setting(_ field: YAMLField, at index: Int, of holder: YAMLHolder) -> [TextLines.Splice]? {
        guard let colon = colon(after: holder.starts[index]), let node = holder.value(index) else { return nil }
        let style = style(from: holder.starts[index])
        // Nothing is written there at all.
        if node.scalar?.string == "", Shape(node) == .nothing {
            return [TextLines.Splice(at: colon + 1, " " + field.value(style))]
        }
        guard let start = valueStart(index, of: holder).flatMap(pastNames) else { return nil }
        switch letters[start] {
        case "\"", "'":
            guard let end = quoteEnd(start) else { return nil }
            return [TextLines.Splice(start..<end, field.value(style, likeOneThatBegins: letters[start]))]
        case "*":
            let end = letters[start...].firstIndex { $0.isBlankOrBreak || ",]}".unicodeScalars.contains($0) }
            return [TextLines.Splice(start..<(end ?? letters.count), field.value(style))]
        case "[", "{": return nil
        default: break
        }
        switch holder.layout {
        case .brackets(let collection):
            // The item ends where its value does.
            let end = collection.items[index].range.upperBound
            return start < end ? [TextLines.Splice(start..<end, field.value(style))] : nil
        case .lines(let lines): return settingLines(field.value(style), from: start, in: lines[index])
        }
    }

    private func settingLines(_ value: String, from start: Int, in lines: ClosedRange<Int>) -> [TextLines.Splice]? {
        let first = text.number(of: start)
        if letters[start] == "|" || letters[start] == ">" {
            let end = letters[start...].firstIndex(where: \.isBlankOrBreak) ?? letters.count
            let head = TextLines.Splice(start..<end, value)
            guard first < lines.upperBound else { return [head] }
            let last = text.lines[lines.upperBound].end
            return [head, TextLines.Splice(text.lines[first].end..<last, "")]
        }
        // A remark ends a text of several lines.
        var last = first
        while last < lines.upperBound, plainEnd(last) == trimmedEnd(last) {
            guard let next = (last + 1...lines.upperBound).first(where: { !text.isBlank($0) }), !text.isComment(next)
            else { break }
            last = next
        }
        return [TextLines.Splice(start..<max(plainEnd(last), start), value)]
    }

    /// After the last letter of a line that belongs to a text without quotes.
    private func plainEnd(_ number: Int) -> Int {
        let line = text.lines[number]
        let remark = (line.start..<line.end).first { index in
            letters[index] == "#" && index > line.start && letters[index - 1].isBlank
        }
        return trimmedEnd(number, before: remark ?? line.end)
    }

    private func trimmedEnd(_ number: Int, before end: Int? = nil) -> Int {
        let line = text.lines[number]
        return letters[line.start..<(end ?? line.end)].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? line.start
    }

    private func quoteEnd(_ start: Int) -> Int? {
        var index = start + 1
        while index < letters.count {
            if letters[index] == "\\", letters[start] == "\"" {
                index += 1
            } else if letters[index] == letters[start] {
                guard letters[start] == "'", index + 1 < letters.count, letters[index + 1] == "'" else {
                    return index + 1
                }
                index += 1
            }
            index += 1
        }
        return nil
    }
}
