/// Works on all items, two at a time: a station's box has few cores, and one should stay free for what is on air.
///
/// Results come in the items' order. After the first error nothing new is begun.
func inLanes<Item: Sendable, Made: Sendable, Problem: Error>(
    _ items: [Item], _ work: @escaping @Sendable (Item) async throws(Problem) -> Made
) async throws(Problem) -> [Made] {
    let results = await withTaskGroup(of: (Int, Result<Made, Problem>).self) { group in
        var results: [Result<Made, Problem>?] = items.map { _ in nil }
        var next = 0
        func begin() {
            guard next < items.count else { return }
            let number = next
            next += 1
            group.addTask {
                do throws(Problem) {
                    return (number, .success(try await work(items[number])))
                } catch {
                    return (number, .failure(error))
                }
            }
        }
        begin()
        begin()
        while let (number, result) = await group.next() {
            results[number] = result
            if case .success = result { begin() } else { next = items.count }
        }
        return results
    }
    var made: [Made] = []
    for result in results {
        // What was never begun comes after an error.
        if let result { made.append(try result.get()) }
    }
    return made
}
