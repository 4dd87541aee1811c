internal import CivilTime
internal import Foundation
internal import GRDB
internal import StationModel

// How the model's values lie in columns. A value that does not read back is the file's fault and is thrown as such.

extension WallInstant: DatabaseValueConvertible {
    var databaseValue: DatabaseValue { nanoseconds.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> WallInstant? {
        Int64.fromDatabaseValue(value).map(WallInstant.init(nanoseconds:))
    }
}

extension Identifier: DatabaseValueConvertible {
    var databaseValue: DatabaseValue { text.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Identifier? {
        String.fromDatabaseValue(value).flatMap { Identifier($0) }
    }
}

extension OccurrenceName: DatabaseValueConvertible {
    var databaseValue: DatabaseValue { description.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> OccurrenceName? {
        String.fromDatabaseValue(value).flatMap { OccurrenceName($0) }
    }
}

extension Outcome: DatabaseValueConvertible {}
extension SoundVerdict: DatabaseValueConvertible {}
extension Field: DatabaseValueConvertible {}

extension Reason: DatabaseValueConvertible {
    static func databaseJSONEncoder() -> JSONEncoder { canonicalEncoder() }
}

/// The one text for one value: keys sorted, nothing escaped that need not be, no white space.
func canonicalEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
}
