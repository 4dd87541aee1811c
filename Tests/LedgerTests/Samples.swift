import CivilTime
import Foundation
import GRDB
import Ledger
import StationModel
import Testing

/// A new folder for as long as `body` runs.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = NSTemporaryDirectory() + "/ledger-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}

/// The kind of the ledger's error that `body` ends with; `nil` if it ends well.
func refusal(_ body: () throws -> some Any) throws -> LedgerError.Kind? {
    do {
        _ = try body()
        return nil
    } catch let error as LedgerError {
        return error.kind
    }
}

/// 2023-08-08T17:00 in Vietnam, and whole days after it.
func five(_ day: Int = 0) -> WallInstant { WallInstant(seconds: 1_691_488_800 + Int64(day) * 86_400) }

func name(_ text: String) throws -> OccurrenceName { try #require(OccurrenceName(text)) }

/// The airing of the `day`-th day after 8 August 2023, 17:00, of 800 s.
func promise(_ day: Int = 0, campaign: String = "dich-vu-cong", makeGoodFor: OccurrenceName? = nil) throws -> Promise {
    let start = try #require(LocalDateTime("2023-08-08T17:00")) + day * 1440
    let id = try #require(CampaignID(campaign))
    return Promise(
        name: OccurrenceName(.campaign(id), at: start), title: "Dịch vụ công trực tuyến",
        script: ScriptID("dich-vu-cong-truc-tuyen"), officer: OfficerID("trang"), officerName: "Trang",
        planned: five(day), localStart: start, length: .seconds(800), readings: 2, countsFrom: 0.9,
        makeGoodFor: makeGoodFor, scriptHash: "5c")
}

func start(of promise: Promise, late: Duration = .zero) -> Started {
    Started(promise: promise, started: promise.planned.advanced(by: late), tapeHash: "7a", device: "plughw:CARD=Device")
}

func aired(_ promise: Promise, for heard: Duration = .seconds(800)) -> Closed {
    Closed(
        name: promise.name, officer: promise.officer, officerName: promise.officerName, outcome: .aired,
        started: promise.planned.advanced(by: .milliseconds(1)),
        ended: promise.planned.advanced(by: heard), aired: heard, counts: true, sound: .unverified,
        frames: 38_400_000, troubles: 1)
}

extension Ledger {
    /// Planned a day ahead, started and aired.
    func air(_ promise: Promise) throws {
        try append(.planned(promise), at: promise.planned.advanced(by: .seconds(-86_400)))
        try append(.started(start(of: promise)), at: promise.planned.advanced(by: .milliseconds(-200)))
        try append(.closed(aired(promise)), at: promise.planned.advanced(by: .seconds(801)))
    }

    /// Planned a day ahead and missed.
    func miss(_ promise: Promise, _ reason: Reason) throws {
        try append(.planned(promise), at: promise.planned.advanced(by: .seconds(-86_400)))
        try append(
            .closed(Closed(name: promise.name, outcome: .missed, reason: reason)),
            at: promise.planned.advanced(by: .seconds(600)))
    }
}
