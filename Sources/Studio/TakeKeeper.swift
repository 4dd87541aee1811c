internal import Foundation
package import Sound

/// Puts takes on the disk.
package struct TakeKeeper: Sendable {
    private let writer: @Sendable (String) throws(SoundError) -> SoundWriter

    /// - Parameter writer: begins a file; tests bring one whose disk fills up.
    package init(
        writer: @escaping @Sendable (String) throws(SoundError) -> SoundWriter = { path throws(SoundError) in
            try SoundWriter(path: path, format: .flac)
        }
    ) {
        self.writer = writer
    }

    /// As FLAC of 16 bits in the prompt's file, in place of an older one. At any moment, a power cut's too, that file is
    /// the old take, the new one or none, and never a part.
    package func keep(_ take: Take, for prompt: Prompt) throws(SoundError) {
        let file = URL(filePath: prompt.file)
        let folder = file.deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            let number = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code ?? Int(EIO)
            throw .unwritable(file: folder, call: "mkdir", errno: Int32(clamping: number))
        }
        clear(folder, of: file.lastPathComponent)
        var writer = try writer(prompt.file)
        try writer.write(take.samples)
        try writer.finish()
    }

    /// What a session that was killed left unfinished of that take.
    private func clear(_ folder: String, of name: String) {
        // What does not go takes room, and no more.
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where entry.hasPrefix(name + ".") && entry.hasSuffix(SoundWriter.unfinishedSuffix) {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(entry)")
        }
    }
}
