internal import Glibc
internal import Playout
package import Sound
package import SoundCard

/// Hears a person and sends what is said down a line.
package protocol LiveMicrophone: Sendable {
    /// Opens it, and returns when it is open; from then on a thread of its own fills the line, until it is over:
    /// with silence, from `grant` on with the chime, then with what is said.
    /// - Throws: why it does not open. One that is lost later is searched for, and the line says so.
    func begin(_ line: LiveLine, chime: [Float], voice: LiveVoice) async throws(CardError)
}

/// A microphone on a sound card.
package struct CardLiveMicrophone<Card: CaptureCard & ~Copyable>: LiveMicrophone {
    /// The longest sleep, and so how soon it notices that the line is over.
    private static var nap: Duration { .milliseconds(20) }
    /// So many naps without a sound, and it is as good as gone: 1 s.
    private static var patience: Int { 50 }

    /// In 10 ms.
    private static var restLength: Int { 20 }

    private let driver: Card.Driver

    package init(driver: Card.Driver) {
        self.driver = driver
    }

    package func begin(_ line: LiveLine, chime: [Float], voice: LiveVoice) async throws(CardError) {
        let opening: Result<Void, CardError> = await withCheckedContinuation { continuation in
            let isStarted = Worker.start {
                // Where that is not permitted, the machine must not be busy; `loa doctor` says so.
                _ = Worker.becomeRealTime()
                var works = LiveWorks(line, chime: chime, voice: voice)
                run(&works, line) { continuation.resume(returning: $0) }
            }
            if !isStarted {
                continuation.resume(returning: .failure(error(.other, "pthread_create", "no thread to be had")))
            }
        }
        try opening.get()
    }

    /// On the microphone's thread, until the line is over. `opened` is called once.
    private func run(_ works: inout LiveWorks, _ line: LiveLine, opened: (Result<Void, CardError>) -> Void) {
        var isOpened = false
        while !line.isOver {
            do throws(CardError) {
                var card = try Card(opening: driver)
                try card.start()
                if !isOpened { opened(.success(())) }
                isOpened = true
                try listen(&card, &works, line)
            } catch {
                guard isOpened else { return opened(.failure(error)) }
                line.note(error)
                rest(&works, line)
            }
        }
        if !isOpened { opened(.success(())) }
    }

    /// Between two attempts to open it again the horns get silence.
    private func rest(_ works: inout LiveWorks, _ line: LiveLine) {
        for _ in 0..<Self.restLength where !line.isOver {
            works.keepAlive()
            usleep(10_000)
        }
    }

    private func listen(_ card: inout Card, _ works: inout LiveWorks, _ line: LiveLine) throws(CardError) {
        var samples = [Float](repeating: 0, count: Sound.frames(in: .milliseconds(100)))
        var idle = 0
        while !line.isOver {
            do throws(CardError) {
                var space = samples.mutableSpan
                let count = try card.read(into: &space, within: Self.nap)
                idle = count == 0 ? idle + 1 : 0
                if count > 0 {
                    if line.error != nil { line.note(nil) }
                    works.take(samples.span.extracting(..<count))
                }
            } catch  where error.kind == .overrun || error.kind == .suspended {
                idle += 1
                guard idle < Self.patience else { throw error }
                try card.recover()
                try card.start()
            }
            guard idle < Self.patience else { throw self.error(.still, "snd_pcm_wait", "no sound for 1 s") }
        }
    }

    private func error(_ kind: CardError.Kind, _ call: String, _ detail: String) -> CardError {
        CardError(kind: kind, direction: .capture, device: driver.device, call: call, errno: 0, detail: detail)
    }
}
