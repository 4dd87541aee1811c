package import CivilTime
package import Diagnostics
package import StationModel

/// Values of the schedule as a person gives them to a command: read by the rules that hold in the file.
///
/// All throw `BadValue` with the sentence and the hint that the file would get, the option's name before it.
package enum ScheduleValue {
    /// What was given for an option cannot be a value of the schedule.
    package struct BadValue: PlainError {
        package let status = ExitStatus.usage
        package let message: Phrase
        package let hint: Phrase?

        fileprivate init(_ fault: Fault, for option: String) {
            message = Phrase(vi: "\(option): \(fault.message.vi)", en: "\(option): \(fault.message.en)")
            hint = fault.hint
        }
    }

    /// What people wrote: one line, not blank, at most 500 characters.
    package static func text(_ text: String, for option: String) throws(BadValue) -> String {
        if let letter = text.tidied.unicodeScalars.first(where: \.isHidden) {
            throw BadValue(.controlCharacter(letter), for: option)
        }
        return try read(text, .text, for: option)
    }

    /// `2023-08-08`.
    package static func date(_ text: String, for option: String) throws(BadValue) -> LocalDate {
        try read(text, .date, for: option)
    }

    /// `sat,sun`, with or without blanks.
    package static func weekdays(_ text: String, for option: String) throws(BadValue) -> Set<Weekday> {
        var days: Set<Weekday> = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            days.insert(try read(String(word), .weekday, for: option))
        }
        return days
    }

    /// `tue 17:00`.
    package static func slot(_ text: String, for option: String) throws(BadValue) -> Campaign.Slot {
        try read(text, .slot, for: option)
    }

    /// `10-15 min`.
    package static func length(_ text: String, for option: String) throws(BadValue) -> ClosedRange<Duration> {
        try read(text, .length, for: option)
    }

    /// `10 min`, at most twelve hours.
    package static func lateStart(_ text: String, for option: String) throws(BadValue) -> Duration {
        try read(text, .lateStart, for: option)
    }

    /// `90%`.
    package static func share(_ text: String, for option: String) throws(BadValue) -> Double {
        try read(text, .percent, for: option)
    }

    /// 1 to 100.
    package static func timesPerWeek(_ text: String, for option: String) throws(BadValue) -> Int {
        try read(text, .timesPerWeek, for: option)
    }

    package static func field(_ text: String, for option: String) throws(BadValue) -> Field {
        try read(text, .word("bad-field"), for: option)
    }

    package static func priority(_ text: String, for option: String) throws(BadValue) -> Priority {
        try read(text, .word("bad-priority"), for: option)
    }

    package static func ifMissed(_ text: String, for option: String) throws(BadValue) -> Campaign.IfMissed {
        try read(text, .word("bad-if-missed"), for: option)
    }

    /// A name that the station gives: of an officer, a campaign.
    package static func name<Subject>(_ text: String, for option: String) throws(BadValue) -> Identifier<Subject> {
        let name: Identifier<Subject> = try read(text, .identifier(), for: option)
        if Subject.self == Campaign.self, CampaignDraft.reserved.contains(name.text) {
            throw BadValue(.reservedName(name.text), for: option)
        }
        return name
    }

    private static func read<Value>(
        _ text: String, _ form: Form<Value>, for option: String
    ) throws(BadValue) -> Value {
        do {
            return try form.read(text.tidied)
        } catch {
            throw BadValue(error, for: option)
        }
    }
}

extension Form<Int> {
    static var timesPerWeek: Form { .number(1...100) }
}

extension Form<Duration> {
    static var lateStart: Form { .duration(upTo: .seconds(43_200)) }
}
