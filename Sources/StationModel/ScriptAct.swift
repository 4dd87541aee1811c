package import Diagnostics

/// Something that a person did with the words of a script.
package struct ScriptAct: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The text came to be as it is.
        case written
        case approved
        /// Sent back to the writer.
        case returned
        /// Must not be heard any more.
        case withdrawn
    }

    package var kind: Kind
    package var script: ScriptID
    /// As it was then.
    package var title: String
    /// Of the very words that it is about: `Script.hash`.
    package var hash: String
    package var person: Person
    /// Of `returned` and `withdrawn`.
    package var reason: String?
    /// The words below the front matter: what was approved can be read years later.
    package var text: String?
    /// SHA-256 of the recording that is played in place of the voice, where there was one.
    package var recordingHash: String?

    package init(
        _ kind: Kind, _ script: ScriptID, title: String, hash: String, by person: Person, reason: String? = nil,
        text: String? = nil, recordingHash: String? = nil
    ) {
        self.kind = kind
        self.script = script
        self.title = title
        self.hash = hash
        self.person = person
        self.reason = reason
        self.text = text
        self.recordingHash = recordingHash
    }
}

/// The decisions on all scripts, each on an exact text: the latest one about a text counts.
///
/// Decree and circular leave the manner of approval to the commune; that writer and approver are two people is the
/// practice of the stations.
package struct ApprovalBook: Sendable, Hashable {
    private var decisions: [ScriptID: [String: ScriptAct]] = [:]
    /// Withdrawn, and nothing of them approved since: an edit does not bring a script back.
    private var withdrawn: [ScriptID: ScriptAct] = [:]

    /// In the order in which they happened.
    package init(_ acts: some Sequence<ScriptAct> = []) {
        for act in acts where act.kind != .written {
            decisions[act.script, default: [:]][act.hash] = act
            switch act.kind {
            case .withdrawn: withdrawn[act.script] = act
            case .approved: withdrawn[act.script] = nil
            case .returned, .written: break
            }
        }
    }

    /// What was decided on its words, its title among them, as they stand; `nil`: nothing yet.
    package func decision(on script: Script) -> ScriptAct? {
        if let act = withdrawn[script.id] { return act }
        guard let decision = decisions[script.id]?[script.hash] else { return nil }
        // The title is read in the opening words.
        return decision.kind != .approved || decision.title == script.title ? decision : nil
    }
}

/// Where a script stands on its way to the air.
package enum ScriptState: String, Sendable, CaseIterable {
    /// Nobody has decided on this text.
    case awaiting
    case approved, returned, withdrawn
    /// The station asks for no approval, and nobody has objected.
    case notRequired = "not-required"

    package var mayBeAired: Bool { self == .approved || self == .notRequired }
}

extension ScriptState {
    /// As it stands in a list.
    package var phrase: Phrase {
        switch self {
        case .awaiting: Phrase(vi: "chờ duyệt", en: "awaiting approval")
        case .approved: Phrase(vi: "đã duyệt", en: "approved")
        case .returned: Phrase(vi: "trả lại", en: "returned")
        case .withdrawn: Phrase(vi: "thu hồi", en: "withdrawn")
        case .notRequired: Phrase(vi: "không cần duyệt", en: "no approval needed")
        }
    }
}

extension ScriptAct.Kind {
    /// As it stands in a history.
    package var phrase: Phrase {
        switch self {
        case .written: Phrase(vi: "viết", en: "written")
        case .approved: Phrase(vi: "duyệt", en: "approved")
        case .returned: Phrase(vi: "trả lại", en: "returned")
        case .withdrawn: Phrase(vi: "thu hồi", en: "withdrawn")
        }
    }
}
