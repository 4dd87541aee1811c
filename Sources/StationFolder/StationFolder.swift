/// A station's folder: where everything lies, how it is found, read, watched and made.
///
/// A value: nothing is open, nothing is remembered. Any thread.
package struct StationFolder: Sendable, Hashable {
    /// Without a slash at its end; absolute if it came from `find`.
    package let path: String

    /// Looks at nothing: the folder need not be there.
    package init(path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// The name of the file that makes a folder a station.
    package static let scheduleName = "schedule.yaml"

    package var schedule: String { path + "/" + Self.scheduleName }
    /// The folder of the announcements, `<id>.md`.
    package var scripts: String { path + "/scripts" }
    /// The folder of recordings and tunes.
    package var audio: String { path + "/audio" }
    /// Loa's own: made when first needed, never edited by people.
    package var `var`: String { path + "/var" }
    /// The folder of finished tapes.
    package var tapes: String { `var` + "/tapes" }
    /// The database of what happened.
    package var ledger: String { `var` + "/ledger.sqlite" }
    /// The daemon's control socket.
    package var socket: String { `var` + "/loa.sock" }
    /// Held by the one daemon of this folder.
    /// The warnings in force.
    package var warnings: String { `var` + "/warnings.json" }
    package var lock: String { `var` + "/loa.lock" }

    /// A path of the station, such as a script's recording, as one that can be opened.
    package func file(_ relative: String) -> String {
        relative.hasPrefix("/") ? relative : path + "/" + relative
    }

    /// The folder that a command means: `--station`, else `$LOA_STATION`, else the nearest one upwards that holds
    /// `schedule.yaml`.
    ///
    /// - Parameter directory: absolute; where the search upwards begins and what a relative choice is relative to.
    /// - Throws: an error with exit status 66 if there is none. A folder that was named must hold a schedule too.
    package static func find(
        option: String?, environment: [String: String], from directory: String
    ) throws(FolderError) -> StationFolder {
        if let choice = option ?? environment["LOA_STATION"].flatMap({ $0.isEmpty ? nil : $0 }) {
            let folder = StationFolder(path: choice.hasPrefix("/") ? choice : directory + "/" + choice)
            guard FileFacts(folder.path)?.isFolder == true else { throw .notAFolder(choice) }
            guard FileFacts(folder.schedule) != nil else { throw .noSchedule(choice) }
            return folder
        }
        var parts = directory.split(separator: "/")
        while true {
            let folder = StationFolder(path: "/" + parts.joined(separator: "/"))
            if FileFacts(folder.schedule)?.isPlainFile == true { return folder }
            guard parts.popLast() != nil else { throw .notFound(from: directory) }
        }
    }
}
