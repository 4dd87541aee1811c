import Testing

/// A way to write a schedule, and what three additions make of it: a line with `+` is new, one with `-` goes.
struct Layout: CustomTestStringConvertible, Sendable {
    let name: String
    private let marked: [Substring]

    init(_ name: String, _ marked: String, head: String = Layout.head) {
        self.name = name
        let plain = head.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { " " + $0 }
        self.marked = (plain.joined(separator: "\n") + (plain.isEmpty ? "" : "\n") + marked)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    var testDescription: String { name }
    var before: String { lines { $0 != "+" } }
    var after: String { lines { $0 != "-" } }

    private func lines(_ isIn: (Character) -> Bool) -> String {
        marked.filter { isIn($0.first ?? " ") }.map { $0.dropFirst() + "\n" }.joined()
    }

    static let head = """
        station: { name: Đài Suối Hai, authority: UBND xã Suối Hai, place: Suối Hai, approval: not-required }
        hours: ["06:00-06:45", "16:30-18:00"]

        """

    static let flow = Layout(
        "items in braces, comments and blank lines",
        """
         # Cán bộ
         officers:
           trang: { name: Trang }   # phụ trách
        +  binh: { name: Lê Văn Bình, title: Trực đài }

         # Phân công trực; trực thay thì thêm dòng
         roster:
           # từ đầu
           - { officer: trang, from: 2023-08-08 }
        +  - { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }

         # Các đợt
         campaigns:
        +  phong-dich:
        +    title: "Phòng dịch: mùa mưa"
        +    script: phong-dich
        +    from: 2023-09-12
        +    until: 2023-12-11
        +    times-per-week: 2
        +    length: 10-15 min
         #  mau: chưa dùng

         # hết
        """)

    static let block = Layout(
        "items line by line",
        """
         officers:
           trang:
             name: Trang
             title: Phụ trách đài
        +  binh:
        +    name: Lê Văn Bình
        +    title: Trực đài
         roster:
           - officer: trang
             from: 2023-08-08
        +  - officer: binh
        +    from: 2023-09-12
        +    until: 2023-09-15
        +    instead-of: trang
        +    reason: nghỉ phép
         campaigns:
           mau:
             script: phong-dich
             from: 2023-08-08
             until: 2023-08-31
             times-per-week: 1
             length: 5 min
        +  phong-dich:
        +    title: "Phòng dịch: mùa mưa"
        +    script: phong-dich
        +    from: 2023-09-12
        +    until: 2023-12-11
        +    times-per-week: 2
        +    length: 10-15 min
        """)
}
