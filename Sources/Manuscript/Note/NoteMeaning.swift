package import CivilTime

extension Instruction {
    /// Understands a note, on the day that it is read: `từ nay` counts from the note's own first day, else from
    /// `today`; a year left out is the next one on or after that day. What is said otherwise is in `notUnderstood`.
    ///
    /// `nil` if `text` is no note about airings: `Lưu ý: bà con mang theo căn cước`, or one of more than 4,000 bytes.
    package init?(understanding text: String, on today: LocalDate) {
        guard text.utf8.count <= 4000 else { return nil }
        let text = Cleaning.cleaned(text)
        guard !PaperForm.speaksToPeople(text) else { return nil }
        let reading = NoteReading(text)
        self.init(reading, text, on: today)
        guard isNote(reading) else { return nil }
    }

    /// Of what is known to be a note; perhaps nothing of it is understood.
    init(note text: String, on today: LocalDate) {
        let text = Cleaning.cleaned(text)
        self.init(NoteReading(text), text, on: today)
    }

    private init(_ original: NoteReading, _ text: String, on today: LocalDate) {
        var reading = original
        self.init(text: text)
        repeat { takeDates(from: &reading, on: today) } while reading.dropWhatHangsOnTime()
        takeLengths(from: &reading)
        takeFrequency(from: &reading)
        // A beginning or an end beside days that contradict each other.
        while reading.dropWhatHangsOnTime() {
            takeDates(from: &reading, on: today)
            takeFrequency(from: &reading)
        }
        for case .officer(let name) in reading.facts { officer = name }
        notUnderstood = reading.notUnderstood
    }

    private func isNote(_ reading: NoteReading) -> Bool {
        let said = reading.mentions
        if said.contains(where: \.isOfficer) { return true }
        let saysHow = said.contains { $0.isFrequency || $0.isLength }
        if saysHow, reading.isAboutAiring { return true }
        guard reading.hasHead else { return false }
        return saysHow && notUnderstood.isEmpty
            || reading.isAboutAiring && (said.contains(where: \.isDate) || reading.stops)
            || reading.speaksToColleague
    }

    private mutating func takeLengths(from reading: inout NoteReading) {
        for fact in reading.facts {
            switch fact {
            case .shortest(let minutes): shortestMinutes = minutes
            case .longest(let minutes): longestMinutes = minutes
            default: break
            }
        }
        if let shortest = shortestMinutes, let longest = longestMinutes, shortest > longest {
            (shortestMinutes, longestMinutes) = (nil, nil)
            reading.reject(where: \.isLength)
        }
    }

    private mutating func takeFrequency(from reading: inout NoteReading) {
        (timesPerWeek, weekdays, times) = (nil, [], [])
        var isDaily = false
        for fact in reading.facts {
            switch fact {
            case .timesPerWeek(let number): timesPerWeek = number
            case .daily: isDaily = true
            case .weekdays(let days): weekdays = Weekday.allCases.filter(days.contains)
            case .times(let moments): times = moments.sorted()
            default: break
            }
        }
        let timesPerDay = max(1, times.count)
        if isDaily, timesPerWeek == nil { timesPerWeek = 7 * timesPerDay }
        if !times.isEmpty, weekdays.isEmpty, timesPerWeek == 7 * timesPerDay { weekdays = Weekday.allCases }
        guard !weekdays.isEmpty else {
            // Once a day and two times of the day cannot both be.
            if let stated = timesPerWeek, !stated.isMultiple(of: timesPerDay) { rejectFrequency(of: &reading) }
            return
        }
        if let stated = timesPerWeek, stated != weekdays.count * timesPerDay {
            rejectFrequency(of: &reading)
        } else {
            timesPerWeek = weekdays.count * timesPerDay
        }
    }

    private mutating func rejectFrequency(of reading: inout NoteReading) {
        (timesPerWeek, weekdays, times) = (nil, [], [])
        reading.reject(where: \.isFrequency)
    }

    private mutating func takeDates(from reading: inout NoteReading, on today: LocalDate) {
        (from, until) = (nil, nil)
        var days: Int?
        var first: NoteDate?
        var last: NoteDate?
        var window: NoteDate?
        var startsToday = false
        for fact in reading.facts {
            switch fact {
            case .from(let date): first = date
            case .until(let date): last = date
            case .within(let date): window = date
            case .fromToday: startsToday = true
            case .lasting(let number): days = number
            default: break
            }
        }
        if let first {
            from = Self.beginning(first, until: last, today)
            if from == nil { reading.reject { $0 == .from(first) } }
        } else if startsToday {
            from = today
        }
        if let last {
            until = last.days(onOrAfter: from ?? today)?.upperBound
            if until.map({ $0 < (from ?? $0) }) ?? true {
                until = nil
                reading.reject { $0 == .until(last) }
            }
        }
        if let days {
            if let from, last == nil, window == nil {
                until = from + (days - 1)
            } else {
                reading.reject { if case .lasting = $0 { true } else { false } }
            }
        }
        guard let window else { return }
        if let days = window.days(onOrAfter: from ?? today), until == nil || days.contains(until ?? today) {
            from = from ?? max(days.lowerBound, today <= days.upperBound ? today : days.lowerBound)
            until = until ?? days.upperBound
        } else {
            reading.reject { $0 == .within(window) }
        }
    }

    private static func beginning(_ first: NoteDate, until last: NoteDate?, _ today: LocalDate) -> LocalDate? {
        if case .dayOfSameMonth = first {
            return last?.days(onOrAfter: today).flatMap { first.lastDays(onOrBefore: $0.upperBound)?.lowerBound }
        }
        if !first.hasYear, !first.isRelative, let last, let end = last.days(onOrAfter: today) {
            return first.lastDays(onOrBefore: end.upperBound)?.lowerBound
        }
        // A note is often read some days after what it orders has begun.
        if case .day(_, _, nil) = first, let day = first.lastDays(onOrBefore: today)?.lowerBound, today - day < 60 {
            return day
        }
        guard let days = first.days(onOrAfter: today) else { return nil }
        // A month that has begun begins today.
        return first.hasYear ? days.lowerBound : max(days.lowerBound, min(today, days.upperBound))
    }
}
