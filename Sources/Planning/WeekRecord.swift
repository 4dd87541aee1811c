internal import CivilTime
internal import StationModel

/// What is closed of one week.
struct WeekRecord {
    /// Airings in their own right, in order.
    let originals: [PastAiring]
    /// In order, save those that a change of the schedule withdrew.
    let makeGoods: [PastAiring]
    private let byName: [OccurrenceName: PastAiring]
    private let roots: [OccurrenceName: OccurrenceName]
    private let chains: [OccurrenceName: [PastAiring]]

    init(_ past: [PastAiring]) {
        let sorted = past.sorted { $0.name < $1.name }
        let byName = Dictionary(sorted.map { ($0.name, $0) }) { first, _ in first }
        let makeGoods = sorted.filter { $0.makeGoodFor != nil && !$0.isWithdrawn }
        let roots = Dictionary(makeGoods.map { ($0.name, Self.root(of: $0, in: byName)) }) { first, _ in first }
        originals = sorted.filter { $0.makeGoodFor == nil }
        chains = Dictionary(grouping: makeGoods) { roots[$0.name] ?? $0.name }
        self.makeGoods = makeGoods
        self.byName = byName
        self.roots = roots
    }

    subscript(name: OccurrenceName) -> PastAiring? { byName[name] }

    /// The airing at the root of a chain of make-goods.
    func original(of makeGood: PastAiring) -> OccurrenceName { roots[makeGood.name] ?? makeGood.name }

    /// Every make-good of that airing, in order.
    func makeGoods(for original: OccurrenceName) -> [PastAiring] { chains[original] ?? [] }

    private static func root(of past: PastAiring, in byName: [OccurrenceName: PastAiring]) -> OccurrenceName {
        var (name, seen) = (past.name, Set<OccurrenceName>())
        while let next = byName[name]?.makeGoodFor, seen.insert(name).inserted { name = next }
        return name
    }
}
