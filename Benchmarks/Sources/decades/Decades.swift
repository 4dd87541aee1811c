import CivilTime
import Crypto
import Foundation
import GRDB
import Ledger
import StationModel

/// A ledger of so many airings as a busy station would have written it: 137 a day, five campaigns, four officers in
/// turn, each airing planned, started and closed, one in forty missed, every day and month sealed.
///
/// It is written in bulk, by what the Manual says of the chain and the seals and not by Loa's own code: that the result
/// verifies tells that both agree.
struct Decades {
    static let perDay = 137
    static let firstDay = LocalDate(dayNumber: 19_577)
    static let officers = [("trang", "Trang"), ("binh", "Bình"), ("hoa", "Lê Thị Hoa"), ("nam", "Nguyễn Văn Nam")]
    static let campaigns = [
        ("dich-vu-cong", "Dịch vụ công trực tuyến", "policy"), ("tiem-phong", "Tiêm phòng cho trẻ", "society"),
        ("phong-chay", "Phòng cháy chữa cháy rừng mùa khô", "direction"), ("ban-tin", "Bản tin buổi sáng", "general"),
        ("guong-sang", "Gương người tốt, việc tốt", "examples"),
    ]

    let zone: StationZone
    let airings: Int

    func write(to folder: String) throws {
        let path = folder + "/ledger.sqlite"
        _ = try Ledger(path: path)
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF")
            let later = try Row.fetchAll(
                database,
                sql: "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql NOT NULL")
            for row in later { try database.execute(sql: "DROP \(row["type"] as String) \(row["name"] as String)") }
            try database.inTransaction {
                var book = try Book(database, in: folder)
                try fill(&book)
                try book.finish()
                return .commit
            }
            for row in later { try database.execute(sql: row["sql"]) }
            try database.execute(sql: "UPDATE pulse SET latest = (SELECT max(at) FROM entry)")
            try database.execute(sql: "PRAGMA journal_mode = WAL")
        }
    }

    private func fill(_ book: inout Book) throws {
        var sealedMonth: LocalMonth?
        for number in 0..<(airings + Self.perDay - 1) / Self.perDay {
            let day = Self.firstDay + number
            let count = min(Self.perDay, airings - number * Self.perDay)
            let midnight = zone.instant(of: LocalDateTime(day, .midnight)).nanoseconds
            if number > 0 { try book.seal((day - 1).description, at: midnight) }
            let month = LocalMonth(of: day)
            if let sealedMonth, sealedMonth < month { try book.seal(sealedMonth.description, at: midnight) }
            sealedMonth = month
            let lines = (0..<count).map { Line(number: $0, day: day, zone: zone) }
            for line in lines { try book.add(line.planned(at: midnight + 1_000_000_000)) }
            for line in lines {
                if (number + line.number) % 40 == 0 {
                    try book.add(line.missed)
                } else {
                    try book.add(line.started)
                    try book.add(line.aired)
                }
            }
        }
    }
}

/// One airing as the rows that tell of it, from `at` to `body`.
private struct Line {
    let number: Int
    let common: [DatabaseValue]
    let name: String
    let start: Int64
    let length: Int64
    let minute: LocalDateTime
    let field: String

    init(number: Int, day: LocalDate, zone: StationZone) {
        let (key, title, field) = Decades.campaigns[number % Decades.campaigns.count]
        let (officer, officerName) = Decades.officers[day.dayNumber / 7 % Decades.officers.count]
        minute = LocalDateTime(day, .midnight) + (5 * 60 + number * 6)
        start = zone.instant(of: minute).nanoseconds
        length = 291_234_000_000 + Int64(number) * 1_000_000
        self.number = number
        self.field = field
        name = "\(key)@\(minute)"
        common = [name, key, title, key + "-bai", officer, officerName].map(\.databaseValue) + [start.databaseValue]
    }

    func planned(at instant: Int64) -> [DatabaseValue] {
        row(instant, "planned", Array(repeating: .null, count: 8), tape: .null, body: body)
    }

    var started: [DatabaseValue] {
        let heard = (start + 2_000_000).databaseValue
        return row(
            start - 180_000_000, "started", [heard] + Array(repeating: .null, count: 7), tape: digest.databaseValue,
            body: body.replacing("\"field\"", with: "\"device\":\"plughw:CARD=Device\",\"field\""))
    }

