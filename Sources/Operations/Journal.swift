internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Playout
internal import SoundCard
internal import StationModel

/// The conductor's way of writing the ledger: what cannot be written now waits, in order, and nothing is lost while
/// the daemon lives. Only the start of an airing may not wait: what the ledger does not have is not aired.
final class Journal {
    private let ledger: Ledger
    private var waiting: [(entry: Entry, at: WallInstant)] = []
    /// Why the last attempt to write failed; `nil` once everything is written.
    private(set) var failure: LedgerError?
    /// What had waited has been written since this was last taken back: the ledger tells more than it did.
    var hasCaughtUp = false

    init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    func planned(_ job: Job, at now: WallInstant) {
        write(.planned(job.promise(length: job.occurrence.length)), at: now)
    }

    /// Durable when it returns.
    func started(_ job: Job, _ tape: PreparedTape, card: String?, at now: WallInstant) throws(LedgerError) {
        flush(at: now)
        // A sign of life that found no room some time ago is no reason: only trying tells.
        if !waiting.isEmpty, let failure { throw failure }
        let started = Started(
            promise: job.promise(length: tape.length), started: max(now, job.start), tapeHash: tape.hash,
            device: card ?? "")
        do throws(LedgerError) {
            _ = try ledger.append(.started(started), at: now)
            failure = nil
        } catch {
            failure = error
            throw error
        }
    }

    /// For what is aired whether the ledger can take it or not: it gets it as soon as it can.
    func begun(_ job: Job, _ tape: PreparedTape, card: String, at now: WallInstant) {
        let promise = job.promise(length: tape.length)
        write(.planned(promise), at: now)
        write(
            .started(Started(promise: promise, started: max(now, job.start), tapeHash: tape.hash, device: card)),
            at: now)
    }

    /// Closed, and the ledger cannot tell yet.
    var closedInWaiting: Set<OccurrenceName> {
        Set(waiting.compactMap { if case .closed(let close) = $0.entry { close.name } else { nil } })
    }

    func close(_ closed: Closed, at now: WallInstant) {
        write(.closed(closed), at: now)
    }

    func trouble(_ trouble: Trouble, of name: OccurrenceName, at instant: WallInstant) {
        write(.trouble(code: trouble.code, detail: trouble.detail, of: name), at: instant)
    }

    func trouble(_ code: String, _ detail: [String: String] = [:], of name: OccurrenceName, at now: WallInstant) {
        write(.trouble(code: code, detail: detail, of: name), at: now)
    }

    func note(_ code: String, _ detail: [String: String] = [:], at now: WallInstant) {
        write(.event(code: code, detail: detail), at: now)
    }

    /// Not evidence and written often: a failure is noted, the value is not kept.
    func keepPosition(of name: OccurrenceName, _ position: Duration, at now: WallInstant) {
        attempt { () throws(LedgerError) in try ledger.keepPosition(of: name, position: position, at: now) }
    }

    func heartbeat(at now: WallInstant) {
        attempt { () throws(LedgerError) in try ledger.heartbeat(at: now) }
    }

    /// Tries again what waits.
    func flush(at now: WallInstant) {
        guard !waiting.isEmpty else { return }
        while let next = waiting.first, append(next.entry, at: Self.moment(of: next, writtenAt: now)) {
            waiting.removeFirst()
        }
        guard waiting.isEmpty else { return }
        failure = nil
        hasCaughtUp = true
    }

    /// A closing counts from when it is known: what follows from it, a make-good, would lie in the past otherwise. When
    /// the airing ended stands in the entry itself.
    private static func moment(of waiting: (entry: Entry, at: WallInstant), writtenAt now: WallInstant) -> WallInstant {
        if case .closed = waiting.entry { max(waiting.at, now) } else { waiting.at }
    }

    private func write(_ entry: Entry, at instant: WallInstant) {
        flush(at: instant)
        if waiting.isEmpty, append(entry, at: instant) { return }
        waiting.append((entry, instant))
    }

    private func append(_ entry: Entry, at instant: WallInstant) -> Bool {
        attempt { () throws(LedgerError) in
            do throws(LedgerError) {
                _ = try ledger.append(entry, at: instant)
            } catch {
                // What will be refused for ever must not keep back what comes after it.
                guard error.isFinal else { throw error }
                _ = try ledger.append(.event(code: "entry-refused", detail: ["error": error.message.en]), at: instant)
            }
        }
    }

    @discardableResult
    private func attempt(_ work: () throws(LedgerError) -> Void) -> Bool {
        do throws(LedgerError) {
            try work()
            if waiting.isEmpty { failure = nil }
            return true
        } catch {
            failure = error
            return false
        }
    }
}

extension LedgerError {
    /// The entry does not go with what the ledger holds, and never will.
    fileprivate var isFinal: Bool {
        switch kind {
        case .alreadyClosed, .alreadyStarted, .unknown: true
        default: false
        }
    }
}

extension Trouble {
    fileprivate var code: String {
        switch self {
        case .underrun: "underrun"
        case .suspended: "suspended"
        case .starved: "starved"
        case .notOpened: "card-not-opened"
        case .lost: "card-lost"
        case .back: "card-back"
        case .relay(let trouble): trouble.code
        }
    }

    fileprivate var detail: [String: String] {
        switch self {
        case .underrun(let frames), .starved(let frames): ["frames": String(frames)]
        case .suspended: [:]
        case .notOpened(let error), .lost(let error):
            ["device": error.device, "call": error.call, "errno": String(error.errno), "detail": error.detail]
        case .back(let gap): ["seconds": String(gap.inSeconds)]
        case .relay(let trouble): trouble.detail
        }
    }
}
