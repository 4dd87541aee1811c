internal import CivilTime
internal import Diagnostics
internal import Playout
internal import StationAPI
internal import StationFolder
internal import StationModel

/// The API's way into a running station.
struct DaemonControl: StationControl {
    let station: LiveStation
    let reader: FolderWatch
    private let permission = RealTime.permission()

    init(station: LiveStation, reader: FolderWatch) {
        self.station = station
        self.reader = reader
    }

    func status(in language: Language) async throws(Failure) -> StatusReport {
        guard let status = await station.status else { throw Refusal.shuttingDown }
        return StatusReport(status, device: station.device.description, permission: permission, language: language)
    }

    func play(script: String, by person: String) async throws(Failure) -> String {
        guard let id = ScriptID(script) else {
            throw Failure(
                .notFound,
                Phrase(vi: "“\(script)” không phải tên một bài", en: "“\(script)” is not the name of a script"),
                hint: Phrase(vi: "xem các bài bằng lệnh: loa script list", en: "see the scripts with: loa script list"))
        }
        return try await ask { .play(id, by: person, answer: $0) }
    }

    func stop(reason: String, by person: String) async throws(Failure) -> String {
        try await ask { .stop(reason: reason, by: person, answer: $0) }
    }

    func reload() async -> [Finding] {
        reader.read(always: true)
    }

    func ask(_ event: (@escaping StationEvent.Answer) -> StationEvent) async throws(Failure) -> String {
        let answer: Result<String, Failure> = await withCheckedContinuation { continuation in
            station.post(event { continuation.resume(returning: $0) })
        }
        return try answer.get()
    }
}

extension StatusReport {
    init(
        _ status: StationStatus, device: String, permission: Playout.RealTime.Permission, language: Language
    ) {
        let zone = status.zone
        self.init(
            onAir: status.onAir.map { item in
                OnAir(
                    occurrence: item.name.description, title: item.title, officer: item.officerName,
                    item: item.item[language], starts: zone.iso8601(item.started ?? item.start),
                    position: item.position.inSeconds, remaining: (item.length - item.position).inSeconds,
                    level: item.peak)
            },
            next: status.next.map { next in
                Next(
                    occurrence: next.name.description, title: next.title, officer: next.officerName,
                    starts: zone.iso8601(next.start), ends: zone.iso8601(next.start + next.length),
                    tape: next.tape.rawValue)
            },
            warnings: status.warnings.map { standing in
                Warning(
                    title: standing.warning.title, level: standing.warning.severity.rawValue,
                    officer: standing.warning.person.name, since: zone.iso8601(standing.since),
                    next: standing.due.map(zone.iso8601), until: standing.warning.until.map(zone.iso8601),
                    aired: standing.aired)
            },
            card: Card(device: device, state: status.cardIsLost ? "lost" : status.onAir == nil ? "idle" : "open"),
            clock: Clock(now: zone.iso8601(status.now), zone: zone.identifier, trusted: status.clockIsTrusted),
            realTime: RealTime(priority: permission.priority, lockedMemory: permission.lockedMemory),
            findings: status.findings.map { $0.record(in: language) })
    }
}
