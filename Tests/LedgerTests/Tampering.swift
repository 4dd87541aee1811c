import Foundation
import GRDB
import Ledger

/// Does to the file what somebody with SQLite's own tool could do: the guards go first. Entries go in order of their
/// numbers: `entry` has no other keys.
func tamper(_ path: String, _ sql: String) throws {
    try DatabaseQueue(path: path).write { try tamper($0, sql) }
}

func tamper(_ database: Database, _ sql: String) throws {
    for trigger in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try database.execute(sql: "DROP TRIGGER \(trigger)")
    }
    // What must be unique would stand in the way of exchanges.
    try database.execute(sql: "DROP INDEX IF EXISTS closed_once")
    try database.execute(sql: sql)
}

/// All hashes anew, as somebody who has read the Manual would make them.
func rechain(_ path: String) throws {
    try unchain(path)
    _ = try Ledger(path: path)
}

/// The guards that `tamper` took away, so that `unchain` finds what it is made for.
func restoreGuards(_ path: String) throws {
    let right = try DatabaseQueue()
    _ = try Ledger(over: right, path: ":memory:")
    let guards = try right.read {
        try String.fetchAll($0, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger' OR name = 'closed_once'")
    }
    try DatabaseQueue(path: path).write { for sql in guards { try $0.execute(sql: sql) } }
}
