internal import Synchronization

/// The alert tones that are known to lie ready, by their keys: a warning waits for no disk.
final class AlertShelf: Sendable {
    private let tones = Mutex<[String: Tape]>([:])

    subscript(key: String) -> Tape? {
        get { tones.withLock { $0[key] } }
        set { tones.withLock { $0[key] = newValue } }
    }

    var keys: Set<String> { tones.withLock { Set($0.keys) } }
}
