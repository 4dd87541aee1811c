internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Operations
internal import Production
internal import SoundCard
internal import SpokenVietnamese
internal import StationFolder
internal import StationModel
internal import Studio
internal import Synchronization
internal import UnixSignals

struct Record: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words(
                "Thu tiếng cán bộ đọc bài, từng đoạn một.",
                "Records an officer reading a script, paragraph by paragraph."))
    }

    @OptionGroup var argument: ScriptArgument

    @Option(
        help: ArgumentHelp(
            vi: "Micrô, tên như arecord -L liệt kê.", en: "The microphone, as arecord -L names it.",
            value: ("MICRÔ", "DEVICE")))
    var device = "default"

    @Option(
        help: ArgumentHelp(
            vi: "Chỉ thu đoạn này, đếm từ 1.", en: "Only that paragraph, counted from 1.", value: ("SỐ", "N")))
    var paragraph: Int?

    @Flag(help: ArgumentHelp(vi: "Thu lại cả đoạn đã có bản thu.", en: "Paragraphs that have a take, too."))
    var again = false

    @OptionGroup var options: StationOptions

    func run() async throws {
        let (folder, season, _) = try options.season()
        let found = try argument.find(in: season.station)
        let plan = try RecordingPlan(
            found, spoken: found.spokenParagraphs(season.station.lexicon),
            shelf: TakeShelf(stationFolder: folder.path), missing: season.station.missingTakes)
        let prompts = try plan.prompts(only: paragraph, again: again)
        guard !prompts.isEmpty else { return Terminal.say(plan.nothingToDo[options.language]) }
        let session = try await record(prompts, player: Loudspeaker.of(season.station, in: folder) ?? NoLoudspeaker())
        Terminal.say(plan.summary(kept: session.kept)[options.language])
        switch session.state {
        case .ended(.microphone(let error)): throw error
        case .ended(.disk(let error)): throw error
        default: return
        }
    }

    private func record(_ prompts: [Prompt], player: any TakePlayer) async throws -> RecordingSession {
        let driver = ALSADriver(device: device, now: { SystemClock().now })
        // A microphone that is not there is said before the first paragraph is shown.
        let shape = try ALSACaptureCard(opening: driver).shape
        let keyboard = Keyboard()
        let screen = TerminalScreen(language: options.language, isLive: keyboard.isTerminal && Terminal.isInteractive)
        screen.say(Phrase(vi: "Micrô: \(device) (\(shape.summary)).", en: "Microphone: \(device) (\(shape.summary))."))
        let room = RecordingRoom(
            microphone: CardMicrophone<ALSACaptureCard>(driver: driver), player: player, screen: screen)
        return await withTaskGroup(of: Void.self) { group in
            let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
            group.addTask {
                for await _ in signals { room.post(.interrupted) }
            }
            defer { group.cancelAll() }
            return await keyboard.whileRaw {
                keyboard.follow { room.post(.key($0)) }
                defer { screen.finish() }
                return await room.run(prompts)
            }
        }
    }
}

extension Script {
    /// For each paragraph the words that are heard; empty where none are.
    fileprivate func spokenParagraphs(_ lexicon: Lexicon) -> [String] {
        var spoken = Array(repeating: "", count: paragraphs.count)
        for paragraph in reading(lexicon).paragraphs where Syllable.count(in: paragraph.spoken) > 0 {
            // One line for each paragraph and a blank one behind it.
            let index = (paragraph.line - 1) / 2
            if spoken.indices.contains(index) { spoken[index] = paragraph.spoken }
        }
        return spoken
    }
}

/// Text that scrolls, and under it one line that is written over.
private final class TerminalScreen: RecordingScreen {
    private let language: Language
    private let isLive: Bool
    private let columns: Int
    private let shown = Mutex("")

    init(language: Language, isLive: Bool) {
        self.language = language
        self.isLive = isLive
        var size = winsize()
        let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        columns = isKnown ? Int(size.ws_col) : 80
    }

    func say(_ phrase: Phrase) {
        put(phrase[language] + "\n")
    }

    func tell(_ notice: Notice) {
        switch notice {
        case .prompt(let prompt, _, _):
            put("\n\(notice.phrase[language])\n\n\(PromptSheet(prompt, columns: columns).text(in: language))\n\n")
        case .taken(let take):
            put(([notice.phrase] + take.remarks.map(\.phrase)).map { $0[language] + "\n" }.joined())
        case .menu, .refused, .longest, .startedOver, .notHeard, .kept, .skipped:
            say(notice.phrase)
        }
    }

    func show(_ session: RecordingSession) {
        guard isLive else { return }
        // A line that runs over the edge could not be written over.
        let line = String((session.liveLine?[language] ?? "").prefix(columns - 1))
        let isNew = shown.withLock { shown in
            defer { shown = line }
            return shown != line
        }
        if isNew { Terminal.write("\r\u{1B}[K" + line) }
    }

    func finish() {
        put("")
    }

    /// In place of the line that is written over.
    private func put(_ text: String) {
        let isCovered = shown.withLock { shown in
            defer { shown = "" }
            return !shown.isEmpty
        }
        Terminal.write((isCovered ? "\r\u{1B}[K" : "") + text)
    }
}
