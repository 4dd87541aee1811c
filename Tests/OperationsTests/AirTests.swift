import CivilTime
import Operations
import StationModel
import Testing

@Suite("The air: one at a time, by the ladder")
struct AirTests {
    enum Happening: CaseIterable {
        case start, interrupt, allClear, stop, cardLost, cardBack, late, hoursEnd, shutdown
    }

    /// All that the machine is told and does, with a player and a conductor that keep their word. What has been told to
    /// end is silent only when something else has happened: that is when most goes wrong.
    struct Stage {
        var air = Air()
        var waiting: [Air.Item] = []
        /// Its order is with the player.
        var orders: [Air.Item] = []
        var dying: Set<OccurrenceName> = []
        var closed: [OccurrenceName: Int] = [:]
        var begun: Set<OccurrenceName> = []
        var asked = 0
        var hoursAreOver = false
        var isShutDown = false
        var breaches: [String] = []

        mutating func happen(_ happening: Happening, _ number: Int) {
            let fading = dying
            switch happening {
            case .start: if !hoursAreOver { want(.normal, number) }
            case .interrupt: if !isShutDown { want(.emergency(.orange), number) }
            case .allClear:
                waiting.removeAll { $0.rank.isEmergency }
                if air.holder?.rank.isEmergency == true { carryOut(air.handle(.stop)) }
            case .stop: carryOut(air.handle(.stop))
            case .cardLost: if let item = orders.last { end(item, canGoOn: false) }
            case .cardBack: break
            case .late: waiting.removeAll { !$0.rank.isEmergency }
            case .hoursEnd:
                hoursAreOver = true
                waiting.removeAll { !$0.rank.isEmergency }
                if let item = orders.last, !item.rank.isEmergency { end(item, canGoOn: false) }
            case .shutdown:
                isShutDown = true
                waiting = []
                carryOut(air.handle(.shutdown))
            }
            turn()
            for name in fading { orders.first { $0.name == name }.map { end($0, canGoOn: true) } }
            turn()
            check(happening)
        }

        private mutating func want(_ rank: Air.Rank, _ number: Int) {
            let text = rank.isEmergency ? "emergency@2023-08-08T17:0\(number)" : "tin@2023-08-08T17:0\(number)"
            guard let name = OccurrenceName(text) else { return }
            asked += 1
            waiting.append(
                Air.Item(
                    name: name, rank: rank, start: WallInstant(nanoseconds: Int64(number)), isNew: rank.isEmergency))
        }

        private mutating func turn() {
            let mayGoOn = air.held.filter { $0.rank.isEmergency || !hoursAreOver }
            carryOut(air.handle(.turn(wanting: waiting, mayGoOn: Set(mayGoOn.map(\.name)))))
        }

        private mutating func end(_ item: Air.Item, canGoOn: Bool) {
            guard let index = orders.firstIndex(where: { $0.name == item.name }) else { return }
            orders.remove(at: index)
            dying.remove(item.name)
            carryOut(air.handle(.ended(item.name, canGoOn: canGoOn && !item.rank.isEmergency)))
        }

        private mutating func carryOut(_ effects: [Air.Effect]) {
            for effect in effects {
                switch effect {
                case .begin(let item), .goOn(let item):
                    if case .begin = effect {
                        if !begun.insert(item.name).inserted { breaches.append("\(item.name) begins twice") }
                    }
                    if closed[item.name] != nil { breaches.append("\(item.name) sounds after its end") }
                    if hoursAreOver, !item.rank.isEmergency { breaches.append("\(item.name) after the hours") }
                    if isShutDown { breaches.append("\(item.name) after the shutdown") }
                    // The player takes the air from what sounds.
                    dying.formUnion(orders.map(\.name))
                    waiting.removeAll { $0.name == item.name }
                    orders.append(item)
                case .stop:
                    orders.last.map { _ = dying.insert($0.name) }
                case .hold: break
                case .close(let item): closed[item.name, default: 0] += 1
                }
            }
        }

        private mutating func check(_ happening: Happening) {
            if orders.count(where: { !dying.contains($0.name) }) > 1 { breaches.append("two sound at once") }
            if closed.values.contains(where: { $0 > 1 }) { breaches.append("closed twice") }
            if asked == 0, !orders.isEmpty || air.holder != nil { breaches.append("a sound that nobody asked for") }
            let known = Set(orders.map(\.name)).union(air.held.map(\.name)).union(closed.keys)
            if !begun.isSubset(of: known) { breaches.append("\(begun.subtracting(known)) is lost") }
            if air.holder?.name != orders.last?.name { breaches.append("the air and the player differ") }
        }

