internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Logging
internal import Operations

struct Run: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words("Chạy đài: phát đúng lịch, ghi sổ.", "The daemon: airs what is promised and logs it."),
            discussion: words(
                "SIGTERM kết thúc êm buổi đang phát, SIGHUP đọc lại thư mục đài.",
                "SIGTERM ends an airing cleanly, SIGHUP reads the folder again."))
    }

    @OptionGroup var options: StationOptions

    func run() async throws {
        let folder = try options.folder()
        let logger = Logger(label: "loa") { StreamLogHandler.standardError(label: $0) }
        try await Daemon(
            folder, language: options.language, environment: ProcessInfo.processInfo.environment, logger: logger
        ).run()
    }
}
