extension StationFolder {
    /// Tells whether anything in a station's folder has been edited: two of them differ if it has.
    package struct Fingerprint: Sendable, Hashable {
        fileprivate struct Entry: Sendable, Hashable {
            let name: String
            let facts: FileFacts
        }

        fileprivate let entries: [Entry]
    }

    /// Of `schedule.yaml`, of all files in `scripts/` (scripts, the lexicon) and `audio/`, and of the takes in
    /// `audio/takes/<script>/`, by name, size, time of change and inode.
    ///
    /// Reads no file's contents: one call of the system for each. What cannot be seen counts as absent.
    package func fingerprint() -> Fingerprint {
        let files = FolderFiles(root: path)
        func names(in folder: String) -> [String] {
            ((try? files.names(in: folder)) ?? []).map { folder + "/" + $0 }
        }
        let takes = names(in: "audio/takes").flatMap(names)
        let entries = ([Self.scheduleName] + names(in: "scripts") + names(in: "audio") + takes).compactMap { name in
            files.facts(of: name).map { Fingerprint.Entry(name: name, facts: $0) }
        }
        return Fingerprint(entries: entries)
    }
}
