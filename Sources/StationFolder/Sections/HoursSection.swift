internal import CivilTime
internal import Diagnostics

/// `hours:` — when anything but an emergency may be on air.
struct HoursSection {
    /// In order of the day.
    let windows: [Marked<TimeWindow>]
    /// Nothing was wrong with them: other rules may build on them.
    let isSound: Bool

    init(_ root: MappingReader) {
        let before = root.sheet.findings.count
        if !root.has("hours") { root.reportMissing("hours") }
        let windows = root.list("hours", .window)?.sorted { $0.value.start < $1.value.start } ?? []
        if windows.isEmpty, root.sheet.findings.count == before {
            root.sheet.report(.noHours, at: root.place(of: "hours"))
        }
        for (index, window) in windows.enumerated() {
            // In order of the day, but told at the one that stands later in the file.
            for other in windows[..<index] where other.value.end > window.value.start {
                let (first, second) = window.place.isBefore(other.place) ? (window, other) : (other, window)
                root.sheet.report(.hoursOverlap(second.value, first.value), at: second.place)
            }
        }
        self.windows = windows
        self.isSound = root.sheet.findings.count == before
        for window in windows {
            if let fault = Fault.nightHours(window.value) { root.sheet.report(fault, at: window.place) }
        }
    }
}

extension Finding.Place {
    /// In one file.
    func isBefore(_ other: Finding.Place) -> Bool {
        (line ?? 0, column ?? 0) < (other.line ?? 0, other.column ?? 0)
    }
}

extension Fault {
    fileprivate static let noHours = Fault(
        "hours-empty", Phrase(vi: "chưa có khung giờ phát nào", en: "there are no hours to broadcast in"),
        hint: Phrase(
            vi: "viết như: hours: [\"06:00-06:30\", \"17:00-18:00\"]",
            en: "write it like: hours: [\"06:00-06:30\", \"17:00-18:00\"]"))

    fileprivate static func hoursOverlap(_ window: TimeWindow, _ other: TimeWindow) -> Fault {
        Fault(
            "hours-overlap",
            Phrase(vi: "khung giờ \(window) chồng lên \(other)", en: "the hours \(window) overlap \(other)"),
            hint: Phrase(vi: "gộp thành một khung hoặc sửa giờ", en: "make them one, or change the times"))
    }

    /// People complain most of starts before 6:00, and the noise standard of 2010 took 21:00 to 6:00 as night.
    fileprivate static func nightHours(_ window: TimeWindow) -> Fault? {
        guard window.start.minute < 6 * 60 || window.end.minute > 21 * 60 else { return nil }
        return Fault(
            "hours-at-night",
            Phrase(
                vi: "khung giờ \(window) có lúc trước 06:00 hoặc sau 21:00, dễ làm phiền người dân",
                en: "the hours \(window) reach before 06:00 or beyond 21:00 and may disturb people"),
            hint: Phrase(
                vi: "nếu được thì dời vào trong khoảng 06:00-21:00; tin khẩn cấp không bị giới hạn",
                en: "keep within 06:00-21:00 if you can; emergencies are exempt"),
            severity: .warning)
    }
}
