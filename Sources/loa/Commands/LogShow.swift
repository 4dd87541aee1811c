internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Operations
internal import Reporting
internal import StationFolder
internal import StationModel

extension LogCommand {
    struct Show: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Mọi dòng sổ về một buổi phát, hoặc một dòng theo số.",
                    "All entries about an occurrence, or one entry by its number."))
        }

        @Argument(
            help: ArgumentHelp(
                vi: "Tên buổi phát, như dich-vu-cong@2023-08-08T17:00, hoặc số của một dòng.",
                en: "An occurrence, such as dich-vu-cong@2023-08-08T17:00, or the number of an entry.",
                value: ("BUỔI|SỐ", "OCCURRENCE|NUMBER")))
        var subject: Subject

        @OptionGroup var options: FactOptions

        enum Subject: ExpressibleByArgument {
            case occurrence(OccurrenceName)
            case number(Int64)

            init?(argument: String) {
                if let number = Int64(argument) {
                    self = .number(number)
                } else if let name = OccurrenceName(argument: argument) {
                    self = .occurrence(name)
                } else {
                    return nil
                }
            }
        }

        func run() throws {
            let (folder, season, _) = try options.station.season()
            let (zone, language) = (season.station.zone, options.station.language)
            let ledger = try Ledger.readOnly(path: folder.ledger)
            let entries = try entries(in: ledger)
            if options.json {
                return try Terminal.json(entries.map { EntryRecord($0, zone: zone, language: language) })
            }
            for stored in entries {
                let moment = zone.minute(of: stored.at)
                let head = "\(moment.date.dayMonthYear) \(zone.clockTime(of: stored.at))"
                Terminal.say("\(stored.id)  \(head)  \(EntrySentence(stored.entry, zone: zone).phrase[language])")
                if let hash = stored.hash { Terminal.say("    \(hash)") }
            }
        }

        private func entries(in ledger: Ledger) throws -> [StoredEntry] {
            switch subject {
            case .number(let number):
                if let entry = try ledger.entry(number) { return [entry] }
                throw Failure(
                    .notFound, Phrase(vi: "sổ không có dòng số \(number)", en: "the log has no entry \(number)"),
                    hint: Phrase(vi: "xem sổ bằng lệnh: loa log list", en: "look at it with: loa log list"))
            case .occurrence(let name):
                let entries = try ledger.entries(about: name)
                guard !entries.isEmpty else { throw LedgerError(.noOccurrence(name), path: ledger.path) }
                return entries
            }
        }
    }
}

/// `{entry, at, kind, occurrence, by, text, hash}`.
private struct EntryRecord: Encodable {
    let entry: Int64
    let at: String
    let kind: String
    let occurrence: String?
    /// The officer's key, where a person did it.
    let by: String?
    let text: String
    let hash: String?

    init(_ stored: StoredEntry, zone: StationZone, language: Language) {
        entry = stored.id
        at = zone.iso8601(stored.at)
        let sentence = EntrySentence(stored.entry, zone: zone)
        kind = sentence.kind
        occurrence = sentence.occurrence?.description
        by = sentence.person?.officer.text
        text = sentence.phrase[language]
        hash = stored.hash
    }
}
