/// Schedules as people write them, and what one change does to each: a line with `+` is new, one with `-` goes.
extension Alteration {
    static let all = people + duties + campaigns + lists + inBrackets

    private static let people = [
        Alteration(
            "braces, remarks above, behind and below", "officer binh",
            file: """
                 # Cán bộ
                 officers:
                   # phụ trách
                   trang: { name: Trang }   # phụ trách
                   # trực thay
                -  binh: { name: Lê Văn Bình, title: Trực đài }  # nghỉ từ tháng 9
                -    # số điện thoại: xem sổ
                   # hết
                   lan: { name: Lan }
                 roster: []
                """),
        Alteration(
            "line by line, blank lines between", "officer trang",
            file: """
                 officers:

                -  trang:
                -    # tên thường gọi
                -    name: Trang
                -
                -    title: Phụ trách đài
                -    # còn thiếu số điện thoại

                   binh:
                     name: Lê Văn Bình
                """),
        Alteration(
            "the last of the file, a text of several lines", "officer binh",
            file: """
                 roster: [{ officer: trang, from: 2023-08-08 }]
                 officers:
                   trang: { name: Trang }
                -  binh:
                -    name: >
                -      Lê Văn
                -
                -      # không phải ghi chú
                """),
        Alteration(
            "a name within single quotes stays so, with its remark", "officer trang name=Trần's Trang",
            back: ["officer trang name=Trang"],
            file: """
                 officers:
                   trang:
                -    name:  'Trang'   # tên
                +    name:  'Trần''s Trang'   # tên
                     title: "Phụ trách"
                """),
        Alteration(
            "a title within double quotes, in braces", "officer trang title=Phó \"đài\"",
            back: ["officer trang title=a, b"],
            file: """
                 officers:
                -  trang: {name: Trang, title: "a, b"}   # 1
                +  trang: {name: Trang, title: "Phó \\"đài\\""}   # 1
                """),
        Alteration(
            "a plain name that needs quotes afterwards, with an anchor that nobody uses",
            "officer trang name=Trang: đài",
            file: """
                 officers:
                -  "trang": { name: &ten !!str Trang }
                +  "trang": { name: &ten !!str "Trang: đài" }
                """),
        Alteration(
            "a title that was not there", "officer trang title=Phụ trách đài", back: ["officer trang title="],
            file: """
                 officers:
                   trang:
                     name: Trang   # chưa có chức danh
                +    title: Phụ trách đài
                   # người thứ hai
                   binh: {name: Bình}
                """),
        Alteration(
            "a plain text over several lines", "officer trang title=Phó đài",
            file: """
                 officers:
                   trang:
                     name: Trang
                -    title: phụ trách
                -      đài truyền thanh   # từ 2020
                +    title: Phó đài   # từ 2020
                   binh: { name: Bình }
                """),
        Alteration(
            "a folded text becomes a plain one", "officer trang title=Phó đài",
            file: """
                 officers:
                   trang:
                -    title: >-   # dài
                -      phụ trách
                -      # vẫn là lời
                +    title: Phó đài   # dài
                     name: Trang
                   binh: { name: Bình }
                """),
    ]

    private static let duties = [
        Alteration(
            "one line of three", "duty 2",
            file: """
                 officers: { trang: { name: Trang }, binh: { name: Bình } }
                 roster:
                   # thường xuyên
                   - { officer: trang, from: 2023-08-08 }
                   # trực thay
                -  - { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang }   # nghỉ phép
                   - { officer: binh, from: 2023-10-12, until: 2023-10-15, instead-of: trang }
                """),
        Alteration(
            "the only line: the key stays alone", "duty 1",
            file: """
                 officers: { trang: { name: Trang } }
                 roster:   # phân công
                   # thường xuyên
                -  - officer: trang
                -    from: 2023-08-08
                   # hết
                 campaigns: {}
                """),
        Alteration(
            "dashes in the column of the key, wide gaps", "duty 1",
            file: """
                 officers:
                   trang: { name: Trang }
                 roster:
                --   officer: trang
                -    from: 2023-08-08
                -    reason: |
                -      - không phải lượt trực
                 -   officer: trang
                     from: 2023-10-08
                """),
        Alteration(
            "a dash on its own line", "duty 2",
            file: """
                 roster:
                   -
                     officer: trang
                     from: 2023-08-08
                -  - # trực thay
                -    officer: trang
                -    from: 2023-10-08
                 officers:
                   trang: { name: Trang }
                """),
        Alteration(
            "an end for a line in braces, before the reason", "duty 1 until=2023-09-11",
            back: ["duty 1 until="],
            file: """
                 officers: { trang: { name: Trang } }
                 roster:
                -  - { officer: trang, from: 2023-08-08, reason: chính }   # mọi ngày
                +  - { officer: trang, from: 2023-08-08, until: 2023-09-11, reason: chính }   # mọi ngày
                """),
        Alteration(
            "an end for a line written line by line", "duty 1 until=2023-09-11", back: ["duty 1 until="],
            file: """
                 officers: { trang: { name: Trang } }
                 roster:
                   - officer: trang
                     from: 2023-08-08   # ngày đầu
                +    until: 2023-09-11
                     reason: chính
                   # hết
                """),
        Alteration(
            "another end, in quotes as it was", "duty 1 until=2023-09-11", back: ["duty 1 until=2023-12-31"],
            file: """
                 officers: { trang: { name: Trang } }
                 roster:
                -  - { "officer": trang, 'from': 2023-08-08, "until":"2023-12-31" }
                +  - { "officer": trang, 'from': 2023-08-08, "until":"2023-09-11" }
                """),
        Alteration(
            "an end that was an alias", "duty 2 until=2023-09-11",
            file: """
                 officers: { trang: { name: Trang } }
                 roster:
                   - { officer: trang, from: 2023-01-01, until: &het 2023-06-30 }
                -  - { officer: trang, from: &dau 2023-08-08, until: *het, reason: a }
                +  - { officer: trang, from: &dau 2023-08-08, until: 2023-09-11, reason: a }
                """),
        Alteration(
            "no end any more: the first key behind the dash", "duty 1 until=",
            file: """
                 officers: { trang: { name: Trang } }
                 roster:
                -  - until: 2023-12-31   # cuối năm
                -    officer: trang
                +  - officer: trang
                     from: 2023-08-08
                """),
        Alteration(
            "no end any more, the last in the braces", "duty 1 until=", back: ["duty 1 until=2023-12-31"],
            file: """
                 officers: { trang: { name: Trang } }
                 roster:
                -  - { officer: trang, from: 2023-08-08, until: 2023-12-31 }
                +  - { officer: trang, from: 2023-08-08 }
                """),
    ]
}
