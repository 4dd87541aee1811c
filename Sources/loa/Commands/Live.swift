internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import StationAPI
internal import StationFolder
internal import Studio
internal import Synchronization
internal import UnixSignals

struct Live: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words("Nói trực tiếp ra loa.", "Puts your own voice on the horns."),
            discussion: words(
                """
                Chuông báo, rồi tiếng từ micrô của đài (live.microphone). Enter hoặc q: kết thúc. Đóng cửa sổ hay Ctrl-C \
                cũng kết thúc ngay. Lời nói được lưu vào var/live và ghi sổ.
                """,
                """
                A chime, then the station's microphone (live.microphone). Enter or q ends it, and so does closing the \
                terminal or Ctrl-C, at once. What is said is kept in var/live and logged.
                """))
    }

    @Option(
        help: ArgumentHelp(
            vi: "Ai nói: khóa trong mục officers của schedule.yaml.",
            en: "Who speaks: a key of officers in schedule.yaml.", value: ("CÁN-BỘ", "OFFICER")))
    var by: String

    @Option(
        help: ArgumentHelp(
            vi: "Dài nhất bấy nhiêu giây rồi tự kết thúc.", en: "It ends by itself after so many seconds.",
            value: ("GIÂY", "N")))
    var seconds: Double?

    @Option(
        help: ArgumentHelp(
            vi: "Nói về việc gì, để ghi sổ.", en: "What it is about, for the log.", value: ("TÊN", "TITLE")))
    var title: String?

    @OptionGroup var options: FactOptions

    func run() async throws {
        let client = ControlClient(socket: try options.station.folder().socket)
        let wish = LiveWish(by: by, title: title, seconds: seconds)
        let language = options.station.language
        let keyboard = Keyboard()
        let screen = LiveScreen(language: language, json: options.json, isLive: Terminal.isInteractive)
        let last = try await withThrowingTaskGroup(of: LiveReport?.self) { group in
            let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
            let (wishes, end) = AsyncStream<Void>.makeStream()
            group.addTask {
                for await _ in signals { end.yield() }
                return nil
            }
            group.addTask {
                for await _ in wishes {
                    guard let name = screen.occurrence else { continue }
                    try await client.endLive(name)
                }
                return nil
            }
            defer { group.cancelAll() }
            return try await keyboard.whileRaw {
                if keyboard.isTerminal {
                    keyboard.follow { key in if key == .enter || key == .quit { end.yield() } }
                }
                defer { screen.finish() }
                try await client.live(wish, in: language) { screen.show($0) }
                return screen.last
            }
        }
        try conclude(last, in: language)
    }

    private func conclude(_ last: LiveReport?, in language: Language) throws {
        guard let last, last.state == .ended else { throw Self.broken }
        if let failed = last.failed {
            let message = Phrase(verbatim: last.reason ?? "")
            throw Failure(
                ExitStatus(rawValue: failed) ?? .unavailable, message, hint: last.hint.map { Phrase(verbatim: $0) })
        }
        guard !options.json else { return }
        let time = LiveScreen.clock(last.elapsed)
        let reason = last.reason ?? ""
        Terminal.say(
            Phrase(
                vi: "Đã kết thúc \(last.occurrence ?? ""): nói \(time), \(reason).",
                en: "Ended \(last.occurrence ?? ""): \(time) of speech, \(reason).")[language])
        if let file = last.file {
            Terminal.say(Phrase(vi: "Lời nói lưu ở \(file).", en: "What was said is kept in \(file).")[language])
        }
    }

    private static let broken = Failure(
        .unavailable,
        Phrase(
            vi: "mất liên lạc với phần mềm phát thanh giữa buổi nói trực tiếp",
            en: "the daemon was lost in mid-speech"),
        hint: Phrase(vi: "xem tình trạng bằng lệnh: loa status", en: "see how things are with: loa status"))
}

/// One line that is written over, or lines of JSON.
private final class LiveScreen: Sendable {
    private let language: Language
    private let json: Bool
    private let isLive: Bool
    private let newest = Mutex<LiveReport?>(nil)

    init(language: Language, json: Bool, isLive: Bool) {
        self.language = language
        self.json = json
        self.isLive = isLive
    }

    var last: LiveReport? { newest.withLock { $0 } }
    var occurrence: String? { last?.occurrence }

    func show(_ report: LiveReport) {
        let before = newest.withLock { newest in
            defer { newest = report }
            return newest
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            // Numbers and words: there is nothing in it that does not encode.
            guard let line = try? encoder.encode(report) else { return }
            return Terminal.write(String(decoding: line, as: UTF8.self) + "\n")
        }
        guard report.state != .ended else { return }
        if isLive {
            Terminal.write("\r\u{1B}[K" + String(line(report).prefix(100)))
        } else if before?.state != report.state {
            Terminal.write(Self.words(report.state)[language] + "\n")
        }
    }

    func finish() {
        if isLive, !json { Terminal.write("\r\u{1B}[K") }
    }

    private func line(_ report: LiveReport) -> String {
        let head = Self.words(report.state)[language]
        guard report.state == .speaking else { return head }
        let time = "\(Self.clock(report.elapsed)) / -\(Self.clock(report.remaining))"
        let howl = report.howl ? Phrase(vi: " HÚ!", en: " HOWL!")[language] : ""
        let loud = report.peak > -0.5 ? Phrase(vi: " QUÁ TO", en: " TOO LOUD")[language] : ""
        return "\(head) \(time) -60▕\(Level(peak: report.peak, rms: report.level).bar)▏0 dBFS\(loud)\(howl)"
    }

    private static func words(_ state: LiveReport.State) -> Phrase {
        switch state {
        case .waiting: Phrase(vi: "chờ âm ly…", en: "waiting for the amplifier…")
        case .chime: Phrase(vi: "♪ chuông báo", en: "♪ chime")
        case .speaking: Phrase(vi: "● ĐANG NÓI", en: "● ON AIR")
        case .searching: Phrase(vi: "mất micrô, đang tìm lại…", en: "the microphone is lost, trying again…")
        case .ended: Phrase(vi: "đã kết thúc", en: "ended")
        }
    }

    static func clock(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.down))
        return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
    }
}
