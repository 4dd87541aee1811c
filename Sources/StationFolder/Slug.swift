internal import Foundation
package import StationModel

extension Identifier {
    /// A key made from a title: `Lịch tiêm phòng tháng 9` becomes `lich-tiem-phong-thang-9`.
    ///
    /// At most 40 characters, cut between words; if it is taken a number follows, from 2. `nil` if the title has no
    /// letter or digit that a key can have.
    package init?(slug title: String, taken: Set<Identifier> = []) {
        var slug = ""
        for word in Self.words(title) {
            let longer = slug.isEmpty ? String(word.prefix(Self.longest)) : slug + "-" + word
            guard longer.count <= Self.longest else { break }
            slug = longer
        }
        self.init(free: slug, taken: taken)
    }

    /// A key made from the name a person is called by, in Vietnamese the last: `Nguyễn Thị Trang` becomes `trang`.
    package init?(person name: String, taken: Set<Identifier> = []) {
        self.init(free: Self.words(name).last.map { String($0.prefix(Self.longest)) } ?? "", taken: taken)
    }

    private init?(free slug: String, taken: Set<Identifier>) {
        let names = [slug] + (2...taken.count + 2).map { "\(slug.prefix(Self.longest - 1 - "\($0)".count))-\($0)" }
        guard !slug.isEmpty, let free = names.lazy.compactMap({ Identifier($0) }).first(where: { !taken.contains($0) })
        else { return nil }
        self = free
    }

    private static var longest: Int { 40 }

    /// In small plain letters: the marks of Vietnamese come off, everything else separates words.
    private static func words(_ text: String) -> [Substring] {
        let letters = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
            .map { scalar -> Character in
                if scalar == "đ" { return "d" }
                let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
                return isPlain ? Character(scalar) : " "
            }
        return String(letters).split(separator: " ")
    }
}

extension StationFolder {
    /// A key for a new script, made from its title, that no file in `scripts/` has; `nil` as in `Identifier(slug:)`.
    package func freeScript(for title: String) -> ScriptID? {
        let names = (try? FolderFiles(root: path).names(in: "scripts")) ?? []
        return ScriptID(slug: title, taken: Set(names.compactMap { ScriptID($0.split(separator: ".").first ?? "") }))
    }
}
