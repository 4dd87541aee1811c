internal import CivilTime
internal import Diagnostics
internal import StationModel

/// What must hold between the parts of a campaign, the hours and the scripts.
enum CampaignRules {
    static func check(_ draft: CampaignDraft, hours: HoursSection, scripts: ScriptShelf) {
        let sheet = draft.reader.sheet
        _ = draft.reader.span(draft.from, draft.until)
        if let script = draft.script, scripts.entries[script.value] == nil {
            let known = scripts.ids.map(\.text)
            sheet.report(.unknownScript(script.value, known: known), at: script.place)
        }
        if let times = draft.timesPerWeek, draft.slots.count > times.value {
            sheet.report(.tooManySlots(draft.slots.count, times: times.value), at: draft.reader.place(of: "on"))
        }
        for (index, slot) in draft.slots.enumerated()
        where draft.slots[..<index].contains(where: { $0.value == slot.value }) {
            sheet.report(.slotTwice(slot.value), at: slot.place)
        }
        let isRelay = draft.script.flatMap { scripts.entries[$0.value]?.script }?.relay != nil
        if isRelay, let length = draft.length, ![.zero, length.value.upperBound].contains(length.value.lowerBound) {
            sheet.report(.relayLength, at: length.place)
        }
        // The hours bind no emergency.
        guard hours.isSound, draft.priority != .emergency else { return }
        let shortest = isRelay ? draft.length?.value.upperBound : draft.length?.value.lowerBound
        checkHours(draft, hours.windows.map(\.value), shortest: shortest ?? .zero)
    }

    /// Windows that are too short for every campaign.
    static func checkWindows(_ hours: HoursSection, for drafts: [CampaignDraft], on sheet: YAMLSheet) {
        let lengths = drafts.filter { $0.priority != .emergency }.map { $0.length?.value.lowerBound ?? .zero }
        guard hours.isSound, let least = lengths.min(),
            hours.windows.contains(where: { least <= $0.value.length })
        else { return }
        for window in hours.windows where window.value.length < least {
            sheet.report(.hoursUnused(window.value, least), at: window.place)
        }
    }

    private static func checkHours(_ draft: CampaignDraft, _ windows: [TimeWindow], shortest: Duration) {
        guard windows.contains(where: { shortest <= $0.length }) else {
            if let length = draft.length {
                draft.reader.sheet.report(.lengthExceedsHours(shortest, windows), at: length.place)
            }
            return
        }
        for slot in draft.slots {
            let time = slot.value.time
            guard let window = windows.first(where: { $0.start <= time && time < $0.end }) else {
                draft.reader.sheet.report(.slotOutsideHours(slot.value, windows), at: slot.place)
                continue
            }
            if .seconds((window.end.minute - time.minute) * 60) < shortest {
                draft.reader.sheet.report(.slotTooLate(slot.value, shortest, window), at: slot.place)
            }
        }
    }
}

extension TimeWindow {
    fileprivate var length: Duration { .seconds(minutes * 60) }
}

extension Fault {
    fileprivate static func unknownScript(_ id: ScriptID, known: [String]) -> Fault {
        Fault(
            "unknown-script",
            Phrase(
                vi: "không có bài \(id.text.quoted): thiếu tệp \(ScriptShelf.file(of: id))",
                en: "there is no script \(id.text.quoted): the file \(ScriptShelf.file(of: id)) is missing"),
            hint: .didYouMean(
                id.text, among: known,
                orElse: Phrase(
                    vi: "viết bài vào tệp đó, hoặc sửa lại tên bài", en: "write the script there, or correct its name"))
        )
    }

    fileprivate static func tooManySlots(_ slots: Int, times: Int) -> Fault {
        Fault(
            "too-many-slots",
            Phrase(
                vi: "có \(slots) giờ phát nhưng mỗi tuần chỉ phát \(times) lần",
                en: "there are \(slots) slots, but only \(times) airings a week"),
            hint: Phrase(vi: "bớt giờ phát hoặc tăng “times-per-week”", en: "remove slots or raise “times-per-week”"))
    }

    fileprivate static let relayLength = Fault(
        "relay-length",
        Phrase(vi: "buổi tiếp âm phải có một thời lượng cố định", en: "a relay lasts one fixed time"),
        hint: Phrase(vi: "viết một thời lượng, như: length: 30 min", en: "write one length, such as: length: 30 min"))

    fileprivate static func slotTwice(_ slot: Campaign.Slot) -> Fault {
        Fault(
            "slot-twice",
            Phrase(vi: "giờ phát “\(slot.text)” ghi hai lần", en: "the slot “\(slot.text)” is there twice"),
            hint: Phrase(vi: "xóa một chỗ hoặc sửa giờ", en: "delete one of them or change its time"))
    }

    fileprivate static func lengthExceedsHours(_ shortest: Duration, _ windows: [TimeWindow]) -> Fault {
        let longest = windows.max { $0.minutes < $1.minutes }
        let window = longest.map { "\($0)" } ?? ""
        return Fault(
            "length-exceeds-hours",
            Phrase(
                vi: "ngắn nhất cũng \(shortest.words.vi), không vừa khung giờ nào; khung dài nhất là \(window)",
                en: "even the shortest, \(shortest.words.en), fits in none of the hours; the longest are \(window)"),
            hint: Phrase(vi: "giảm thời lượng hoặc nới khung giờ phát", en: "shorten it or widen the hours"))
    }

    fileprivate static func hoursUnused(_ window: TimeWindow, _ least: Duration) -> Fault {
        Fault(
            "hours-unused",
            Phrase(
                vi: "khung giờ \(window) không vừa đợt phát nào: đợt ngắn nhất cũng \(least.words.vi)",
                en: "no campaign fits in the hours \(window): even the shortest takes \(least.words.en)"),
            hint: Phrase(vi: "nới hoặc bỏ khung giờ này", en: "widen these hours or take them out"), severity: .warning)
    }

    fileprivate static func slotOutsideHours(_ slot: Campaign.Slot, _ windows: [TimeWindow]) -> Fault {
        let list = windows.map(\.description).joined(separator: ", ")
        return Fault(
            "slot-outside-hours",
            Phrase(
                vi: "giờ phát “\(slot.text)” nằm ngoài khung giờ \(list)",
                en: "the slot “\(slot.text)” lies outside the hours \(list)"),
            hint: Phrase(vi: "sửa giờ phát hoặc nới khung giờ ở mục hours", en: "change its time or widen hours"))
    }

    fileprivate static func slotTooLate(_ slot: Campaign.Slot, _ shortest: Duration, _ window: TimeWindow) -> Fault {
        Fault(
            "slot-outside-hours",
            Phrase(
                vi: "phát lúc “\(slot.text)” ít nhất \(shortest.words.vi) thì quá khung giờ \(window)",
                en: "from “\(slot.text)” on, at least \(shortest.words.en), it would run beyond the hours \(window)"),
            hint: Phrase(vi: "phát sớm hơn hoặc nới khung giờ ở mục hours", en: "begin earlier or widen hours"))
    }
}

extension Campaign.Slot {
    fileprivate var text: String { "\(weekday.rawValue) \(time)" }
}

extension Duration {
    /// Minutes where they come out even, seconds otherwise.
    fileprivate var words: Phrase {
        let seconds = components.seconds
        guard seconds % 60 != 0 || seconds == 0 else {
            let minutes = seconds / 60
            return Phrase(vi: "\(minutes) phút", en: minutes == 1 ? "1 minute" : "\(minutes) minutes")
        }
        return Phrase(vi: "\(seconds) giây", en: "\(seconds) seconds")
    }
}
