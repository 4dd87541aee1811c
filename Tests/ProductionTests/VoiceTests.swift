import Diagnostics
import Foundation
import Programs
import Sound
import Speech
import Testing

@Suite struct `The real espeak-ng` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    @Test func `Reads Vietnamese, faster at a higher rate`() async throws {
        let voice = try await EspeakVoice.find(name: "vi", wordsPerMinute: 130, in: folder.environment())
        #expect(voice.identity.hasPrefix("eSpeak NG text-to-speech: 1."))
        #expect(voice.identity.hasSuffix("voice vi at 130"))
        let text = "Mời bà con đến nhà văn hóa lúc tám giờ sáng."
        let normal = Sound.trimmed(try await voice.speak(text, rate: 1))
        let fast = Sound.trimmed(try await voice.speak(text, rate: 1.1))
        #expect((2.0...5).contains(Double(normal.count) / 48_000))
        #expect((1.05...1.15).contains(Double(normal.count) / Double(fast.count)))
        #expect(try await voice.speak(text, rate: 1) == voice.speak(text, rate: 1), "the same every time")
    }

    @Test func `Reads a paragraph of more than a thousand bytes without a break in the middle`() async throws {
        let voice = try await EspeakVoice.find(name: "vi", wordsPerMinute: 300, in: folder.environment())
        let sentence = "mười chín người dân được mời đến trụ sở để nhận kết quả "
        let one = Sound.trimmed(try await voice.speak(sentence, rate: 1)).count
        let many = Sound.trimmed(try await voice.speak(String(repeating: sentence, count: 30), rate: 1)).count
        #expect(abs(Double(many) / Double(one) - 30) < 3)
    }

    @Test func `Has a northern, a central and a southern voice, each with a sound of its own`() async throws {
        var sounds: Set<[Float]> = []
        for name in ["vi", "vi-vn-x-central", "vi-vn-x-south"] {
            let voice = try await EspeakVoice.find(name: name, wordsPerMinute: 130, in: folder.environment())
            #expect(voice.identity.hasSuffix("voice \(name) at 130"))
            let sound = Sound.trimmed(try await voice.speak("Rằm tháng giêng, mời bà con về dự lễ.", rate: 1))
            #expect((2.0...4).contains(Double(sound.count) / 48_000))
            sounds.insert(sound)
        }
        #expect(sounds.count == 3)
    }

    @Test(arguments: ["Vietnamese_(Central)", "aav/vi", "vi+f3"])
    func `Has this voice`(name: String) async throws {
        _ = try await EspeakVoice.find(name: name, wordsPerMinute: 130, in: folder.environment())
    }

    @Test(arguments: ["vietnamese", "vi-hue", "", "vi+nobody", "--help"])
    func `Has not this voice, and says so before it speaks`(name: String) async throws {
        let environment = folder.environment()
        let error = await #expect(throws: VoiceError.unknownVoice(name: name)) {
            _ = try await EspeakVoice.find(name: name, wordsPerMinute: 130, in: environment)
        }
        #expect(error?.message.vi == "espeak-ng không có giọng “\(name)”")
        #expect(error?.message.en == "espeak-ng has no voice “\(name)”")
        #expect(error?.status == .badData)
    }
}

