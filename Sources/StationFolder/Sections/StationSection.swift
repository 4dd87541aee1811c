internal import CivilTime
internal import Diagnostics
internal import StationModel

/// `station:` — who the station is and how it speaks.
struct StationSection {
    let name: String?
    let authority: String?
    let place: String?
    let areas: [String]
    let zone: StationZone?
    let voice: VoiceChoice
    let opening: String?
    let approval: Station.Approval
    let missingTakes: Station.MissingTakes

    static let keys = [
        "name", "authority", "place", "areas", "time-zone", "voice", "opening", "approval", "missing-takes",
    ]

    init(_ reader: MappingReader, audio: AudioShelf) {
        self.name = reader.required("name", .text)?.value
        self.authority = reader.required("authority", .text)?.value
        self.place = reader.required("place", .text)?.value
        self.areas = reader.list("areas", .text)?.map(\.value) ?? []
        self.zone = Self.zone(reader)
        self.voice = Self.voice(reader, files: audio.files) ?? .standard
        self.opening = reader.optional("opening", audio.form)?.value
        self.approval = reader.optional("approval", .word("bad-approval"))?.value ?? .required
        self.missingTakes = reader.optional("missing-takes", .word("bad-missing-takes"))?.value ?? .voice
    }

    private static func zone(_ station: MappingReader) -> StationZone? {
        if station.has("time-zone") { return station.optional("time-zone", .zone)?.value }
        do {
            return try Form.zone.read("Asia/Ho_Chi_Minh")
        } catch {
            // A box without zone tables.
            station.sheet.report(error, at: station.place)
            return nil
        }
    }

    private enum Engine: String, CaseIterable {
        case espeak = "espeak-ng"
        case piper, command

        var keys: [String] {
            switch self {
            case .espeak: ["name", "rate"]
            case .piper: ["model", "licence"]
            case .command: ["run", "sample-rate"]
            }
        }
    }

    /// Which keys may stand there depends on the engine, so that is read first.
    private static func voice(_ station: MappingReader, files: FolderFiles) -> VoiceChoice? {
        let all = ["engine"] + Engine.allCases.flatMap(\.keys)
        guard let reader = station.mapping("voice", keys: all),
            let engine = reader.required("engine", .word("bad-engine") as Form<Engine>)?.value
        else { return nil }
        for name in reader.names where name.value != "engine" && !engine.keys.contains(name.value) {
            reader.sheet.report(.keyOfOtherEngine(name.value, engine: engine.rawValue), at: name.place)
        }
        switch engine {
        case .espeak:
            guard case .espeak(let name, let rate) = VoiceChoice.standard else { return nil }
            return .espeak(
                name: reader.optional("name", .text)?.value ?? name,
                rate: reader.optional("rate", .number(80...450))?.value ?? rate)
        case .piper:
            let model = reader.required("model", .file(in: files))
            guard reader.has("licence") else {
                reader.sheet.report(.noLicence, at: reader.place)
                return nil
            }
            guard let licence = reader.optional("licence", .text), let model else { return nil }
            return .piper(model: model.value, licence: licence.value)
        case .command:
            let run = reader.requiredCommand("run")
            guard let rate = reader.required("sample-rate", .number(8000...192_000)), let run else { return nil }
            return .command(run: run, sampleRate: rate.value)
        }
    }
}

extension MappingReader {
    /// A program and its arguments: a list that is not empty.
    func requiredCommand(_ key: String) -> [String]? {
        guard has(key) else {
            reportMissing(key)
            return nil
        }
        return optionalCommand(key)
    }

    func optionalCommand(_ key: String) -> [String]? {
        guard let words = list(key, .text) else { return nil }
        guard !words.isEmpty else {
            sheet.report(.emptyCommand(key), at: place(of: key))
            return nil
        }
        return words.map(\.value)
    }
}

extension Fault {
    fileprivate static func keyOfOtherEngine(_ key: String, engine: String) -> Fault {
        Fault(
            "unknown-key",
            Phrase(
                vi: "giọng đọc \(engine) không có mục \(key.quoted)", en: "the voice \(engine) has no key \(key.quoted)"
            ),
            hint: Phrase(vi: "xóa mục đó hoặc đổi engine", en: "delete the key or change the engine"))
    }

    fileprivate static let noLicence = Fault(
        "no-licence",
        Phrase(
            vi: "giọng đọc piper thiếu mục “licence”: giấy phép và tên người đọc",
            en: "the voice piper lacks the key “licence”: its licence and whose voice it is"),
        hint: Phrase(
            vi:
                "phần lớn giọng miễn phí cấm hoặc ra điều kiện khi phát công cộng: xem tệp MODEL_CARD ở trang tải giọng, "
                + "rồi viết, như: licence: \"CC BY 4.0, tên người đọc\"",
            en: "most free voices forbid or condition public use: look at the MODEL_CARD on the model's page, "
                + "then write, such as: licence: \"CC BY 4.0, the reader's name\""))

    fileprivate static func emptyCommand(_ key: String) -> Fault {
        Fault(
            "no-value",
            Phrase(vi: "mục \(key.quoted) không có lệnh nào", en: "the key \(key.quoted) names no program"),
            hint: Phrase(
                vi: "viết tên chương trình rồi các tham số, như: [usbrelay, AMP_1=1]",
                en: "write the program, then its arguments, such as: [usbrelay, AMP_1=1]"))
    }
}
