internal import Foundation
package import GRDB

/// The station's ledger: what was promised, what was heard, and why not. Entries are added and never changed.
///
/// Every call blocks its thread: a write until it is on the disk (one fsync), a read for milliseconds. Any thread may
/// call. Commands may write beside the daemon: each entry is one transaction. Any number of processes may read.
package final class Ledger: Sendable {
    package let path: String
    private let database: DatabaseQueue

    /// Opens the ledger, or makes it where there is no file yet.
    ///
    /// A file that is damaged, from a newer version, or something else is refused and left as it is: what becomes of
    /// the station's evidence is for a person to decide.
    /// - Parameter isThorough: all pages are looked through, which takes seconds for a ledger of decades. The daemon
    ///   does it at its start; a command that adds an entry need not.
    package convenience init(path: String, isThorough: Bool = true) throws(LedgerError) {
        try Self.requireWholePair(path)
        var configuration = Self.configuration(isThorough: isThorough)
        configuration.journalMode = .wal
        let database = try guarding(path) { try DatabaseQueue(path: path, configuration: configuration) }
        try self.init(over: database, path: path)
    }

    /// A ledger in memory, for simulations and tests.
    package static func inMemory() throws(LedgerError) -> Ledger {
        let path = ":memory:"
        return try Ledger(
            over: guarding(path) { try DatabaseQueue(configuration: configuration(isThorough: false)) }, path: path)
    }

    /// The ledger for a process that only looks, beside the daemon or without one. `append` is refused.
    package static func readOnly(path: String) throws(LedgerError) -> Ledger {
        guard FileManager.default.fileExists(atPath: path) else { throw LedgerError(.absent, path: path) }
        try requireWholePair(path)
        var configuration = configuration(isThorough: false)
        configuration.readonly = true
        let database = try guarding(path) { try DatabaseQueue(path: path, configuration: configuration) }
        // One that an older version wrote can be read as it is.
        let isMade = try guarding(path) { try database.read(Schema.isMade) }
        guard isMade else { throw LedgerError(.absent, path: path) }
        return Ledger(reading: database, path: path)
    }

    /// A ledger over an open database, which is brought up to this version's schema.
    package init(over database: DatabaseQueue, path: String) throws(LedgerError) {
        self.path = path
        self.database = database
        try guarding(path) {
            // GRDB takes less for a write-ahead log: a power cut would then undo what was reported as written.
            try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            if let step = try database.read(Schema.unrecordedStep) {
                throw LedgerError(.corrupt, path: path, detail: "grdb_migrations: \(step)")
            }
            do {
                try Schema.migrator.migrate(database)
            } catch let error as DatabaseError where error.isStepTakenTwice {
                // Another process took the same step at the same moment.
                try Schema.migrator.migrate(database)
            }
        }
    }

    private init(reading database: DatabaseQueue, path: String) {
        self.path = path
        self.database = database
    }

    private static func configuration(isThorough: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(5)
        // Before the journal mode is set, which would already change the file.
        configuration.prepareDatabase { connection in
            try Schema.requireOurs(connection)
            if isThorough { try Schema.requireWhole(connection) }
        }
        return configuration
    }

    /// SQLite throws away the write-ahead log of a database that is missing or empty: what a file system may leave
    /// after a power cut, and all that there is left of the ledger.
    private static func requireWholePair(_ path: String) throws(LedgerError) {
        let size = { (path: String) in
            (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
        }
        guard size(path) > 0 || size(path + "-wal") == 0 else {
            throw LedgerError(.corrupt, path: path, detail: "0 B, \(path)-wal \(size(path + "-wal")) B")
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
        try guarding(path) { try database.read(body) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
        try guarding(path) { try database.write(body) }
    }

    /// A write transaction whose refusals are those of sealing.
    func sealing<Value>(_ body: (Database) throws -> Value) throws(SealError) -> Value {
        do {
            return try database.write(body)
        } catch let error as SealError {
            throw error
        } catch {
            throw .ledger(LedgerError(error, path: path))
        }
    }

    /// Writes the whole ledger to a new file. Nothing is overwritten.
    package func copy(to path: String) throws(LedgerError) {
        try guarding(path) { try database.vacuum(into: path) }
    }
}

/// GRDB throws anything; from here on it is a `LedgerError`.
private func guarding<Value>(_ path: String, _ body: () throws -> Value) throws(LedgerError) -> Value {
    do {
        return try body()
    } catch {
        throw LedgerError(error, path: path)
    }
}

extension DatabaseError {
    /// The schema has what it was about to be given.
    fileprivate var isStepTakenTwice: Bool {
        message.map { $0.contains("already exists") || $0.contains("duplicate column") } ?? false
    }
}
