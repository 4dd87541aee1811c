internal import CivilTime
internal import Diagnostics
internal import StationModel

/// `officers:` and `roster:` — who there is, and who is on duty when.
struct PeopleSection {
    let officers: [Officer]
    let roster: [Marked<Duty>]
    /// Nothing was wrong with them: other rules may build on them.
    let isSound: Bool

    init(_ root: MappingReader) {
        let before = root.sheet.findings.count
        if !root.has("officers") { root.reportMissing("officers") }
        let people = root.mapping("officers", keys: nil)
        self.officers = people.map(Self.officers) ?? []
        if let people, people.names.isEmpty { root.sheet.report(.noOfficers, at: people.place) }
        let known = people?.names.map(\.value)
        let keys = ["officer", "from", "until", "days", "instead-of", "reason"]
        let lines = root.mappings("roster", keys: keys) {
            Phrase(vi: "lượt trực thứ \($0)", en: "duty \($0) of the roster")
        }
        self.roster = (lines ?? []).compactMap { Self.duty($0, known: known) }
        self.isSound = root.sheet.findings.count == before
    }

    private static func officers(_ people: MappingReader) -> [Officer] {
        people.names.compactMap { key in
            let subject = Phrase(vi: "cán bộ \(key.value.quoted)", en: "the officer \(key.value.quoted)")
            let id = OfficerID(key.value)
            if id == nil { people.sheet.report(.badIdentifier(key.value), at: key.place) }
            guard let reader = people.mapping(key.value, keys: ["name", "title"], subject: subject) else { return nil }
            let name = reader.required("name", .text)?.value
            let title = reader.optional("title", .text)?.value
            guard let id, let name else { return nil }
            return Officer(id: id, name: name, title: title)
        }
    }

    private static func duty(_ reader: MappingReader, known: [String]?) -> Marked<Duty>? {
        let officer = reader.required("officer", .identifier() as Form<OfficerID>)
        let from = reader.required("from", .date)
        let until = reader.optional("until", .date)
        let weekdays = reader.list("days", .weekday)
        let insteadOf = reader.optional("instead-of", .identifier() as Form<OfficerID>)
        let reason = reader.optional("reason", .text)?.value
        if let weekdays, weekdays.isEmpty { reader.sheet.report(.noWeekdays, at: reader.place(of: "days")) }
        for name in [officer, insteadOf].compactMap({ $0 }) {
            guard let known, !known.contains(name.value.text) else { continue }
            reader.sheet.report(.unknownOfficer(name.value.text, known: known), at: name.place)
        }
        _ = reader.span(from, until)
        guard let officer, let from else { return nil }
        let duty = Duty(
            officer: officer.value, from: from.value, until: until?.value,
            weekdays: weekdays.map { Set($0.map(\.value)) },
            insteadOf: insteadOf?.value, reason: reason)
        return Marked(duty, at: reader.place)
    }
}

extension Fault {
    fileprivate static let noOfficers = Fault(
        "officers-empty", Phrase(vi: "chưa có cán bộ nào", en: "there are no officers"),
        hint: Phrase(
            vi: "viết như: trang: { name: Trang, title: Phụ trách đài }",
            en: "write it like: trang: { name: Trang, title: Phụ trách đài }"))

    fileprivate static let noWeekdays = Fault(
        "no-value", Phrase(vi: "mục “days” không có thứ nào", en: "the key “days” names no day"),
        hint: Phrase(
            vi: "viết như: [sat, sun], hoặc xóa mục này để trực mọi ngày",
            en: "write it like: [sat, sun], or delete it for every day"))

    fileprivate static func unknownOfficer(_ name: String, known: [String]) -> Fault {
        Fault(
            "unknown-officer",
            Phrase(
                vi: "không có cán bộ \(name.quoted) trong mục officers",
                en: "there is no \(name.quoted) among the officers"),
            hint: .didYouMean(name, among: known))
    }
}
