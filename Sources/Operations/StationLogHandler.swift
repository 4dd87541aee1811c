package import CivilTime
internal import Foundation
package import Logging

/// Writes the daemon's log to standard error, a line each, in station time: what is on a screen is never UTC.
package struct StationLogHandler: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    private let zone: StationZone
    private let clock: SystemClock

    package init(zone: StationZone) {
        self.zone = zone
        clock = SystemClock()
    }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let now = clock.now
        let line = "\(zone.date(of: now)) \(zone.clockTime(of: now)) \(event.level): \(event.message)\n"
        // A full disk or a reader that is gone must not end the station; there is nowhere else to say it.
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }
}
