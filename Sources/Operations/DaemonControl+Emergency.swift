internal import CivilTime
internal import Diagnostics
internal import Production
internal import StationAPI
internal import StationModel

/// Warnings through the API. What the request is worth is decided here, by the station in force: the folder may be
/// broken at that moment, and the clock wrong.
extension DaemonControl {
    func emergency(
        _ request: EmergencyRequest, from account: String, in language: Language
    ) async throws(Failure) -> EmergencyReport {
        let season = station.season
        guard let status = await station.status else { throw Refusal.shuttingDown }
        let desk = EmergencyDesk(
            station: season.station, now: status.now, clockIsTrusted: status.clockIsTrusted,
            estimate: { [station] in station.estimate(of: $0) })
        let person = try desk.person(request.by, account: account, reason: request.reason)
        switch try desk.decide(request, by: person) {
        case .air(let warning, let rule, let findings):
            guard warning.hasSound(in: season.station) else { throw EmergencyRefusal.noWords }
            let name = try await ask { .emergency(warning, answer: $0) }
            return try await report(language, findings) { standing, findings in
                EmergencyReport(
                    occurrence: name, level: warning.severity.rawValue, rule: rule?[language], warnings: standing,
                    findings: findings)
            }
        case .cancel(let bulletins, let findings):
            let ended = try await ask {
                .cancelled(bulletins: bulletins, reason: request.reason, by: person, answer: $0)
            }
            return try await report(language, findings) { standing, findings in
                EmergencyReport(ended: ended, warnings: standing, findings: findings)
            }
        case .refuse(let findings):
            return try await report(language, findings) { standing, findings in
                EmergencyReport(warnings: standing, findings: findings)
            }
        }
    }

    func allClear(
        by officer: String, reason: String, from account: String, in language: Language
    ) async throws(Failure) -> EmergencyReport {
        let person = try station.season.station.person(officer, account: account)
        guard !reason.allSatisfy(\.isWhitespace) else { throw EmergencyRefusal.noReason }
        let ended = try await ask { .allClear(reason: reason, by: person, answer: $0) }
        return try await report(language, []) { standing, _ in EmergencyReport(ended: ended, warnings: standing) }
    }

    /// With what is in force after it.
    private func report(
        _ language: Language, _ findings: [Finding],
        _ make: ([EmergencyReport.Standing], [Finding.Record]) -> EmergencyReport
    ) async throws(Failure) -> EmergencyReport {
        guard let status = await station.status else { throw Refusal.shuttingDown }
        let standing = status.warnings.map { standing in
            EmergencyReport.Standing(
                title: standing.warning.title, level: standing.warning.severity.rawValue,
                occurrence: standing.airing?.description,
                onAir: standing.airing != nil && standing.airing == status.onAir?.name,
                next: standing.due.map(status.zone.iso8601), until: standing.warning.until.map(status.zone.iso8601))
        }
        return make(standing, findings.map { $0.record(in: language) })
    }
}

extension Warning {
    /// A script that somebody recorded may have no words.
    fileprivate func hasSound(in station: Station) -> Bool {
        script.flatMap(station.script)?.recording != nil
            || Producer.hasWords(paragraphs.joined(separator: "\n\n"), in: station)
    }
}
