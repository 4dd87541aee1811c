internal import Playout

/// Watches a relayed programme. A value: what came, or did not, goes in; what is to be told and done comes out. Times
/// are since the span's beginning.
struct RelayWatch: Sendable {
    /// Nothing above it, in mean square (-55 dBFS), is silence.
    static let quiet: Float = 3.2e-6
    /// So long it may be silent, or not come at all.
    static let longestSilence = Duration.seconds(20)
    static let patience = Duration.seconds(180)
    private static let firstPause = Duration.milliseconds(500)
    private static let longestPause = Duration.seconds(10)
    /// What has come for so long has recovered.
    private static let recovery = Duration.seconds(10)

    /// It came at least once.
    private(set) var hasCome = false
    private var goneSince: Duration?
    private var cameSince: Duration?
    private var quietSince: Duration?
    private var toldSilence = false
    private var pause = firstPause

    /// Sound came.
    mutating func came(power: Float, at time: Duration) -> [RelayTrouble] {
        var troubles: [RelayTrouble] = []
        if let since = goneSince, hasCome { troubles.append(.back(gap: time - since)) }
        goneSince = nil
        hasCome = true
        let first = cameSince ?? time
        cameSince = first
        if time - first >= Self.recovery { pause = Self.firstPause }
        guard power <= Self.quiet else {
            quietSince = nil
            toldSilence = false
            return troubles
        }
        let since = quietSince ?? time
        quietSince = since
        if time - since >= Self.longestSilence, !toldSilence {
            toldSilence = true
            troubles.append(.silent(for: Self.longestSilence))
        }
        return troubles
    }

    /// The program has ended. Returns how long to wait before the next one.
    mutating func dropped(_ why: String, at time: Duration) -> (pause: Duration, troubles: [RelayTrouble]) {
        defer { pause = min(pause * 2, Self.longestPause) }
        cameSince = nil
        // The same trouble ten times over is one.
        guard goneSince == nil else { return (pause, []) }
        goneSince = time
        return (pause, [.dropped(why)])
    }

    /// It has been gone for too long to be waited for.
    func isHopeless(at time: Duration) -> Bool {
        goneSince.map { time - $0 >= Self.patience } ?? false
    }
}
