internal import Diagnostics
internal import StationModel
internal import Yams

extension StationFolder {
    /// Reads and checks everything; all findings come in one run.
    ///
    /// A script that no campaign names cannot spoil the station: its errors are told as warnings, and it is not among
    /// the station's scripts.
    ///
    /// - Throws: only if the folder itself is not there. Blocks for as long as reading takes.
    package func load() throws(FolderError) -> Loaded { try load(drafts: [:]) }

    /// - Parameter drafts: texts that count in place of the files of those names, whether these are there or not.
    func load(drafts: [String: [UInt8]]) throws(FolderError) -> Loaded {
        guard FileFacts(path)?.isFolder == true else { throw .notAFolder(path) }
        let files = FolderFiles(root: path, drafts: drafts)
        let audio = AudioShelf(files)
        let shelf = ScriptShelf(files, audio: audio)
        let (lexicon, lexiconFindings) = LexiconReader.read(files)
        let sheet = YAMLSheet(file: Self.scheduleName)
        let source = SourceText(Self.scheduleName, in: files, ifAbsent: .noSchedule) { sheet.report($0) }
        let root = source.flatMap { Self.root($0, sheet) }
        let reading = root.map { ScheduleReading($0, audio: audio, scripts: shelf) }
        var findings = sheet.findings + shelf.findings + lexiconFindings
        for (id, entry) in shelf.entries {
            let isUsed = reading?.usedScripts.contains(id) ?? true
            findings += isUsed ? entry.findings : entry.findings.map(\.asWarning)
        }
        let places = reading?.places ?? Places()
        let errors = findings.filter { $0.severity == .error }
        var station = errors.allSatisfy { $0.code == "duties-overlap" } ? reading?.station : nil
        if let lexicon { station?.lexicon = lexicon }
        return Loaded(
            station: errors.isEmpty ? station : nil, stationWithOverlaps: station,
            findings: findings.sorted(by: Finding.isBefore), places: places,
            schedule: source?.whole)
    }

    private static func root(_ source: SourceText, _ sheet: YAMLSheet) -> MappingReader? {
        let before = sheet.findings.count
        let node = sheet.compose(source.text)
        guard sheet.findings.count == before else { return nil }
        let top = Finding.Place(file: scheduleName, line: 1, column: 1)
        guard let node, Shape(node) != .nothing else {
            sheet.report(.emptySchedule, at: top)
            return nil
        }
        let subject = Phrase(vi: "tệp lịch", en: "the schedule")
        return MappingReader(node, subject, at: top, keys: ScheduleReading.keys, on: sheet)
    }
}

/// `schedule.yaml`, read section by section.
private struct ScheduleReading {
    static let keys = ["station", "output", "live", "hours", "quiet-days", "officers", "roster", "campaigns"]

    /// `nil` if something that every station needs is missing; a finding says so.
    let station: Station?
    let usedScripts: Set<ScriptID>
    let places: Places

    init(_ root: MappingReader, audio: AudioShelf, scripts shelf: ScriptShelf) {
        let head = root.mapping("station", keys: StationSection.keys).map { StationSection($0, audio: audio) }
        if !root.has("station") { root.reportMissing("station") }
        let output = root.mapping("output", keys: OutputSection.keys).map(OutputSection.read)
        let live = root.mapping("live", keys: LiveSection.keys).map { LiveSection.read($0, audio: audio) }
        let hours = HoursSection(root)
        let quietDays = QuietDaysSection.read(root)
        let people = PeopleSection(root)
        let drafts = CampaignDraft.all(root)
        let rosterRules = RosterRules(people)
        rosterRules?.checkOverlaps(on: root.sheet)
        for draft in drafts {
            CampaignRules.check(draft, hours: hours, scripts: shelf)
            rosterRules?.checkDuty(for: draft)
        }
        CampaignRules.checkWindows(hours, for: drafts, on: root.sheet)
        let scripts = shelf.ids.compactMap { shelf.entries[$0]?.script }
        let campaigns = drafts.compactMap { $0.campaign(scripts: scripts) }
        self.usedScripts = Set(drafts.compactMap { $0.script?.value })
        self.places = Places(drafts, duties: people.roster, quietDays: quietDays, hours: hours.windows)
        guard let head, let name = head.name, let authority = head.authority, let place = head.place,
            let zone = head.zone
        else {
            self.station = nil
            return
        }
        self.station = Station(
            name: name, authority: authority, place: place, areas: head.areas, zone: zone, voice: head.voice,
            opening: head.opening, approval: head.approval, missingTakes: head.missingTakes,
            output: output ?? Output(), live: live ?? LiveSpeech(), hours: hours.windows.map(\.value),
            quietDays: quietDays.map(\.value), officers: people.officers, roster: people.roster.map(\.value),
            campaigns: campaigns,
            scripts: scripts)
    }
}

extension Finding {
    fileprivate var asWarning: Finding {
        severity == .error ? Finding(.warning, code, at: place, message, hint: hint) : self
    }

    /// By file, line, column; then by code, so that one folder gives one order.
    fileprivate static func isBefore(_ one: Finding, _ other: Finding) -> Bool {
        (one.place?.file ?? "", one.place?.line ?? 0, one.place?.column ?? 0, one.code)
            < (other.place?.file ?? "", other.place?.line ?? 0, other.place?.column ?? 0, other.code)
    }
}

extension Fault {
    static let noSchedule = Fault(
        "no-schedule", Phrase(vi: "thư mục đài không có tệp lịch", en: "the station folder has no schedule"),
        hint: Phrase(
            vi: "chép schedule.yaml vào thư mục đài, hoặc tạo đài mới bằng: loa init DIR",
            en: "put schedule.yaml into the folder, or make a new station with: loa init DIR"))

    fileprivate static let emptySchedule = Fault(
        "empty-schedule", Phrase(vi: "tệp lịch không có nội dung", en: "the schedule is empty"),
        hint: Phrase(
            vi: "viết theo tệp mẫu do “loa init DIR” tạo ra", en: "follow the file that “loa init DIR” makes"))
}
