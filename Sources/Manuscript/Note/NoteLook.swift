/// Does a line without a head look like one from office to office: a person or an airing, and how often or how long?
enum NoteLook: Comparable {
    case none
    /// It may be for the listeners.
    case doubtful
    case sure

    init(_ text: String) {
        guard text.count < Self.longest, !PaperForm.speaksToPeople(text) else {
            self = .none
            return
        }
        let signs = Signs(NoteReading(text))
        self = signs.areSure ? Self.speaksSoftly(text) ? .doubtful : .sure : signs.areDoubtful ? .doubtful : .none
    }

    /// Characters of a line that may be a note without a head.
    static let longest = 300

    /// Said to listeners rather than to an officer.
    private static func speaksSoftly(_ text: String) -> Bool {
        let text = text.lowercased()
        return [
            "mời", "xin ", "kính", "cảm ơn", "hãy", "liên hệ", "đăng ký", "chúng ta", "mọi người", "thính giả",
            "các bạn",
            "học sinh", "phụ huynh", "hội viên", "đoàn viên",
        ].contains { text.contains($0) }
    }

    /// `Trang thực hiện.`: what may stand alone under a note.
    static func isShortDuty(_ text: String) -> Bool {
        let words = NoteWords(text)
        return words.count <= 7 && words[0].isCapitalised
            && (0..<words.count).contains {
                words.after(["thực hiện", "phụ trách", "p / trách", "đọc"], at: $0) != nil
            }
    }

    /// What stands in a line.
    private struct Signs {
        let hasHead: Bool
        /// `đ/c Trang`; the abbreviation is written between colleagues only.
        let colleague: Bool
        let person: Bool
        /// `Chủ tịch đồng ý`, `Chủ tịch: `
        let leader: Bool
        let leaderSpeaks: Bool
        let approves: Bool
        let duty: Bool
        let airs: Bool
        /// `phát bài này`, `thời lượng`
        let airsForSure: Bool
        let howOften: Bool
        let howLong: Bool
        let when: Bool
        /// Nothing but how often and how long.
        let isSchedule: Bool

        init(_ reading: NoteReading) {
            let words = reading.words
            func has(_ phrases: [String]) -> Bool { (0..<words.count).contains { words.after(phrases, at: $0) != nil } }
            func hasNumber(_ isFollowed: (Int) -> Bool) -> Bool {
                (0..<words.count).contains { words.number(at: $0).map { isFollowed($0.end) } ?? false }
            }
            hasHead = reading.hasHead
            colleague = Self.isNamed(after: ["đ / c", "đ . c", "đ . c .", "đc"], words)
            person = colleague || Self.isNamed(after: ["đồng chí"], words)
            let verb = Self.behindLeader(words)
            leaderSpeaks = verb.map { words[$0].folded == ":" } ?? false
            leader = verb != nil || has(["đồng ý phát", "đồng ý cho phát", "duyệt phát", "cho phát sóng"])
            duty =
                has(["phụ trách", "p / trách", "thực hiện", "trực", "chịu trách nhiệm", "đảm nhận"])
                || colleague && has(["đọc"])
            approves = leaderSpeaks && has(["đồng ý", "duyệt", "nhất trí"])
            airs = (0..<words.count).contains(where: words.airs)
            airsForSure = has(["phát bài", "đọc bài", "phát sóng", "phát tin", "đọc tin", "thời lượng", "tần suất"])
            let mentions = reading.mentions
            howOften =
                mentions.contains(where: \.isFrequency)
                || has(["tuần"]) && (0..<words.count).contains(where: words.isUnit)
            isSchedule =
                mentions.contains(where: \.isFrequency) && mentions.contains(where: \.isLength)
                && reading.looseParts.isEmpty
            howLong = mentions.contains(where: \.isLength) || hasNumber { words.isUnit($0) }
            let isDated = hasNumber { words[$0].folded == "/" && words.number(at: $0 + 1) != nil }
            let hasSpan = hasNumber { ["ngày", "tuần", "tháng"].contains(words[$0].folded) }
            when = isDated || hasSpan || mentions.contains(where: \.isDate)
        }

        private static func isNamed(after titles: [String], _ words: NoteWords) -> Bool {
            (0..<words.count).contains { index in
                words.after(titles, at: index).map { words[$0].isCapitalised } ?? false
            }
        }

        private static let leaders = [
            "chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư", "trưởng ban", "phó ban", "phó trưởng ban", "trưởng đài",
            "lãnh đạo", "thường trực", "ct", "pct", "chủ tịch ubnd xã", "phó chủ tịch ubnd xã", "lãnh đạo ubnd xã",
        ]

        /// The verb or colon behind a leader's name at the beginning.
        private static func behindLeader(_ words: NoteWords) -> Int? {
            let start = words.skip(["(", "ý", "kiến", "đ", "/", "c", "đồng", "chí", "của"], at: 0)
            guard let end = words.after(leaders, at: start) else { return nil }
            let verbs = [":", "đồng ý", "duyệt", "giao", "chỉ đạo", "nhất trí", "yêu cầu", "phê"]
            return words.after(verbs, at: end) == nil ? nil : end
        }

        var areSure: Bool {
            let isWork = airs || airsForSure || duty && colleague
            return approves || person && isWork && (howOften || howLong || airs && when)
                || leader && airs || leaderSpeaks && howOften || airsForSure && howOften
                || hasHead && (airs || airsForSure) && howOften
        }

        var areDoubtful: Bool {
            (colleague || person && duty || leader || airs || airsForSure || hasHead) && (howOften || howLong || when)
                || isSchedule || (colleague || hasHead) && (duty || airs || airsForSure)
        }
    }
}
