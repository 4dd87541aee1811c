internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Ledger
internal import Operations
internal import StationFolder
internal import StationModel

extension LogCommand {
    struct Seal: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Niêm phong những ngày, tháng đã qua mà chưa niêm phong.",
                    "Seals the days and months that have ended and are not sealed yet."),
                discussion: words(
                    "loa run tự làm việc này sau nửa đêm.", "loa run does it by itself after midnight."))
        }

        @Flag(
            name: .customLong("new-key"),
            help: ArgumentHelp(
                vi: "Làm khóa niêm phong mới khi khóa cũ đã mất hoặc bị lộ; việc này được ghi vào sổ.",
                en: "Makes a new key where the old one is lost or has leaked; the log notes it."))
        var newKey = false

        @Flag(
            name: .customLong("rebuild-list"),
            help: ArgumentHelp(
                vi: "Lập lại tệp var/seals từ sổ khi tệp ấy đã mất hoặc hỏng; việc này được ghi vào sổ.",
                en: "Makes var/seals anew from the log where it is lost or damaged; the log notes it."))
        var rebuildList = false

        @OptionGroup var options: FactOptions

        func run() throws {
            let (folder, season, _) = try options.station.season()
            let ledger = try options.station.ledgerToWrite(in: folder)
            let (zone, now) = (season.station.zone, SystemClock().now)
            let sealer = Sealer(ledger, in: folder.`var`)
            let listed = rebuildList ? try sealer.rebuildList(at: now) : nil
            let key = newKey ? try sealer.renewKey(at: now) : nil
            let made = try sealer.sealDue(on: zone.date(of: now), in: zone, at: now)
            let language = options.station.language
            if options.json {
                return try Terminal.json(SealingRecord(newKey: key, listed: listed, seals: made.map(SealRecord.init)))
            }
            if let listed {
                Terminal.say(
                    Phrase(
                        vi: "Đã lập lại tệp var/seals: \(listed) niêm phong.",
                        en: "var/seals was made anew: \(listed) seals.")[language])
            }
            if let key { Terminal.say(Phrase(vi: "Khóa niêm phong mới: \(key)", en: "The new key: \(key)")[language]) }
            for seal in made {
                let (period, entry) = (seal.fact.period.inSentence, seal.fact.head.entry)
                Terminal.say(
                    Phrase(
                        vi: "Đã niêm phong \(period.vi), đến dòng số \(entry).",
                        en: "Sealed for \(period.en), up to entry \(entry).")[language])
            }
            guard made.isEmpty else { return }
            Terminal.say(
                Phrase(
                    vi: "Không còn ngày nào phải niêm phong.", en: "There is nothing left to seal.")[language])
        }
    }
}

/// `{newKey, listed, seals}`: the public half, how many seals the list was made anew with, those made now.
private struct SealingRecord: Encodable {
    let newKey: String?
    let listed: Int?
    let seals: [SealRecord]
}

private struct SealRecord: Encodable {
    let entry: Int64
    let period: String
    /// `N:HASH`.
    let head: String
    let key: String
    let signature: String

    init(_ seal: Recorded<StationModel.Seal>) {
        entry = seal.entry
        period = seal.fact.period.description
        head = seal.fact.head.text
        key = seal.fact.key
        signature = seal.fact.signature
    }
}

extension StationOptions {
    /// The ledger of a station that has one.
    func ledgerToWrite(in folder: StationFolder) throws(LedgerError) -> Ledger {
        guard let ledger = try ledger(in: folder) else { throw LedgerError(.absent, path: folder.ledger) }
        return try Ledger(path: ledger.path, isThorough: false)
    }
}
