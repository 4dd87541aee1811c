internal import CivilTime
package import Diagnostics
package import StationModel

extension Occurrence {
    /// What a person should know about it beyond its place: how it came there, how it was made to fit, who is missing.
    package var findings: [Finding] {
        let notes = why.compactMap { step -> Finding? in
            let code: String? =
                switch step {
                case .quietDay: "moved-from-quiet-day"
                case .gaveWay: "moved-by-conflict"
                case .outsideHours: "moved-into-hours"
                case .rate: "rate-changed"
                case .slot, .spread, .makeGood, .earlierSchedule, .readings: nil
                }
            return code.map { Finding(.note, $0, at: nil, step.phrase) }
        }
        guard officer == nil else { return notes }
        let gap = Finding(
            .warning, "no-officer", at: nil,
            Phrase(vi: "chưa phân công người trực cho \(name)", en: "nobody is on duty at \(name)"),
            hint: Phrase(vi: "bổ sung phân công trong roster", en: "add a duty to the roster"))
        return notes + [gap]
    }
}
