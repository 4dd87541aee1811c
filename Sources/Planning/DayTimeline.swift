internal import StationModel

/// What stands on one day, so that nothing else is put there. Minutes are those of the day, 0 to 1440.
struct DayTimeline {
    struct Block {
        let start: Int
        /// Belongs to it no longer.
        let end: Int
        /// Who stands there.
        let holder: OccurrenceName
    }

    /// Minutes that stay free between two airings.
    let gap: Int
    /// In order and disjoint.
    private(set) var blocks: [Block] = []
    /// The shortest airing for which a search of the whole day has failed, in the hours and without regard to them.
    /// Blocks only come, so it would fail again.
    private var hopeless = [Int.max, Int.max]

    init(gap: Int) {
        self.gap = gap
    }

    /// `block` touches no other one.
    mutating func insert(_ block: Block) {
        blocks.insert(block, at: firstBlock(endingAfter: block.start))
    }

    /// Takes what is still free of those minutes.
    mutating func occupy(_ minutes: Range<Int>, holder: OccurrenceName) {
        var start = minutes.lowerBound
        while start < minutes.upperBound {
            let index = firstBlock(endingAfter: start)
            let next = index < blocks.count ? blocks[index] : nil
            let end = min(next?.start ?? minutes.upperBound, minutes.upperBound)
            if start < end { blocks.insert(Block(start: start, end: end, holder: holder), at: index) }
            start = max(end, next?.end ?? end)
        }
    }

    /// The first block that something from `start` on would overlap or come too near to.
    func conflict(at start: Int, minutes: Int) -> Block? {
        let index = firstBlock(endingAfter: start - gap)
        guard index < blocks.count, blocks[index].start < start + minutes + gap else { return nil }
        return blocks[index]
    }

    /// The earliest start in `range` from which so many minutes are free inside the hours.
    mutating func firstFree(in range: Range<Int>, minutes: Int, hours: OpenHours) -> Int? {
        guard minutes < hopeless[hours.isExempt ? 1 : 0] else { return nil }
        for window in hours.windows {
            let last = min(window.upperBound - minutes, range.upperBound - 1)
            var start = max(window.lowerBound, range.lowerBound)
            guard start <= last else { continue }
            var index = firstBlock(endingAfter: start - gap)
            while index < blocks.count, blocks[index].start < start + minutes + gap {
                start = max(start, blocks[index].end + gap)
                index += 1
            }
            if start <= last { return start }
        }
        if range == 0..<1440 { hopeless[hours.isExempt ? 1 : 0] = minutes }
        return nil
    }

    private func firstBlock(endingAfter minute: Int) -> Int {
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].end > minute { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
