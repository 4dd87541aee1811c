internal import CivilTime

/// Reads a note from left to right: at each word the rules are asked in turn, the first that knows what begins there
/// takes it. What no rule takes is not understood, unless it only goes with the rest (`thời lượng`, `khoảng`).
///
/// Better nothing than something wrong: what a fact stands beside may take it back (`NoteDoubt`).
struct NoteReading {
    enum Fact: Hashable {
        case officer(String)
        case timesPerWeek(Int)
        /// `hằng ngày`: how often on a day is not said.
        case daily
        case weekdays(Set<Weekday>)
        case times(Set<TimeOfDay>)
        case shortest(Int)
        case longest(Int)
        case from(NoteDate)
        case until(NoteDate)
        /// `từ nay`
        case fromToday
        /// `trong tháng 10`
        case within(NoteDate)
        /// `trong 3 ngày`, `liên tục 2 tuần`; in days.
        case lasting(Int)

        /// Two facts about one thing that differ make both doubtful.
        private func contradicts(_ other: Fact) -> Bool {
            switch (self, other) {
            case (.officer, .officer), (.timesPerWeek, .timesPerWeek), (.shortest, .shortest), (.longest, .longest),
                (.from, .from), (.until, .until), (.within, .within), (.weekdays, .weekdays), (.times, .times),
                (.lasting, .lasting):
                self != other
            case (.daily, .timesPerWeek(let times)), (.timesPerWeek(let times), .daily): !times.isMultiple(of: 7)
            case (.daily, .weekdays), (.weekdays, .daily): true
            default: false
            }
        }

        func isContradicted(by all: [Fact]) -> Bool { all.contains { contradicts($0) } }

        var isOfficer: Bool { if case .officer = self { true } else { false } }
        var isLength: Bool {
            switch self {
            case .shortest, .longest: true
            default: false
            }
        }
        /// How often, on which days, at which times.
        var isFrequency: Bool {
            switch self {
            case .timesPerWeek, .daily, .weekdays, .times: true
            default: false
            }
        }
        var isDate: Bool {
            switch self {
            case .from, .until, .fromToday, .within, .lasting: true
            default: false
            }
        }
    }

    /// What a rule found at a word: facts, or nothing that can be used, up to `end`.
    struct Found {
        let facts: [Fact]
        let end: Int
        /// A word inside that says something else: `sáng` in `3 buổi sáng mỗi tuần`.
        var besides: Int?

        static func unclear(_ end: Int) -> Found { Found(facts: [], end: end) }
    }

    struct Taken {
        let range: Range<Int>
        var facts: [Fact]
        let besides: Int?
    }

    let words: NoteWords
    /// Does it begin as notes do: `Lưu ý:`?
    let hasHead: Bool
    /// Behind the head.
    let start: Int
    private(set) var taken: [Taken] = []
    /// All that seemed to be said, before doubts.
    private(set) var mentions: [Fact] = []

    init(_ text: String) {
        words = NoteWords(text)
        let opening = words.skip(["("], at: 0)
        let head = words.after(Self.heads, at: opening)
        hasHead = head != nil
        start = head ?? opening
        read()
        mentions = facts
        doubt()
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
                words.slot(at: index) ?? words.frequency(at: index) ?? words.length(at: index)
                ?? words.span(at: index) ?? words.officer(at: index)
            if let found {
                taken.append(Taken(range: index..<found.end, facts: found.facts, besides: found.besides))
                index = max(found.end, index + 1)
            } else {
                index += 1
            }
        }
    }

    var facts: [Fact] { taken.flatMap(\.facts) }

    /// Marks what a fact was taken from as not understood.
    mutating func reject(where isRejected: (Fact) -> Bool) {
        for index in taken.indices where taken[index].facts.contains(where: isRejected) { taken[index].facts = [] }
    }

    /// The same, of what stands in `range`.
    mutating func reject(in range: Range<Int>, where isRejected: (Fact) -> Bool) {
        for index in taken.indices
        where range.overlaps(taken[index].range) && taken[index].facts.contains(where: isRejected) {
            taken[index].facts = []
        }
    }

    // MARK: The rest

    /// The parts that are not understood, as written, clause by clause.
    var notUnderstood: [String] { looseParts.map(words.text) }

    /// Their places.
    var looseParts: [Range<Int>] {
        let (understood, unclear) = marks
        var parts: [Range<Int>] = []
        var run: Range<Int>?
        func close() {
            if let run, run.contains(where: { unclear[$0] || isMeaningful($0) }) { parts.append(run) }
            run = nil
        }
        for index in start..<max(start, words.count) {
            let isBreak = (words.isBreak(index) || words[index].folded == ":") && !unclear[index]
            if words.beginsLine(index), !unclear[index] { close() }
            if understood[index] || isBreak {
                close()
            } else if run != nil || !words[index].isSign || unclear[index] {
                run = (run?.lowerBound ?? index)..<(index + 1)
            }
        }
        close()
        return parts
    }

    /// Words that facts were taken from, and words of parts that could not be used.
    var marks: (understood: [Bool], unclear: [Bool]) {
        var understood = Array(repeating: false, count: words.count)
        var unclear = understood
        for part in taken {
            for index in part.range where index != part.besides || part.facts.isEmpty {
                if part.facts.isEmpty { unclear[index] = true } else { understood[index] = true }
            }
        }
        return (understood, unclear)
    }

    private func isMeaningful(_ index: Int) -> Bool {
        !words[index].isSign && !Self.companions.contains(words[index].folded)
    }

    /// Words that say nothing alone.
    static let companions: Set<String> = [
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
        let airing = ["đọc", "đài", "loa", "tuyên truyền", "truyền thanh", "thời lượng"]
        return (0..<words.count).contains { words.after(airing, at: $0) != nil || words.airs(at: $0) }
    }

    /// Does it speak to an officer?
    var speaksToColleague: Bool {
        (0..<words.count).contains { words.after(["đ / c", "đ . c", "đc", "đồng chí"], at: $0) != nil }
    }
}
