internal import Foundation
package import Sound
package import StationModel

/// Where the paragraphs lie that a person has read: `audio/takes/<script>/<hash>.flac` in the station folder.
///
/// A take belongs to a paragraph's words: when they change it is not found any more, and those of the other paragraphs
/// stay.
package struct TakeShelf: Sendable {
    /// What lies there for a paragraph.
    package enum Place: Sendable, Hashable {
        case empty
        /// So long, the silence at its ends included.
        case take(Duration)
        /// A torn or silent file: it counts as none.
        case unusable(SoundError)

        package var hasTake: Bool {
            if case .take = self { true } else { false }
        }
    }

    /// A paragraph takes no longer: what does is another recording under that name.
    package static let longest = Duration.seconds(600)

    private let stationFolder: String

    package init(stationFolder: String) {
        self.stationFolder = stationFolder
    }

    /// The name of a paragraph's takes: 16 hexadecimal digits, the first of SHA-256 over its text in NFC and UTF-8.
    package func hash(of paragraph: String) -> String {
        String(FileDigest.sha256(of: Data(paragraph.precomposedStringWithCanonicalMapping.utf8)).prefix(16))
    }

    /// The file of a paragraph's take, whether it is there or not.
    package func path(of paragraph: String, in script: ScriptID) -> String {
        "\(stationFolder)/\(relativePath(of: paragraph, in: script))"
    }

    /// The same within the station folder, as people are told of it.
    package func relativePath(of paragraph: String, in script: ScriptID) -> String {
        "audio/takes/\(script)/\(hash(of: paragraph)).flac"
    }

    /// Looks at the file's head, its first sound and its last frame. A spoiled middle shows only when all is decoded.
    package func place(of paragraph: String, in script: ScriptID) -> Place {
        let path = path(of: paragraph, in: script)
        do throws(SoundError) {
            var reader = try SoundReader(path: path)
            guard reader.duration <= Self.longest else { throw .tooLong(file: path, longest: Self.longest) }
            guard try reader.hasSound() else { throw .silent(file: path) }
            // Reading all of a torn file says how much of it there is.
            if try !reader.isWhole() { _ = try reader.readAll() }
            return .take(reader.duration)
        } catch .notFound {
            return .empty
        } catch {
            return .unusable(error)
        }
    }

    /// One for each of the script's paragraphs, in their order.
    package func places(of script: Script) -> [Place] {
        script.paragraphs.map { place(of: $0.text, in: script.id) }
    }
}

extension SoundReader {
    /// Is the last frame there that the head promises?
    fileprivate mutating func isWhole() throws(SoundError) -> Bool {
        try seek(to: frames - 1)
        var last = [Float](repeating: 0, count: 1)
        return try unsafe last.withUnsafeMutableBufferPointer { last throws(SoundError) in
            try unsafe read(into: last)
        } == 1
    }
}
