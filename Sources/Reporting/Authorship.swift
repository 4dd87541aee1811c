internal import CivilTime
internal import StationModel

/// Who wrote and approved the very words that were heard, by their hash.
struct Authorship {
    struct Words {
        var writer: String?
        var approver: String?
        var approved: WallInstant?
    }

    private struct Approval {
        let at: WallInstant
        let name: String
    }

    private var writers: [String: String] = [:]
    private var approvals: [String: [Approval]] = [:]

    /// - Parameter acts: in the order in which they happened.
    init(_ acts: [Recorded<ScriptAct>]) {
        for act in acts {
            let name = act.fact.person.name
            switch act.fact.kind {
            // Whoever first had these words; to write them again changes nothing.
            case .written: if writers[act.fact.hash] == nil { writers[act.fact.hash] = name }
            case .approved: approvals[act.fact.hash, default: []].append(Approval(at: act.at, name: name))
            case .returned, .withdrawn: break
            }
        }
    }

    /// As they stood when the airing was to begin; `nil`: nothing is known of them.
    func words(of airing: Airing) -> Words? {
        guard let hash = airing.scriptHash else { return nil }
        let begun = airing.started ?? airing.planned
        let approval = approvals[hash]?.last { $0.at <= begun }
        guard writers[hash] != nil || approval != nil else { return nil }
        return Words(writer: writers[hash], approver: approval?.name, approved: approval?.at)
    }
}
