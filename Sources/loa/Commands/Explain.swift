internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Reporting
internal import StationModel

struct Explain: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words(
                "Vì sao một buổi phát đứng ở giờ ấy, hoặc vì sao không phát.",
                "Why an occurrence stands where it does, or did not play."))
    }

    @Argument(
        help: ArgumentHelp(
            vi: "Tên buổi phát, như dich-vu-cong@2023-08-08T17:00.",
            en: "The occurrence's name, such as dich-vu-cong@2023-08-08T17:00.", value: OccurrenceName.help))
    var occurrence: OccurrenceName

    @OptionGroup var options: FactOptions

    func run() throws {
        let (folder, season, reading) = try options.station.reading()
        let language = options.station.language
        let explanation = try reading.explanation(
            of: occurrence, in: options.station.ledger(in: folder), now: SystemClock().now)
        if options.json {
            return try Terminal.json(ExplanationRecord(explanation, zone: season.station.zone, language: language))
        }
        for step in explanation.steps {
            let cited = step.citations.map { $0.phrase[language] }.joined(separator: "; ")
            Terminal.say("· " + step.sentence[language] + (cited.isEmpty ? "" : " [\(cited)]"))
        }
    }
}

/// `loa explain` in JSON.
private struct ExplanationRecord: Encodable {
    struct Sentence: Encodable {
        let text: String
        let citations: [Citation]
    }

    /// Either a line of a file in the station folder or an entry of the ledger.
    struct Citation: Encodable {
        var file: String?
        var line: Int?
        var column: Int?
        var entry: Int64?

        init(_ citation: Explanation.Citation) {
            switch citation {
            case .line(let place): (file, line, column) = (place.file, place.line, place.column)
            case .entry(let number): entry = number
            }
        }
    }

    let occurrence: String
    /// In order, each step that brought it to where it stands; empty for one that no plan made.
    let why: [String]
    /// All that is told, with what it rests on.
    let sentences: [Sentence]
    /// Its line of the log, once it has one.
    let airing: AiringRecord?

    init(_ explanation: Explanation, zone: StationZone, language: Language) {
        occurrence = explanation.occurrence.description
        why = explanation.plan.map { $0.clause[language] }
        sentences = explanation.steps.map { step in
            Sentence(text: step.sentence[language], citations: step.citations.map(Citation.init))
        }
        airing = explanation.airing.map { AiringRecord($0, zone: zone, language: language) }
    }
}
