internal import Diagnostics
internal import Yams

/// A YAML mapping while it is read: hands out values by key and reports whatever is wrong with them.
///
/// Doubled and unknown keys are reported at once. A `nil` value was either left out or has been reported.
struct MappingReader {
    let sheet: YAMLSheet
    /// What the mapping describes, for messages: `campaign “dich-vu-cong”`.
    let subject: Phrase
    /// Where something that is missing in it is reported.
    let place: Finding.Place
    /// In the order of the file.
    let names: [Marked<String>]
    private let values: [String: Node]
    /// Of the keys that are there.
    let places: [String: Finding.Place]

    /// - Parameter keys: all that may stand in it; `nil`: the keys are names that the station chooses.
    init?(_ node: Node, _ subject: Phrase, at place: Finding.Place, keys: [String]?, on sheet: YAMLSheet) {
        guard case .mapping(let mapping) = node else {
            sheet.report(.wrongType(subject, wanted: .mapping, found: Shape(node)), at: sheet.place(node.mark))
            return nil
        }
        var names: [Marked<String>] = []
        var values: [String: Node] = [:]
        var places: [String: Finding.Place] = [:]
        for (key, value) in mapping {
            let place = sheet.place(key.mark)
            guard let name = sheet.name(of: key) else {
                sheet.report(.oddKey, at: place)
                continue
            }
            if let first = places[name] {
                sheet.report(.duplicateKey(name, first: first), at: place)
            } else if let keys, !keys.contains(name) {
                sheet.report(.unknownKey(name, in: subject, known: keys), at: place)
            } else {
                names.append(Marked(name, at: place))
            }
            values[name] = value
            places[name] = places[name] ?? place
        }
        self.sheet = sheet
        self.subject = subject
        self.place = place
        self.names = names
        self.values = values
        self.places = places
    }

    /// Is the key there, with or without a sound value?
    func has(_ key: String) -> Bool { places[key] != nil }

    /// The key's own place, or the mapping's if it was left out.
    func place(of key: String) -> Finding.Place { places[key] ?? place }

    func required<Value>(_ key: String, _ form: Form<Value>) -> Marked<Value>? {
        if !has(key) { reportMissing(key) }
        return optional(key, form)
    }

    func optional<Value>(_ key: String, _ form: Form<Value>) -> Marked<Value>? {
        guard let node = values[key] else { return nil }
        return value(of: node, called: Phrase(verbatim: key.quoted), at: place(of: key), form)
    }

    /// A list of values; `nil` if the key was left out or is no list. Bad items are reported and left out.
    func list<Value>(_ key: String, _ form: Form<Value>) -> [Marked<Value>]? {
        let name = Phrase(verbatim: key.quoted)
        return items(key)?.compactMap { value(of: $0, called: name, at: sheet.place($0.mark), form) }
    }

    /// A list of mappings. `subject` is told the item's number, from 1.
    func mappings(_ key: String, keys: [String], subject: (Int) -> Phrase) -> [MappingReader]? {
        items(key)?.enumerated().compactMap { number, node in
            MappingReader(node, subject(number + 1), at: sheet.place(node.mark), keys: keys, on: sheet)
        }
    }

    /// A mapping with known keys below this one; an empty value is an empty mapping.
    func mapping(_ key: String, keys: [String]?, subject: Phrase? = nil) -> MappingReader? {
        guard let node = values[key] else { return nil }
        let subject = subject ?? Phrase(verbatim: key.quoted)
        let content = Shape(node) == .nothing ? Node([(Node, Node)]()) : node
        return MappingReader(content, subject, at: place(of: key), keys: keys, on: sheet)
    }

    func reportMissing(_ key: String) {
        sheet.report(.missingKey(key, in: subject), at: place)
    }

    /// An empty value is an empty list.
    private func items(_ key: String) -> [Node]? {
        guard let node = values[key] else { return nil }
        switch Shape(node) {
        case .nothing: return []
        case .list: return node.sequence.map(Array.init)
        case let found:
            let name = Phrase(verbatim: key.quoted)
            sheet.report(.wrongType(name, wanted: .list, found: found), at: sheet.place(node.mark))
            return nil
        }
    }

