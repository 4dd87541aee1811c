internal import Foundation

/// The name of a commune or a province, as it is compared: without its rank, case and marks of writing.
///
/// "Xã Trung Sơn", "xã TRUNG SƠN," and "Trung Sơn" are one name. Tone marks count: Bến Hải is not Bến Hai.
struct PlaceName: Hashable {
    enum Rank: Hashable { case commune, above }

    let words: [String]
    /// By the word before the name; absent: it has none.
    let rank: Rank?

    private static let ranks: [(words: [String], rank: Rank)] = [
        (["thị", "trấn"], .commune), (["thị", "xã"], .above), (["thành", "phố"], .above), (["đặc", "khu"], .commune),
        (["xã"], .commune), (["phường"], .commune), (["commune"], .commune), (["ward"], .commune),
        (["tỉnh"], .above), (["tp"], .above), (["huyện"], .above), (["quận"], .above), (["province"], .above),
        (["district"], .above), (["city"], .above),
    ]

    init(_ text: some StringProtocol) {
        self = Self.name(in: Self.words(text)[...]).name
    }

    private init(_ words: some Sequence<String>, rank: Rank?) {
        self.words = Array(words)
        self.rank = rank
    }

    /// The names in a description of an area: "các xã Bến Hải, Vĩnh Linh và Cửa Tùng, tỉnh Quảng Trị".
    ///
    /// A rank said in the plural (`các xã`) is that of the names behind it, up to the next rank.
    static func names(in description: String) -> [PlaceName] {
        var names: [PlaceName] = []
        var carried: Rank?
        for part in description.split(whereSeparator: { ",;:()[]/|".contains($0) || $0.isNewline }) {
            for words in words(part).split(whereSeparator: { ["và", "and", "&"].contains($0) }) {
                let (name, isPlural) = name(in: words)
                if let rank = name.rank { carried = isPlural ? rank : nil }
                names.append(PlaceName(name.words, rank: name.rank ?? carried))
            }
        }
        return names
    }

    /// What lies behind the word for its rank; in English that word may stand last.
    private static func name(in words: ArraySlice<String>) -> (name: PlaceName, isPlural: Bool) {
        for start in words.indices {
            for (form, rank) in ranks where words[start...].starts(with: form) {
                let rest = words[(start + form.count)...]
                if !rest.isEmpty {
                    let isPlural = start > words.startIndex && ["các", "những"].contains(words[start - 1])
                    return (PlaceName(rest, rank: rank), isPlural)
                }
                if start > words.startIndex { return (PlaceName(words[..<start], rank: rank), false) }
            }
        }
        return (PlaceName(words, rank: nil), false)
    }

    /// Does it name that place? A name of several syllables is also found within a longer one ("phía tây Quảng Trị").
    func names(_ place: PlaceName) -> Bool {
        guard !place.words.isEmpty, rank == nil || place.rank == nil || rank == place.rank else { return false }
        if words == place.words { return true }
        guard place.words.count > 1, words.count > place.words.count else { return false }
        return (0...words.count - place.words.count).contains { start in
            words[start..<start + place.words.count].elementsEqual(place.words)
        }
    }

    private static func words(_ text: some StringProtocol) -> [String] {
        text.precomposedStringWithCanonicalMapping.lowercased()
            .split { !($0.isLetter || $0.isNumber || $0 == "&") }.map(String.init)
    }
}
