internal import Diagnostics
internal import Foundation
internal import Playout
internal import Production
package import StationModel
internal import Synchronization

/// What cannot wait for the tapes of the day.
enum UrgentOrder: Sendable {
    /// The alert tone of that station, ahead of any warning.
    case tone(Station)
    /// The words of a warning, for the chain that already plays the tone; `tone` is that one's length.
    case words(Warning, OccurrenceName, Season, FileChain, tone: Duration)
}

extension TapeWorkshop {
    /// Has the alert tone made, so that it lies ready. Called whenever a station comes into force; returns at once.
    package func prepare(for station: Station) {
        urgentSource.yield(.tone(station))
    }

    /// Returns at once: the tone sounds while the words are being spoken, and if they cannot be spoken it has sounded.
    package func warn(_ warning: Warning, as name: OccurrenceName, in season: Season) -> PreparedTape {
        let chain = FileChain()
        var items: [PreparedTape.Item] = []
        var length = Duration.zero
        do throws(ProductionError) {
            let tone = try producer.alertTone(in: season.station)
            chain.append(tone.path)
            items = PreparedTape.items(of: tone)
            length = tone.duration
        } catch {
            // The words are what counts.
            log.alarm(error.message)
        }
        items.append(PreparedTape.Item(name: Self.words, start: length))
        urgentSource.yield(.words(warning, name, season, chain, tone: length))
        return PreparedTape(
            source: .stream(chain.ring), length: producer.estimate(of: warning, in: season.station), hash: nil,
            items: items)
    }

    /// Begins each order at once, beside the others.
    func makeWarnings() async {
        await withDiscardingTaskGroup { group in
            for await order in urgent {
                group.addTask(priority: .high) { await make(order) }
            }
        }
    }

    private func make(_ order: UrgentOrder) async {
        switch order {
        case .tone(let station):
            do throws(ProductionError) {
                _ = try producer.alertTone(in: station)
            } catch {
                log.alarm(error.message)
            }
        case .words(let warning, let name, let season, let chain, let tone):
            let result = await words(of: warning, in: season, for: chain, after: tone)
            post(.tape(name, result))
        }
    }

    private func words(
        of warning: Warning, in season: Season, for chain: FileChain, after tone: Duration
    ) async -> Result<PreparedTape, Failure> {
        do throws(ProductionError) {
            let made = try await producer.warning(warning, in: season.station)
            used.insert(made.tape.key)
            chain.append(made.tape.path)
            chain.finish()
            if let setback = made.setback { log.alarm(Self.replaced(setback)) }
            let toneItems = tone == .zero ? [] : [PreparedTape.Item(name: Self.tone, start: .zero)]
            return .success(
                PreparedTape(
                    source: .stream(chain.ring), length: tone + made.tape.duration, hash: made.tape.hash,
                    items: toneItems + PreparedTape.items(of: made.tape, after: tone)))
        } catch {
            // As every reason of the log: in the language of the papers.
            chain.fail(error.message.vi)
            return .failure(Failure(error.status, error.message, hint: error.hint))
        }
    }

    private static let tone = Phrase(vi: "hiệu lệnh cảnh báo", en: "alert tone")
    private static let words = Phrase(vi: "lời cảnh báo", en: "the warning's words")

    private static func replaced(_ setback: ProductionError) -> Phrase {
        Phrase(
            vi: "cảnh báo không phát được bằng giọng của đài, espeak-ng đọc thay: \(setback.message.vi)",
            en: "the warning is not heard in the station's own voice, espeak-ng reads it: \(setback.message.en)")
    }
}

extension PreparedTape {
    static func items(of tape: Production.Tape, after start: Duration = .zero) -> [Item] {
        PreparedTape(of: tape).items.map { Item(name: $0.name, start: start + $0.start) }
    }
}

extension Producer {
    /// A folder in memory for a daemon's warnings, under a name that nobody can know before; made when it is needed. What
    /// daemons that were killed have left there is removed.
    static func spareFolder() -> String {
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        for name in (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? [] {
            guard let owner = spareOwner(name), kill(owner, 0) != 0, errno == ESRCH else { continue }
            // Another account's is not ours to remove, and stays.
            try? FileManager.default.removeItem(atPath: "\(base)/\(name)")
        }
        return "\(base)/loa-spare-\(getpid())-\(UUID().uuidString)"
    }

    /// The process that made a folder of this name.
    private static func spareOwner(_ name: String) -> pid_t? {
        let parts = name.split(separator: "-", maxSplits: 3)
        guard parts.count == 4, parts[0] == "loa", parts[1] == "spare", let owner = pid_t(parts[2]), owner > 0 else {
            return nil
        }
        return owner
    }
}

/// The keys of tapes that must not be tidied away. Any thread.
final class UsedTapes: Sendable {
    private let keys = Mutex<Set<String>>([])

    func insert(_ key: String) {
        keys.withLock { _ = $0.insert(key) }
    }

    /// All of them; a new day begins.
    func take() -> Set<String> {
        keys.withLock { keys in
            defer { keys = [] }
            return keys
        }
    }
}
