internal import CivilTime
package import Diagnostics

/// Why an occurrence did not play, not to its end, or not on time. Kept in the ledger: cases are added, never changed.
package enum Reason: Sendable, Hashable, Codable {
    /// The box or the daemon was off in that time; local minutes.
    case stationOff(from: String, until: String)
    /// The daemon ended in mid-airing without a word: power cut, crash, kill.
    case interrupted
    /// The daemon was told to end.
    case shutdown
    /// No card could be opened up to the last permitted moment; `detail` is ALSA's word.
    case noCard(device: String, detail: String)
    /// The card went away in mid-airing and did not come back in time.
    case cardLost(device: String, detail: String)
    case stopped(by: String, reason: String)
    case notApproved(script: String)
    /// A leader returned or withdrew the very words that were to be heard.
    case withdrawn(script: String, by: String, reason: String)
    /// No tape could be made or the one made was found spoiled.
    case noTape(detail: String)
    case clockUntrusted
    /// The schedule in force no longer has it.
    case scheduleChanged
    /// The hours ended before it could (have) end(ed).
    case hoursOver
    /// Something else held the air until it was too late.
    case airTaken(by: String)
    /// The ledger could not be written, so nothing was begun.
    case notWritable(detail: String)
    /// A warning or a person at the microphone took the air, and there was no time left to go on.
    case gaveWay(to: String)
    /// The danger is over.
    case allClear(by: String)
}

extension Reason {
    /// Kebab-case, for programs.
    package var code: String {
        switch self {
        case .stationOff: "station-off"
        case .interrupted: "interrupted"
        case .shutdown: "shutdown"
        case .noCard: "no-card"
        case .cardLost: "card-lost"
        case .stopped: "stopped"
        case .notApproved: "not-approved"
        case .withdrawn: "withdrawn"
        case .noTape: "no-tape"
        case .clockUntrusted: "clock-untrusted"
        case .scheduleChanged: "schedule-changed"
        case .hoursOver: "hours-over"
        case .airTaken: "air-taken"
        case .notWritable: "not-writable"
        case .gaveWay: "gave-way"
        case .allClear: "all-clear"
        }
    }

    package var phrase: Phrase {
        switch self {
        case .stationOff(let from, let until): Self.stationOff(from, until)
        case .interrupted:
            Phrase(vi: "đang phát thì mất điện hoặc máy dừng đột ngột", en: "power cut or crash in mid-airing")
        case .shutdown:
            Phrase(vi: "phần mềm phát thanh được lệnh dừng", en: "the daemon was told to end")
        case .noCard(let device, let detail):
            Phrase(vi: "không mở được card âm thanh \(device)", en: "the sound card \(device) did not open")
                .followed(byWordOfSystem: detail)
        case .cardLost(let device, let detail):
            Phrase(vi: "mất card âm thanh \(device)", en: "the sound card \(device) was lost")
                .followed(byWordOfSystem: detail)
        case .stopped(let person, let reason):
            Phrase(vi: "\(person) cho dừng: \(reason)", en: "stopped by \(person): \(reason)")
        case .notApproved(let script):
            Phrase(vi: "bài “\(script)” chưa được duyệt", en: "the script “\(script)” is not approved")
        case .withdrawn(let script, let person, let reason):
            Phrase(
                vi: "\(person) không cho phát bài “\(script)”: \(reason)",
                en: "\(person) withdrew the script “\(script)”: \(reason)")
        case .noTape(let detail):
            Phrase(vi: "không có bản thu để phát: \(detail)", en: "there was no tape to play: \(detail)")
        case .clockUntrusted:
            Phrase(vi: "đồng hồ của máy không đáng tin", en: "the clock could not be trusted")
        case .scheduleChanged:
            Phrase(vi: "lịch phát đã thay đổi", en: "the schedule was changed")
        case .hoursOver:
            Phrase(vi: "hết khung giờ phát", en: "the broadcasting hours ended")
        case .airTaken(let name):
            Phrase(vi: "sóng đang bận phát \(name)", en: "\(name) held the air")
        case .notWritable(let detail):
            Phrase(vi: "không ghi được sổ phát thanh: \(detail)", en: "the ledger could not be written: \(detail)")
        case .gaveWay(let name):
            Phrase(vi: "nhường sóng cho \(name)", en: "gave way to \(name)")
        case .allClear(let person):
            Phrase(vi: "\(person) báo đã hết nguy hiểm", en: "all clear by \(person)")
        }
    }

    private static func stationOff(_ from: String, _ until: String) -> Phrase {
        guard let first = LocalDateTime(from), let last = LocalDateTime(until) else {
            return Phrase(
                vi: "đài không hoạt động từ \(from) đến \(until)", en: "the station was off from \(from) to \(until)")
        }
        if first.date == last.date {
            return Phrase(
                vi: "đài không hoạt động từ \(first.time) đến \(last.time) ngày \(first.date.dayMonthYear)",
                en: "the station was off from \(first.time) to \(last.time) on \(first.date.dayMonthYear)")
        }
        return Phrase(
            vi:
                "đài không hoạt động từ \(first.time) ngày \(first.date.dayMonthYear) đến \(last.time) ngày \(last.date.dayMonthYear)",
            en:
                "the station was off from \(first.time) on \(first.date.dayMonthYear) to \(last.time) on \(last.date.dayMonthYear)"
        )
    }
}

extension Phrase {
    /// Leaders read this on paper: what the system says in English of a card stands in their language.
    fileprivate func followed(byWordOfSystem word: String) -> Phrase {
        guard !word.isEmpty else { return self }
        let word = Phrase(wordOfSystem: word)
        return Phrase(vi: vi + ": " + word.vi, en: en + ": " + word.en)
    }

    /// What the system says of a card; in English where the word is not known.
    package init(wordOfSystem word: String) {
        self.init(vi: Self.wordsOfSystem[word] ?? word, en: word)
    }

    /// As libasound and the C library put them.
    private static let wordsOfSystem = [
        "No such device": "không thấy thiết bị",
        "No such file or directory": "không có thiết bị này",
        "No such device or address": "không có thiết bị này",
        "Device or resource busy": "chương trình khác đang giữ thiết bị",
        "Permission denied": "không được phép dùng thiết bị",
        "Connection refused": "dịch vụ âm thanh không trả lời",
        "Input/output error": "thiết bị lỗi khi ghi",
        "Invalid argument": "thiết bị không đáp ứng được yêu cầu",
    ]
}
