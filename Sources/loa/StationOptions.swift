internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Ledger
internal import Operations
internal import StationFolder
internal import StationModel

/// What every command takes, `loa` alone too.
struct LanguageOption: ParsableArguments {
    @Option(help: ArgumentHelp(vi: "Ngôn ngữ: vi hoặc en.", en: "The language: vi or en.", value: ("vi|en", "vi|en")))
    var lang: String?

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil {
            throw ValidationError(words("--lang chỉ nhận vi hoặc en", "--lang takes vi or en"))
        }
    }
}

/// What every command on a station takes.
struct StationOptions: ParsableArguments {
    @Option(help: ArgumentHelp(vi: "Thư mục của đài.", en: "The station folder.", value: ("THƯ-MỤC", "DIR")))
    var station: String?

    @OptionGroup var languageOption: LanguageOption

    var language: Language { processLanguage }

    func folder() throws -> StationFolder {
        try StationFolder.find(
            option: station, environment: ProcessInfo.processInfo.environment,
            from: FileManager.default.currentDirectoryPath)
    }

    /// The station in force, or a refusal that says what `loa check` would: nothing is done with a broken folder.
    func season() throws -> (folder: StationFolder, season: Season, findings: [Finding]) {
        let (folder, season, reading) = try reading()
        return (folder, season, reading.findings)
    }

    /// The same, with the places of things in the folder's files.
    func reading() throws -> (folder: StationFolder, season: Season, reading: SeasonReading) {
        let folder = try folder()
        let reading = try SeasonReading(of: folder)
        guard let season = reading.season else {
            Terminal.findings(reading.findings.filter { $0.severity == .error })
            throw Failure(
                .badData,
                Phrase(vi: "thư mục đài \(folder.path) có lỗi", en: "the station folder \(folder.path) has errors"),
                hint: Phrase(vi: "sửa các lỗi trên rồi thử lại", en: "correct the errors above and try again"))
        }
        return (folder, season, reading)
    }

    /// To read in; `nil`: the station has none yet.
    func ledger(in folder: StationFolder) throws(LedgerError) -> Ledger? {
        try hasLedger(folder) ? Ledger.readOnly(path: folder.ledger) : nil
    }

    /// What people did with a script, in order; nothing if the station has no ledger yet.
    func scriptActs(in folder: StationFolder, of script: ScriptID) throws(LedgerError) -> [StoredEntry] {
        try hasLedger(folder) ? Ledger.readOnly(path: folder.ledger).scriptActs(of: script) : []
    }

    /// What the ledger says of occurrences planned in that span; nothing if the station has no ledger yet.
    func airings(in folder: StationFolder, from: WallInstant?, until: WallInstant?) throws(LedgerError) -> [Airing] {
        guard hasLedger(folder) else { return [] }
        return try Ledger.readOnly(path: folder.ledger).airings(AiringQuery(from: from, until: until))
    }

    /// A disk that was full at the first start leaves an empty file.
    private func hasLedger(_ folder: StationFolder) -> Bool {
        let facts = try? FileManager.default.attributesOfItem(atPath: folder.ledger)
        return facts?[.size] as? UInt64 ?? 0 > 0
    }
}

/// For commands that answer with facts.
struct FactOptions: ParsableArguments {
    @OptionGroup var station: StationOptions

    @Flag(help: ArgumentHelp(vi: "Trả lời bằng JSON.", en: "Answer in JSON."))
    var json = false
}

extension LocalDate: ExpressibleByArgument {
    /// `YYYY-MM-DD`.
    init?(argument: String) {
        self.init(argument)
        guard isReachable else { return nil }
    }

    /// A wall instant counts nanoseconds and ends in 2262; no station plans that far.
    var isReachable: Bool { (1900...2199).contains(components.year) }

    static var help: (vi: String, en: String) { ("NGÀY", "DATE") }
}

extension OccurrenceName: ExpressibleByArgument {
    init?(argument: String) {
        self.init(argument)
        guard start.date.isReachable else { return nil }
    }

    static var help: (vi: String, en: String) { ("BUỔI", "OCCURRENCE") }
}

extension ScriptID {
    static var help: (vi: String, en: String) { ("BÀI", "SCRIPT") }
}
