internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import StationFolder
internal import StationModel

extension RosterCommand {
    struct Remove: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Gỡ một lượt trực.", "Takes a line of the roster out."),
                discussion: words(
                    "Lượt trực đã qua phải giữ lại; lượt đang trực thì chỉ kết thúc từ hôm qua; lượt chưa tới thì xóa. "
                        + "Nêu số của lượt trực, như loa roster list ghi, hoặc --officer và --from.",
                    "Past duty stays; a line that has begun ends yesterday; one that is to come is deleted. Name it by its "
                        + "number in loa roster list, or by --officer and --from."))
        }

        @Argument(
            help: ArgumentHelp(
                vi: "Số của lượt trực trong loa roster list.", en: "Its number in loa roster list.",
                value: ("SỐ", "NUMBER")))
        var number: Int?

        @Option(help: ArgumentHelp(vi: "Ai trực.", en: "Who is on duty.", value: OfficerID.help))
        var officer: String?

        @Option(
            help: ArgumentHelp(
                vi: "Ngày đầu của lượt trực, YYYY-MM-DD.", en: "The line's first day, YYYY-MM-DD.",
                value: LocalDate.help))
        var from: String?

        @OptionGroup var options: FactOptions

        func validate() throws {
            let isNamed = officer != nil && from != nil
            guard (number != nil) != isNamed, isNamed || (officer == nil && from == nil) else {
                throw ValidationError(
                    words(
                        "cần nêu số của lượt trực, hoặc cả --officer và --from",
                        "give the line's number, or both --officer and --from"))
            }
        }

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let index = try index(in: desk.station)
            let duty = desk.station.roster[index]
            let name = desk.station.officer(duty.officer)?.name ?? duty.officer.text
            let yesterday = desk.today - 1
            if duty.from > yesterday {
                let span = Phrase.span(duty.from, duty.until)
                return try options.carryOut(
                    try desk.propose([.removeDuty(index)]), at: desk,
                    saying: Phrase(
                        vi: "Đã xóa lượt trực của \(name) \(span.vi).", en: "Deleted the duty of \(name) \(span.en)."))
            }
            guard duty.until.map({ $0 > yesterday }) ?? true else { throw Self.isOver(duty, name) }
            try options.carryOut(
                try desk.propose([.changeDuty(index, .until(yesterday))]), at: desk,
                saying: Phrase(
                    vi: "Lượt trực của \(name) đã bắt đầu nên được giữ lại, kết thúc ngày \(yesterday.dayMonthYear).",
                    en: "The duty of \(name) has begun: it stays on record and ends on \(yesterday)."))
        }

        private func index(in station: Station) throws -> Int {
            if let number {
                guard station.roster.indices.contains(number - 1) else { throw Self.noSuchLine(number, in: station) }
                return number - 1
            }
            let known = try Named.officer(officer ?? "", in: station)
            let first = try ScheduleValue.date(from ?? "", for: "--from")
            let found = station.roster.indices.filter { index in
                station.roster[index].officer == known.id && station.roster[index].from == first
            }
            guard let index = found.first else { throw Self.noLine(of: known, from: first) }
            guard found.count == 1 else { throw Self.several(found, of: known, from: first) }
            return index
        }

        private static let list = Phrase(
            vi: "xem các lượt trực bằng: loa roster list", en: "see the lines with: loa roster list")

        private static func noSuchLine(_ number: Int, in station: Station) -> Failure {
            let count = station.roster.count
            return Failure(
                .notFound,
                Phrase(
                    vi: "không có lượt trực số \(number): mới có \(count) lượt",
                    en: count == 1
                        ? "there is no duty \(number): the roster has 1 line"
                        : "there is no duty \(number): the roster has \(count) lines"),
                hint: list)
        }

        private static func noLine(of officer: Officer, from first: LocalDate) -> Failure {
            Failure(
                .notFound,
                Phrase(
                    vi: "\(officer.name) không có lượt trực nào bắt đầu ngày \(first.dayMonthYear)",
                    en: "no duty of \(officer.name) begins on \(first)"),
                hint: list)
        }

        private static func several(_ found: [Int], of officer: Officer, from first: LocalDate) -> Failure {
            let numbers = found.map { "\($0 + 1)" }.joined(separator: ", ")
            return Failure(
                .usage,
                Phrase(
                    vi: "\(officer.name) có nhiều lượt trực bắt đầu ngày \(first.dayMonthYear): \(numbers)",
                    en: "several duties of \(officer.name) begin on \(first): \(numbers)"),
                hint: Phrase(
                    vi: "nêu số, như: loa roster remove \(found[0] + 1)",
                    en: "give the number, such as: loa roster remove \(found[0] + 1)"))
        }

        private static func isOver(_ duty: Duty, _ name: String) -> Failure {
            let span = Phrase.span(duty.from, duty.until)
            return Failure(
                .notAllowed,
                Phrase(
                    vi: "lượt trực của \(name) \(span.vi) đã qua nên phải giữ lại",
                    en: "the duty of \(name) \(span.en) is over and stays on record"),
                hint: Phrase(
                    vi: "việc đã xảy ra được giữ trong sổ phát thanh; ghi nhầm thì mở schedule.yaml sửa bằng tay",
                    en: "what happened is kept in the log; correct a slip in schedule.yaml by hand"))
        }
    }
}
