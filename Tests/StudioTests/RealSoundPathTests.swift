import CivilTime
import Foundation
import Glibc
import Sound
import SoundCard
import SoundTesting
import Studio
import Synchronization
import Testing

/// The whole way from a sound server through libasound into a take, in real time.
@Suite(.serialized, .enabled(if: SoundServer.isInstalled, "PulseAudio is not installed"))
struct RealSoundPathTests {
    private let sink: SoundServer
    private let folder: Folder

    init() throws {
        sink = try SoundServer()
        folder = try Folder()
    }

    @Test func `real sound path: what is said into a microphone comes out of it, sample for sample`() async throws {
        let driver = ALSADriver(device: "micro", now: { WallInstant(seconds: 0) })
        let heard = Mutex<[Float]>([])
        let losses = Mutex<[Heard]>([])
        let listening = Task {
            await CardMicrophone<ALSACaptureCard>(driver: driver).listen { report in
                if case .sound(let samples) = report {
                    heard.withLock { $0 += samples }
                } else {
                    losses.withLock { $0.append(report) }
                }
            }
        }
        for _ in 0..<500 where heard.withLock({ $0.isEmpty }) { usleep(10_000) }
        let voice = chirp(1.5)
        try sink.say(voice)
        listening.cancel()
        await listening.value
        #expect(losses.withLock { $0 }.isEmpty)
        let sound = heard.withLock { $0 }
        let start = try #require(sound.firstIndex { abs($0) > 0.05 })
        #expect(sound.count >= start + voice.count)
        let worst = voice.indices.map { abs(sound[start + $0] - voice[$0]) }.max() ?? 1
        // 16 bits on the way in and out.
        #expect(worst < 2 / 32_768)
    }

    @Test func `real sound path: a server that dies while it listens is a lost microphone with its name`() async throws
    {
        let driver = ALSADriver(device: "micro", now: { WallInstant(seconds: 0) })
        let (reports, door) = AsyncStream.makeStream(of: Heard.self)
        let listening = Task {
            await CardMicrophone<ALSACaptureCard>(driver: driver).listen { door.yield($0) }
            door.finish()
        }
        var last: Heard?
        var isStopped = false
        for await report in reports {
            last = report
            if !isStopped { sink.stop() }
            isStopped = true
        }
        await listening.value
        guard case .lost(let error) = last else {
            Issue.record("no loss was told")
            return
        }
        #expect(error.device == "micro")
        #expect(error.kind == .absent)
    }

    @Test(.enabled(if: Officer.isBuilt, "the product is not built"))
    func `real sound path: an officer records two paragraphs, and hears them`() throws {
        try makeStation()
        let ear = try sink.listen()
        let officer = try Officer(arguments(), environment: sink.environment)
        let voice = chirp(1.5)
        for (place, second) in [("1/2", 1.5), ("2/2", 2.0)] {
            try #require(officer.sees(place), "\(officer.output)")
            try #require(officer.sees("bắt đầu đọc"))
            try officer.press("")
            try #require(officer.sees("ĐANG THU"))
            try sink.say(chirp(second))
            try officer.press("")
            try #require(officer.sees("Thu được"))
            // It is played back meanwhile.
            usleep(3_500_000)
            try officer.press("g")
            try #require(officer.sees("Đã giữ"), "\(officer.output)")
        }
        #expect(officer.end() == 0)
        #expect(
            officer.output.hasSuffix("Vừa giữ 2 bản thu. Cả 2 đoạn của bài đều đã có bản thu.\n"), "\(officer.output)")
        #expect(!officer.output.contains("\u{1B}"))
        #expect(!officer.output.contains("Không phát lại được"))

        let takes = folder.files.filter { $0.hasPrefix("audio/takes/") }
        #expect(takes.count == 2)
        let takeOfFirst = try takes.map { try Sound.load(folder.file($0)) }.min { $0.count < $1.count }
        let take = try #require(takeOfFirst)
        let margin = 2 * Take.margin.seconds
        #expect(abs(Double(take.count) / 48_000 - 1.5 - margin) < 0.1)
        let start = try #require(take.firstIndex { abs($0) > 0.05 })
        let middle = 4_800..<voice.count - 4_800
        #expect(middle.map { abs(take[start + $0] - voice[$0]) }.max() ?? 1 < 3 / 32_768)

