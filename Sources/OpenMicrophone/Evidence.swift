internal import Foundation
internal import Playout
package import Sound

/// Keeps what was said: a FLAC file that grows while it is said, under its own name from the beginning, so that a power
/// cut leaves all but the last second of it.
package struct Evidence: Sendable {
    /// What is left of a live airing.
    package struct Kept: Sendable, Hashable {
        package let frames: Int
        /// That the disk was too slow to take.
        package let lost: Int
    }

    package let path: String

    /// - Parameter path: of a file that is not there yet, in a folder that is.
    package init(path: String) {
        self.path = path
    }

    /// Writes what the line brings until it is over, on a thread of its own; then closes the file.
    package func keep(_ line: LiveLine) async throws(SoundError) -> Kept {
        let result: Result<Kept, SoundError> = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Result { () throws(SoundError) in try write(line) })
            }
        }
        return try result.get()
    }

    private func write(_ line: LiveLine) throws(SoundError) -> Kept {
        var file = try SoundWriter(growing: path)
        var samples = [Int16](repeating: 0, count: Sound.rate / 2)
        var written = 0
        var settled = 0
        while true {
            // Asked first: what comes before the end is still to be written.
            let isOver = line.isOver
            while case let count = min(samples.count, line.evidence.available(from: written)), count > 0 {
                for index in 0..<count { samples[index] = line.evidence.sample(at: written + index) }
                try unsafe samples.withUnsafeBufferPointer { samples throws(SoundError) in
                    try unsafe file.write(UnsafeBufferPointer(rebasing: samples[..<count]))
                }
                written += count
                line.evidence.release(upTo: written)
            }
            if isOver { break }
            if written - settled >= Sound.rate {
                try file.settle()
                settled = written
            }
            Thread.sleep(forTimeInterval: 0.25)
        }
        try file.finish()
        return Kept(frames: written, lost: line.lost)
    }
}
