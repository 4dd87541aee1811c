internal import Yams

/// What a YAML text says, without the way it is written: two texts that a station reads alike have one content.
indirect enum YAMLContent: Hashable {
    case text(String)
    case list([YAMLContent])
    /// In the order of the file.
    case mapping([Pair])

    struct Pair: Hashable {
        let key: YAMLContent
        var value: YAMLContent
    }

    /// - Parameter sheet: that read the text; it knows the names of doubled keys.
    init(_ node: Node, on sheet: YAMLSheet) {
        switch node {
        case .scalar(let scalar): self = .text(scalar.string.tidied)
        case .sequence(let sequence): self = .list(sequence.map { YAMLContent($0, on: sheet) })
        case .mapping(let mapping):
            self = .mapping(
                mapping.map { key, value in
                    let name = sheet.name(of: key).map { YAMLContent.text($0.tidied) }
                    return Pair(key: name ?? YAMLContent(key, on: sheet), value: YAMLContent(value, on: sheet))
                })
        // Yams has put in what aliases stand for.
        case .alias: self = .text("")
        }
    }

    /// The whole file's content with something added at the end of a section; `nil` if the section is of another kind.
    func adding(_ edit: ScheduleEdit) -> YAMLContent? {
        guard case .mapping(var pairs) = self else { return nil }
        let name = YAMLContent.text(edit.section)
        let index = pairs.firstIndex { $0.key == name } ?? pairs.count
        if index == pairs.count { pairs.append(Pair(key: name, value: .text(""))) }
        let item = YAMLContent.mapping(edit.fields.map { Pair(key: .text($0.key), value: $0.content) })
        switch (pairs[index].value, edit.key) {
        case (.list(let items), nil): pairs[index].value = .list(items + [item])
        case (.mapping(let entries), let key?):
            pairs[index].value = .mapping(entries + [Pair(key: .text(key), value: item)])
        case (.text(let text), nil) where Self.nothing.contains(text): pairs[index].value = .list([item])
        case (.text(let text), let key?) where Self.nothing.contains(text):
            pairs[index].value = .mapping([Pair(key: .text(key), value: item)])
        default: return nil
        }
        return .mapping(pairs)
    }

    private static let nothing = ["", "~", "null", "Null", "NULL"]
}
