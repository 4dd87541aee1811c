internal import CivilTime
internal import StationModel

extension EntryRow {
    /// Throws `Unreadable` where the row lacks what its kind must have.
    func entry() throws -> Entry {
        switch kind {
        case .planned:
            return .planned(try promise())
        case .started:
            return .started(
                Started(
                    promise: try promise(), started: try there(started), tapeHash: tapeHash,
                    device: try there(body.device)))
        case .closed:
            return .closed(
                Closed(
                    name: try there(occurrence), officer: officer, officerName: officerName,
                    outcome: try there(outcome), reason: reason, started: started,
                    ended: ended, aired: try there(aired), counts: try there(counts), sound: sound,
                    frames: body.frames, troubles: body.troubles ?? 0, level: body.level))
        case .trouble:
            return .trouble(code: try there(body.code), detail: body.detail ?? [:], of: occurrence)
        case .event:
            return .event(code: try there(body.code), detail: body.detail ?? [:])
        case .script:
            return .script(try act())
        case .remark:
            return .remark(Remark(about: occurrence, try there(body.said), by: try person()))
        case .key:
            return .key(try there(body.key))
        case .seal:
            return .seal(
                Seal(
                    try there(body.period.flatMap(Seal.Period.init)), over: try head(), key: try there(body.key),
                    signature: try there(body.signature)))
        case .signOff:
            return .signOff(
                SignOff(try there(body.period.flatMap { LocalMonth($0) }), by: try person(), over: try head()))
        }
    }

    /// With its place in the ledger.
    func stored() throws -> StoredEntry {
        StoredEntry(id: try there(id), at: at, entry: try entry(), hash: hash?.hexadecimal)
    }

    private func person() throws -> Person {
        Person(try there(officer), name: try there(officerName), account: try there(body.account))
    }

    private func head() throws -> LedgerHead {
        LedgerHead(entry: try there(body.entry), hash: try there(body.head))
    }

    private func act() throws -> ScriptAct {
        ScriptAct(
            try there(body.code.flatMap(ScriptAct.Kind.init)), try there(script), title: try there(title),
            hash: try there(scriptHash), by: try person(), reason: body.said, text: body.text,
            recordingHash: body.recordingHash)
    }

    func promise() throws -> Promise {
        Promise(
            name: try there(occurrence), title: try there(title), script: script, field: body.field, officer: officer,
            officerName: officerName, planned: try there(planned),
            localStart: try there(body.localStart.flatMap { LocalDateTime($0) }),
            length: .nanoseconds(try there(body.length)), readings: try there(body.readings),
            countsFrom: try there(body.countsFrom), makeGoodFor: makeGoodFor, scriptHash: scriptHash)
    }

    private func there<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Unreadable(entry: id ?? 0) }
        return value
    }

    struct Unreadable: Error {
        let entry: Int64
    }
}
