internal import CivilTime
package import Diagnostics
internal import StationModel

/// A line of the log as `loa log export` gives it: that of `loa log list`, with all else that is known of it. A remark
/// on the log as a whole is a line of its own, with nothing but itself in `remarks`.
package struct LogRecord: Encodable, Sendable {
    package struct Note: Encodable, Sendable {
        let entry: Int64
        let at: String
        let by: String
        let officer: String
        let account: String
        let text: String
    }

    private let airing: AiringRecord?
    /// One of `Field`.
    private let field: String?
    private let kind: String?
    private let readings: Int?
    private let writer: String?
    private let approver: String?
    private let approved: String?
    private let remarks: [Note]

    /// All lines of a paper.
    package static func records(of paper: Paper, _ language: Language) -> [LogRecord] {
        paper.lines.map { LogRecord($0, paper.zone, language) }
            + paper.remarks.map { LogRecord(remark: $0, paper.zone) }
    }

    private init(_ line: PaperLine, _ zone: StationZone, _ language: Language) {
        airing = AiringRecord(line.airing, zone: zone, language: language)
        field = line.airing.field?.rawValue
        kind = line.kind.code
        readings = line.readings
        writer = line.writer
        approver = line.approver
        approved = line.approved?.description
        remarks = line.remarks.map { Note($0, zone) }
    }

    private init(remark: Recorded<Remark>, _ zone: StationZone) {
        (airing, field, kind, readings, writer, approver, approved) = (nil, nil, nil, nil, nil, nil, nil)
        remarks = [Note(remark, zone)]
    }

    private enum CodingKeys: CodingKey { case field, kind, readings, writer, approver, approved, remarks }

    package func encode(to encoder: any Encoder) throws {
        try airing?.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(field, forKey: .field)
        try container.encodeIfPresent(kind, forKey: .kind)
        try container.encodeIfPresent(readings, forKey: .readings)
        try container.encodeIfPresent(writer, forKey: .writer)
        try container.encodeIfPresent(approver, forKey: .approver)
        try container.encodeIfPresent(approved, forKey: .approved)
        try container.encode(remarks, forKey: .remarks)
    }
}

extension LogRecord.Note {
    fileprivate init(_ remark: Recorded<Remark>, _ zone: StationZone) {
        let person = remark.fact.person
        self.init(
            entry: remark.entry, at: zone.iso8601(remark.at), by: person.name, officer: person.officer.text,
            account: person.account, text: remark.fact.text)
    }
}

extension PaperLine.Kind {
    /// For programs.
    fileprivate var code: String {
        switch self {
        case .scheduled: "scheduled"
        case .makeGood: "make-good"
        case .manual: "manual"
        case .live: "live"
        case .emergency: "emergency"
        }
    }
}
