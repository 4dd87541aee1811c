internal import CivilTime
internal import Foundation
internal import StationModel

/// Everything that decides how a tape sounds: two tapes of one recipe are the same tape.
struct Recipe: Encodable {
    /// Of the way in which tapes are made; raised whenever that changes what is heard.
    static let version = 2

    let version = Recipe.version
    let scriptHash: String
    let voice: String
    let opening: [String]
    /// Words for the voice, paragraph by paragraph.
    let reading: [String]
    /// For each of these paragraphs SHA-256 of the take that is heard in its place; empty: none is.
    let takes: [String]
    /// What becomes of a take that does not decode; absent where there are no takes.
    let missingTakes: String?
    /// SHA-256 of what is heard in place of all of it.
    let recording: String?
    let closing: [String]
    /// Of a warning: the version of the alert tone, which is heard between two readings.
    var signal: Int?
    /// SHA-256; absent: no tune.
    let tune: String?
    let loudness: Double
    let voicing: String
    let readings: Int
    let rate: Double
    /// Bounds of the whole airing in seconds; absent: none.
    let shortest: Double?
    let longest: Double?

    var key: String {
        get throws(ProductionError) {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            do {
                return FileDigest.sha256(of: try encoder.encode(self))
            } catch {
                // Only a number that JSON cannot hold could bring us here.
                throw .cannotWrite(path: scriptHash, detail: "\(error)")
            }
        }
    }
}

extension Station {
    /// The lengths that are permitted to an airing: what the campaign orders, and not past the end of the hours in
    /// which it begins. `nil`: it keeps no campaign's promise.
    func permittedLength(of occurrence: Occurrence) -> ClosedRange<Duration>? {
        guard let campaign = occurrence.campaign.flatMap({ self.campaign($0) }) else { return nil }
        let ordered = campaign.length
        let start = occurrence.starts.time
        guard let window = hours.first(where: { $0.start <= start && start < $0.end }) else { return ordered }
        let left = Duration.seconds(60 * (window.end.minute - start.minute))
        return ordered.contains(left) ? ordered.lowerBound...left : ordered
    }
}
