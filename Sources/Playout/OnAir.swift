package import CivilTime
package import SoundCard

/// The life of one order on air. A value: events go in, what is to be done comes out; clock, card and tape are the
/// pump's.
///
/// `begin` → opening → waiting → playing → (ending) → ended; from playing to reopening and back when the card is lost.
package struct OnAir: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        /// No card yet, and nothing has sounded. `last` is the newest refusal; `isAnnounced`: `ready` was reported.
        case opening(isGranted: Bool, isAnnounced: Bool, pause: Duration, last: CardError?)
        /// The card sounds silence until the tape may begin.
        case waiting(isGranted: Bool, last: CardError?)
        /// `lostSince`: the card is open again, but nothing was heard of it since that instant.
        case playing(lostSince: WallInstant?)
        /// The card went away in mid-airing at `since`.
        case reopening(since: WallInstant, pause: Duration, last: CardError)
        /// The tape's last frame is on its way to the horns.
        case ending(Ending.Cause)
        case ended
    }

    package enum Event: Sendable, Hashable {
        case granted
        case stopped
        /// Another order takes over the air.
        case interrupted
        case opened(card: String, at: WallInstant)
        case refused(CardError, at: WallInstant)
        /// What is written next would be heard at that instant, and it is not the tape yet.
        case ahead(WallInstant)
        /// The tape's first frame is about to be written and will be heard at that instant.
        case began(at: WallInstant)
        /// A frame was heard that had not been.
        case heard(at: WallInstant)
        /// The tape's frames up to the order's end are written.
        case hoursEnded
        /// The hours are over, and the card has not yet sounded what should have been heard within them.
        case overtime
        case tapeFailed(String)
        case lost(CardError, at: WallInstant)
        /// Everything of the tape that was written was heard; `isWhole`: that is all of it.
        case heardOut(isWhole: Bool)
    }

    package enum Action: Sendable, Hashable {
        case carryOn
        /// Close what is left of the card and open it after that time.
        case reopen(after: Duration)
        /// Let the sound go down to silence at once.
        case fade
        /// Close the card and report the end.
        case close(Ending.Cause)
    }

    package struct Response: Sendable, Hashable {
        package let action: Action
        package let report: PlayEvent?

        package init(_ action: Action, report: PlayEvent? = nil) {
            self.action = action
            self.report = report
        }
    }

    /// Between two attempts to open: doubled from the first to the last.
    package static let firstPause = Duration.milliseconds(100)
    package static let longestPause = Duration.seconds(1)
    /// How long a card that went away in mid-airing is waited for.
    package static let patience = Duration.seconds(10)

    package private(set) var state = State.opening(
        isGranted: false, isAnnounced: false, pause: firstPause, last: nil)
    private let latestStart: WallInstant
    private let mustEnd: WallInstant

    package init(_ order: PlayOrder) {
        latestStart = min(order.latestStart, order.mustEnd)
        mustEnd = order.mustEnd
    }

    /// The one place where an order changes its state. What does not concern a state changes nothing.
    package mutating func handle(_ event: Event) -> Response {
        switch (state, event) {
        case (.ended, _):
            return Response(.carryOn)

        case (.opening(_, let isAnnounced, let pause, let last), .granted):
            state = .opening(isGranted: true, isAnnounced: isAnnounced, pause: pause, last: last)
            return Response(.carryOn)
        case (.opening(let isGranted, let isAnnounced, _, let last), .opened(let card, _)):
            state = .waiting(isGranted: isGranted, last: last)
            return Response(.carryOn, report: isAnnounced ? nil : .ready(card: card))
        case (.opening(let isGranted, let isAnnounced, let pause, let last), .refused(let error, let now)):
            // The same refusal ten times over is one trouble.
            let report: PlayEvent? = error == last ? nil : .trouble(.notOpened(error), at: now)
            guard now < latestStart else { return end(.neverStarted(error), report: report) }
            state = .opening(
                isGranted: isGranted, isAnnounced: isAnnounced, pause: min(pause * 2, Self.longestPause), last: error)
            return Response(.reopen(after: min(pause, now.duration(to: latestStart))), report: report)

        case (.waiting(_, let last), .granted):
            state = .waiting(isGranted: true, last: last)
            return Response(.carryOn)
        case (.waiting(_, let last), .ahead(let next)):
            guard next > latestStart else { return Response(.carryOn) }
            return end(.neverStarted(last))
        case (.waiting(isGranted: true, _), .began(let instant)):
            state = .playing(lostSince: nil)
            return Response(.carryOn, report: .started(at: instant))
        case (.waiting(let isGranted, let last), .lost(let error, let now)):
            let report: PlayEvent? = error == last ? nil : .trouble(.lost(error), at: now)
            guard now < latestStart else { return end(.neverStarted(error), report: report) }
            state = .opening(isGranted: isGranted, isAnnounced: true, pause: Self.firstPause, last: error)
            return Response(.reopen(after: Self.firstPause), report: report)

        case (.playing, .hoursEnded):
            state = .ending(.hoursOver)
            return Response(.carryOn)
        case (.playing, .overtime):
            return end(.hoursOver)
        case (.playing, .stopped):
            state = .ending(.stopped)
            return Response(.fade)
        case (.playing, .tapeFailed(let detail)):
            state = .ending(.tapeFailed(detail))
            return Response(.fade)
        case (.playing, .interrupted), (.ending(.hoursOver), .interrupted):
            state = .ending(.interrupted)
            return Response(.fade)
        case (.playing(lostSince: nil), .lost(let error, let now)):
            state = .reopening(since: now, pause: Self.firstPause, last: error)
            return Response(.reopen(after: Self.firstPause), report: .trouble(.lost(error), at: now))
        case (.playing(let since?), .lost(let error, let now)):
            // It opened, and nothing came of it: that is no new start for the patience.
            guard now < deadline(since: since) else { return end(.cardLost(error)) }
            state = .reopening(since: since, pause: Self.longestPause, last: error)
            return Response(.reopen(after: Self.longestPause))
        case (.playing(let since?), .heard(let now)):
            state = .playing(lostSince: nil)
            return Response(.carryOn, report: .trouble(.back(gap: since.duration(to: now)), at: now))
        case (.playing, .heardOut):
            return end(.finished)

        case (.reopening(let since, _, let last), .opened(_, let now)):
            guard now < deadline(since: since) else { return end(.cardLost(last)) }
            state = .playing(lostSince: since)
            return Response(.carryOn)
        case (.reopening(let since, let pause, let last), .refused(let error, let now)):
            let report: PlayEvent? = error == last ? nil : .trouble(.notOpened(error), at: now)
            let deadline = deadline(since: since)
            guard now < deadline else { return end(.cardLost(error), report: report) }
            state = .reopening(since: since, pause: min(pause * 2, Self.longestPause), last: error)
            return Response(.reopen(after: min(pause, now.duration(to: deadline))), report: report)

        case (.ending(.interrupted), .heardOut(isWhole: true)):
            // The other one came too late to cut it.
            return end(.finished)
        case (.ending(let cause), .heardOut), (.ending(let cause), .lost), (.ending(let cause), .overtime):
            return end(cause)

        case (.opening, .stopped), (.waiting, .stopped), (.reopening, .stopped):
            return end(.stopped)
        case (.opening, .interrupted), (.waiting, .interrupted), (.reopening, .interrupted):
            return end(.interrupted)
        case (.opening, .tapeFailed(let detail)), (.waiting, .tapeFailed(let detail)),
            (.reopening, .tapeFailed(let detail)):
            return end(.tapeFailed(detail))

        case (.opening, .ahead), (.opening, .began), (.opening, .heard), (.opening, .hoursEnded), (.opening, .lost),
            (.opening, .heardOut), (.opening, .overtime),
            (.waiting, .opened), (.waiting, .refused), (.waiting, .began), (.waiting, .heard), (.waiting, .hoursEnded),
            (.waiting, .heardOut), (.waiting, .overtime),
            (.playing, .granted), (.playing, .opened), (.playing, .refused), (.playing, .ahead), (.playing, .began),
            (.playing, .heard),
            (.reopening, .granted), (.reopening, .ahead), (.reopening, .began), (.reopening, .heard),
            (.reopening, .hoursEnded),
            (.reopening, .lost), (.reopening, .heardOut), (.reopening, .overtime),
            (.ending, .granted), (.ending, .stopped), (.ending, .interrupted), (.ending, .opened), (.ending, .refused),
            (.ending, .ahead), (.ending, .began), (.ending, .heard), (.ending, .hoursEnded), (.ending, .tapeFailed):
            return Response(.carryOn)
        }
    }

    private func deadline(since: WallInstant) -> WallInstant {
        min(since.advanced(by: Self.patience), mustEnd)
    }

    private mutating func end(_ cause: Ending.Cause, report: PlayEvent? = nil) -> Response {
        state = .ended
        return Response(.close(cause), report: report)
    }
}
