internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Operations
internal import Programs
internal import StationFolder
internal import StationModel

extension ScriptCommand {
    struct New: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Viết một bài mới.", "Writes a new script."),
                discussion: words(
                    "Mở trình soạn thảo ($EDITOR); bài được soát khi lưu.", "Opens $EDITOR; checked on return."))
        }

        @Argument(help: ArgumentHelp(vi: "Tiêu đề của bài.", en: "Its title.", value: ("TIÊU-ĐỀ", "TITLE")))
        var title: String

        @OptionGroup var name: NameOption

        @OptionGroup var person: WriterOption
        @OptionGroup var options: StationOptions

        func run() async throws {
            let (folder, season, _) = try options.season()
            let title = title.trimmingCharacters(in: .whitespacesAndNewlines)
            guard let id = try name.id() ?? folder.freeScript(for: title) else { throw IntakeRefusal.noName }
            guard season.station.script(id) == nil else { throw FolderError.scriptExists(id.text) }
            let now = SystemClock().now
            let desk = try options.desk(folder, season)
            let writer = try desk.writer(named: person.by, on: season.station.zone.date(of: now))
            let head = ScriptDraft(id: id, title: title, writer: writer.officer.text, body: "")
            try await options.edit(desk.draft(new: id, head: head), at: desk, by: writer, in: season)
        }
    }

    struct Edit: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Sửa một bài.", "Edits a script."),
                discussion: words(
                    "Mở trình soạn thảo ($EDITOR). Bài có lỗi thì không nhận; bản nháp được giữ lại để sửa tiếp.",
                    "Opens $EDITOR. With errors it is refused, and the draft kept to go on with."))
        }

        @OptionGroup var argument: ScriptArgument
        @OptionGroup var person: WriterOption
        @OptionGroup var options: StationOptions

        func run() async throws {
            let (folder, season, _) = try options.season()
            let desk = try options.desk(folder, season)
            let writer = try desk.writer(named: person.by, on: season.station.zone.date(of: SystemClock().now))
            guard let id = ScriptID(argument.script), let draft = try desk.draftToEdit(id) else {
                throw Named.noScript(argument.script, in: season.station)
            }
            try await options.edit(draft, at: desk, by: writer, in: season)
        }
    }
}

extension StationOptions {
    fileprivate func edit(
        _ draft: Draft, at desk: ScriptDesk, by person: Person, in season: Season
    ) async throws {
        if draft.isContinued {
            Terminal.say(
                Phrase(
                    vi: "Làm tiếp bản nháp còn lại từ lần trước: \(draft.path)",
                    en: "Going on with the draft that was kept: \(draft.path)")[language])
        }
        try await desk.edit(
            draft,
            in: ProgramEnvironment(
                variables: ProcessInfo.processInfo.environment,
                workingDirectory: FileManager.default.currentDirectoryPath))
        let taken = try desk.take(draft, by: person, at: SystemClock().now)
        for finding in taken.findings { Terminal.say(finding.text(in: language)) }
        if taken.isRefused {
            throw Failure(
                .findings,
                Phrase(
                    vi: "bài còn lỗi nên chưa nhận; bản nháp còn ở \(draft.path)",
                    en: "the script has errors and was not taken; the draft is kept in \(draft.path)"),
                hint: Phrase(
                    vi: "sửa tiếp bằng lệnh: loa script edit \(draft.id)", en: "go on with: loa script edit \(draft.id)"
                ))
        }
        let said =
            taken.isUnchanged
            ? Phrase(vi: "Bài không thay đổi.", en: "The script is as it was.")
            : Phrase(vi: "Đã lưu scripts/\(draft.id).md.", en: "Saved scripts/\(draft.id).md.")
        Terminal.say(said[language])
        guard !taken.isUnchanged else { return }
        Terminal.tell(language, voidedApprovalOf: season.station.script(draft.id), in: season)
    }
}
