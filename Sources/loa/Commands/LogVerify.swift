internal import ArgumentParser
internal import Diagnostics
internal import Ledger
internal import StationFolder
internal import StationModel

extension LogCommand {
    struct Verify: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Sổ còn nguyên vẹn không: có dòng nào bị sửa, xóa, chèn, đổi chỗ hay cắt mất không.",
                    "Is the log as it was written: was anything altered, removed, inserted, exchanged or cut off?"),
                discussion: words(
                    "Mã thoát là 0 nếu sổ còn nguyên vẹn, là 1 nếu không.",
                    "The exit status is 0 if all is well, else 1."))
        }

        @Option(
            help: ArgumentHelp(
                vi: "Số dòng và mã kiểm đã in trên giấy, như 120:5f3c…", en: "A head from a paper, such as 120:5f3c…",
                value: ("SỐ:MÃ", "N:HASH")))
        var head: LedgerHead?

        @Flag(
            help: ArgumentHelp(
                vi: "Soát cả các chỉ mục mà danh sách, báo cáo dựa vào; lâu hơn nhiều.",
                en: "Looks at the indexes too, by which lists and papers are made; takes much longer."))
        var thorough = false

        @OptionGroup var options: FactOptions

        func run() throws {
            // The folder may be broken: what happened can still be looked at.
            let found = try Ledger.verify(
                path: options.station.folder().ledger, against: head, isThorough: thorough)
            if options.json {
                try Terminal.json(VerificationRecord(found, language: options.station.language))
            } else {
                for line in found.report { Terminal.say(line[options.station.language]) }
            }
            if !found.isWell { throw ExitCode(ExitStatus.findings.rawValue) }
        }
    }
}

extension LedgerHead: ExpressibleByArgument {
    /// `N:HASH`.
    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let entry = Int64(parts[0]), entry > 0, parts[1].count == 64,
            parts[1].allSatisfy({ $0.isASCII && $0.isHexDigit })
        else { return nil }
        self.init(entry: entry, hash: parts[1].lowercased())
    }

    /// As `--head` takes it.
    var text: String { "\(entry):\(hash)" }
}

/// `{entries, intact, firstBroken, head, signedBy}`, and what a person is told besides.
private struct VerificationRecord: Encodable {
    struct Sealed: Encodable {
        let period: String
        let entry: Int64
    }

    let entries: Int64
    let intact: Bool
    /// The number of the first entry that is not as it was written.
    let firstBroken: Int64?
    let fault: String?
    let message: String?
    /// `N:HASH`.
    let head: String
    /// All up to there are as they were written.
    let holdsTo: Int64
    /// The public key of the last seal that holds.
    let signedBy: String?
    let sealed: Sealed?
    let disorder: [String]
    let warnings: [String]
    let notes: [String]

    init(_ found: Verification, language: Language) {
        entries = found.entries
        intact = found.intact
        firstBroken = found.fault?.entries.lowerBound
        fault = found.fault?.kind.rawValue
        message = found.fault?.phrase[language]
        head = found.head.text
        holdsTo = found.holdsTo
        signedBy = found.sealed?.fact.key
        sealed = found.sealed.map { Sealed(period: $0.fact.period.description, entry: $0.fact.head.entry) }
        disorder = found.disorder
        warnings = found.warnings.map { $0[language] }
        notes = found.notes.map { $0[language] }
    }
}

extension Verification {
    /// In sentences, what was found first.
    fileprivate var report: [Phrase] {
        var lines = [verdict]
        if fault != nil { lines.append(rest) }
        lines.append(seal)
        lines += keys.dropFirst().map {
            Phrase(
                vi: "Từ dòng số \($0.entry), khóa niêm phong của đài là khóa mới: \($0.fact).",
                en: "From entry \($0.entry) on the station seals with a new key: \($0.fact).")
        }
        if !disorder.isEmpty {
            lines.append(
                Phrase(
                    vi: "Quanh các dòng có chỗ không như Loa lập ra, danh sách và báo cáo có thể sai:",
                    en: "Around the entries something is not as Loa made it; lists and papers may be wrong:"))
            lines += disorder.map { Phrase(verbatim: "  \($0)") }
        }
        lines += warnings + notes
        if fault == nil, entries > 0 {
            lines.append(Phrase(vi: "Cuối sổ: \(head.text)", en: "The head: \(head.text)"))
        }
        return lines
    }

    private var verdict: Phrase {
        if let fault {
            return Phrase(
                vi: "Sổ KHÔNG còn nguyên vẹn: \(fault.phrase.vi).", en: "The log is NOT intact: \(fault.phrase.en).")
        }
        return entries == 0
            ? Phrase(vi: "Sổ chưa có dòng nào.", en: "The log has no entries yet.")
            : Phrase(
                vi: "Sổ còn nguyên vẹn: \(entries) dòng, dòng nào cũng đúng như lúc ghi.",
                en: "The log is intact: its entries, \(entries) in all, are as they were written.")
    }

    private var rest: Phrase {
        holdsTo > 0
            ? Phrase(
                vi: "Các dòng đến số \(holdsTo) vẫn đúng như lúc ghi.",
                en: "Up to entry \(holdsTo) it is as it was written.")
            : Phrase(vi: "Không dòng nào còn chắc chắn.", en: "No entry can be relied on.")
    }

    private var seal: Phrase {
        guard let sealed else {
            return Phrase(vi: "Chưa có niêm phong nào.", en: "There is no seal that holds.")
        }
        let (period, entry) = (sealed.fact.period.inSentence, sealed.fact.head.entry)
        // The seal's own entry is none that anybody waits to see sealed.
        let after = max(0, holdsTo - sealed.entry)
        return Phrase(
            vi: "Niêm phong \(period.vi) còn giá trị đến dòng số \(entry), khóa \(sealed.fact.key)"
                + (after > 0 && fault == nil ? "; \(after) dòng sau đó chưa niêm phong." : "."),
            en: "The seal of \(period.en) holds up to entry \(entry), by the key \(sealed.fact.key)"
                + (after > 0 && fault == nil ? "; \(after) after it not sealed yet." : "."))
    }
}
