package import CivilTime
internal import Diagnostics
internal import Foundation
package import Production
internal import Playout
internal import Sound
internal import Speech
package import StationFolder
package import StationModel

/// The workshop of a real station: makes one tape after another, away from the conductor.
package struct TapeWorkshop: Workshop {
    private struct Order: Sendable {
        let occurrence: Occurrence
        let season: Season
    }

    private let producer: Producer
    private let orders: AsyncStream<Order>
    private let source: AsyncStream<Order>.Continuation
    private let post: @Sendable (StationEvent) -> Void

    package init(_ producer: Producer, post: @escaping @Sendable (StationEvent) -> Void) {
        self.producer = producer
        self.post = post
        (orders, source) = AsyncStream.makeStream()
    }

    package func order(_ occurrence: Occurrence, on date: LocalDate, in season: Season) {
        source.yield(Order(occurrence: occurrence, season: season))
    }

    /// Works until `finish`; one task calls it.
    package func work() async {
        for await order in orders {
            post(.tape(order.occurrence.name, await make(order)))
        }
    }

    /// Nothing more is made.
    package func finish() {
        source.finish()
    }

    /// The kept tape is checked again; a spoiled one is made anew.
    private func make(_ order: Order) async -> Result<PreparedTape, Failure> {
        do throws(ProductionError) {
            var tape = try await producer.tape(for: order.occurrence, in: order.season.station)
            do throws(ProductionError) {
                try await producer.verify(tape)
            } catch {
                producer.remove(tape)
                tape = try await producer.tape(for: order.occurrence, in: order.season.station)
                try await producer.verify(tape)
            }
            return .success(PreparedTape(of: tape))
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
    package init(folder: StationFolder) {
        self.init(
            stationFolder: folder.path, tapes: folder.tapes,
            voices: InstalledVoices(
                in: ProgramEnvironment(
                    variables: ProcessInfo.processInfo.environment, workingDirectory: folder.path)))
    }
}
