internal import CivilTime
internal import StationModel

/// What is closed of one week.
struct WeekRecord {
    /// Airings in their own right, in order.
    let originals: [PastAiring]
    /// In order, save those that a change of the schedule withdrew.
    let makeGoods: [PastAiring]
    private let byName: [OccurrenceName: PastAiring]

    init(_ past: [PastAiring]) {
        let sorted = past.sorted { $0.name < $1.name }
        originals = sorted.filter { $0.makeGoodFor == nil }
        makeGoods = sorted.filter { $0.makeGoodFor != nil && !$0.isWithdrawn }
        byName = Dictionary(sorted.map { ($0.name, $0) }) { first, _ in first }
    }

    subscript(name: OccurrenceName) -> PastAiring? { byName[name] }

    /// The airing at the root of a chain of make-goods.
    func original(of makeGood: PastAiring) -> OccurrenceName {
        var (name, seen) = (makeGood.name, Set<OccurrenceName>())
        while let next = byName[name]?.makeGoodFor, seen.insert(name).inserted { name = next }
        return name
    }

    /// Every make-good of that airing, in order.
    func makeGoods(for original: OccurrenceName) -> [PastAiring] {
        makeGoods.filter { self.original(of: $0) == original }
    }
}
