package import CivilTime
package import StationModel

/// Who has the air: one at a time. A value: what happens goes in, what is to be done comes out; cards, clocks and the
/// ledger are the conductor's.
///
/// The ladder: emergency, live, priority, normal; of two warnings the graver, of two equally grave ones the newer; of
/// others the one that was promised earlier. Warnings and a person at the microphone take the air from what is below
/// them, everything else waits for its turn. What was interrupted goes on when the air is free again, if it still may.
package struct Air: Sendable, Equatable {
    package enum Rank: Sendable, Hashable, Comparable {
        case normal, priority, live
        case emergency(Warning.Severity)

        package var isEmergency: Bool { if case .emergency = self { true } else { false } }
    }

    package struct Item: Sendable, Hashable {
        package let name: OccurrenceName
        package let rank: Rank
        /// The promised instant; of warnings what tells the newer from the older.
        package let start: WallInstant
        /// A warning that nobody has heard yet goes before the others of its severity, also while they sound.
        package let isNew: Bool

        package init(name: OccurrenceName, rank: Rank, start: WallInstant, isNew: Bool = false) {
            self.name = name
            self.rank = rank
            self.start = start
            self.isNew = isNew
        }

        /// Does it take its turn before the other, where both wait?
        package func goesBefore(_ other: Item) -> Bool {
            if rank != other.rank { return rank > other.rank }
            if start != other.start { return rank.isEmergency ? start > other.start : start < other.start }
            return name < other.name
        }

        /// Does it take the air from the other, which has it?
        package func interrupts(_ other: Item) -> Bool {
            switch rank {
            case .normal, .priority: false
            case .live: rank > other.rank
            // A repetition lets one that nobody has heard yet be heard out: otherwise that one would never be.
            case .emergency where !isNew: rank > other.rank && !other.isNew
            case .emergency: rank > other.rank || rank == other.rank && start > other.start
            }
        }
    }

    package enum State: Sendable, Hashable {
        case free
        /// The player has its order.
        case taken(by: Item)
        /// It was told to end, and nothing follows by itself.
        case ending(Item)
    }

    package enum Event: Sendable, Hashable {
        /// The air may change hands: these want it now, and of those that were interrupted these may still go on.
        case turn(wanting: [Item], mayGoOn: Set<OccurrenceName>)
        /// The player is done with it. `canGoOn`: it was cut for another, and there is something left of it.
        case ended(OccurrenceName, canGoOn: Bool)
        /// A person ends what sounds.
        case stop
        case shutdown
    }

    package enum Effect: Sendable, Hashable {
        /// Give the player its order. If another item sounds, this takes the air from it.
        case begin(Item)
        /// The same for one that was interrupted.
        case goOn(Item)
        /// Tell the player to end what it plays.
        case stop
        /// It ended for another and will go on.
        case hold(Item)
        /// It will not be heard again: close it.
        case close(Item)
    }

    package private(set) var state = State.free
    /// Told to make room for another, and not yet silent.
    package private(set) var leaving: [Item] = []
    /// Interrupted, going on later.
    package private(set) var held: [Item] = []
    private var isShuttingDown = false

    package init() {}

    /// Whose sound is on the air, or about to be.
    package var holder: Item? {
        switch state {
        case .free: nil
        case .taken(let item), .ending(let item): item
        }
    }

    /// Nothing sounds and nothing was interrupted.
    package var isAtRest: Bool { holder == nil && leaving.isEmpty && held.isEmpty }

    package mutating func handle(_ event: Event) -> [Effect] {
        switch (event, state) {
        case (.turn(let wanting, let mayGoOn), .free):
            let expired = drop { !mayGoOn.contains($0.name) }
            return expired + next(of: wanting)
        case (.turn(let wanting, let mayGoOn), .taken(let current)):
            return drop { !mayGoOn.contains($0.name) } + takeOver(from: current, by: wanting)
        case (.turn(_, let mayGoOn), .ending):
            // Its last milliseconds: whoever wants the air gets it when it is free.
            return drop { !mayGoOn.contains($0.name) }

        case (.ended(let name, let canGoOn), _):
            return end(name, canGoOn: canGoOn)

        case (.stop, .taken(let current)), (.shutdown, .taken(let current)):
            if event == .shutdown { isShuttingDown = true }
            state = .ending(current)
            return [.stop] + (event == .shutdown ? drop { _ in true } : [])
        case (.shutdown, .free), (.shutdown, .ending):
            isShuttingDown = true
            return drop { _ in true }
        case (.stop, .free), (.stop, .ending):
            return []
        }
    }

    private mutating func end(_ name: OccurrenceName, canGoOn: Bool) -> [Effect] {
        if let index = leaving.firstIndex(where: { $0.name == name }) {
            let item = leaving.remove(at: index)
            guard canGoOn, !isShuttingDown else { return [.close(item)] }
            held.append(item)
            return [.hold(item)]
        }
        guard let holder, holder.name == name else { return [] }
        state = .free
        return [.close(holder)]
    }

    /// Takes those out of the interrupted ones, for good.
    private mutating func drop(_ isOver: (Item) -> Bool) -> [Effect] {
        let over = held.filter(isOver)
        held.removeAll(where: isOver)
        return over.map(Effect.close)
    }

    private mutating func next(of wanting: [Item]) -> [Effect] {
        // One that still fades is not heard twice at once: what is held may be it.
        guard !isShuttingDown, let item = first(of: held + wanting) else { return [] }
        state = .taken(by: item)
        guard let index = held.firstIndex(of: item) else { return [.begin(item)] }
        held.remove(at: index)
        return [.goOn(item)]
    }

    private mutating func takeOver(from current: Item, by wanting: [Item]) -> [Effect] {
        guard !isShuttingDown, let item = first(of: wanting.filter { $0.interrupts(current) }) else { return [] }
        leaving.append(current)
        state = .taken(by: item)
        return [.begin(item)]
    }

    private func first(of items: [Item]) -> Item? {
        items.lazy.filter { item in !leaving.contains { $0.name == item.name } }
            .min { $0.goesBefore($1) }
    }
}
