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
    func adding(_ addition: ScheduleEdit.Addition) -> YAMLContent? {
        guard case .mapping(var pairs) = self else { return nil }
        let name = YAMLContent.text(addition.section)
        let index = pairs.firstIndex { $0.key == name } ?? pairs.count
        if index == pairs.count { pairs.append(Pair(key: name, value: .text(""))) }
        let item = YAMLContent.mapping(addition.fields.map { Pair(key: .text($0.key), value: $0.content) })
        switch (pairs[index].value, addition.key) {
        case (.list(let items), nil): pairs[index].value = .list(items + [item])
        case (.mapping(let entries), let key?):
            pairs[index].value = .mapping(entries + [Pair(key: .text(key), value: item)])
        case (let value, nil) where value.isNothing: pairs[index].value = .list([item])
        case (let value, let key?) where value.isNothing:
            pairs[index].value = .mapping([Pair(key: .text(key), value: item)])
        default: return nil
        }
        return .mapping(pairs)
    }

    private var isNothing: Bool {
        if case .text(let text) = self { ["", "~", "null", "Null", "NULL"].contains(text) } else { false }
    }
}

// MARK: - Along a path

extension YAMLContent {
    /// `nil`: there is no such thing.
    subscript(path: [YAMLStep]) -> YAMLContent? {
        guard let step = path.first else { return self }
        guard let index = index(of: step) else { return nil }
        let rest = Array(path.dropFirst())
        switch self {
        case .list(let items): return items[index][rest]
        case .mapping(let pairs): return pairs[index].value[rest]
        case .text: return nil
        }
    }

    /// - Returns: `nil` if the exchange has no place here.
    func making(_ exchange: YAMLExchange) -> YAMLContent? {
        switch exchange {
        case .remove(let path):
            guard let step = path.last else { return nil }
            return altering(path.dropLast()) { $0.removing(step) }
        case .set(let field, let path):
            return altering((path + [.key(field.key)])[...]) { _ in field.content }
        case .insert(let field, let path, let key):
            return altering(path[...]) { $0.inserting(field, after: key) }
        case .insertWord(let word, let path, let place):
            return altering(path[...]) { list in
                guard case .list(var items) = list, items.indices.contains(place) || place == items.count else {
                    return nil
                }
                items.insert(.text(word), at: place)
                return .list(items)
            }
        }
    }

    /// A list of which nothing is left says as much as none.
    func meansSame(as other: YAMLContent) -> Bool { withoutEmpty == other.withoutEmpty }

    private var withoutEmpty: YAMLContent {
        switch self {
        case .text: isNothing ? .text("") : self
        case .list(let items): items.isEmpty ? .text("") : .list(items.map(\.withoutEmpty))
        case .mapping(let pairs):
            pairs.isEmpty
                ? .text("") : .mapping(pairs.map { Pair(key: $0.key, value: $0.value.withoutEmpty) })
        }
    }

    private func altering(
        _ path: ArraySlice<YAMLStep>, _ alter: (YAMLContent) -> YAMLContent?
    ) -> YAMLContent? {
        guard let step = path.first else { return alter(self) }
        guard let index = index(of: step) else { return nil }
        switch self {
        case .list(var items):
            guard let item = items[index].altering(path.dropFirst(), alter) else { return nil }
            items[index] = item
            return .list(items)
        case .mapping(var pairs):
            guard let value = pairs[index].value.altering(path.dropFirst(), alter) else { return nil }
            pairs[index].value = value
            return .mapping(pairs)
        case .text: return nil
        }
    }

    private func index(of step: YAMLStep) -> Int? {
        switch (self, step) {
        case (.list(let items), .item(let index)): items.indices.contains(index) ? index : nil
        case (.mapping(let pairs), .key(let key)): pairs.firstIndex { $0.key == .text(key) }
        default: nil
        }
    }

    private func removing(_ step: YAMLStep) -> YAMLContent? {
        guard let index = index(of: step) else { return nil }
        switch self {
        case .list(var items):
            items.remove(at: index)
            return .list(items)
        case .mapping(var pairs):
            pairs.remove(at: index)
            return .mapping(pairs)
        case .text: return nil
        }
    }

    private func inserting(_ field: YAMLField, after key: String?) -> YAMLContent? {
        guard case .mapping(var pairs) = self else { return nil }
        let place = key.map { key in pairs.firstIndex { $0.key == .text(key) }.map { $0 + 1 } } ?? 0
        guard let place else { return nil }
        pairs.insert(Pair(key: .text(field.key), value: field.content), at: place)
        return .mapping(pairs)
    }
}
