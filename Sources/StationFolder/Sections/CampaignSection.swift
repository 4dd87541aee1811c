internal import CivilTime
internal import Diagnostics
internal import StationModel

/// One campaign of `campaigns:` as far as it could be read; the rules between the parts are in `CampaignRules`.
struct CampaignDraft {
    let id: CampaignID?
    let reader: MappingReader
    let title: String?
    let script: Marked<ScriptID>?
    let field: Field?
    let from: Marked<LocalDate>?
    let until: Marked<LocalDate>?
    let timesPerWeek: Marked<Int>?
    let slots: [Marked<Campaign.Slot>]
    let length: Marked<ClosedRange<Duration>>?
    let priority: Priority
    let lateStart: Duration?
    let countsFrom: Double?
    let ifMissed: Campaign.IfMissed?

    private static let keys = [
        "title", "script", "field", "from", "until", "times-per-week", "on", "length", "priority", "late-start",
        "counts-from", "if-missed",
    ]

    /// What occurrences without a campaign are called by: `live@…`, `emergency@…`, `manual:…`.
    static let reserved: Set = ["live", "emergency", "manual"]

    static func all(_ root: MappingReader) -> [CampaignDraft] {
        guard let campaigns = root.mapping("campaigns", keys: nil) else { return [] }
        return campaigns.names.compactMap { key in
            let subject = Phrase(vi: "đợt phát \(key.value.quoted)", en: "the campaign \(key.value.quoted)")
            let id = CampaignID(key.value)
            if id == nil { campaigns.sheet.report(.badIdentifier(key.value), at: key.place) }
            if reserved.contains(key.value) { campaigns.sheet.report(.reservedName(key.value), at: key.place) }
            return campaigns.mapping(key.value, keys: keys, subject: subject).map { CampaignDraft(id, $0) }
        }
    }

    private init(_ id: CampaignID?, _ reader: MappingReader) {
        self.id = id
        self.reader = reader
        self.title = reader.optional("title", .text)?.value
        self.script = reader.required("script", .identifier())
        self.field = reader.optional("field", .word("bad-field"))?.value
        self.from = reader.required("from", .date)
        self.until = reader.optional("until", .date)
        self.timesPerWeek = reader.required("times-per-week", .timesPerWeek)
        self.slots = reader.list("on", .slot) ?? []
        self.length = reader.required("length", .length)
        self.priority = reader.optional("priority", .word("bad-priority"))?.value ?? .normal
        self.lateStart = reader.optional("late-start", .lateStart)?.value
        self.countsFrom = reader.optional("counts-from", .percent)?.value
        self.ifMissed = reader.optional("if-missed", .word("bad-if-missed"))?.value
    }

    /// - Parameter scripts: those that read clean; a campaign without a title has its script's.
    func campaign(scripts: [Script]) -> Campaign? {
        guard let id, let script, let from, let timesPerWeek, let length,
            let title = title ?? scripts.first(where: { $0.id == script.value })?.title
        else { return nil }
        var campaign = Campaign(
            id: id, title: title, script: script.value, from: from.value, until: until?.value,
            timesPerWeek: timesPerWeek.value, slots: slots.map(\.value), length: length.value, priority: priority)
        // What is relayed lasts as long as it is said to, no less.
        if scripts.first(where: { $0.id == script.value })?.relay != nil {
            campaign.length = length.value.upperBound...length.value.upperBound
        }
        if let field { campaign.field = field }
        if let lateStart { campaign.lateStart = lateStart }
        if let countsFrom { campaign.countsFrom = countsFrom }
        if let ifMissed { campaign.ifMissed = ifMissed }
        return campaign
    }
}
