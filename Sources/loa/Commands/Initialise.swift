internal import ArgumentParser
internal import Diagnostics
internal import StationFolder

struct Initialise: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: words("Tạo thư mục đài mới.", "Makes a new station folder that checks clean."))
    }

    @Argument(help: ArgumentHelp(vi: "Thư mục sẽ tạo.", en: "The folder to make.", value: ("THƯ-MỤC", "DIR")))
    var folder: String

    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        _ = try StationFolder.initialise(at: folder)
        let next = "loa check --station \(Terminal.quoted(folder))"
        Terminal.say(
            Phrase(
                vi: "Đã tạo \(folder). Sửa schedule.yaml và các bài trong scripts/, rồi chạy:\n\(next)",
                en: "Made \(folder). Edit schedule.yaml and the scripts in scripts/, then run:\n\(next)")[
                    processLanguage])
    }
}
