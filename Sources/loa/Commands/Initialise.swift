internal import ArgumentParser
internal import Diagnostics
internal import StationFolder

struct Initialise: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: words("Tạo thư mục đài mới.", "Makes a new station folder that checks clean."))
    }

    @Argument(help: ArgumentHelp(vi: "Thư mục sẽ tạo.", en: "The folder to make."))
    var folder: String

    @Option(help: ArgumentHelp(vi: "Ngôn ngữ: vi hoặc en.", en: "The language: vi or en."))
    var lang: String?

    func run() throws {
        _ = try StationFolder.initialise(at: folder)
        Terminal.say(
            Phrase(
                vi:
                    "Đã tạo \(folder). Sửa schedule.yaml và các bài trong scripts/, rồi chạy: loa check --station \(folder)",
                en: "Made \(folder). Edit schedule.yaml and scripts/, then run: loa check --station \(folder)")[
                    processLanguage])
    }
}
