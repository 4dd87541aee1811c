package import CivilTime

/// Reads a note from left to right: at each word the rules are asked in turn, the first that knows what begins there
/// takes it. What no rule takes is not understood, unless it only goes with the rest (`thời lượng`, `khoảng`).
struct NoteReading {
    enum Fact: Hashable {
        case officer(String)
        case timesPerWeek(Int)
        case shortest(Int)
        case longest(Int)
        case from(NoteDate)
        case until(NoteDate)
        /// `từ nay`
        case fromToday
        /// `trong tháng 10`
        case within(NoteDate)

        /// Two facts about one thing that differ make both doubtful.
        fileprivate func contradicts(_ other: Fact) -> Bool {
            switch (self, other) {
            case (.officer, .officer), (.timesPerWeek, .timesPerWeek), (.shortest, .shortest), (.longest, .longest),
                (.from, .from), (.until, .until), (.within, .within):
                self != other
            default: false
            }
        }
    }

    /// What a rule found at a word: facts, or nothing that can be used, up to `end`.
    struct Found {
        let facts: [Fact]
        let end: Int

        static func unclear(_ end: Int) -> Found { Found(facts: [], end: end) }
    }

    private struct Taken {
        let range: Range<Int>
        var facts: [Fact]
    }

    let words: NoteWords
    /// Does it begin as notes do: `Lưu ý:`?
    let hasHead: Bool
    private var taken: [Taken] = []
    private let start: Int

    init(_ text: String) {
        words = NoteWords(text)
        let opening = words.skip(["("], at: 0)
        let head = words.after(Self.heads, at: opening)
        hasHead = head != nil
        start = head ?? opening
        read()
        dropContradictions()
    }

    static let heads = [
        "lưu ý", "ghi chú", "chú ý", "yêu cầu", "đề nghị", "bút phê", "chỉ đạo", "ý kiến chỉ đạo", "ý kiến lãnh đạo",
        "ý kiến của lãnh đạo", "ý kiến chủ tịch", "giao việc", "phân công",
    ]

    private mutating func read() {
        // `Đề nghị` and `Phân công` are heads and part of the sentence.
        var index = hasHead && words[start].folded != ":" ? words.skip(["("], at: 0) : start
        while index < words.count {
            let found =
                words.clockTime(at: index) ?? words.frequency(at: index) ?? words.length(at: index)
                ?? words.span(at: index) ?? words.officer(at: index)
            if let found {
                taken.append(Taken(range: index..<found.end, facts: found.facts))
                index = max(found.end, index + 1)
            } else {
                index += 1
            }
        }
    }

    private mutating func dropContradictions() {
        let all = taken.flatMap(\.facts)
        let doubtful = all.filter { fact in all.contains { $0.contradicts(fact) } }
        for index in taken.indices where taken[index].facts.contains(where: doubtful.contains) {
            taken[index].facts = []
        }
    }

    var facts: [Fact] { taken.flatMap(\.facts) }

    /// Marks what a fact was taken from as not understood: the dates turned out impossible.
    mutating func reject(where isRejected: (Fact) -> Bool) {
        for index in taken.indices where taken[index].facts.contains(where: isRejected) { taken[index].facts = [] }
    }

    // MARK: The rest

    /// The parts that are not understood, as written, clause by clause.
    var notUnderstood: [String] {
        var understood = Array(repeating: false, count: words.count)
        var unclear = understood
        for part in taken {
            for index in part.range {
                if part.facts.isEmpty { unclear[index] = true } else { understood[index] = true }
            }
        }
        var parts: [String] = []
        var run: Range<Int>?
        func close() {
            if let run, run.contains(where: { unclear[$0] || isMeaningful($0) }) { parts.append(words.text(run)) }
            run = nil
        }
        for index in start..<max(start, words.count) {
            let isBreak = [",", ".", ";", ":", "(", ")", "!"].contains(words[index].folded) && !unclear[index]
            if understood[index] || isBreak {
                close()
            } else if run != nil || !words[index].isSign || unclear[index] {
                run = (run?.lowerBound ?? index)..<(index + 1)
            }
        }
        close()
        return parts
    }

