import Diagnostics
import Foundation
import Glibc
import Sound
import SoundCard
import SoundTesting
import Studio
import Synchronization
import Testing

@Suite struct RoomTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func `two paragraphs are read, heard and kept, and the sound is in their files`() async throws {
        let room = Room([prompt(1, in: folder.path), prompt(2, in: folder.path)])
        room.microphone.hears(silence(0.5), tone(1), silence(0.5))
        let session = await room.run { notice in
            switch notice {
            case .menu(.listening): .key(.enter)
            // The recording is ended when everything was said.
            case .menu(.reviewing): .key(.keep)
            default: nil
            }
        }
        #expect(session.state == .ended(.done))
        #expect(session.kept == 2)
        #expect(folder.files == ["audio/takes/bai/1.flac", "audio/takes/bai/2.flac"])
        for file in folder.files {
            let sound = try Sound.load(folder.file(file))
            #expect(abs(Double(sound.count) / 48_000 - 1.2) < 0.05)
            #expect(abs((sound.map(abs).max() ?? 0) - Float(pow(10.0, -12 / 20))) < 0.001)
        }
        #expect(room.player.heard == 2)
        #expect(room.microphone.isClosed)
    }

    @Test func `a loudspeaker that is busy is said, and the take can still be kept`() async throws {
        let room = Room(
            [prompt(1, in: folder.path)], notHeard: NotHeard(Phrase(vi: "card đang bận", en: "the card is busy")))
        room.microphone.hears(silence(0.2), tone(1), silence(0.2))
        let session = await room.run { notice in
            switch notice {
            case .menu(.listening): .key(.enter)
            case .notHeard: .key(.keep)
            default: nil
            }
        }
        #expect(session.kept == 1)
        let told = room.notices.compactMap { if case .notHeard = $0 { $0.phrase } else { nil } }
        #expect(
            told == [
                Phrase(
                    vi: "Không phát lại được: card đang bận. Vẫn giữ hoặc làm lại được.",
                    en: "It cannot be played back: the card is busy. It can still be kept or repeated.")
            ])
    }

    @Test func `a disk that fills up during a take leaves the earlier takes and nothing torn`() async throws {
        let room = Room(
            [prompt(1, in: folder.path), prompt(2, in: folder.path)],
            keeper: TakeKeeper { path throws(SoundError) in
                try SoundWriter(path: path, format: .flac) { file, bytes in
                    if path.hasSuffix("/2.flac"), lseek(file, 0, SEEK_CUR) + bytes.byteCount > 20_000 {
                        errno = ENOSPC
                        return -1
                    }
                    return unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
                }
            })
        room.microphone.hears(silence(0.2), noise(2, rms: -20), silence(0.2))
        let session = await room.run { notice in
            switch notice {
            case .menu(.listening): .key(.enter)
            case .menu(.reviewing): .key(.keep)
            default: nil
            }
        }
        guard case .ended(.disk(let error)) = session.state else {
            Issue.record("\(session.state)")
            return
        }
        #expect(error.status == .cannotWrite)
        #expect(error.message.vi.hasSuffix("2.flac”: đĩa đã đầy"))
        #expect(error.hint?.vi == "xóa bớt tệp để lấy chỗ trên đĩa")
        #expect(session.kept == 1)
        #expect(folder.files == ["audio/takes/bai/1.flac"])
        #expect(try Sound.load(folder.file("audio/takes/bai/1.flac")).count > 48_000 * 2)
        #expect(room.microphone.isClosed)
    }

    @Test func `Ctrl-C while it records keeps what was kept, and closes the microphone`() async throws {
        let room = Room([prompt(1, in: folder.path), prompt(2, in: folder.path)])
        room.microphone.hears(silence(0.2), tone(1), silence(0.2))
        let session = await room.run { notice in
            switch notice {
            case .prompt(_, let place, _) where place == 2: .interrupted
            case .menu(.listening): .key(.enter)
            case .menu(.reviewing): .key(.keep)
            default: nil
            }
        }
        #expect(session.state == .ended(.interrupted))
        #expect(folder.files == ["audio/takes/bai/1.flac"])
        #expect(room.microphone.isClosed)
    }

    @Test func `a microphone that is unplugged ends it with its name`() async throws {
        let room = Room([prompt(1, in: folder.path)])
        room.microphone.hears(tone(1), then: SessionTests.gone)
        let session = await room.run { notice in
            notice == .menu(.listening) ? .key(.enter) : nil
        }
        #expect(session.state == .ended(.microphone(SessionTests.gone)))
        #expect(folder.files.isEmpty)
    }
}

@Suite struct TakeKeeperTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func `a new take stands in the old one's place, and what a killed session left is gone`() throws {
        let prompt = prompt(1, in: folder.path)
        let keeper = TakeKeeper()
        try keeper.keep(Take(of: silence(0.2) + tone(1) + silence(0.2)), for: prompt)
        let left = prompt.file + ".abc" + SoundWriter.unfinishedSuffix
        try Data([1, 2, 3]).write(to: URL(filePath: left))
        let other = folder.file("audio/takes/bai/2.flac.abc") + SoundWriter.unfinishedSuffix
        try Data([1, 2, 3]).write(to: URL(filePath: other))
        try keeper.keep(Take(of: silence(0.2) + tone(2) + silence(0.2)), for: prompt)
        #expect(folder.files == ["audio/takes/bai/1.flac", "audio/takes/bai/2.flac.abc.part"])
        #expect(abs(Double(try Sound.load(prompt.file).count) / 48_000 - 2.2) < 0.05)
    }

    @Test func `a folder that cannot be made is named, with the reason`() throws {
        try Data().write(to: URL(filePath: folder.file("audio")))
        let error = #expect(throws: SoundError.self) {
            try TakeKeeper().keep(Take(of: silence(0.2) + tone(1) + silence(0.2)), for: prompt(1, in: folder.path))
        }
        #expect(error?.status == .cannotWrite)
        #expect(error?.message.en.contains("audio/takes/bai") == true)
    }
}
