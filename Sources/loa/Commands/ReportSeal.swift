internal import CivilTime
internal import Ledger
internal import Reporting
internal import StationModel

/// What may stand on a paper to vouch for it.
extension Ledger {
    /// Up to so many entries, verifying them all takes less than a second.
    private static let soonVerified: Int64 = 100_000

    /// The first seal over all that is printed, for a month its own if that is over it; where there is none, the first
    /// one over the airings: remarks may have come later.
    func seal(
        for subject: PaperSubject, airings: [Int64], remarks: [Int64]
    ) throws(LedgerError) -> Recorded<Seal>? {
        guard let last = airings.max() else { return nil }
        if let seal = try seal(for: subject, notBefore: max(last, remarks.max() ?? last)) { return seal }
        return try seal(for: subject, notBefore: last)
    }

    private func seal(for subject: PaperSubject, notBefore entry: Int64) throws(LedgerError) -> Recorded<Seal>? {
        let first = try firstSeal(notBefore: entry)
        guard case .month(let month) = subject else { return first }
        // A month is sealed when it has ended: after its days, and not long after its last airing.
        var next = first
        for _ in month.days {
            guard let seal = next, seal.fact.period != .month(month) else { break }
            next = try firstSeal(notBefore: seal.entry)
        }
        return next?.fact.period == .month(month) ? next : first
    }

    /// - Parameter isWhole: all entries are verified however many there are; else, in a large ledger, only that the seal
    ///   is genuine and stands where the chain was when it was made.
    func soundness(
        under seal: Recorded<Seal>?, upTo head: LedgerHead, isWhole: Bool
    ) throws(LedgerError) -> PaperFacts.Soundness {
        do throws(LedgerError) {
            if isWhole || head.entry <= Self.soonVerified {
                let found = try verify()
                return found.intact && found.disorder.isEmpty ? .intact : .broken
            }
            guard let seal else { return .unchecked }
            let stored = try entry(seal.fact.head.entry)?.hash
            return stored == seal.fact.head.hash && seal.fact.isGenuine ? .unchecked : .broken
        } catch  where error.kind == .corrupt {
            return .broken
        }
    }
}
