internal import StationModel

/// What people are called where there is little room, each of them otherwise.
///
/// In Vietnamese the last word is what a person is called by: it stays longest.
struct ShortNames {
    private let names: [OfficerID: String]

    /// - Parameter width: in letters.
    init(_ officers: [Officer], width: Int) {
        let short = officers.map { Self.short($0.name, width) }
        names = Dictionary(
            zip(officers, short).map { officer, name in
                // The station's own word for each is never another's.
                (officer.id, short.count { $0 == name } > 1 ? Self.cut(officer.id.text, width) : name)
            }
        ) { first, _ in first }
    }

    subscript(officer: OfficerID) -> String { names[officer] ?? officer.text }

    /// `Nguyễn Thị Hoa` as it is, or `N.T.Hoa`, or `Hoa`.
    private static func short(_ name: String, _ width: Int) -> String {
        let words = name.split(separator: " ")
        guard name.count > width, let last = words.last else { return name }
        let initials = words.dropLast().map { $0.prefix(1) + "." }.joined() + last
        return initials.count <= width ? initials : cut(String(last), width)
    }

    private static func cut(_ name: String, _ width: Int) -> String {
        name.count > width ? name.prefix(width - 1) + "…" : name
    }
}
