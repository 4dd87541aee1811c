internal import Synchronization

/// One order on a `CardPlayer`'s threads, and the one that takes over from it.
final class Turn: Sendable {
    /// What comes after an order: another one, or nothing any more.
    private final class Link: Sendable {
        let turn: Turn?
        init(_ turn: Turn?) { self.turn = turn }
    }

    let order: PlayOrder
    let supply: Supply
    let report: @Sendable (PlayEvent) -> Void
    let commands = Commands()
    let events = EventRing()
    let session: Session
    private let link = AtomicLazyReference<Link>()
    /// Asked at each step, and cheaper than the reference.
    private let isLinked = Atomic(false)

    init(_ order: PlayOrder, supply: Supply, in session: Session, report: @escaping @Sendable (PlayEvent) -> Void) {
        self.order = order
        self.supply = supply
        self.session = session
        self.report = report
    }

    /// The order that takes over; `nil` as long as there is none.
    var successor: Turn? { isLinked.load(ordering: .acquiring) ? link.load()?.turn : nil }

    /// Nothing takes over any more.
    var isClosed: Bool { isLinked.load(ordering: .acquiring) && link.load()?.turn == nil }

    /// `false`: the session is over.
    func add(_ successor: Turn) -> Bool {
        set(Link(successor)) === successor
    }

    /// The session is over, unless an order took over a moment before: then that one is returned.
    func close() -> Turn? { set(Link(nil)) }

    private func set(_ new: Link) -> Turn? {
        let stands = link.storeIfNil(new)
        isLinked.store(true, ordering: .releasing)
        return stands.turn
    }
}

/// What the two threads of a `CardPlayer` sleep on, from the first order to the end of the last that took over.
final class Session: Sendable {
    /// Ends the card thread's sleep, and the attendant's.
    let forCard = Wake()
    let forAttendant = Wake()
}