@Suite struct `Voices that fail` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    private func speak(_ script: String, deadline: Duration = .seconds(600), text: String = "một") async throws
        -> [Float]
    {
        let program = try folder.program("voice", script)
        let voice = try CommandVoice.find(
            run: [program, "--fast"], sampleRate: 48_000, in: folder.environment(), deadline: { _ in deadline })
        return try await voice.speak(text, rate: 1)
    }

    private func problem(_ script: String, deadline: Duration = .seconds(600), text: String = "một") async
        -> VoiceError?
    {
        await #expect(throws: VoiceError.self) {
            _ = try await speak(script, deadline: deadline, text: text)
        }
    }

    @Test func `One that works gets its arguments, the text on stdin, and is heard`() async throws {
        // Each byte of "ab" twice: a 16-bit sample of equal halves.
        let samples = try await speak(#"[ "$1" = --fast ] && sed 's/./&&/g' | tr -d '\n'"#, text: "ab\n")
        #expect(samples == [Float(0x6161) / 32768, Float(0x6262) / 32768])
    }

    @Test func `Noise on stderr is no harm`() async throws {
        #expect(try await speak("seq 1 20000 >&2; cat", text: "ab").count == 1)
    }

    @Test(.timeLimit(.minutes(1)))
    func `One that hangs is killed at its deadline, with all that it started`() async throws {
        let note = folder.path + "/child"
        let error = await problem("sleep 600 & echo $! > \(note); wait", deadline: .milliseconds(500))
        #expect(error == .hung(program: folder.path + "/voice", after: .milliseconds(500)))
        #expect(error?.status == .unavailable)
        let child = try String(contentsOfFile: note, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        // Gone, or dead and not yet collected: the signal takes its moment.
        while let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8), !state.contains(") Z ") {
            await Task.yield()
        }
    }

    @Test func `One that dies says with what status and what it said last`() async throws {
        let error = await problem("echo loading >&2; echo 'no model' >&2; exit 3")
        #expect(error == .failed(program: folder.path + "/voice", ending: .status(3), words: "no model"))
        #expect(error?.message.vi == "chương trình đọc “\(folder.path)/voice” hỏng, mã 3: no model")
        #expect(error?.message.en == "the voice program “\(folder.path)/voice” failed, status 3: no model")
    }

    @Test func `One that is killed says by what signal`() async throws {
        #expect(await problem("kill -9 $$") == .failed(program: folder.path + "/voice", ending: .signal(9), words: ""))
    }

    @Test func `One that ends before it has read the text does no harm`() async throws {
        let text = String(repeating: "một ", count: 100_000)
        #expect(await problem("exit 1", text: text)?.status == .unavailable)
    }

    @Test func `One that gives nothing, or half a sample`() async throws {
        #expect(await problem("exit 0") == .saidNothing(program: folder.path + "/voice"))
        #expect(
            await problem("printf abc") == .badSound(program: folder.path + "/voice", .halfSample))
    }

    @Test func `One that never ends to speak is stopped`() async throws {
        let program = try folder.program("voice", "cat /dev/zero")
        let voice = try CommandVoice.find(run: [program], sampleRate: 100, in: folder.environment())
        await #expect(throws: VoiceError.badSound(program: program, .endless)) {
            _ = try await voice.speak("một", rate: 1)
        }
    }

    @Test func `A cancelled task stops its voice`() async throws {
        let program = try folder.program("voice", "sleep 60")
        let voice = try CommandVoice.find(run: [program], sampleRate: 48_000, in: folder.environment())
        let task = Task { try await voice.speak("một", rate: 1) }
        task.cancel()
        await #expect(throws: VoiceError.cancelled) { _ = try await task.value }
    }

    @Test func `One that is not installed is refused with what to install`() async throws {
        let environment = folder.environment(path: folder.path)
        let error = await #expect(throws: VoiceError.notInstalled(program: "espeak-ng")) {
            _ = try await EspeakVoice.find(name: "vi", wordsPerMinute: 130, in: environment)
        }
        #expect(error?.message.vi == "máy chưa cài chương trình đọc “espeak-ng”")
        #expect(error?.hint?.vi == "cài bằng lệnh: apt install espeak-ng")
        #expect(error?.hint?.en == "install it: apt install espeak-ng")
        #expect(error?.status == .unavailable)
        #expect(throws: VoiceError.notInstalled(program: "./voice")) {
            _ = try CommandVoice.find(run: ["./voice"], sampleRate: 8_000, in: environment)
        }
    }

    @Test func `Sound that should be WAV and is not`() async throws {
        _ = try folder.program(
            "espeak-ng",
            """
            case $1 in
            --version) echo 'eSpeak NG text-to-speech: 9  Data at: /nowhere' ;;
            --voices) printf 'Pty Language       Age/Gender VoiceName          File\n 5  vi  --/M  Vietnamese  aav/vi\n' ;;
            *) echo 'hello, this is no sound' ;;
            esac
            """)
        let environment = folder.environment(path: folder.path + ":/usr/bin:/bin")
        let voice = try await EspeakVoice.find(name: "vi", wordsPerMinute: 130, in: environment)
        #expect(voice.identity == "eSpeak NG text-to-speech: 9 voice vi at 130")
        await #expect(throws: VoiceError.badSound(program: "espeak-ng", .noHeader)) {
            _ = try await voice.speak("một", rate: 1)
        }
    }
}

@Suite struct `Piper` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    private func piper(rate: Int) throws -> PiperVoice {
        _ = try folder.program("piper", "{ printf '%s ' \"$@\"; cat; } > \(folder.path)/asked; printf abcd")
        try Data("onnx".utf8).write(to: URL(filePath: folder.path + "/vi.onnx"))
        try Data(#"{"audio": {"sample_rate": \#(rate)}, "espeak": {"voice": "vi"}}"#.utf8)
            .write(to: URL(filePath: folder.path + "/vi.onnx.json"))
        return try PiperVoice.find(
            model: folder.path + "/vi.onnx", licence: "CC BY 4.0, chị Lan",
            in: folder.environment(path: folder.path + ":/usr/bin:/bin"))
    }

    private var asked: String {
        get throws { try String(contentsOfFile: folder.path + "/asked", encoding: .utf8) }
    }

    @Test func `Gets one line, the model, and the rate only if it is changed`() async throws {
        let voice = try piper(rate: 48_000)
        let model = folder.path + "/vi.onnx"
        #expect(try await voice.speak("một hai\nba\n\n", rate: 1).count == 2)
        #expect(try asked == "--model \(model) --output-raw một hai ba\n")
        _ = try await voice.speak("một hai", rate: 0.8)
        #expect(try asked == "--model \(model) --output-raw --length-scale 1.2500 một hai\n")
    }

    @Test func `Carries its licence in what a tape remembers of it`() throws {
        #expect(try piper(rate: 48_000).identity.hasSuffix(" licence CC BY 4.0, chị Lan"))
    }

    @Test func `Is heard at the rate of its model`() async throws {
        #expect(try await piper(rate: 16_000).speak("một", rate: 1).count == 6)
    }

    @Test func `Without its description the model is refused`() throws {
        _ = try piper(rate: 22_050)
        try FileManager.default.removeItem(atPath: folder.path + "/vi.onnx.json")
        let error = #expect(throws: VoiceError.self) {
            _ = try PiperVoice.find(
                model: folder.path + "/vi.onnx", licence: "CC BY 4.0, chị Lan",
                in: folder.environment(path: folder.path))
        }
        #expect(error?.status == .badData)
        #expect(error?.message.vi.hasPrefix("tệp giọng đọc “\(folder.path)/vi.onnx.json” không dùng được: ") == true)
        #expect(error?.hint?.en == "copy both the .onnx and the .onnx.json file of the voice again")
    }
}
