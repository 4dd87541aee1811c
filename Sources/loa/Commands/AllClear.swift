internal import ArgumentParser
internal import Diagnostics
internal import StationAPI
internal import StationFolder

struct AllClear: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "all-clear",
            abstract: words("Kết thúc mọi cảnh báo khẩn cấp.", "Ends every warning."),
            discussion: words(
                "Cảnh báo đang phát tắt ngay; chương trình bị ngắt phát tiếp nếu còn giờ.",
                "What sounds of them fades out at once; what was interrupted goes on, if its hours still allow."))
    }

    @OptionGroup var answerable: AnswerableOptions
    @OptionGroup var options: FactOptions

    func run() async throws {
        let language = options.station.language
        let folder = try options.station.folder()
        let report = try await ControlClient(socket: folder.socket)
            .allClear(by: answerable.by, reason: answerable.reason, in: language)
        if options.json {
            try Terminal.json(report)
        } else {
            Terminal.say(EmergencyText(report).text(in: language))
        }
    }
}