        /// Everything that still fades is silent, and nothing more happens.
        mutating func settle() {
            for _ in 0..<20 where !orders.isEmpty || !air.held.isEmpty || !waiting.isEmpty {
                turn()
                orders.first.map { end($0, canGoOn: dying.contains($0.name)) }
            }
            turn()
            if !orders.isEmpty || !air.isAtRest { breaches.append("it does not come to rest") }
            for name in begun where closed[name] != 1 {
                breaches.append("\(name) is closed \(closed[name] ?? 0) times")
            }
        }
    }

    @Test("Every order of up to six happenings keeps the laws")
    func everyOrder() {
        var runs = 0
        for length in 1...6 {
            var total = 1
            for _ in 0..<length { total *= Happening.allCases.count }
            for code in 0..<total {
                var (rest, stage) = (code, Stage())
                for number in 0..<length {
                    stage.happen(Happening.allCases[rest % Happening.allCases.count], number)
                    rest /= Happening.allCases.count
                }
                stage.settle()
                runs += 1
                guard stage.breaches.isEmpty else {
                    Issue.record("\(Self.story(code, length)): \(stage.breaches)")
                    return
                }
            }
        }
        #expect(runs == 597_870)
    }

    private static func story(_ code: Int, _ length: Int) -> [Happening] {
        var rest = code
        return (0..<length).map { _ in
            defer { rest /= Happening.allCases.count }
            return Happening.allCases[rest % Happening.allCases.count]
        }
    }

    // MARK: The ladder

    private static func item(_ rank: Air.Rank, _ second: Int, isNew: Bool = false) throws -> Air.Item {
        let name = try #require(OccurrenceName("tin@2023-08-08T17:\(second < 10 ? "0" : "")\(second)"))
        return Air.Item(name: name, rank: rank, start: WallInstant(nanoseconds: Int64(second)), isNew: isNew)
    }

    @Test("Of those that wait: emergency, live, priority, normal; the graver and newer warning, the earlier promise")
    func ladder() throws {
        let order = [
            try Self.item(.emergency(.purple), 1), try Self.item(.emergency(.orange), 9),
            try Self.item(.emergency(.orange), 2), try Self.item(.live, 3), try Self.item(.priority, 4),
            try Self.item(.normal, 5), try Self.item(.normal, 6),
        ]
        var (air, waiting, heard) = (Air(), Array(order.reversed()), [Air.Item]())
        while !waiting.isEmpty {
            for case .begin(let item) in air.handle(.turn(wanting: waiting, mayGoOn: [])) {
                heard.append(item)
                waiting.removeAll { $0 == item }
            }
            if let name = air.holder?.name { _ = air.handle(.ended(name, canGoOn: false)) }
        }
        #expect(heard == order)
    }

    @Test(
        "Who takes the air from whom",
        arguments: [
            (Air.Rank.normal, Air.Rank.normal, false), (.priority, .normal, false), (.live, .normal, true),
            (.live, .priority, true), (.live, .live, false), (.live, .emergency(.lightBlue), false),
            (.emergency(.lightBlue), .live, true), (.emergency(.red), .emergency(.orange), true),
            (.emergency(.orange), .emergency(.red), false),
        ])
    func takingOver(one: Air.Rank, other: Air.Rank, takes: Bool) throws {
        #expect(try Self.item(one, 2).interrupts(Self.item(other, 1)) == takes)
    }

    @Test("A new warning takes the air from one as grave, and leaves it to it when it is repeated")
    func equallyGrave() throws {
        let old = try Self.item(.emergency(.red), 1)
        #expect(try Self.item(.emergency(.red), 2, isNew: true).interrupts(old))
        #expect(try !Self.item(.emergency(.red), 2).interrupts(old))
    }

    @Test("A graver one that is repeated waits for a lesser that nobody has heard yet")
    func unheard() throws {
        let lesser = try Self.item(.emergency(.orange), 1, isNew: true)
        #expect(try !Self.item(.emergency(.purple), 2).interrupts(lesser))
        #expect(try Self.item(.emergency(.purple), 2, isNew: true).interrupts(lesser))
    }

    @Test("What was interrupted goes on before what comes later, and after what goes before it")
    func goingOn() throws {
        var air = Air()
        let (first, later) = (try Self.item(.normal, 1), try Self.item(.normal, 2))
        let (priority, warning) = (try Self.item(.priority, 3), try Self.item(.emergency(.red), 4))
        _ = air.handle(.turn(wanting: [first], mayGoOn: []))
        #expect(air.handle(.turn(wanting: [later, warning], mayGoOn: [])) == [.begin(warning)])
        #expect(air.handle(.ended(first.name, canGoOn: true)) == [.hold(first)])
        #expect(air.handle(.ended(warning.name, canGoOn: false)) == [.close(warning)])
        #expect(air.handle(.turn(wanting: [later, priority], mayGoOn: [first.name])) == [.begin(priority)])
        #expect(air.handle(.ended(priority.name, canGoOn: false)) == [.close(priority)])
        #expect(air.handle(.turn(wanting: [later], mayGoOn: [first.name])) == [.goOn(first)])
    }
}
