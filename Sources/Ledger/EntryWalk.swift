internal import GRDB
internal import GRDBSQLite

/// Goes over the rows of `entry` by number, looking at nothing but the table itself: no index, no view, no trigger.
///
/// Values are taken as SQLite has them, without making strings of them: a million rows take seconds, and a text that
/// is not UTF-8, or holds a zero byte, is hashed as it is. To be used inside one access of `database` only.
struct EntryWalk: ~Copyable {
    private let database: Database
    private let statement: Statement
    /// Of the row that `next` came to.
    private(set) var form = CanonicalForm()

    /// The rows with numbers above `number` up to `last`, at most `limit` of them; -1: all.
    init(_ database: Database, after number: Int64, through last: Int64 = .max, limit: Int64 = -1) throws {
        self.database = database
        statement = try database.makeStatement(
            sql: """
                SELECT \(EntryRow.columns.joined(separator: ", ")), hash FROM entry NOT INDEXED
                WHERE id > ? AND id <= ? ORDER BY id LIMIT ?
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
        form.removeAll()
        for column in 0..<Self.width { addColumn(column) }
        return unsafe sqlite3_column_int64(statement.sqliteStatement, 0)
    }

    private static let width = CInt(EntryRow.columns.count)

    private mutating func addColumn(_ column: CInt) {
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
