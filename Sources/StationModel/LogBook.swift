package import CivilTime

/// Something that the ledger keeps, with its place there.
package struct Recorded<Fact: Sendable & Hashable>: Sendable, Hashable {
    /// The number of its entry.
    package let entry: Int64
    /// When it was written, by the clock of that moment.
    package let at: WallInstant
    package let fact: Fact

    package init(_ fact: Fact, entry: Int64, at: WallInstant) {
        self.fact = fact
        self.entry = entry
        self.at = at
    }
}

/// A correction or remark that a person added to the log: a wrong line is corrected by a further one.
package struct Remark: Sendable, Hashable {
    /// Absent: about the log as a whole.
    package var occurrence: OccurrenceName?
    package var text: String
    package var person: Person

    package init(about occurrence: OccurrenceName?, _ text: String, by person: Person) {
        self.occurrence = occurrence
        self.text = text
        self.person = person
    }
}

/// The last entry of the ledger at some moment, with its hash: who has it on paper can prove what stood there.
package struct LedgerHead: Sendable, Hashable {
    /// The number of that entry; 0: there was none.
    package var entry: Int64
    /// SHA-256 of the chain up to there: 64 hexadecimal digits, lower case.
    package var hash: String

    package init(entry: Int64, hash: String) {
        self.entry = entry
        self.hash = hash
    }
}

/// The station's signature over the ledger as it was when a day or a month had ended.
package struct Seal: Sendable, Hashable {
    package enum Period: Sendable, Hashable {
        case day(LocalDate)
        case month(LocalMonth)
    }

    package var period: Period
    package var head: LedgerHead
    /// The public key, Ed25519 (RFC 8032): 64 hexadecimal digits.
    package var key: String
    /// 128 hexadecimal digits.
    package var signature: String

    package init(_ period: Period, over head: LedgerHead, key: String, signature: String) {
        self.period = period
        self.head = head
        self.key = key
        self.signature = signature
    }
}

/// A leader has read a month of the log and signs for it.
package struct SignOff: Sendable, Hashable {
    package var month: LocalMonth
    package var person: Person
    /// What was signed: the ledger up to there.
    package var head: LedgerHead

    package init(_ month: LocalMonth, by person: Person, over head: LedgerHead) {
        self.month = month
        self.person = person
        self.head = head
    }
}
