internal import ArgumentParser
internal import Diagnostics
internal import Reporting
internal import StationFolder
internal import StationModel

struct OfficerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "officer", abstract: words("Cán bộ của đài.", "The station's officers."),
            subcommands: [List.self, Add.self, Set.self, Remove.self])
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: words("Liệt kê cán bộ.", "Lists the officers."))
        }

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let records = desk.station.officers.map(OfficerRecord.init)
            if options.json { return try Terminal.json(records) }
            var table = TextTable()
            for record in records { table.add([record.officer, record.name, record.title ?? ""]) }
            Terminal.say(table.text)
        }
    }

    struct Add: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Thêm cán bộ.", "Adds an officer."),
                discussion: words(
                    "Không ghi tên ngắn thì lấy chữ cuối của họ tên: “Lê Văn Bình” thành binh.",
                    "Without a key it is made from the last word of the name: “Lê Văn Bình” becomes binh."))
        }

        @Argument(
            help: ArgumentHelp(
                vi: "Tên ngắn, không dấu, như: binh.", en: "The short name, such as: binh.", value: OfficerID.help))
        var officer: String?

        @Option(help: ArgumentHelp(vi: "Họ tên.", en: "The full name.", value: ("HỌ-TÊN", "NAME")))
        var name: String

        @Option(help: ArgumentHelp(vi: "Chức danh.", en: "The title.", value: ("CHỨC-DANH", "TITLE")))
        var title: String?

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let name = try ScheduleValue.text(name, for: "--name")
            let title = try title.map { text throws in try ScheduleValue.text(text, for: "--title") }
            let id = try key(for: name, in: desk.station)
            let proposal = try desk.propose([.addOfficer(Officer(id: id, name: name, title: title))])
            try options.carryOut(
                proposal, at: desk,
                saying: Phrase(vi: "Đã thêm cán bộ \(name) (\(id)).", en: "Added the officer \(name) (\(id))."))
        }

        private func key(for name: String, in station: Station) throws -> OfficerID {
            if let officer {
                let id: OfficerID = try ScheduleValue.name(officer, for: words(OfficerID.help.vi, OfficerID.help.en))
                guard let known = station.officer(id) else { return id }
                throw Failure(
                    .cannotWrite,
                    Phrase(
                        vi: "đã có cán bộ “\(id)”: \(known.name)",
                        en: "there is an officer “\(id)” already: \(known.name)"),
                    hint: Phrase(
                        vi: "đặt tên ngắn khác, hoặc sửa bằng: loa officer set \(id)",
                        en: "choose another key, or change this one with: loa officer set \(id)"))
            }
            if let known = station.officers.first(where: { $0.name == name }) {
                throw Failure(
                    .cannotWrite,
                    Phrase(
                        vi: "đã có cán bộ tên \(name) (\(known.id))", en: "\(name) is there already (\(known.id))"),
                    hint: Phrase(
                        vi: "nếu là người khác trùng tên thì tự đặt tên ngắn: loa officer add TÊN-NGẮN --name …",
                        en: "if it is somebody else, give a key: loa officer add KEY --name …"))
            }
            guard let id = OfficerID(person: name, taken: .init(station.officers.map(\.id))) else {
                throw Failure(
                    .usage,
                    Phrase(
                        vi: "không đặt được tên ngắn từ “\(name)”", en: "no key can be made from “\(name)”"),
                    hint: Phrase(
                        vi: "tự đặt, như: loa officer add can-bo-1 --name …",
                        en: "give one, such as: loa officer add officer-1 --name …"))
            }
            return id
        }
    }

    struct Set: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: words("Sửa họ tên, chức danh.", "Changes an officer's name or title."))
        }

        @Argument(help: ArgumentHelp(vi: "Tên ngắn.", en: "The short name.", value: OfficerID.help))
        var officer: String

        @Option(help: ArgumentHelp(vi: "Họ tên.", en: "The full name.", value: ("HỌ-TÊN", "NAME")))
        var name: String?

        @Option(help: ArgumentHelp(vi: "Chức danh.", en: "The title.", value: ("CHỨC-DANH", "TITLE")))
        var title: String?

        @Flag(help: ArgumentHelp(vi: "Bỏ chức danh.", en: "Takes the title out."))
        var noTitle = false

        @OptionGroup var options: FactOptions

        func validate() throws {
            if name == nil, title == nil, !noTitle {
                throw ValidationError(
                    words("cần --name, --title hoặc --no-title", "give --name, --title or --no-title"))
            }
            if title != nil, noTitle {
                throw ValidationError(
                    words("--title và --no-title không đi cùng nhau", "--title and --no-title exclude each other"))
            }
        }

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let known = try Named.officer(officer, in: desk.station)
            var changes: [OfficerChange] = []
            if let name { changes.append(.name(try ScheduleValue.text(name, for: "--name"))) }
            if let title { changes.append(.title(try ScheduleValue.text(title, for: "--title"))) }
            if noTitle { changes.append(.title(nil)) }
            let proposal = try desk.propose(changes.map { .changeOfficer(known.id, $0) })
            try options.carryOut(
                proposal, at: desk,
                saying: Phrase(vi: "Đã sửa cán bộ “\(known.id)”.", en: "Changed the officer “\(known.id)”."))
        }
    }

    struct Remove: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Bỏ một cán bộ khỏi lịch.", "Removes an officer."),
                discussion: words(
                    "Người còn tên trong phân công trực thì không bỏ được.",
                    "Somebody whom the roster names cannot be removed."))
        }

        @Argument(help: ArgumentHelp(vi: "Tên ngắn.", en: "The short name.", value: OfficerID.help))
        var officer: String

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let known = try Named.officer(officer, in: desk.station)
            let duties = desk.station.roster.indices.filter { index in
                [desk.station.roster[index].officer, desk.station.roster[index].insteadOf].contains(known.id)
            }
            guard duties.isEmpty else { throw Self.onRoster(known, duties, desk.loaded.places) }
            let proposal = try desk.propose([.removeOfficer(known.id)])
            try options.carryOut(
                proposal, at: desk,
                saying: Phrase(
                    vi: "Đã bỏ cán bộ \(known.name) (\(known.id)).", en: "Removed \(known.name) (\(known.id))."))
        }

        private static func onRoster(_ officer: Officer, _ duties: [Int], _ places: Places) -> Failure {
            let numbers = duties.map { "\($0 + 1)" }.joined(separator: ", ")
            let lines = duties.compactMap { places.duty($0)?.line }.map(String.init).joined(separator: ", ")
            return Failure(
                .notAllowed,
                Phrase(
                    vi: "\(officer.name) còn trong phân công trực: lượt trực \(numbers) (schedule.yaml dòng \(lines))",
                    en: "the roster names \(officer.name): duty \(numbers) (schedule.yaml line \(lines))"),
                hint: Phrase(
                    vi: "lượt trực đã qua phải giữ lại; lượt chưa tới thì gỡ bằng: loa roster remove SỐ",
                    en: "past duty stays on record; take out what is to come with: loa roster remove NUMBER"))
        }
    }
}

/// An officer in JSON: `{officer, name, title}`.
struct OfficerRecord: Encodable {
    let officer: String
    let name: String
    let title: String?

    init(_ officer: Officer) {
        self.officer = officer.id.text
        name = officer.name
        title = officer.title
    }
}

extension OfficerID {
    static var help: (vi: String, en: String) { ("CÁN-BỘ", "OFFICER") }
}
