internal import CivilTime
package import Diagnostics
package import StationModel

/// Where things stand in the folder's files, for what only planning can say of them.
package struct Places: Sendable, Hashable {
    private struct OfCampaign: Hashable {
        let name: Finding.Place
        let keys: [String: Finding.Place]
        let slots: [Campaign.Slot: Finding.Place]
    }

    private var campaigns: [CampaignID: OfCampaign] = [:]
    private var duties: [Finding.Place] = []
    private var quietDays: [Finding.Place] = []
    private var hours: [Finding.Place] = []

    /// Of a schedule that could not be read.
    init() {}

    init(
        _ drafts: [CampaignDraft], duties: [Marked<Duty>], quietDays: [Marked<QuietDay>], hours: [Marked<TimeWindow>]
    ) {
        for draft in drafts {
            guard let id = draft.id, campaigns[id] == nil else { continue }
            campaigns[id] = OfCampaign(
                name: draft.reader.place, keys: draft.reader.places,
                slots: Dictionary(draft.slots.map { ($0.value, $0.place) }) { first, _ in first })
        }
        self.duties = duties.map(\.place)
        self.quietDays = quietDays.map(\.place)
        self.hours = hours.map(\.place)
    }

    /// The campaign's name in `schedule.yaml`.
    package func campaign(_ id: CampaignID) -> Finding.Place? { campaigns[id]?.name }

    /// Such as `late-start`; `nil`: the campaign leaves it out.
    package func campaign(_ id: CampaignID, key: String) -> Finding.Place? { campaigns[id]?.keys[key] }

    package func campaign(_ id: CampaignID, slot: Campaign.Slot) -> Finding.Place? { campaigns[id]?.slots[slot] }

    /// The script's file, of which a paragraph knows its line.
    package func script(_ id: ScriptID, line: Int? = nil) -> Finding.Place {
        Finding.Place(file: ScriptShelf.file(of: id), line: line)
    }

    /// The line of the roster with that index in `Station.roster`.
    package func duty(_ index: Int) -> Finding.Place? { Self.place(index, in: duties) }

    /// The entry with that index in `Station.quietDays`.
    package func quietDay(_ index: Int) -> Finding.Place? { Self.place(index, in: quietDays) }

    /// The window with that index in `Station.hours`.
    package func hours(_ index: Int) -> Finding.Place? { Self.place(index, in: hours) }

    private static func place(_ index: Int, in places: [Finding.Place]) -> Finding.Place? {
        places.indices.contains(index) ? places[index] : nil
    }
}
