internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Operations
internal import StationFolder

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
        // Before it is read: an edit in between is noticed.
        let seen = try FolderMark(of: options.folder())
        let (folder, season, findings) = try options.season()
        try await Daemon(
            folder, season, findings: findings, seen: seen, language: options.language,
            environment: ProcessInfo.processInfo.environment
        ).run()
    }
}
