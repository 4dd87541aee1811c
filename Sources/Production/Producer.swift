package import CivilTime
internal import Foundation
package import StationModel

/// Makes tapes: script and voice, or a recording, with tunes and words around it, at the station's loudness.
///
/// A tape is made once for all that goes into it and kept in the folder of tapes. Several may be made at once.
package struct Producer: Sendable {
    /// A tune that is longer is taken for a mistake.
    static let longestTune = Duration.seconds(300)

    let stationFolder: String
    let store: TapeStore
    let voices: any VoiceSource
    let workbench = Workbench()
    /// For warnings, which wait for no other tape.
    let urgentWorkbench = Workbench(urgent: true)
    /// Where a warning's tape goes when the disk does not take it.
    let spareStore: TapeStore?
    let alerts = AlertShelf()

    /// Relative paths in the station begin in `stationFolder`; tapes are kept in the folder `tapes`.
    ///
    /// - Parameter spare: a folder on no disk, for warnings while the disk is full; absent: there is none.
    package init(stationFolder: String, tapes: String, spare: String? = nil, voices: any VoiceSource) {
        self.stationFolder = stationFolder
        self.store = TapeStore(folder: tapes)
        self.spareStore = spare.map(TapeStore.init)
        self.voices = voices
    }

    /// The tape of an occurrence: the kept one if it is whole, else a new one.
    ///
    /// Its readings and rate are the occurrence's, unless the true length then misses what the campaign orders: then
    /// the nearest ones that fit. A tune that cannot be used is left out, so that the announcement is heard;
    /// `parts(of:)` has the finding.
    package func tape(for occurrence: Occurrence, in station: Station) async throws(ProductionError) -> Tape {
        let made = await withTaskExecutorPreference(workbench) { await result(for: occurrence, in: station) }
        return try made.get()
    }

    @concurrent
    private func result(for occurrence: Occurrence, in station: Station) async -> Result<Tape, ProductionError> {
        do throws(ProductionError) {
            guard let script = occurrence.script.flatMap(station.script) else {
                throw .noSuchScript(occurrence.script?.text ?? occurrence.name.description)
            }
            let order = try await TapeOrder(occurrence, script: script, station: station, producer: self)
            let key = try order.recipe.key
            if let tape = store.tape(of: key) { return .success(tape) }
            return .success(try await Making(order: order, key: key, store: store).make())
        } catch {
            return .failure(error)
        }
    }

    /// Is it as it was made? Reads the whole file.
    @concurrent
    package func verify(_ tape: Tape) async throws(ProductionError) {
        try store.verify(tape)
    }

    /// Removes a tape, so that the next call for it makes it again.
    package func remove(_ tape: Tape) {
        store.remove(tape.key)
    }

    /// Removes all tapes but those with these keys and the alert tones, so that the disk does not fill up; and what is
    /// left of tapes that were being made more than an hour before `now`, when the power went.
    package func removeTapes(notIn keys: Set<String>, now: WallInstant) throws(ProductionError) {
        try store.removeAll(except: keys.union(alerts.keys), now: now)
    }

    /// Removes the spare folder with what was written there; nothing if it was never needed.
    package func removeSpare() {
        // What stays behind lies in memory, and ends with it.
        if let spareStore { try? FileManager.default.removeItem(atPath: spareStore.folder) }
    }

    var shelf: TakeShelf { TakeShelf(stationFolder: stationFolder) }

    func path(_ relative: String) -> String {
        relative.hasPrefix("/") ? relative : stationFolder + "/" + relative
    }
}
