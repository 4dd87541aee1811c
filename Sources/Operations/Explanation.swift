package import Diagnostics
package import StationModel

/// Why an occurrence stands where it does, what became of it, and what follows: sentences, and what each rests on.
package struct Explanation: Sendable, Hashable {
    /// Where a reader can see it for himself.
    package enum Citation: Sendable, Hashable {
        /// A line of the station folder's files, as they are now.
        case line(Finding.Place)
        /// An entry of the ledger, by its number.
        case entry(Int64)

        /// `schedule.yaml:42`, `entry 12`.
        package var phrase: Phrase {
            switch self {
            case .line(let place): Phrase(verbatim: place.file + (place.line.map { ":\($0)" } ?? ""))
            case .entry(let number): Phrase(vi: "dòng số \(number) trong sổ", en: "entry \(number)")
            }
        }
    }

    package struct Step: Sendable, Hashable {
        /// Without a capital and a full stop.
        package let clause: Phrase
        package let citations: [Citation]

        /// - Parameter citations: `nil` ones have no place, because a default holds; doubled ones are told once.
        init(_ clause: Phrase, _ citations: [Citation?] = []) {
            var seen: Set<Phrase> = []
            self.clause = clause
            self.citations = citations.compactMap { $0 }.filter { seen.insert($0.phrase).inserted }
        }

        package var sentence: Phrase {
            Phrase(vi: Self.sentence(clause.vi), en: Self.sentence(clause.en))
        }

        private static func sentence(_ clause: String) -> String {
            clause.prefix(1).uppercased() + clause.dropFirst() + (clause.hasSuffix("”") ? "" : ".")
        }
    }

    package let occurrence: OccurrenceName
    /// Each step that brought it to where it stands; none for one that no plan made.
    package let plan: [Step]
    /// Who is on duty, what the log has of it, whether it counts, and what follows.
    package let course: [Step]
    /// Its line of the log, once it has one.
    package let airing: Airing?

    package var steps: [Step] { plan + course }
}
