internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Operations
internal import Playout
internal import SoundCard
internal import StationFolder
internal import StationModel
internal import UnixSignals

extension DevicesCommand {
    struct Test: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Phát một tiếng thử ngắn ra loa, đúng độ to của đài.",
                    "Plays a short sound over the horns, as loud as the station."),
                discussion: words(
                    "Có output.listen thì nói loa có kêu không và trễ bao nhiêu. Mã kết thúc là 1 nếu không nghe thấy.",
                    "With output.listen it says whether that was heard, and how late. Exits 1 if it was not."))
        }

        @Argument(
            help: ArgumentHelp(
                vi: "Card để thử, như plughw:CARD=Device; không nêu: card của đài.",
                en: "The card, such as plughw:CARD=Device; without it: the station's.", value: ("CARD", "CARD")))
        var device: String?

        @OptionGroup var options: FactOptions

        func run() async throws {
            let (folder, season, _) = try options.station.season()
            let output = season.station.output
            let choice = device.map(CardChoice.alsa) ?? CardChoice(output.device, in: folder)
            guard case .alsa(let name) = choice else { throw Self.noCard(choice) }
            let trial = ListeningTrial(choice, as: output, in: folder, clock: SystemClock())
            let air = StationAir(folder, in: season, language: options.station.language)
            try await air.refuse(for: trial.span)
            let result = try await cancelledBySignals { try await trial.run(unless: { await air.isWanted() }) }
            try tell(result, of: name, listening: output.listen)
        }

        private static func noCard(_ choice: CardChoice) -> Failure {
            Failure(
                .unavailable,
                Phrase(
                    vi: "đầu ra của đài (\(choice)) không phải là card âm thanh",
                    en: "the station's output (\(choice)) is no sound card"),
                hint: Phrase(
                    vi: "ghi output.device trong schedule.yaml; “loa devices” liệt kê các card",
                    en: "set output.device in schedule.yaml; “loa devices” lists the cards"))
        }

        /// Ctrl-C fades out and switches the amplifier off.
        private func cancelledBySignals(
            _ work: @escaping @Sendable () async throws -> ListeningTrial.Result
        ) async throws -> ListeningTrial.Result {
            try await withThrowingTaskGroup(of: ListeningTrial.Result?.self) { group in
                let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
                group.addTask {
                    for await _ in signals { return nil }
                    return nil
                }
                group.addTask { try await work() }
                while let finished = try await group.next() {
                    group.cancelAll()
                    if let result = finished { return result }
                }
                throw CancellationError()
            }
        }

        private func tell(_ result: ListeningTrial.Result, of name: String, listening: String?) throws {
            if case .neverStarted(let error?) = result.ending.cause { throw error }
            if case .cardLost(let error) = result.ending.cause { throw error }
            let verdict = TrialVerdict(result, device: name, listening: listening)
            if options.json {
                try Terminal.json(verdict.record)
            } else {
                for line in verdict.lines { Terminal.say(line[options.station.language]) }
            }
            if !verdict.isWell { throw ExitCode(ExitStatus.findings.rawValue) }
        }
    }
}

/// What a trial says of the way from the card to the horns.
private struct TrialVerdict {
    struct Record: Encodable {
        let device: String
        let listen: String?
        let played: Bool
        /// Milliseconds of the first sample against its promised instant, and from the card to the listening device.
        let lateBy: Double?
        let heard: Bool?
        let heardAfter: Double?
    }

    private let result: ListeningTrial.Result
    private let device: String
    private let listening: String?

    init(_ result: ListeningTrial.Result, device: String, listening: String?) {
        self.result = result
        self.device = device
        self.listening = listening
    }

    private var wasPlayed: Bool { result.ending.cause == .finished }
    /// `nil`: nobody listened.
    private var wasHeard: Bool? {
        listening == nil || result.listeningTrouble != nil ? nil : result.delay != nil
    }

    var isWell: Bool {
        wasPlayed && wasHeard != false && result.listeningTrouble == nil && result.amplifierTrouble == nil
    }

    var record: Record {
        // No negative zero.
        let milliseconds = { (time: Duration) in (time.inSeconds * 10_000).rounded() / 10 + 0 }
        return Record(
            device: device, listen: listening, played: wasPlayed, lateBy: result.lateBy.map(milliseconds),
            heard: wasHeard, heardAfter: result.delay.map(milliseconds))
    }

    var lines: [Phrase] {
        var lines = [played]
        if let detail = result.amplifierTrouble {
            lines.append(
                Phrase(
                    vi: "Không bật/tắt được âm ly: \(detail.vi)",
                    en: "The amplifier could not be switched: \(detail.en)"))
        }
        if result.isLeftOn {
            lines.append(
                Phrase(
                    vi: "Đài đang phát hoặc sắp phát nên không tắt âm ly.",
                    en: "The station is on air or about to be: the amplifier was left on."))
        }
        if let error = result.listeningTrouble {
            lines.append(
                Phrase(vi: "Không nghe lại được: \(error.message.vi).", en: "Nobody listened: \(error.message.en)."))
        } else if let listening {
            lines.append(heard(by: listening))
        }
        return lines
    }

    private var played: Phrase {
        guard wasPlayed else {
            return Phrase(vi: "Tiếng thử bị ngắt giữa chừng trên “\(device)”.", en: "“\(device)” was cut short.")
        }
        return Phrase(vi: "Đã phát tiếng thử ra “\(device)”.", en: "Played over “\(device)”.")
    }

    private func heard(by listening: String) -> Phrase {
        guard let delay = result.delay else {
            return Phrase(
                vi: "“\(listening)” không nghe thấy tiếng thử: kiểm tra âm ly, dây loa, và chỗ đặt micrô.",
                en: "“\(listening)” did not hear it: look at the amplifier, at the wires, and where the microphone is.")
        }
        let milliseconds = Int((delay.inSeconds * 1000).rounded())
        return Phrase(
            vi: "“\(listening)” nghe thấy, trễ \(milliseconds) ms.",
            en: "“\(listening)” heard it, \(milliseconds) ms late.")
    }
}
