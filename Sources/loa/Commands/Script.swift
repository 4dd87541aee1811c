internal import ArgumentParser
internal import Diagnostics
internal import Operations
internal import Reporting
internal import StationModel

struct ScriptCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "script", abstract: words("Các bài phát thanh.", "Scripts."),
            subcommands: [
                List.self, Show.self, New.self, Edit.self, Import.self, Check.self, Say.self, Record.self,
                Approve.self, Return.self, Withdraw.self, History.self,
            ])
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: words("Liệt kê các bài.", "Lists the scripts."))
        }

        @OptionGroup var options: FactOptions

        func run() throws {
            let (_, season, _) = try options.station.season()
            let language = options.station.language
            let records = season.station.scripts.map { ScriptRecord($0, in: season) }
            if options.json { return try Terminal.json(records) }
            var table = TextTable()
            for record in records {
                let syllables = Phrase(vi: "\(record.syllables) âm tiết", en: "\(record.syllables) syllables")
                table.add([
                    record.script, record.title, syllables[language],
                    Duration.seconds(record.seconds).minutesAndSeconds,
                    record.stateName[language],
                ])
            }
            Terminal.say(table.text)
        }
    }

    struct Show: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: words("Hiện một bài.", "Shows a script."))
        }

        @OptionGroup var argument: ScriptArgument

        @Flag(help: ArgumentHelp(vi: "Đúng những lời mà giọng đọc sẽ đọc.", en: "The exact words the voice will say."))
        var spoken = false

        @OptionGroup var options: FactOptions

        func run() throws {
            let (_, season, _) = try options.station.season()
            let found = try argument.find(in: season.station)
            let record = ScriptText(found, in: season, spoken: spoken, language: options.station.language)
            if options.json { return try Terminal.json(record) }
            Terminal.say(found.title + "\n")
            Terminal.say(record.paragraphs.map(\.shown).joined(separator: "\n\n"))
            guard spoken, Terminal.isInteractive else { return }
            let legend = Phrase(
                vi: "‹ ›: đọc khác chữ viết trong bài.", en: "‹ ›: said otherwise than it is written.")
            Terminal.say("\n" + legend[options.station.language])
        }
    }
}

enum Named {
    static func noScript(_ name: String, in station: Station) -> Failure {
        let names = station.scripts.map(\.id.text).joined(separator: ", ")
        return Failure(
            .notFound, Phrase(vi: "không có bài “\(name)”", en: "there is no script “\(name)”"),
            hint: Phrase(vi: "các bài hiện có: \(names)", en: "the scripts there are: \(names)"))
    }
}
