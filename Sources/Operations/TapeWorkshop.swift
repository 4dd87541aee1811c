package import CivilTime
internal import Diagnostics
internal import Foundation
package import Production
internal import Programs
internal import Playout
internal import Sound
internal import Speech
package import StationFolder
package import StationModel

/// The workshop of a real station: makes one tape after another, and warnings beside them, away from the conductor.
package struct TapeWorkshop: Workshop {
    private struct Order: Sendable {
        let occurrence: Occurrence
        let season: Season
    }

    let producer: Producer
    private let clock: any StationClock
    let log: StationLog
    private let orders: AsyncStream<Order>
    private let source: AsyncStream<Order>.Continuation
    /// Warnings, each begun at once.
    let urgent: AsyncStream<UrgentOrder>
    let urgentSource: AsyncStream<UrgentOrder>.Continuation
    /// The tapes that were asked for since the last tidying.
    let used = UsedTapes()
    let post: @Sendable (StationEvent) -> Void

    package init(
        _ producer: Producer, clock: any StationClock, log: StationLog,
        post: @escaping @Sendable (StationEvent) -> Void
    ) {
        self.producer = producer
        self.clock = clock
        self.log = log
        self.post = post
        (orders, source) = AsyncStream.makeStream()
        (urgent, urgentSource) = AsyncStream.makeStream()
    }

    package func order(_ occurrence: Occurrence, on date: LocalDate, in season: Season) {
        source.yield(Order(occurrence: occurrence, season: season))
    }

    /// Works until it is cancelled; one task calls it.
    package func work() async {
        await withTaskGroup { group in
            group.addTask { await makeTapes() }
            group.addTask { await makeWarnings() }
        }
        producer.removeSpare()
    }

    /// Once a day the tapes that no order of that day asked for are removed: whatever is still to be aired was.
    private func makeTapes() async {
        var tidied = clock.now
        for await order in orders {
            if let relayed = PreparedTape(relayedBy: order.occurrence, in: order.season.station) {
                post(.tape(order.occurrence.name, .success(relayed)))
                continue
            }
            let made = await make(order)
            if case .success(let tape) = made { used.insert(tape.key) }
            post(.tape(order.occurrence.name, made.map(PreparedTape.init(of:))))
            let now = clock.now
            guard tidied.duration(to: now) > .seconds(86_400) else { continue }
            tidy(keeping: used.take(), at: now)
            tidied = now
        }
    }

    private func tidy(keeping keys: Set<String>, at now: WallInstant) {
        do throws(ProductionError) {
            try producer.removeTapes(notIn: keys, now: now)
        } catch {
            log.alarm(error.message)
        }
    }

    /// The kept tape, its whole file checked again; one that is spoiled is made anew.
    private func make(_ order: Order) async -> Result<Production.Tape, Failure> {
        do throws(ProductionError) {
            return .success(try await producer.tape(for: order.occurrence, in: order.season.station))
        } catch {
            return .failure(Failure(error.status, error.message, hint: error.hint))
        }
    }
}

extension PreparedTape {
    init(of tape: Production.Tape) {
        self.init(
            source: .file(tape.path), length: tape.duration, hash: tape.hash,
            items: tape.segments.map { segment in
                Item(name: segment.name, start: Sound.duration(ofFrames: segment.start))
            })
    }
}

extension Producer {
    /// The workshop of a station folder.
    ///
    /// - Parameter spare: where warnings go while the disk is full; absent: nowhere.
    package init(folder: StationFolder, spare: String? = nil) {
        self.init(
            stationFolder: folder.path, tapes: folder.tapes, spare: spare,
            voices: InstalledVoices(
                in: ProgramEnvironment(
                    variables: ProcessInfo.processInfo.environment, workingDirectory: folder.path)))
    }
}