        let sounding = ear.finish().samples.count { abs(Int($0)) > 500 }
        #expect(abs(Double(sounding) / 48_000 - 3.4) < 0.4)
        // Not logged as an airing.
        #expect(!folder.files.contains("var/ledger.sqlite"))
    }

    @Test(.enabled(if: Officer.isBuilt, "the product is not built"))
    func `real sound path: kill -9 in mid-reading leaves the takes that were kept, and nothing torn`() throws {
        try makeStation(output: "null")
        let officer = try Officer(arguments(), environment: sink.environment)
        try record(chirp(1), officer)
        try #require(officer.sees("không phải là card"), "\(officer.output)")
        try officer.press("g")
        try #require(officer.sees("Đã giữ"))
        try officer.press("")
        try #require(officer.sees("ĐANG THU"))
        try sink.say(chirp(0.5))
        officer.kill(SIGKILL)
        #expect(officer.end() == -SIGKILL)
        #expect(folder.files.filter { $0.hasPrefix("audio/") }.count == 1)

        // The next session asks for the other paragraph only; a signal that can be heard ends it in order.
        let second = try Officer(arguments(), environment: sink.environment)
        try #require(second.sees("1/1 · đoạn 2"), "\(second.output)")
        second.kill(SIGINT)
        #expect(second.end() == 0)
        #expect(second.output.contains("1 trên 2 đoạn có bản thu"), "\(second.output)")
    }

    @Test(.enabled(if: Officer.isBuilt, "the product is not built"))
    func `real sound path: a disk that takes no more ends it with 73, and nothing torn`() throws {
        try makeStation(output: "null")
        // 16 KB a file, and the signal that would kill it is ignored.
        let officer = try Officer(arguments(), environment: sink.environment, after: "trap '' XFSZ; ulimit -f 32")
        try record(chirp(1), officer)
        try officer.press("g")
        #expect(officer.end() == 73, "\(officer.output)")
        #expect(officer.output.contains("loa: không ghi được tệp âm thanh"), "\(officer.output)")
        #expect(folder.files.filter { $0.hasPrefix("audio/") }.isEmpty)
    }

    @Test(.enabled(if: Officer.isBuilt, "the product is not built"))
    func `real sound path: without a microphone it ends with 69 before anything is asked`() throws {
        try makeStation(output: "null")
        let officer = try Officer(arguments(device: "khong-co"), environment: sink.environment)
        #expect(officer.end() == 69)
        #expect(
            officer.output == """
                loa: không thấy micrô “khong-co” (snd_pcm_open: No such file or directory)
                     → cắm micrô vào; `arecord -L` liệt kê tên các micrô, ghi một tên sau --device

                """)
    }

    private func record(_ sound: [Float], _ officer: Officer) throws {
        try #require(officer.sees("bắt đầu đọc"), "\(officer.output)")
        try officer.press("")
        try #require(officer.sees("ĐANG THU"))
        try sink.say(sound)
        try officer.press("")
        try #require(officer.sees("Thu được"), "\(officer.output)")
    }

    private func arguments(device: String = "micro") -> [String] {
        ["script", "record", "loi-chao", "--device", device, "--station", folder.path, "--lang", "vi"]
    }

    /// With one script of two paragraphs.
    private func makeStation(output: String = "horn") throws {
        for name in ["scripts", "audio"] {
            try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: true)
        }
        try """
        station:
          name: Đài Truyền thanh xã Bình Minh
          authority: UBND xã Bình Minh
          place: Bình Minh
          approval: not-required
        output:
          device: \(output)
        hours: ["06:00-20:00"]
        officers:
          lan: { name: Lan }
        roster:
          - { officer: lan, from: 2024-03-01 }
        campaigns:
          loi-chao:
            title: Lời chào
            script: loi-chao
            from: 2024-03-04
            times-per-week: 2
            length: 10-600 s
        """.write(toFile: folder.file("schedule.yaml"), atomically: true, encoding: .utf8)
        try """
        ---
        title: Lời chào
        ---
        Chào bà con.

        Trạm Y tế xã làm việc từ 7 giờ 30.
        """.write(toFile: folder.file("scripts/loi-chao.md"), atomically: true, encoding: .utf8)
    }

    /// From 300 Hz to 3 kHz, at once at its full level.
    private func chirp(_ seconds: Double) -> [Float] {
        let frames = Int(seconds * 48_000)
        return (0..<frames).map { frame in
            let time = Double(frame) / 48_000
            let phase = 2 * Double.pi * (300 * time + 2_700 / (2 * seconds) * time * time)
            return Float(0.25 * cos(phase))
        }
    }
}
