/// Layouts that people and programs give a schedule, beside the two usual ones.
extension Layout {
    static let all = [flow, block] + inBlocks + inBrackets

    private static let inBlocks = [
        Layout(
            "deep and uneven indentation, items at the key's own column, wide gaps",
            """
             officers:
                   trang:
                      name: Trang
            +      binh:
            +         name: Lê Văn Bình
            +         title: Trực đài
             roster:
             -   officer: trang
                 from: 2023-08-08
            +-   officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns:
                 mau: { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
            +    phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
            """),
        Layout(
            "a remark between items and one that hangs on the last, blank lines, the sections in another order",
            """
             campaigns:
            +  phong-dich:
            +    title: "Phòng dịch: mùa mưa"
            +    script: phong-dich
            +    from: 2023-09-12
            +    until: 2023-12-11
            +    times-per-week: 2
            +    length: 10-15 min

             roster:
               # thường xuyên

               - { officer: trang, from: 2023-08-08 }
                   # trừ ngày nghỉ phép
            +  - { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }
               # trực thay ghi ở đây


             # ---- Cán bộ ----
             officers:

               trang: { name: Trang }
                 # người duy nhất
            +  binh: { name: Lê Văn Bình, title: Trực đài }

               # còn ai nữa không
            """),
        Layout(
            "nothing but remarks in two sections",
            """
             officers:
               trang: {name: Trang}
            +  binh: {name: Lê Văn Bình, title: Trực đài}
            -roster: []   # chưa phân công
            +roster:   # chưa phân công
            +  - {officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép}
            -campaigns: ~  # chưa có
            +campaigns:  # chưa có
            +  phong-dich:
            +    title: "Phòng dịch: mùa mưa"
            +    script: phong-dich
            +    from: 2023-09-12
            +    until: 2023-12-11
            +    times-per-week: 2
            +    length: 10-15 min
            """),
        Layout(
            "no key for two of the sections",
            """
             officers:
               trang: { name: Trang }
            +  binh: { name: Lê Văn Bình, title: Trực đài }
            +roster:
            +  - { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }
            +campaigns:
            +  phong-dich:
            +    title: "Phòng dịch: mùa mưa"
            +    script: phong-dich
            +    from: 2023-09-12
            +    until: 2023-12-11
            +    times-per-week: 2
            +    length: 10-15 min
            """),
        Layout(
            "sections left out in a file with blank lines, ended by dots",
            """

             officers:
               trang: { name: Trang }
            +  binh: { name: Lê Văn Bình, title: Trực đài }
            +
            +roster:
            +  - { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }
            +
            +campaigns:
            +  phong-dich:
            +    title: "Phòng dịch: mùa mưa"
            +    script: phong-dich
            +    from: 2023-09-12
            +    until: 2023-12-11
            +    times-per-week: 2
            +    length: 10-15 min
             ...
             # lời bạt
            """),
        Layout(
            "anchors, quoted keys and values, long texts that look like remarks",
            """
             "officers": &people
               "trang": &trang
                 name: 'Trang''s # 1'
                 title: >
                   phụ trách

                   # không phải ghi chú
            +  binh:
            +    name: Lê Văn Bình
            +    title: Trực đài

             'roster':
               - &first
                 officer: trang
                 from: 2023-08-08
                 reason: |
                   trực
                   - chính
            +  - officer: binh
            +    from: 2023-09-12
            +    until: 2023-09-15
            +    instead-of: trang
            +    reason: nghỉ phép
             campaigns:
               mau:
                 title: Mẫu
                   nhiều dòng
                 script: phong-dich
                 from: &start 2023-08-08
                 until: *start
                 times-per-week: 1
                 length: 5 min
            +  phong-dich:
            +    title: "Phòng dịch: mùa mưa"
            +    script: phong-dich
            +    from: 2023-09-12
            +    until: 2023-12-11
            +    times-per-week: 2
            +    length: 10-15 min
            """),
        Layout(
            "the whole file is indented",
            """
               officers:
                 trang: { name: Trang }
            +    binh: { name: Lê Văn Bình, title: Trực đài }
               roster:
                 - { officer: trang, from: 2023-08-08 }
            +    - { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }
            +  campaigns:
            +    phong-dich:
            +      title: "Phòng dịch: mùa mưa"
            +      script: phong-dich
            +      from: 2023-09-12
            +      until: 2023-12-11
            +      times-per-week: 2
            +      length: 10-15 min
            """,
            head: """
                  station: { name: Đài Suối Hai, authority: UBND xã Suối Hai, place: Suối Hai, approval: not-required }
                  hours: ["06:00-06:45", "16:30-18:00"]

                """),
        Layout(
            "the neighbours of an empty section show how deep",
            """
             quiet-days:
                 - { date: 2023-09-02, reason: Quốc khánh }
             officers:
                  trang:
                     name: Trang
            +     binh:
            +        name: Lê Văn Bình
            +        title: Trực đài
             roster:
            +    - { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }
             campaigns:
            +     phong-dich:
            +          title: "Phòng dịch: mùa mưa"
            +          script: phong-dich
            +          from: 2023-09-12
            +          until: 2023-12-11
            +          times-per-week: 2
            +          length: 10-15 min
            """,
            head: """
                station:
                     name: Đài Suối Hai
                     authority: UBND xã Suối Hai
                     place: Suối Hai
                     approval: not-required
                hours: ["06:00-06:45", "16:30-18:00"]

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
            "lists and mappings in brackets on one line",
            """
            -officers: { trang: { name: Trang } }  # một người
            +officers: { trang: { name: Trang }, binh: { name: Lê Văn Bình, title: Trực đài } }  # một người
            -roster: [{ officer: trang, from: 2023-08-08 }]
            +roster: [{ officer: trang, from: 2023-08-08 }, { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }]
            -campaigns: {}
            +campaigns:
            +  phong-dich:
            +    title: "Phòng dịch: mùa mưa"
            +    script: phong-dich
            +    from: 2023-09-12
            +    until: 2023-12-11
            +    times-per-week: 2
            +    length: 10-15 min
            """),
        Layout(
            "brackets over several lines, with and without a last comma",
            """
             officers: {
               trang: { name: "Trang, \\"[đài]\\" # 1" },  # phụ trách
            +  binh: { name: Lê Văn Bình, title: Trực đài },
             }
             roster: [
                 # phụ trách
            -    { officer: trang, from: 2023-08-08 }   # ] chưa hết
            +    { officer: trang, from: 2023-08-08 },   # ] chưa hết
            +    { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }
               ]
             campaigns:
               {
            -    mau: { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min } }
            +    mau: { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min },
            +    phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min } }
            """),
        Layout(
            "a file of JSON",
            """
             {
               "station": { "name": "Đài", "authority": "UBND xã", "place": "Xã", "approval": "not-required" },
               "hours": ["06:00-06:45"],
               "officers": {
            -    "trang": { "name": "Trang" }
            +    "trang": { "name": "Trang" },
            +    "binh": { "name": "Lê Văn Bình", "title": "Trực đài" }
               },
               "roster": [
                 {
                   "officer": "trang",
                   "from": "2023-08-08"
            -    }
            +    },
            +    { "officer": "binh", "from": "2023-09-12", "until": "2023-09-15", "instead-of": "trang", "reason": "nghỉ phép" }
               ],
            -  "campaigns": null
            +  "campaigns": { "phong-dich": { "title": "Phòng dịch: mùa mưa", "script": "phong-dich", "from": "2023-09-12", "until": "2023-12-11", "times-per-week": 2, "length": "10-15 min" } }
             }
            """,
            head: ""),
        Layout(
            "JSON without blanks, sections empty or left out",
            """
            -{"station":{"name":"Đài","authority":"UBND xã","place":"Xã","approval":"not-required"},"hours":["06:00-06:45"],"officers":{"trang":{"name":"Trang"}},"roster":[]}
            +{"station":{"name":"Đài","authority":"UBND xã","place":"Xã","approval":"not-required"},"hours":["06:00-06:45"],"officers":{"trang":{"name":"Trang"}, "binh": {"name": "Lê Văn Bình", "title": "Trực đài"}},"roster":[{"officer": "binh", "from": "2023-09-12", "until": "2023-09-15", "instead-of": "trang", "reason": "nghỉ phép"}], "campaigns": {"phong-dich": {"title": "Phòng dịch: mùa mưa", "script": "phong-dich", "from": "2023-09-12", "until": "2023-12-11", "times-per-week": 2, "length": "10-15 min"}}}
            """,
            head: ""),
        Layout(
            "a document mark, brackets with a comma at their end, the order of a hurried hand",
            """
             --- # lịch
            -roster: [ {officer: trang, from: 2023-08-08}, ]
            +roster: [ {officer: trang, from: 2023-08-08}, {officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép}, ]
             station:
               name: Đài Suối Hai
               authority: UBND xã
               place: Xã
               approval: not-required
             officers:
                 trang: {name: Trang}
            +    binh: {name: Lê Văn Bình, title: Trực đài}
             hours:
               - 06:00-06:45
            -campaigns: null
            +campaigns:
            +  phong-dich:
            +    title: "Phòng dịch: mùa mưa"
            +    script: phong-dich
            +    from: 2023-09-12
            +    until: 2023-12-11
            +    times-per-week: 2
            +    length: 10-15 min
            """,
            head: ""),
        Layout(
            "words with quotes in them, and brackets within quotes",
            """
            -officers: { trang: { name: Tr'ang "đài", title: 'a''] }, #' } }
            +officers: { trang: { name: Tr'ang "đài", title: 'a''] }, #' }, binh: { name: Lê Văn Bình, title: Trực đài } }
            -roster: [ { officer: trang, from: 2023-08-08, reason: "\\\\" }, &a { officer: trang, from: 2024-01-01, reason: x:"y } ]
            +roster: [ { officer: trang, from: 2023-08-08, reason: "\\\\" }, &a { officer: trang, from: 2024-01-01, reason: x:"y }, { officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép } ]
            -campaigns: { }
            +campaigns:
            +  phong-dich:
            +    title: "Phòng dịch: mùa mưa"
            +    script: phong-dich
            +    from: 2023-09-12
            +    until: 2023-12-11
            +    times-per-week: 2
            +    length: 10-15 min
            """),
        Layout(
            "brackets with nothing but a remark in them",
            """
             officers:
               trang: { name: Trang }
            +  binh: { name: Lê Văn Bình, title: Trực đài }
            -roster: [
            +roster: [{ officer: binh, from: 2023-09-12, until: 2023-09-15, instead-of: trang, reason: nghỉ phép }
               # chưa phân công
               ]
            -campaigns: {
            +campaigns: {phong-dich: { title: "Phòng dịch: mùa mưa", script: phong-dich, from: 2023-09-12, until: 2023-12-11, times-per-week: 2, length: 10-15 min }
                 # chưa có
               }
            """),
    ]
}
