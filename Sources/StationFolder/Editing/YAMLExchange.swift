/// A step from a list or a mapping to one of its items.
enum YAMLStep: Hashable, CustomStringConvertible {
    case key(String)
    /// From 0.
    case item(Int)

    /// As people count.
    var description: String {
        switch self {
        case .key(let key): key
        case .item(let index): "\(index + 1)"
        }
    }
}

/// The smallest changes of a YAML text, of which an alteration is made up.
enum YAMLExchange {
    case remove([YAMLStep])
    /// Another value for a key that is there.
    case set(YAMLField, in: [YAMLStep])
    /// A key that is not there, after that one; `nil`: before all others.
    case insert(YAMLField, in: [YAMLStep], after: String?)
    /// A word of a list of words, which then stands at that place.
    case insertWord(String, in: [YAMLStep], at: Int)
}

extension ScheduleEdit.Alteration {
    /// What is to be done to a schedule that says this, in that order; `nil` if what is to be altered is not there.
    func exchanges(in content: YAMLContent) -> [YAMLExchange]? {
        guard let item = content[path] else { return nil }
        guard let change else { return [.remove(path)] }
        guard case .mapping(let pairs) = item else { return nil }
        let there = path + [.key(change.key)]
        let old = content[there]
        guard let field = change.field else { return old == nil ? [] : [.remove(there)] }
        switch (old, field.content) {
        case (nil, _):
            let before = order.prefix { $0 != change.key }
            let keys = pairs.compactMap { if case .text(let key) = $0.key { key } else { nil } }
            return [.insert(field, in: path, after: before.last { keys.contains($0) })]
        case (let old?, let new) where old == new: return []
        case (.list(let old), .list(let new)): return Self.exchanges(from: old, to: new, at: there)
        default: return [.set(field, in: path)]
        }
    }

    /// Words that stay keep their places; the list is never empty in between.
    private static func exchanges(
        from old: [YAMLContent], to new: [YAMLContent], at path: [YAMLStep]
    ) -> [YAMLExchange] {
        let kept = old.filter(new.contains)
        // In the order that is wanted where the old one allows it.
        let isOrdered = new.filter(kept.contains) == kept
        let wanted = isOrdered ? new : kept + new.filter { !kept.contains($0) }
        var words = old
        var exchanges: [YAMLExchange] = []
        for (number, word) in wanted.enumerated() where !words.contains(word) {
            guard case .text(let text) = word else { continue }
            let place = number == 0 ? 0 : (words.firstIndex(of: wanted[number - 1]) ?? words.count - 1) + 1
            exchanges.append(.insertWord(text, in: path, at: place))
            words.insert(word, at: place)
        }
        return exchanges
            + words.indices.reversed().filter { !wanted.contains(words[$0]) }.map { .remove(path + [.item($0)]) }
    }
}
