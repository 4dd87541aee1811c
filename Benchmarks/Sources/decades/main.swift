import CivilTime
import Foundation
import Ledger
import StationModel

// `decades build FOLDER [AIRINGS]` writes a ledger into a new folder; `decades measure FOLDER` times what is asked of it.

let words = CommandLine.arguments.dropFirst()
guard words.count >= 2, let zone = StationZone(identifier: "Asia/Ho_Chi_Minh") else {
    fatalError("decades build FOLDER [AIRINGS] | decades measure FOLDER")
}
let folder = words[words.startIndex + 1]
let path = folder + "/ledger.sqlite"
let clock = ContinuousClock()

func show(_ what: String, _ work: () throws -> Int) throws {
    var times: [Duration] = []
    var count = 0
    for _ in 0..<11 { times.append(try clock.measure { count = try work() }) }
    times.sort()
    print("\(what): \(times[0]) … \(times[5]) … \(times[10]), \(count)")
}

func span(_ first: LocalDate, days: Int) -> AiringQuery {
    AiringQuery(
        from: zone.instant(of: LocalDateTime(first, .midnight)),
        until: zone.instant(of: LocalDateTime(first + days, .midnight)))
}

switch words.first {
case "build":
    let decades = Decades(zone: zone, airings: words.dropFirst(2).first.flatMap { Int($0) } ?? 1_000_000)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    print("built: \(try clock.measure { try decades.write(to: folder) })")
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    print("bytes: \(size), an airing: \(size / decades.airings)")
case "measure":
    let middle = Decades.firstDay + 3_650
    try show("a month, opened") { try Ledger.readOnly(path: path).airings(span(middle, days: 31)).count }
    try show("an officer's year, opened") {
        var query = span(middle, days: 365)
        query.officer = OfficerID("hoa")
        return try Ledger.readOnly(path: path).airings(query).count
    }
    try show("opened for a small command") { try Int(Ledger(path: path, isThorough: false).head.entry) }
    print("opened for the daemon: \(try clock.measure { _ = try Ledger(path: path) })")
    let ledger = try Ledger(path: path, isThorough: false)
    try show("an entry added, durable") {
        try Int(ledger.append(.event(code: "benchmark", detail: [:]), at: WallInstant(seconds: 1_700_000_000)))
    }
    for _ in 0..<3 {
        var entries: Int64 = 0
        let time = try clock.measure { entries = try Ledger.readOnly(path: path).verify().entries }
        print("verified: \(time), \(Int(Double(entries) / time.inSeconds)) entries a second")
    }
default: fatalError("build or measure")
}
