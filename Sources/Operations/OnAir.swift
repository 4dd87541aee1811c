internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Playout
internal import SoundCard
internal import StationModel

/// An airing from its order to the player until it is closed: sounding, giving way to another, or interrupted.
struct OnAir {
    enum Ending {
        case stopped(by: String, reason: String)
        case allClear(by: String)
        /// A newer bulletin takes the place of this one.
        case replaced(by: OccurrenceName)
        case shutdown
        case clockUntrusted
        case notWritable(LedgerError)
        /// The person at the microphone is done.
        case spoken

        var reason: Reason? {
            switch self {
            case .stopped(let person, let reason): .stopped(by: person, reason: reason)
            case .allClear(let person): .allClear(by: person)
            case .replaced(let name): .gaveWay(to: name.description)
            case .shutdown: .shutdown
            case .clockUntrusted: .clockUntrusted
            case .notWritable(let error): .notWritable(detail: error.message.vi)
            case .spoken: nil
            }
        }
    }

    let job: Job
    var tape: PreparedTape
    /// When the player was given the (first) order.
    let begun: WallInstant
    /// When the newest order is to sound, and when it is given up.
    var begins: WallInstant
    var givenUp: WallInstant
    /// When the first sample was (or will be) audible.
    var started: WallInstant?
    /// The ledger has `started`.
    var isWritten = false
    var position = Duration.zero
    var peak = -120.0
    var card: String?
    var troubles = 0
    /// Taken by the card in the orders before this one.
    var frames = 0
    /// Why it was told to end before its end.
    var ending: Ending?
    /// Who took the air from it.
    var gaveWayTo: OccurrenceName?
    /// How it ended when it gave way.
    var interruption: Playout.Ending?
    /// What the listening device said last.
    var hearing: Hearing?
    /// What it had said of the pieces before an interruption: the worst of them.
    var before: SoundVerdict?
    /// Who waits to hear that it is on air.
    var answer: StationEvent.Answer?
    /// Told once when nothing more of it will be heard.
    var ended: (@Sendable () -> Void)?
    var positionKept: WallInstant?
    /// The last sign of life of the thread that owns the card; progress comes each second.
    var lastHeard: WallInstant

    init(
        _ job: Job, _ tape: PreparedTape, answer: StationEvent.Answer?, ended: (@Sendable () -> Void)? = nil,
        at now: WallInstant
    ) {
        self.job = job
        self.tape = tape
        self.answer = answer
        self.ended = ended
        begun = now
        begins = job.start
        givenUp = job.latestStart
        lastHeard = now
    }
}

extension OnAir {
    /// Where it goes on after an interruption: at the beginning of what was being heard, a reading or the words around;
    /// a relay where the others are by then.
    func beginning(at now: WallInstant) -> Duration {
        guard let interruption else { return .zero }
        if isRelay, let started { return max(interruption.heard, started.duration(to: now)) }
        return tape.items.last { $0.start <= interruption.heard }?.start ?? .zero
    }

    /// The last moment at which it can go on and still end within its hours, or with the programme that it relays.
    func lastMoment(toGoOnAfter ahead: Duration, at now: WallInstant) -> WallInstant {
        if isRelay, let started { return min(started + tape.length, job.mustEnd) - ahead }
        let last = job.mustEnd - (tape.length - beginning(at: now)) - ahead
        // What nobody has heard has not begun.
        return interruption.map { $0.heard == .zero } ?? false ? min(last, job.latestStart) : last
    }

    private var isRelay: Bool { if case .relay = tape.source { true } else { false } }

    /// When it was heard last. If the clock was set back while it sounded, only what was heard tells that.
    func end(by end: Playout.Ending) -> WallInstant {
        guard let started, end.at < started else { return end.at }
        return started + end.heard
    }

    /// How it is closed, from what the card's thread says of its end and what it was told.
    func verdict(on end: Playout.Ending, lateness: Reason?) -> (outcome: Outcome, reason: Reason?) {
        let begun: Outcome = started == nil || end.heard == .zero ? .missed : .cut
        let device = card ?? ""
        return switch end.cause {
        case .finished: (.aired, nil)
        case .stopped:
            if case .spoken = ending {
                (begun == .cut ? .aired : .missed, nil)
            } else {
                (begun, ending?.reason ?? .shutdown)
            }
        case .interrupted: (begun, ending?.reason ?? gaveWayTo.map { .gaveWay(to: $0.description) })
        // What was heard before it gave way was heard.
        case .neverStarted(let error?): (begun, .noCard(device: error.device, detail: error.detail))
        case .neverStarted(nil): (begun, ending?.reason ?? lateness ?? .noCard(device: device, detail: ""))
        case .cardLost(let error): (begun, .cardLost(device: error.device, detail: error.detail))
        case .tapeFailed(let detail): (begun, .noTape(detail: detail))
        // Live speech has no other end but the time that it was given.
        case .hoursOver: job.isOpenEnded && begun == .cut ? (.aired, nil) : (begun, .hoursOver)
        }
    }

    /// This order has ended; what an earlier one sounded was heard all the same.
    mutating func note(_ end: Playout.Ending) {
        guard let before = interruption, before.heard > end.heard else {
            interruption = end
            return
        }
        interruption = Playout.Ending(
            cause: end.cause, at: end.at, heard: before.heard, frames: end.frames, level: end.level ?? before.level)
    }

    /// Nothing is wrong with it: it gave way, or the clock was set.
    var isWillingToGoOn: Bool {
        if case .clockUntrusted = ending { true } else { gaveWayTo != nil }
    }

    /// What the listening device had to say of it: of a whole in pieces the worst.
    var sound: SoundVerdict {
        let last: SoundVerdict =
            switch hearing {
            case .audible: .verified
            case .silent: .silent
            case .unjudged, nil: .unverified
            }
        guard let before else { return last }
        if before == .silent || last == .silent { return .silent }
        return before == .unverified || last == .unverified ? .unverified : .verified
    }
}
