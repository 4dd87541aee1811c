import Foundation
import Playout
import Sound
import Testing

@testable import OpenMicrophone

@Suite struct EvidenceTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/loa-evidence-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    @Test func `everything that was said is in the file, to the frame`() async throws {
        let path = folder + "/live@x.flac"
        let line = LiveLine()
        let said = (0..<5 * Sound.rate).map { Int16(truncatingIfNeeded: $0 &* 31 % 9_000) }
        put(said, into: line)
        line.end()
        let kept = try await Evidence(path: path).keep(line)
        #expect(kept.frames == said.count && kept.lost == 0)
        let read = try Sound.load(path)
        #expect(read.map { Int16($0 * 32_768) } == said)
    }

    @Test func `a file whose writer is killed holds what was written, but for a tenth of a second`() throws {
        let path = folder + "/live@y.flac"
        var writer = try SoundWriter(growing: path)
        let second = (0..<Sound.rate).map { Float(sin(Double($0) * 0.06)) * 0.4 }
        for _ in 0..<4 { try writer.write(second) }
        try writer.settle()
        // What a process leaves that is killed now.
        let left = folder + "/left.flac"
        try FileManager.default.copyItem(atPath: path, toPath: left)
        let read = try allFrames(of: left)
        #expect(read.count > 4 * Sound.rate - Sound.rate / 10, "\(read.count) frames")
        #expect(abs(read[100_000] - second[100_000 % Sound.rate]) < 0.001)
        try writer.finish()
    }

    @Test func `evidence never takes the place of other evidence`() throws {
        let path = folder + "/live@z.flac"
        var writer = try SoundWriter(growing: path)
        try writer.write([0.5, 0.5])
        try writer.finish()
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: SoundError.unwritable(file: path, call: "open", errno: EEXIST)) {
            _ = try SoundWriter(growing: path).path
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    /// The file's head does not say how many there are.
    private func allFrames(of path: String) throws -> [Float] {
        var reader = try SoundReader(path: path)
        var all: [Float] = []
        var buffer = [Float](repeating: 0, count: Sound.rate)
        while case let count = try unsafe buffer.withUnsafeMutableBufferPointer({ unsafe try reader.read(into: $0) }),
            count > 0
        {
            all += buffer[..<count]
        }
        return all
    }

    private func put(_ samples: [Int16], into line: LiveLine) {
        var done = 0
        while done < samples.count {
            let from = done
            done += unsafe line.evidence.fill(atMost: samples.count - from) { places in
                for index in places.indices { unsafe places[index] = samples[from + index] }
                return places.count
            }
        }
    }
}
