/// Somebody who did something that the ledger keeps.
package struct Person: Sendable, Hashable {
    package var officer: OfficerID
    /// As the station called them then.
    package var name: String
    /// The account of the computer that was used.
    package var account: String

    package init(_ officer: OfficerID, name: String, account: String) {
        self.officer = officer
        self.name = name
        self.account = account
    }
}
