package import CivilTime

/// A promise: this script, so often a week, so long each time, from here to there.
package struct Campaign: Sendable, Hashable {
    package enum IfMissed: String, Sendable, CaseIterable { case makeGood = "make-good", skip }

    /// A fixed place in the week, such as `tue 17:00`.
    package struct Slot: Sendable, Hashable, Comparable {
        package let weekday: Weekday
        package let time: TimeOfDay

        package init(_ weekday: Weekday, _ time: TimeOfDay) {
            self.weekday = weekday
            self.time = time
        }

        package static func < (one: Slot, other: Slot) -> Bool {
            (one.weekday.index, one.time) < (other.weekday.index, other.time)
        }
    }

    package let id: CampaignID
    package var title: String
    package var script: ScriptID
    package var field: Field
    package var from: LocalDate
    /// The last day; absent: no end.
    package var until: LocalDate?
    /// 1 to 100.
    package var timesPerWeek: Int
    /// Sorted; empty: the airings are spread over the week.
    package var slots: [Slot]
    /// Of the whole airing, tune to tune.
    package var length: ClosedRange<Duration>
    package var priority: Priority
    package var lateStart: Duration
    /// The share, 0 to 1, from which a cut airing counts as aired.
    package var countsFrom: Double
    package var ifMissed: IfMissed

    package init(
        id: CampaignID, title: String, script: ScriptID, field: Field = .general, from: LocalDate,
        until: LocalDate? = nil, timesPerWeek: Int, slots: [Slot] = [], length: ClosedRange<Duration>,
        priority: Priority = .normal,
        lateStart: Duration = .seconds(600), countsFrom: Double = 0.9, ifMissed: IfMissed = .makeGood
    ) {
        self.id = id
        self.title = title
        self.script = script
        self.field = field
        self.from = from
        self.until = until
        self.timesPerWeek = timesPerWeek
        self.slots = slots.sorted()
        self.length = length
        self.priority = priority
        self.lateStart = lateStart
        self.countsFrom = countsFrom
        self.ifMissed = ifMissed
    }
}

/// Circular 39/2020/TT-BTTTT; the greater goes first.
package enum Priority: String, Sendable, CaseIterable, Comparable {
    case normal, priority, emergency

    package static func < (one: Priority, other: Priority) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .normal: 0
        case .priority: 1
        case .emergency: 2
        }
    }
}

/// An announcement: `scripts/<id>.md`.
package struct Script: Sendable, Hashable {
    package struct Paragraph: Sendable, Hashable {
        /// The line of the file on which it begins, from 1.
        package let line: Int
        /// As written, NFC, without line breaks and marks of lists and headings.
        package let text: String

        package init(line: Int, text: String) {
            self.line = line
            self.text = text
        }
    }

    package let id: ScriptID
    package let title: String
    /// The line of the file on which the title stands, from 1.
    package let titleLine: Int
    package let paragraphs: [Paragraph]
    /// The text as it stands in the file, below the front matter.
    package let body: String
    /// The line of the file on which `body` begins, from 1.
    package let bodyLine: Int
    /// Who wrote it, as its front matter says: an officer's key or a name.
    package let writer: String?
    /// A path within the station folder: it is played in place of the voice.
    package let recording: String?
    /// It is relayed in place of the voice; the text only describes it.
    package let relay: Relay?
    /// SHA-256 of the text below the front matter, in lower-case hexadecimal: what an approval binds to.
    /// A relay's address is part of it.
    package let hash: String

    package init(
        id: ScriptID, title: String, titleLine: Int = 1, paragraphs: [Paragraph], body: String = "", bodyLine: Int = 1,
        writer: String? = nil, recording: String? = nil, relay: Relay? = nil, hash: String
    ) {
        self.id = id
        self.title = title
        self.titleLine = titleLine
        self.paragraphs = paragraphs
        self.body = body
        self.bodyLine = bodyLine
        self.writer = writer
        self.recording = recording
        self.relay = relay
        self.hash = hash
    }
}
