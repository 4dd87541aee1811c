internal import Diagnostics
internal import StationModel

/// Sums over lines of the log book.
///
/// Of what was planned, each airing is kept, made good, short or ahead. Of the lines, each is aired, cut, missed,
/// cancelled or open.
package struct Tally: Sendable, Hashable {
    /// Promised by a campaign: make-goods stand in for one and are not counted again, nor is what a change of the
    /// schedule took away. Those that never got a line are counted too.
    package var planned = 0
    /// Aired in their own place, or cut late enough.
    package var kept = 0
    package var madeGood = 0
    package var short = 0
    /// Still to come, or to be made good.
    package var ahead = 0

    package var aired = 0
    package var cut = 0
    package var missed = 0
    package var cancelled = 0
    /// Not closed yet.
    package var open = 0
    /// Of the lines: those that stand in for another.
    package var makeGoods = 0
    /// Of the lines: by hand, live, emergencies.
    package var extra = 0

    /// Heard, of all lines, each in whole seconds.
    package var time = Duration.zero
    /// Of scripts that were read to the end, all readings of an airing that was not cut.
    package var readings = 0

    package init() {}

    package var lines: Int { aired + cut + missed + cancelled + open }

    /// What became of a promise.
    enum Fate { case kept, madeGood, short, ahead }

    mutating func add(_ fate: Fate) {
        planned += 1
        switch fate {
        case .kept: kept += 1
        case .madeGood: madeGood += 1
        case .short: short += 1
        case .ahead: ahead += 1
        }
    }

    mutating func add(_ line: PaperLine) {
        let airing = line.airing
        switch airing.outcome {
        case .aired:
            aired += 1
            readings += line.readings ?? 0
        case .cut: cut += 1
        case .missed: missed += 1
        case .cancelled: cancelled += 1
        case nil: open += 1
        }
        switch line.kind {
        case .scheduled: break
        case .makeGood: makeGoods += 1
        case .manual, .live, .emergency: extra += 1
        }
        time += line.heard
    }
}

/// Tallies by some key, each with the words for it that came last.
struct Shares<Key: Hashable> {
    private var tallies: [Key: (label: Phrase, tally: Tally)] = [:]

    mutating func update(_ key: Key, _ label: Phrase, _ change: (inout Tally) -> Void) {
        var entry = tallies[key] ?? (label, Tally())
        change(&entry.tally)
        tallies[key] = (label, entry.tally)
    }

    func shares(in order: (Key, Key) -> Bool) -> [Paper.Share] {
        tallies.sorted { order($0.key, $1.key) }.map { Paper.Share(label: $0.value.label, tally: $0.value.tally) }
    }
}