    var aired: [DatabaseValue] {
        let facts: [any DatabaseValueConvertible] = [start + 2_000_000, start + length, length, "aired"]
        let detail = "\"device\":\"plughw:CARD=Device\",\"field\":\"\(field)\",\"frames\":13979232"
        return row(
            start + length + 250_000_000, "closed",
            facts.map(\.databaseValue) + [.null, 1.databaseValue, "unverified".databaseValue, .null],
            tape: digest.databaseValue,
            body: body.replacing("\"field\":\"\(field)\"", with: detail).dropLast() + ",\"troubles\":0}")
    }

    var missed: [DatabaseValue] {
        let reason = "{\"stationOff\":{\"from\":\"\(minute)\",\"until\":\"\(minute + 20)\"}}"
        return row(
            start + 1_200_000_000_000, "closed",
            [
                .null, .null, 0.databaseValue, "missed".databaseValue, reason.databaseValue, 0.databaseValue, .null,
                .null,
            ],
            tape: .null, body: body.dropLast() + ",\"troubles\":0}")
    }

    private var body: String {
        "{\"countsFrom\":0.9,\"field\":\"\(field)\",\"length\":\(length),\"localStart\":\"\(minute)\",\"readings\":2}"
    }

    /// Of the length of a real one.
    private var digest: String {
        let seed = String(UInt64(bitPattern: start) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
        return String(repeating: seed, count: 64 / seed.count + 1).prefix(64).description
    }

    private func row(
        _ at: Int64, _ kind: String, _ facts: [DatabaseValue], tape: DatabaseValue, body: some StringProtocol
    ) -> [DatabaseValue] {
        [at.databaseValue, kind.databaseValue] + common + facts
            + [digest.databaseValue, tape, String(body).databaseValue]
    }
}

/// The chain as it grows.
private struct Book {
    private let statement: Statement
    private let key = Curve25519.Signing.PrivateKey()
    private let folder: String
    private var number: Int64 = 0
    private var hash = Data(count: 32)
    private var list = ""

    init(_ database: Database, in folder: String) throws {
        statement = try database.makeStatement(
            sql: "INSERT INTO entry VALUES (\(Array(repeating: "?", count: 22).joined(separator: ", ")))")
        self.folder = folder
        try add(own(kind: "key", at: 0, body: "{\"key\":\"\(hex(key.publicKey.rawRepresentation))\"}"))
    }

    mutating func add(_ row: [DatabaseValue]) throws {
        number += 1
        var form = hash
        for value in [number.databaseValue] + row {
            switch value.storage {
            case .int64(let integer): form.append(contentsOf: "i\(integer);".utf8)
            case .string(let text): form.append(contentsOf: "t\(text.utf8.count):\(text);".utf8)
            default: form.append(contentsOf: "n;".utf8)
            }
        }
        hash = Data(SHA256.hash(data: form))
        try statement.execute(arguments: StatementArguments([number.databaseValue] + row + [hash.databaseValue]))
    }

    mutating func seal(_ period: String, at instant: Int64) throws {
        let (head, signer) = (hex(hash), hex(key.publicKey.rawRepresentation))
        let message = "Loa seal 1\nperiod \(period)\nentry \(number)\nhash \(head)\n"
        let signature = hex(try key.signature(for: Data(message.utf8)))
        list += "\(period) \(number) \(head) \(signer) \(signature)\n"
        let body =
            "{\"entry\":\(number),\"head\":\"\(head)\",\"key\":\"\(signer)\",\"period\":\"\(period)\","
            + "\"signature\":\"\(signature)\"}"
        try add(own(kind: "seal", at: instant, body: body))
    }

    func finish() throws {
        try Data(list.utf8).write(to: URL(fileURLWithPath: folder + "/seals"))
        try Data((hex(key.rawRepresentation) + "\n").utf8).write(to: URL(fileURLWithPath: folder + "/station.key"))
    }

    private func own(kind: String, at instant: Int64, body: String) -> [DatabaseValue] {
        [instant.databaseValue, kind.databaseValue] + Array(repeating: .null, count: 17) + [body.databaseValue]
    }
}

private func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
