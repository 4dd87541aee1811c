package import Ledger
package import StationFolder

/// Tells whether anything that a `SeasonReading` depends on has changed: two of them differ if it has.
package struct FolderMark: Sendable, Equatable {
    private let files: StationFolder.Fingerprint
    /// Leaders decide in a process of their own: the ledger's last entry about a script.
    private let lastAct: Int64

    /// - Parameter ledger: the folder's, where it is open; what cannot be read counts as nothing decided.
    package init(of folder: StationFolder, ledger: Ledger? = nil) {
        files = folder.fingerprint()
        lastAct = (try? (ledger ?? Ledger.readOnly(path: folder.ledger)).lastScriptAct) ?? 0
    }
}
