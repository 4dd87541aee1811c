internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import StationAPI
internal import StationModel
internal import Warnings

/// Turns what a person asked for into a warning, or says why it is none. Has no clock: a value decides.
struct EmergencyDesk {
    /// No warning is meant for longer; a campaign is.
    static let farthest = Duration.seconds(7 * 86_400)
    private static let mostReadings = 20
    private static let mostAirings = 500
    private static let rarest = Duration.seconds(86_400)
    /// Without a word on it: two levels may still be above it.
    private static let ordinaryLevel = Warning.Severity.orange

    let station: Station
    let now: WallInstant
    let clockIsTrusted: Bool
    /// How long a warning takes on air.
    let estimate: (Warning) -> Duration

    enum Decision {
        case air(Warning, rule: Phrase?, [Finding])
        /// Ends the warnings that pass on these bulletins.
        case cancel([String], [Finding])
        /// It holds an error.
        case refuse([Finding])
    }

    /// Who answers for it, and why: both are said.
    func person(_ key: String, account: String, reason: String) throws(Failure) -> Person {
        let person = try station.person(key, account: account)
        guard !reason.allSatisfy(\.isWhitespace) else { throw EmergencyRefusal.noReason }
        return person
    }

    func decide(_ request: EmergencyRequest, by person: Person) throws(Failure) -> Decision {
        guard [request.script != nil, request.say != nil, request.cap != nil].count(where: \.self) == 1 else {
            throw EmergencyRefusal.sources
        }
        guard request.here != true || request.cap != nil else { throw EmergencyRefusal.hereWithoutCAP }
        if let cap = request.cap { return try decide(Array(cap), request, by: person) }

        var warning = Warning(
            title: "", paragraphs: [], severity: Self.ordinaryLevel, person: person, reason: request.reason)
        if let key = request.script {
            let script = try script(key)
            warning.title = script.title
            warning.paragraphs = script.paragraphs.map(\.text)
            warning.script = script.id
        } else {
            warning.paragraphs = Self.paragraphs(request.say ?? "")
            warning.title = Self.title(of: warning.paragraphs)
        }
        return .air(try repeated(warning, as: request), rule: nil, [])
    }

    // MARK: A message of others

    private func decide(
        _ cap: [UInt8], _ request: EmergencyRequest, by person: Person
    ) throws(Failure) -> Decision {
        let reading = CAPReader.read(cap, file: request.file ?? "CAP")
        guard let alert = reading.alert else { return .refuse(reading.findings) }
        let decision = BulletinDesk(
            station: station, now: now, clockIsTrusted: clockIsTrusted, isHere: request.here == true
        ).decide(on: alert)
        let findings = reading.findings + decision.findings
        switch decision.bulletin {
        case nil: return .refuse(findings)
        case .cancel(let bulletins): return .cancel(bulletins, findings)
        case .air(let notice):
            let warning = Warning(
                title: notice.title, paragraphs: notice.paragraphs, severity: notice.severity, until: notice.until,
                bulletin: notice.identifier, replaces: notice.replaces, person: person, reason: request.reason)
            return .air(
                try repeated(warning, as: request), rule: request.level == nil ? notice.rule : nil, findings)
        }
    }

    // MARK: How often

    private func repeated(_ warning: Warning, as request: EmergencyRequest) throws(Failure) -> Warning {
        var warning = warning
        if let level = request.level {
            guard let severity = Warning.Severity(rawValue: level) else { throw EmergencyRefusal.level(level) }
            warning.severity = severity
        }
        let most = request.every == nil ? Self.mostReadings : Self.mostAirings
        if let times = request.repeat {
            guard (1...most).contains(times) else { throw EmergencyRefusal.times(times, most: most) }
            if request.every == nil { warning.readings = times } else { warning.times = times }
        }
        let length = estimate(warning)
        if let seconds = request.every {
            guard seconds.isFinite, seconds > 0, .seconds(seconds) <= Self.rarest else {
                throw EmergencyRefusal.tooRare
            }
            guard .seconds(seconds) > length else { throw EmergencyRefusal.tooOften(airing: length) }
            warning.every = .seconds(seconds)
        }
        if let text = request.until {
            guard request.every != nil else { throw EmergencyRefusal.untilWithoutEvery }
            let until = try until(text)
            warning.until = warning.until.map { min($0, until) } ?? until
        }
        return warning
    }

    private func until(_ text: String) throws(Failure) -> WallInstant {
        guard let local = LocalDateTime(text) ?? TimeOfDay(text).map({ LocalDateTime(station.zone.date(of: now), $0) })
        else { throw EmergencyRefusal.badUntil(text) }
        let until = station.zone.instant(of: local)
        // By a wrong clock it would be refused for nothing.
        guard clockIsTrusted else { return until }
        guard until > now else { throw EmergencyRefusal.past(local, now: station.zone.minute(of: now)) }
        guard until <= now + Self.farthest else { throw EmergencyRefusal.tooFar(local) }
        return until
    }

    // MARK: Words

    /// Approval is not asked for: danger does not wait.
    private func script(_ key: String) throws(Failure) -> Script {
        let id = ScriptID(key)
        guard let script = id.flatMap(station.script) else {
            if let id { throw Refusal.unknownScript(id, in: station) }
            throw EmergencyRefusal.noScriptName(key)
        }
        return script
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.precomposedStringWithCanonicalMapping.split(separator: /\r?\n[ \t]*\r?\n/).map(String.init)
            .filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The first sentence, or as much of it as a line of the log shows.
    private static func title(of paragraphs: [String]) -> String {
        let words = (paragraphs.first ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let sentence = words.prefix { !".!?".contains($0) }
        guard sentence.count > 80 else { return sentence.isEmpty ? words : String(sentence) }
        return sentence.prefix(79).trimmingCharacters(in: .whitespaces) + "…"
    }
}
