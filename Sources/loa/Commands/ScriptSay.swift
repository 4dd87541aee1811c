internal import ArgumentParser
internal import Diagnostics
internal import Operations
internal import Production
internal import StationFolder
internal import StationModel
internal import Studio

extension ScriptCommand {
    struct Say: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "say",
                abstract: words("Nghe thử bài ngay bây giờ.", "Reads a script aloud, to listen to it."),
                discussion: words(
                    "Không tính là một buổi phát, không ghi vào sổ.", "It is no airing, and not logged."))
        }

        @OptionGroup var argument: ScriptArgument

        @Option(
            help: ArgumentHelp(
                vi: "Chỉ đoạn này, đếm từ 1.", en: "Only that paragraph, counted from 1.", value: ("SỐ", "N")))
        var paragraph: Int?

        @Option(
            help: ArgumentHelp(
                vi: "Ghi vào tệp WAV hoặc FLAC này, không phát ra loa.",
                en: "Into this WAV or FLAC file, not to the loudspeaker.", value: ("TỆP", "FILE")))
        var output: String?

        @OptionGroup var options: StationOptions

        func validate() throws {
            if let output, ![".wav", ".flac"].contains(where: output.lowercased().hasSuffix) {
                throw ValidationError(
                    words("--output nhận tệp .wav hoặc .flac", "--output takes a .wav or .flac file"))
            }
        }

        func run() async throws {
            let (folder, season, _) = try options.season()
            let script = try argument.find(in: season.station)
            if let paragraph, !script.paragraphs.indices.contains(paragraph - 1) {
                throw Failure(
                    .usage,
                    Phrase(
                        vi: "bài “\(script.id)” không có đoạn \(paragraph)",
                        en: "the script “\(script.id)” has no paragraph \(paragraph)"),
                    hint: Phrase(
                        vi: "bài có \(script.paragraphs.count) đoạn", en: "it has \(script.paragraphs.count) paragraphs"
                    ))
            }
            // Before the voice is asked: it takes its time.
            let player = try output == nil ? player(for: season.station, in: folder) : nil
            let sound = try await Producer(folder: folder).audition(script, paragraph: paragraph, in: season.station)
            if let output {
                try Producer.write(sound, to: output)
                Terminal.say(Phrase(vi: "Đã ghi vào \(output).", en: "Written to \(output).")[options.language])
            } else if let player {
                try await play(sound, with: player)
            }
        }

        private func player(for station: Station, in folder: StationFolder) throws(Failure) -> OutputTakePlayer {
            guard let player = Loudspeaker.of(station, in: folder) else {
                throw Failure(
                    .unavailable,
                    Phrase(
                        vi: "đầu ra của đài không phải là card âm thanh", en: "the station's output is no sound card"),
                    hint: Self.intoFile)
            }
            return player
        }

        private func play(_ sound: [Float], with player: OutputTakePlayer) async throws(Failure) {
            do throws(NotHeard) {
                try await player.play(sound)
            } catch {
                throw Failure(.unavailable, error.why, hint: Self.intoFile)
            }
        }

        private static let intoFile = Phrase(
            vi: "ghi vào tệp để nghe: --output nghe-thu.wav", en: "write it into a file: --output listen.wav")
    }
}
