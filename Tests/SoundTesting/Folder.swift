internal import Foundation
internal import Sound

/// A folder of its own for one test; goes when the test does.
package final class Folder: Sendable {
    package let path: String

    package init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("loa-sound-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    package func file(_ name: String) -> String { path + "/" + name }

    /// Every file in it and below.
    package var files: [String] {
        (FileManager.default.subpaths(atPath: path) ?? []).filter { name in
            var isFolder: ObjCBool = false
            return unsafe FileManager.default.fileExists(atPath: file(name), isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// Makes a tape of noise without a single silent sample, which begins as softly as tapes do; returns its path and
    /// samples.
    package func tape(frames: Int, rate: Int = Sound.rate) throws -> (path: String, samples: [Int16]) {
        var random = SeededGenerator(seed: 11)
        let samples = (0..<frames).map { frame in
            Int16.random(in: frame == 0 ? 1...100 : 1_000...9_000, using: &random)
                * (Bool.random(using: &random) ? 1 : -1)
        }
        return (try tape(of: samples, rate: rate), samples)
    }

    /// Makes a tape of those samples; returns its path.
    package func tape(of samples: [Int16], named name: String = "tape.flac", rate: Int = Sound.rate) throws -> String {
        var writer = try SoundWriter(path: file(name), format: .flac, rate: rate)
        try unsafe samples.withUnsafeBufferPointer { try unsafe writer.write($0) }
        try writer.finish()
        return file(name)
    }

    /// The samples of a WAV file of mono sound of 16 bits.
    package func samples(ofWAV name: String) throws -> [Int16] {
        var reader = try SoundReader(path: file(name))
        var samples = [Int16](repeating: 0, count: reader.frames)
        let read = try unsafe samples.withUnsafeMutableBufferPointer { try unsafe reader.read(into: $0) }
        return Array(samples[..<read])
    }
}

extension Collection<Int16> {
    /// The stretches that are not silence, with the place of their first sample.
    package var soundingRuns: [(start: Int, samples: [Int16])] {
        var runs: [(start: Int, samples: [Int16])] = []
        var isSounding = false
        for (place, sample) in enumerated() {
            if sample == 0 {
                isSounding = false
            } else if isSounding {
                runs[runs.count - 1].samples.append(sample)
            } else {
                runs.append((place, [sample]))
                isSounding = true
            }
        }
        return runs
    }
}
