package import CivilTime
package import StationModel

/// All that a paper is made from; whoever asks for it has read it from the folder and the ledger.
package struct PaperFacts: Sendable {
    /// What was found when the ledger was held against its own hashes and seals.
    package enum Soundness: Sendable, Hashable {
        /// All entries are as they were written.
        case intact
        /// There was no time to look at all of them.
        case unchecked
        /// Something was changed: nothing vouches for the paper.
        case broken
    }

    package var station: Station
    /// Of the paper's days and its officer or campaign, ordered by the promised instant.
    package var airings: [Airing]
    /// On these airings, and on the log as a whole.
    package var remarks: [Recorded<Remark>]
    /// What people did with the scripts, in the order in which they did it.
    package var acts: [Recorded<ScriptAct>]
    /// Of the weeks that the paper's days touch, all campaigns.
    package var weeks: [WeekAccount]
    /// Over the airings at least; absent: there is none yet.
    package var seal: Recorded<Seal>?
    package var signOffs: [Recorded<SignOff>]
    /// The ledger as it was read; absent: there is none yet.
    package var head: LedgerHead?
    package var soundness: Soundness

    package init(
        station: Station, airings: [Airing], remarks: [Recorded<Remark>] = [], acts: [Recorded<ScriptAct>] = [],
        weeks: [WeekAccount] = [], seal: Recorded<Seal>? = nil, signOffs: [Recorded<SignOff>] = [],
        head: LedgerHead? = nil, soundness: Soundness = .unchecked
    ) {
        self.station = station
        self.airings = airings
        self.remarks = remarks
        self.acts = acts
        self.weeks = weeks
        self.seal = seal
        self.signOffs = signOffs
        self.head = head
        self.soundness = soundness
    }
}

/// What a paper is about.
package enum PaperSubject: Sendable, Hashable {
    case month(LocalMonth)
    /// Those airings at which that officer was on duty.
    case officer(OfficerID, name: String)
    case campaign(CampaignID, title: String)
    /// The log book alone.
    case log
}
