package import Ledger
package import StationFolder

/// Tells whether anything that a `SeasonReading` depends on has changed: two of them differ if it has.
package struct FolderMark: Sendable, Equatable {
    private let files: StationFolder.Fingerprint
    /// Leaders decide in a process of their own: the ledger's last entry about a script.
    private let lastAct: Int64

    /// - Parameter ledger: the folder's, where it is open.
    /// - Throws: where the ledger cannot tell; one that is not there yet has no entries.
    package init(of folder: StationFolder, ledger: Ledger? = nil) throws(LedgerError) {
        files = folder.fingerprint()
        do throws(LedgerError) {
            lastAct = try folder.openLedger(ledger).lastScriptAct
        } catch {
            guard error.kind == .absent else { throw error }
            lastAct = 0
        }
    }
}

extension StationFolder {
    /// The one that is open, or else the folder's, to read from.
    func openLedger(_ open: Ledger?) throws(LedgerError) -> Ledger {
        if let open { return open }
        return try .readOnly(path: ledger)
    }
}
