internal import Crypto
internal import GRDB
internal import GRDBSQLite

/// Goes over the rows of `entry` by number, looking at nothing but the table itself: no index, no view, no trigger.
///
/// Values are taken as SQLite has them, without making strings of them: a million rows take seconds, and a text that
/// is not UTF-8, or holds a zero byte, is hashed as it is. To be used inside one access of `database` only.
struct EntryWalk: ~Copyable {
    private let database: Database
    private let statement: Statement

    /// The rows with numbers above `number` up to `last`, at most `limit` of them; -1: all.
    /// - Parameter number: `.min`: from the first row on, whatever its number.
    init(_ database: Database, after number: Int64, through last: Int64 = .max, limit: Int64 = -1) throws {
        self.database = database
        // Nothing is below the least number, yet a row may have it.
        let lower = number == .min ? "" : "id > ?1 AND "
        statement = try database.makeStatement(
            sql: """
                SELECT \(EntryRow.columns.joined(separator: ", ")), hash FROM entry NOT INDEXED
                WHERE \(lower)id <= ?2 ORDER BY id LIMIT ?3
                """)
        for (index, value) in zip(CInt(1)..., [number, last, limit]) {
            unsafe sqlite3_bind_int64(statement.sqliteStatement, index, value)
        }
    }

    /// Goes on to the next row and returns its number; `nil`: there is none.
    mutating func next() throws -> Int64? {
        let code = unsafe sqlite3_step(statement.sqliteStatement)
        if code == SQLITE_DONE { return nil }
        guard code == SQLITE_ROW else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
        return unsafe sqlite3_column_int64(statement.sqliteStatement, 0)
    }

    /// Adds the columns of this row after its number.
    func addColumns(to form: inout CanonicalForm) {
        for column in 1..<Self.hashColumn { add(column, to: &form) }
    }

    /// Is it what the row has in its column `hash`?
    func holds(_ hash: SHA256.Digest) -> Bool {
        guard holdsHash else { return false }
        return unsafe hash.withUnsafeBytes { unsafe $0.elementsEqual(bytes(of: Self.hashColumn)) }
    }

    /// Are there 32 bytes in its column `hash`?
    private var holdsHash: Bool {
        unsafe sqlite3_column_type(statement.sqliteStatement, Self.hashColumn) == SQLITE_BLOB
            && bytes(of: Self.hashColumn).count == CanonicalForm.hashLength
    }

    /// The bytes in its column `hash`; `nil` if they are not 32.
    var storedHash: [UInt8]? {
        guard holdsHash else { return nil }
        return unsafe Array(bytes(of: Self.hashColumn))
    }

    func isOfKind(_ kind: StaticString) -> Bool {
        unsafe bytes(of: 2).elementsEqual(UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount))
    }

    /// Does it note that the list of seals was made anew?
    var isRebuilding: Bool {
        guard isOfKind("event") else { return false }
        return unsafe bytes(of: Self.hashColumn - 1).starts(with: #"{"code":"\#(SealsFile.rebuilt)""#.utf8)
    }

    /// Its occurrence's name; empty: it is about no occurrence.
    var occurrence: String { unsafe String(decoding: bytes(of: Self.occurrenceColumn), as: UTF8.self) }
    /// As `hash(of:)` gives it, without a string being made.
    var occurrenceHash: Int { unsafe Self.hash(bytes(of: Self.occurrenceColumn)) }

    /// Of an occurrence's name; another one in each process.
    static func hash(of name: String) -> Int {
        var name = name
        return name.withUTF8 { unsafe hash(UnsafeRawBufferPointer($0)) }
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        unsafe hasher.combine(bytes: bytes)
        return hasher.finalize()
    }

    private static let occurrenceColumn = CInt(3)

    private static let hashColumn = CInt(EntryRow.columns.count)

    private func add(_ column: CInt, to form: inout CanonicalForm) {
        let row = unsafe statement.sqliteStatement
        switch unsafe sqlite3_column_type(row, column) {
        case SQLITE_NULL: form.addNull()
        case SQLITE_INTEGER: form.add(unsafe sqlite3_column_int64(row, column))
        case SQLITE_TEXT: unsafe form.addText(bytes(of: column))
        default: form.addStranger()
        }
    }

    /// Good until the next step: SQLite owns them.
    private func bytes(of column: CInt) -> UnsafeRawBufferPointer {
        let row = unsafe statement.sqliteStatement
        // In this order, or the length would be that of another encoding. An empty value has no address.
        let start = unsafe sqlite3_column_blob(row, column)
        return unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
    }
}
