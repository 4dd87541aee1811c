/// Layouts that people and programs give a schedule, beside the two usual ones.
extension Layout {
    static let all = [flow, block] + inBlocks + inBrackets

    private static let inBlocks = [
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
    ]

    private static let inBrackets = [
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a dash on a line of its own, and a question mark before a key",
            """
             officers:
               ? trang
               : name: Trang
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài
             roster:
               -
                 officer: trang
                 from: 2023-08-08
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns: !!map
               mau:
                 !!map { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +  phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
    ]
}
