/// What a rule makes of the tokens from where it was asked up to `end`.
struct Reading {
    /// What it was, for the sign that follows: a dash after a time is *đến*.
    enum Kind: Equatable {
        case words
        case number, quantity, coordinate, time, phone, address
        case date(hasYear: Bool)
    }

    let end: Int
    /// Words, with their pauses; empty: not said.
    let spoken: String
    var kind = Kind.words
    /// A pause that follows in any case.
    var pause: Pause?
    var doubt: Doubt?
    /// An abbreviation that the text itself explains here, and its full form.
    var explained: (String, String)?
}

/// Where a rule stands and what it may look at.
struct Site {
    let passage: Passage
    let index: Int
    let numbers: NumberWords
    let dates: SpokenDate
    let vocabulary: Vocabulary
    /// The reading that ended right before `index`, if one did.
    let previous: Reading?

    func at(_ index: Int) -> Site {
        Site(
            passage: passage, index: index, numbers: numbers, dates: dates, vocabulary: vocabulary, previous: nil)
    }
}

/// One way in which a written form is said. Rules are asked in the order of `RuleBook`; the first answer counts.
///
/// A rule looks only a bounded number of tokens around: reading takes time in proportion to the text.
protocol ReadingRule: Sendable {
    /// `nil` where the rule has nothing to say about the token at the site; otherwise it consumes at least that one.
    func reading(at site: Site) -> Reading?
}
