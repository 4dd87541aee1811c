internal import CivilTime
package import StationModel

/// A change of `schedule.yaml`. It says what is wanted; how it is written follows the file's own layout.
///
/// What is added comes last in its section. With what is removed go the remarks on its own lines and those below it that
/// are indented deeper; remarks above it stay. A value that is set keeps its quotes and the remark behind it.
package enum ScheduleEdit: Sendable, Hashable {
    case addOfficer(Officer)
    /// A line of the roster.
    case addDuty(Duty)
    /// Keys whose value is the one that holds when they are left out are left out.
    case addCampaign(Campaign)
    case removeOfficer(OfficerID)
    /// The line of the roster with that index in `Station.roster`, as it is when the edits before are made.
    case removeDuty(Int)
    case changeOfficer(OfficerID, OfficerChange)
    case changeDuty(Int, DutyChange)
    case changeCampaign(CampaignID, CampaignChange)
}

/// What an edit is made up of.
extension ScheduleEdit {
    /// Something new at the end of a section.
    struct Addition {
        /// The key of `schedule.yaml` that it goes into.
        let section: String
        /// `nil` in a list.
        let key: String?
        /// Where the section has nothing to follow: a campaign is too long for one line.
        let isBlockByDefault: Bool
        let fields: [YAMLField]
    }

    /// Something else in what is there.
    struct Alteration {
        /// Of the officer, the line of the roster, the campaign.
        let path: [YAMLStep]
        /// `nil`: all of it goes.
        let change: KeyChange?
        /// The keys of such a thing, in the order in which they are written.
        let order: [String]
    }

    enum Deed {
        case addition(Addition)
        case alteration(Alteration)
    }

    var deed: Deed {
        switch self {
        case .addOfficer(let officer):
            let changes: [OfficerChange] = [.name(officer.name), .title(officer.title)]
            let fields = changes.compactMap(\.change.field)
            return .addition(
                Addition(section: "officers", key: officer.id.text, isBlockByDefault: false, fields: fields))
        case .addDuty(let duty):
            return .addition(
                Addition(section: "roster", key: nil, isBlockByDefault: false, fields: Self.fields(of: duty)))
        case .addCampaign(let campaign):
            let fields = CampaignChange.all(of: campaign).compactMap(\.change.field)
            return .addition(
                Addition(section: "campaigns", key: campaign.id.text, isBlockByDefault: true, fields: fields))
        case .removeOfficer(let id):
            return .alteration(Alteration(path: Self.path(of: id), change: nil, order: []))
        case .removeDuty(let index):
            return .alteration(Alteration(path: Self.path(ofDuty: index), change: nil, order: []))
        case .changeOfficer(let id, let change):
            return .alteration(
                Alteration(path: Self.path(of: id), change: change.change, order: OfficerChange.order))
        case .changeDuty(let index, let change):
            return .alteration(
                Alteration(path: Self.path(ofDuty: index), change: change.change, order: DutyChange.order))
        case .changeCampaign(let id, let change):
            let path: [YAMLStep] = [.key("campaigns"), .key(id.text)]
            return .alteration(Alteration(path: path, change: change.change, order: CampaignChange.order))
        }
    }

    private static func path(of officer: OfficerID) -> [YAMLStep] { [.key("officers"), .key(officer.text)] }

    private static func path(ofDuty index: Int) -> [YAMLStep] { [.key("roster"), .item(index)] }

    private static func fields(of duty: Duty) -> [YAMLField] {
        let days = duty.weekdays.map { days in days.sorted { $0.index < $1.index }.map(\.rawValue) }
        let fields: [YAMLField?] = [
            .text("officer", duty.officer.text), days.map { .words("days", $0) }, .word("from", duty.from),
            duty.until.map { .word("until", $0) }, duty.insteadOf.map { .text("instead-of", $0.text) },
            duty.reason.map { .text("reason", $0) },
        ]
        return fields.compactMap { $0 }
    }
}
