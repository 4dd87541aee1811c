package import CivilTime
package import SpokenVietnamese

/// A whole station as its folder wants it: `schedule.yaml` and the scripts it names, checked.
///
/// Lists keep the order of the file. Names are unique and every name that is used exists.
package struct Station: Sendable, Hashable {
    package enum Approval: String, Sendable, CaseIterable { case required, notRequired = "not-required" }
    /// What becomes of the paragraphs that nobody has read, in a script of which others were read by a person.
    package enum MissingTakes: String, Sendable, CaseIterable {
        /// The voice reads them.
        case voice
        /// The script is not aired until they are read.
        case refuse
    }

    package var name: String
    /// The body whose papers the reports are, such as `UBND xã Trung Sơn`.
    package var authority: String
    package var place: String
    /// What warnings call the places that it speaks to, beside `place`: communes, a province, codes.
    package var areas: [String]
    package var zone: StationZone
    package var voice: VoiceChoice
    /// The signature tune: a path within the station folder.
    package var opening: String?
    package var approval: Approval
    package var missingTakes: MissingTakes
    package var output: Output
    package var live: LiveSpeech
    /// Disjoint, in order of the day.
    package var hours: [TimeWindow]
    package var quietDays: [QuietDay]
    package var officers: [Officer]
    package var roster: [Duty]
    package var campaigns: [Campaign]
    package var scripts: [Script]
    package var lexicon: Lexicon

    package init(
        name: String, authority: String, place: String, areas: [String] = [], zone: StationZone,
        voice: VoiceChoice = .standard, opening: String? = nil, approval: Approval = .required,
        missingTakes: MissingTakes = .voice,
        output: Output = Output(), live: LiveSpeech = LiveSpeech(), hours: [TimeWindow],
        quietDays: [QuietDay] = [], officers: [Officer] = [], roster: [Duty] = [], campaigns: [Campaign] = [],
        scripts: [Script] = [],
        lexicon: Lexicon = Lexicon()
    ) {
        self.name = name
        self.authority = authority
        self.place = place
        self.areas = areas
        self.zone = zone
        self.voice = voice
        self.opening = opening
        self.approval = approval
        self.missingTakes = missingTakes
        self.output = output
        self.live = live
        self.hours = hours
        self.quietDays = quietDays
        self.officers = officers
        self.roster = roster
        self.campaigns = campaigns
        self.scripts = scripts
        self.lexicon = lexicon
    }

    package func officer(_ id: OfficerID) -> Officer? { officers.first { $0.id == id } }
    package func script(_ id: ScriptID) -> Script? { scripts.first { $0.id == id } }
    package func campaign(_ id: CampaignID) -> Campaign? { campaigns.first { $0.id == id } }
}

/// The voice that reads, as `voice:` says it.
package enum VoiceChoice: Sendable, Hashable {
    /// `rate` in words a minute, as espeak-ng counts them: 80 to 450.
    case espeak(name: String, rate: Int)
    /// `model` is a path within the station folder; `licence` says on what terms its voice may be used, and whose it
    /// is, as its supplier wrote it.
    case piper(model: String, licence: String)
    /// A program: UTF-8 text on stdin, signed 16-bit mono PCM on stdout at `sampleRate` Hz.
    case command(run: [String], sampleRate: Int)

    package static let standard = VoiceChoice.espeak(name: "vi", rate: 130)
}

/// Where the sound goes and how it is made fit for it.
package struct Output: Sendable, Hashable {
    package enum Device: Sendable, Hashable {
        /// A PCM name of ALSA.
        case alsa(String)
        /// A WAV file, written at the pace of a card.
        case wav(String)
        /// A clock without sound.
        case null
    }
    package enum Voicing: String, Sendable, CaseIterable { case horn, flat }

    package var device: Device
    /// Programme loudness, EBU R 128, in LUFS: -40 to -5.
    package var loudness: Double
    package var voicing: Voicing
    package var amplifier: Amplifier?
    /// The capture PCM of ALSA that hears a horn or the amplifier's monitor output; absent: nobody listens.
    package var listen: String?

    package init(
        device: Device = .alsa("default"), loudness: Double = -16, voicing: Voicing = .horn,
        amplifier: Amplifier? = nil, listen: String? = nil
    ) {
        self.device = device
        self.loudness = loudness
        self.voicing = voicing
        self.amplifier = amplifier
        self.listen = listen
    }
}

/// The switch of the amplifier. Without commands there is only the wait: silence is sent for the warm-up.
package struct Amplifier: Sendable, Hashable {
    /// Program and arguments, no shell; empty: none.
    package var switchOn: [String]
    package var switchOff: [String]
    /// From switching on to the first sound.
    package var warmUp: Duration
    /// From the last sound to switching off.
    package var linger: Duration

    package init(switchOn: [String] = [], switchOff: [String] = [], warmUp: Duration, linger: Duration) {
        self.switchOn = switchOn
        self.switchOff = switchOff
        self.warmUp = warmUp
        self.linger = linger
    }
}

/// Days on which nothing but emergencies is aired.
package struct QuietDay: Sendable, Hashable {
    package enum Days: Sendable, Hashable {
        case solar(ClosedRange<LocalDate>)
        /// Each lunar year: `days` days from that day of that (not leap) month on.
        case lunar(day: Int, month: Int, days: Int)
    }

    package let days: Days
    package let reason: String

    package init(_ days: Days, reason: String) {
        self.days = days
        self.reason = reason
    }
}

package struct Officer: Sendable, Hashable {
    package let id: OfficerID
    package let name: String
    package let title: String?

    package init(id: OfficerID, name: String, title: String? = nil) {
        self.id = id
        self.name = name
        self.title = title
    }
}

/// One line of the roster: who is on duty on which days.
package struct Duty: Sendable, Hashable {
    package let officer: OfficerID
    package let from: LocalDate
    /// The last day; absent: no end.
    package let until: LocalDate?
    /// Absent: every day.
    package let weekdays: Set<Weekday>?
    /// Whose duty this one takes over; it counts only where that officer would be on duty.
    package let insteadOf: OfficerID?
    package let reason: String?

    package init(
        officer: OfficerID, from: LocalDate, until: LocalDate? = nil, weekdays: Set<Weekday>? = nil,
        insteadOf: OfficerID? = nil, reason: String? = nil
    ) {
        self.officer = officer
        self.from = from
        self.until = until
        self.weekdays = weekdays
        self.insteadOf = insteadOf
        self.reason = reason
    }
}