    private func value<Value>(
        of node: Node, called name: Phrase, at keyPlace: Finding.Place, _ form: Form<Value>
    ) -> Marked<Value>? {
        switch (Shape(node), node) {
        case (.nothing, .scalar(let scalar)) where !(form.readsNull && scalar.string == "null"):
            sheet.report(.noValue(name), at: keyPlace)
            return nil
        case (_, .scalar(let scalar)):
            let place = sheet.place(node.mark)
            let text = scalar.string.tidied
            // Quotes can bring them in by their numbers.
            if let letter = text.unicodeScalars.first(where: \.isHidden) {
                sheet.report(.controlCharacter(letter), at: place)
                return nil
            }
            do {
                return Marked(try form.read(text), at: place)
            } catch {
                sheet.report(error, at: place)
                return nil
            }
        case (let found, _):
            sheet.report(.wrongType(name, wanted: .value, found: found), at: sheet.place(node.mark))
            return nil
        }
    }
}

/// What kind of thing a YAML node is to the person who wrote it.
enum Shape: Hashable {
    case value, list, mapping
    /// Nothing at all, `~` or `null`, without quotes.
    case nothing

    init(_ node: Node) {
        switch node {
        case .scalar(let scalar):
            let isNothing = ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            self = scalar.style == .plain && isNothing ? .nothing : .value
        case .sequence: self = .list
        case .mapping: self = .mapping
        case .alias: self = .value
        }
    }

    var name: Phrase {
        switch self {
        case .value: Phrase(vi: "một giá trị", en: "one value")
        case .list: Phrase(vi: "một danh sách", en: "a list")
        case .mapping: Phrase(vi: "một nhóm mục", en: "a group of keys")
        case .nothing: Phrase(vi: "để trống", en: "nothing")
        }
    }

    fileprivate var example: Phrase {
        switch self {
        case .value, .nothing: Phrase(vi: "viết: tên: giá trị", en: "write: key: value")
        case .list:
            Phrase(
                vi: "viết: tên: [thứ nhất, thứ hai], hoặc mỗi dòng một “- …”",
                en: "write: key: [first, second], or one line “- …” for each")
        case .mapping:
            Phrase(
                vi: "viết: tên: { mục: giá trị }, hoặc mỗi mục một dòng thụt vào bên dưới",
                en: "write: name: { key: value }, or each key on a line of its own, indented below")
        }
    }
}

extension Fault {
    fileprivate static func wrongType(_ subject: Phrase, wanted: Shape, found: Shape) -> Fault {
        Fault(
            "wrong-type",
            Phrase(
                vi: "\(subject.vi) phải là \(wanted.name.vi), nhưng ở đây là \(found.name.vi)",
                en: "\(subject.en) must be \(wanted.name.en), but here is \(found.name.en)"),
            hint: wanted.example)
    }

    fileprivate static let oddKey = Fault(
        "wrong-type",
        Phrase(vi: "tên mục phải là một từ", en: "a key must be one word"),
        hint: Phrase(vi: "viết: tên: giá trị", en: "write: key: value"))

    fileprivate static func noValue(_ name: Phrase) -> Fault {
        Fault(
            "no-value",
            Phrase(vi: "mục \(name.vi) để trống", en: "the key \(name.en) has no value"),
            hint: Phrase(vi: "điền giá trị hoặc xóa cả dòng", en: "fill it in or delete the line"))
    }

    fileprivate static func missingKey(_ key: String, in subject: Phrase) -> Fault {
        Fault(
            "missing-key",
            Phrase(vi: "\(subject.vi) thiếu mục \(key.quoted)", en: "\(subject.en) lacks the key \(key.quoted)"),
            hint: Phrase(vi: "thêm dòng “\(key): …”", en: "add a line “\(key): …”"))
    }

    fileprivate static func unknownKey(_ name: String, in subject: Phrase, known: [String]) -> Fault {
        Fault(
            "unknown-key",
            Phrase(vi: "\(subject.vi) không có mục \(name.quoted)", en: "\(subject.en) has no key \(name.quoted)"),
            hint: .didYouMean(name, among: known))
    }
}
