internal import CivilTime
internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import StationModel

/// Rows of the view `airing`, each column taken from SQLite as it is: a month has thousands. To be used inside one
/// access of `database` only.
struct AiringRows: ~Copyable {
    private let database: Database
    private let statement: Statement
    private let hasField: Bool
    private let hasProof: Bool
    /// Most lines that have a reason have one of a few.
    private var reasons: [String: Reason]

    /// `sql` selects whole rows of the view, its columns in their order.
    init(_ database: Database, _ sql: String, _ arguments: StatementArguments) throws {
        let statement = try database.makeStatement(sql: sql)
        try statement.setArguments(arguments)
        self.database = database
        self.statement = statement
        // A ledger that was never chained has a view without these two.
        hasField = statement.columnCount > 20
        // Nor one of before the sound was measured with these three.
        hasProof = statement.columnCount > 22
        reasons = [:]
    }

    mutating func next() throws -> Airing? {
        let code = unsafe sqlite3_step(statement.sqliteStatement)
        if code == SQLITE_DONE { return nil }
        guard code == SQLITE_ROW else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
        return Airing(
            name: try there(try name(1)), title: try there(string(3)), script: try identifier(4),
            field: hasField ? try word(20) : nil,
            readings: hasField ? integer(21).map { Int($0) } ?? 1 : 1, officer: try identifier(5),
            officerName: string(6), planned: try there(instant(7)), started: instant(8), ended: instant(9),
            aired: .nanoseconds(try there(integer(10))), outcome: try word(11),
            reason: try reason(), counts: try there(integer(13)) != 0,
            sound: try word(14), makeGoodFor: try name(15),
            madeGoodBy: try name(16), scriptHash: string(17), tapeHash: string(18), closed: instant(19),
            frames: hasProof ? integer(22).map { Int($0) } : nil,
            troubles: hasProof ? integer(23).map { Int($0) } : nil, level: hasProof ? real(24) : nil,
            entry: try there(integer(0)))
    }

    // MARK: Columns

    private func isNull(_ column: CInt) -> Bool {
        unsafe sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_NULL
    }

    private func integer(_ column: CInt) -> Int64? {
        isNull(column) ? nil : unsafe sqlite3_column_int64(statement.sqliteStatement, column)
    }

    private func real(_ column: CInt) -> Double? {
        isNull(column) ? nil : unsafe sqlite3_column_double(statement.sqliteStatement, column)
    }

    private func instant(_ column: CInt) -> WallInstant? {
        integer(column).map(WallInstant.init(nanoseconds:))
    }

    private func string(_ column: CInt) -> String? {
        isNull(column) ? nil : unsafe String(decoding: bytes(of: column), as: UTF8.self)
    }

    private func name(_ column: CInt) throws -> OccurrenceName? {
        if isNull(column) { return nil }
        let text = unsafe bytes(of: column)
        return try there(OccurrenceName(utf8: unsafe text.span))
    }

    private func identifier<Subject>(_ column: CInt) throws -> Identifier<Subject>? {
        if isNull(column) { return nil }
        let text = unsafe bytes(of: column)
        return try there(Identifier<Subject>(utf8: unsafe text.span))
    }

    private mutating func reason() throws -> Reason? {
        guard let text = string(12) else { return nil }
        if let known = reasons[text] { return known }
        guard let reason = try? JSONDecoder().decode(Reason.self, from: Data(text.utf8)) else { throw unreadable }
        reasons[text] = reason
        return reason
    }

    /// Good until the next step: they are SQLite's own.
    private func bytes(of column: CInt) -> UnsafeBufferPointer<UInt8> {
        let row = unsafe statement.sqliteStatement
        let start = unsafe sqlite3_column_text(row, column)
        return unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
    }

    private func word<Value: RawRepresentable<String>>(_ column: CInt) throws -> Value? {
        guard let text = string(column) else { return nil }
        return try there(Value(rawValue: text))
    }

    private func there<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw unreadable }
        return value
    }

    private var unreadable: EntryRow.Unreadable { EntryRow.Unreadable(entry: integer(0) ?? 0) }
}