    private func isMeaningful(_ index: Int) -> Bool {
        !words[index].isSign && !Self.companions.contains(words[index].folded)
    }

    /// Words that say nothing alone.
    private static let companions: Set<String> = [
        "phát", "thanh", "sóng", "thông", "báo", "tuyên", "truyền", "đọc", "đài", "loa", "bài", "này", "là", "và",
        "thì", "cho", "trên",
        "hệ", "thống", "thời", "lượng", "gian", "mỗi", "lần", "buổi", "lượt", "khoảng", "từ", "vào", "trong", "nhé",
        "ạ",
        "xã", "nội", "dung", "chương", "trình", "tần", "suất", "số", "kể", "bắt", "đầu", "thực", "hiện", "tại", "qua",
        "được", "với", "dài", "độ", "tin", "của", "đề", "nghị", "yêu", "cầu", "một", "các", "sau", "như", "trung",
        "bình",
    ]

    // MARK: What it is about

    /// Is it about airings, or only about how often something is done?
    var isAboutAiring: Bool {
        let airing = ["phát", "đọc", "đài", "loa", "tuyên truyền", "truyền thanh", "thời lượng", "phát thanh"]
        return (0..<words.count).contains { words.after(airing, at: $0) != nil }
    }

    /// Does it speak to an officer?
    var speaksToColleague: Bool {
        (0..<words.count).contains { words.after(["đ / c", "đ . c", "đc", "đồng chí"], at: $0) != nil }
    }
}

extension Instruction {
    /// Understands a note, on the day that it is read: `từ nay` counts from the note's own first day, else from
    /// `today`; a year left out is the next one on or after that day. What is said otherwise is in `notUnderstood`.
    ///
    /// `nil` if `text` is no note about airings: `Lưu ý: bà con mang theo căn cước`, or one of more than 4,000 bytes.
    package init?(understanding text: String, on today: LocalDate) {
        guard text.utf8.count <= 4000 else { return nil }
        let text = Cleaning.cleaned(text)
        guard !PaperForm.speaksToPeople(text) else { return nil }
        var reading = NoteReading(text)
        self.init(text: text)
        for fact in reading.facts {
            switch fact {
            case .officer(let name): officer = name
            case .timesPerWeek(let times): timesPerWeek = times
            case .shortest(let minutes): shortestMinutes = minutes
            case .longest(let minutes): longestMinutes = minutes
            case .from, .until, .fromToday, .within: break
            }
        }
        if let shortest = shortestMinutes, let longest = longestMinutes, shortest > longest {
            (shortestMinutes, longestMinutes) = (nil, nil)
            reading.reject { if case .shortest = $0 { true } else if case .longest = $0 { true } else { false } }
        }
        takeDates(from: &reading, on: today)
        notUnderstood = reading.notUnderstood
        guard isNote(reading) else { return nil }
    }

    private func isNote(_ reading: NoteReading) -> Bool {
        if officer != nil { return true }
        let saysHow = timesPerWeek != nil || shortestMinutes != nil || longestMinutes != nil
        if saysHow, reading.isAboutAiring { return true }
        guard reading.hasHead else { return false }
        let saysWhen = from != nil || until != nil
        return saysHow && notUnderstood.isEmpty || saysWhen && reading.isAboutAiring || reading.speaksToColleague
    }

    private mutating func takeDates(from reading: inout NoteReading, on today: LocalDate) {
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
        if !first.hasYear, first != .tomorrow, let last, last.hasYear, let end = last.days(onOrAfter: today) {
            return first.lastDays(onOrBefore: end.upperBound)?.lowerBound
        }
        guard let days = first.days(onOrAfter: today) else { return nil }
        // A month that has begun begins today.
        return first.hasYear ? days.lowerBound : max(days.lowerBound, min(today, days.upperBound))
    }
}
