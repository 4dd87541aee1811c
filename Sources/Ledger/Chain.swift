internal import CivilTime
internal import Foundation
internal import GRDB
internal import StationModel

/// The end of the chain, as the next entry follows it.
struct ChainHead {
    /// The first entry follows 32 zero bytes.
    static let origin = Data(count: CanonicalForm.hashLength)

    /// Of the last entry; 0: there is none.
    let number: Int64
    let hash: Data

    init(of database: Database) throws {
        let statement = try database.cachedStatement(sql: "SELECT id, hash FROM entry ORDER BY id DESC LIMIT 1")
        guard let row = try Row.fetchOne(statement) else {
            (number, hash) = (0, Self.origin)
            return
        }
        number = try row.decode(atIndex: 0)
        hash = try row.decode(atIndex: 1)
    }

    var asPrinted: LedgerHead { LedgerHead(entry: number, hash: hash.hexadecimal) }
}

extension Seal.Period: CustomStringConvertible {
    /// `2023-08-08` or `2023-08`.
    package var description: String {
        switch self {
        case .day(let date): date.description
        case .month(let month): month.description
        }
    }

    /// Reads what `description` gives, nothing else.
    package init?(_ text: String) {
        if let date = LocalDate(text) {
            self = .day(date)
        } else if let month = LocalMonth(text) {
            self = .month(month)
        } else {
            return nil
        }
    }
}
