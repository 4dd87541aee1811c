internal import CivilTime
internal import Crypto
internal import Foundation
internal import Glibc
internal import Sound

/// The folder of finished tapes: `<key>.flac` and `<key>.json`. A tape is there when both are.
struct TapeStore: Sendable {
    /// Such as `var/tapes`.
    let folder: String

    func path(of key: String) -> String { "\(folder)/\(key).flac" }
    private func factsPath(of key: String) -> String { "\(folder)/\(key).json" }

    func prepare() throws(ProductionError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(path: folder, detail: error.localizedDescription)
        }
    }

    /// The tape of that key if it is whole. One that is not is removed, so that it is made again.
    func tape(of key: String) -> Tape? {
        guard let data = FileManager.default.contents(atPath: factsPath(of: key)) else { return nil }
        guard let facts = try? JSONDecoder().decode(Tape.Facts.self, from: data), facts.key == key else {
            remove(key)
            return nil
        }
        let tape = Tape(path: path(of: key), facts: facts)
        do throws(ProductionError) {
            try verify(tape)
            return tape
        } catch {
            remove(key)
            return nil
        }
    }

    /// Writes down what is known of a finished file. Until then it counts as not there.
    func keep(_ facts: Tape.Facts) throws(ProductionError) -> Tape {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            try encoder.encode(facts).write(to: URL(filePath: factsPath(of: facts.key)), options: .atomic)
        } catch {
            remove(facts.key)
            throw .cannotWrite(path: factsPath(of: facts.key), detail: error.localizedDescription)
        }
        return Tape(path: path(of: facts.key), facts: facts)
    }

    func verify(_ tape: Tape) throws(ProductionError) {
        guard FileManager.default.fileExists(atPath: tape.path) else { throw .damaged(path: tape.path, .missing) }
        guard FileDigest.sha256(of: tape.path) == tape.hash else { throw .damaged(path: tape.path, .changed) }
        // The bytes are those that were decoded and measured when the tape was made.
        guard tape.facts.loudness > -70, tape.frames > 0 else { throw .damaged(path: tape.path, .silent) }
    }

    func remove(_ key: String) {
        for path in [factsPath(of: key), path(of: key)] {
            // What does not go is made good by the file that takes its place.
            _ = unsafe unlink(path)
        }
    }

    /// Removes all other tapes, and unfinished files that nobody can be working on any more.
    func removeAll(except keys: Set<String>, now: WallInstant) throws(ProductionError) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch CocoaError.fileReadNoSuchFile {
            return
        } catch {
            throw .cannotWrite(path: folder, detail: error.localizedDescription)
        }
        let deadline = Date(timeIntervalSince1970: Double(now.nanoseconds) / 1e9 - 3600)
        for name in names {
            let path = "\(folder)/\(name)"
            let key = String(name.prefix { $0 != "." })
            do {
                if name.hasSuffix(SoundWriter.unfinishedSuffix) {
                    let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
                    guard let changed, changed < deadline else { continue }
                } else if keys.contains(key) || !(name == key + ".flac" || name == key + ".json") {
                    continue
                }
                try FileManager.default.removeItem(atPath: path)
            } catch {
                throw .cannotWrite(path: path, detail: error.localizedDescription)
            }
        }
    }
}

/// SHA-256 in lower-case hexadecimal.
package enum FileDigest {
    /// Of a file, a piece at a time; `nil` if it cannot be read.
    package static func sha256(of path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        var hasher = SHA256()
        do {
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hasher.update(data: piece) }
            try file.close()
        } catch {
            return nil
        }
        return text(hasher.finalize())
    }

    static func sha256(of data: Data) -> String { text(SHA256.hash(data: data)) }

    private static func text(_ digest: SHA256.Digest) -> String {
        digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
