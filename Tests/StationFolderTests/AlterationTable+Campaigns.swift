extension Alteration {
    static let campaigns = [
        Alteration(
            "several keys at once, remarks kept", "campaign mau until=2023-10-31", "campaign mau times-per-week=3",
            "campaign mau counts-from=75", "campaign mau if-missed=skip", "campaign mau field=society",
            back: [
                "campaign mau until=2023-08-31", "campaign mau times-per-week=1", "campaign mau counts-from=90",
                "campaign mau if-missed=", "campaign mau field=",
            ],
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   # đợt một
                   mau:
                     script: phong-dich       # scripts/phong-dich.md
                +    field: society
                     from: 2023-08-08
                -    until: 2023-08-31        # hết tháng
                +    until: 2023-10-31        # hết tháng

                     # mỗi tuần
                -    times-per-week:  1   # lần
                +    times-per-week:  3   # lần
                     length: 5 min
                -    counts-from: 90% # phần trăm
                +    counts-from: 75% # phần trăm
                       # kể cả nhạc hiệu
                +    if-missed: skip

                 # hết
                """),
        Alteration(
            "a title before all other keys", "campaign mau title=Mẫu: một", back: ["campaign mau title="],
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                     "mau":
                +        title: "Mẫu: một"
                         script: phong-dich
                         from: 2023-08-08
                         times-per-week: 1
                         length: 5 min
                """),
        Alteration(
            "a title before all others in braces", "campaign mau title=Mẫu", back: ["campaign mau title="],
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                -  mau: { script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
                +  mau: { title: Mẫu, script: phong-dich, from: 2023-08-08, times-per-week: 1, length: 5 min }
                """),
        Alteration(
            "a key goes with its remark, the ones around it stay", "campaign mau late-start=",
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   mau:
                     script: phong-dich
                     from: 2023-08-08
                     times-per-week: 1
                     length: 5 min
                     # trễ
                -    late-start: 5 min   # không hơn
                     # đứt quãng
                     counts-from: 90%
                """),
        Alteration(
            "the last key of the last campaign", "campaign mau if-missed=", back: ["campaign mau if-missed=skip"],
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   mau:
                     script: phong-dich
                     from: 2023-08-08
                     times-per-week: 1
                     length: 5 min
                -    if-missed: skip
                """),
        Alteration(
            "a title over several lines in quotes", "campaign mau title=Mẫu",
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   mau:
                -    title: "Mẫu
                -      # thứ \\"nhất\\""   # tên
                +    title: "Mẫu"   # tên
                     script: phong-dich
                     from: 2023-08-08
                     times-per-week: 1
                     length: 5 min
                """),
    ]

    static let lists = [
        Alteration(
            "slots in brackets: what stays keeps its quotes", "campaign mau on=mon 17:00,fri 17:00",
            back: ["campaign mau on=tue 17:00,fri 17:00"],
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   mau:
                     script: phong-dich
                     from: 2023-08-08
                     times-per-week: 3
                -    on: ["tue 17:00", "fri 17:00"]   # chiều
                +    on: ["mon 17:00", "fri 17:00"]   # chiều
                     length: 5 min
                """),
        Alteration(
            "slots line by line with remarks", "campaign mau on=tue 17:00,wed 17:00,sat 17:00",
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   mau:
                     script: phong-dich
                     from: 2023-08-08
                     times-per-week: 3
                     on:
                       # đầu tuần
                       - tue 17:00   # chợ phiên
                +      - wed 17:00
                +      - sat 17:00
                       # cuối tuần
                -      - fri 17:00   # trước lễ
                     length: 5 min
                """),
        Alteration(
            "a slot more in brackets over several lines", "campaign mau on=tue 17:00,fri 17:00,sat 17:00",
            back: ["campaign mau on=tue 17:00,fri 17:00"],
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   mau:
                     script: phong-dich
                     from: 2023-08-08
                     times-per-week: 3
                     on: [
                         tue 17:00,   # chợ phiên
                -        fri 17:00    # trước lễ
                +        fri 17:00,    # trước lễ
                +        sat 17:00
                       ]
                     length: 5 min
                """),
        Alteration(
            "slots where none were, and none where they were", "campaign mau on=tue 17:00,fri 17:00",
            "campaign hai on=", back: ["campaign mau on=", "campaign hai on=sat 17:00"],
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   mau:
                     script: phong-dich
                     from: 2023-08-08
                     times-per-week: 3
                +    on: [tue 17:00, fri 17:00]
                     length: 5 min
                   hai:
                     script: phong-dich
                     from: 2023-08-08
                     times-per-week: 3
                -    on: [sat 17:00]
                     length: 5 min
                """),
        Alteration(
            "slots that were an alias, and an empty list", "campaign hai on=sat 17:00", "campaign ba on=sun 17:00",
            file: """
                 officers: { trang: { name: Trang } }
                 roster: [{ officer: trang, from: 2023-01-01 }]
                 campaigns:
                   mau: { script: phong-dich, from: 2023-08-08, times-per-week: 1, on: &gio [tue 17:00], length: 5 min }
                -  hai: { script: phong-dich, from: 2023-08-08, times-per-week: 1, on: *gio, length: 5 min }
                -  ba: { script: phong-dich, from: 2023-08-08, times-per-week: 1, on: [], length: 5 min }
                +  hai: { script: phong-dich, from: 2023-08-08, times-per-week: 1, on: [sat 17:00], length: 5 min }
                +  ba: { script: phong-dich, from: 2023-08-08, times-per-week: 1, on: [sun 17:00], length: 5 min }
                """),
    ]

    static let inBrackets = [
        Alteration(
            "sections in brackets on one line: the first, the last", "duty 1", "officer binh",
            file: """
                -officers: { trang: { name: Trang }, binh: { name: "Bình, [đài]" } }  # hai người
                -roster: [{ officer: trang, from: 2023-08-08 }, { officer: trang, from: 2023-10-08 }]
                +officers: { trang: { name: Trang } }  # hai người
                +roster: [{ officer: trang, from: 2023-10-08 }]
                """),
        Alteration(
            "the only item, and a comma at the end", "duty 1", "officer binh",
            file: """
                -officers: { trang: { name: Trang }, binh: { name: Bình }, }
                -roster: [ { officer: trang, from: 2023-08-08 }, ]
                +officers: { trang: { name: Trang }, }
                +roster: []
                """),
        Alteration(
            "brackets over several lines", "officer binh", "duty 2",
            file: """
                 officers: {
                   # phụ trách
                   trang: { name: Trang },   # từ 2020
                -  binh: { name: Bình },     # từ 2021
                   # mới
                   lan: { name: Lan }
                 }
                 roster: [
                -    { officer: trang, from: 2023-08-08 },   # ] chưa hết
                -    { officer: trang,                       # trực thay
                -      from: 2023-10-08 }
                +    { officer: trang, from: 2023-08-08 }   # ] chưa hết
                   ]
                """),
        Alteration(
            "brackets that close behind the last item", "officer lan", "officer trang",
            file: """
                 roster: []
                -officers: { trang: { name: Trang },   # một
                +officers: {
                -  binh: { name: Bình },
                +  binh: { name: Bình }
                   # ba
                -  lan: { name: Lan } }
                +   }
                """),
        Alteration(
            "keys in braces over several lines", "duty 1 until=2023-09-11", back: ["duty 1 until="],
            file: """
                 officers: { trang: { name: Trang } }
                 roster:
                   - {
                       officer: trang,
                       from: 2023-08-08,   # ngày đầu
                +      until: 2023-09-11,
                       reason: chính
                     }
                """),
        Alteration(
            "a file of JSON", "duty 1 until=2023-09-11", "officer binh", "campaign mau times-per-week=2",
            "campaign mau on=sat 17:00",
            file: """
                 {
                   "station": { "name": "Đài", "authority": "UBND xã", "place": "Xã", "approval": "not-required" },
                   "hours": ["06:00-06:45", "16:30-18:00"],
                   "officers": {
                -    "trang": { "name": "Trang" },
                -    "binh": { "name": "Bình" }
                +    "trang": { "name": "Trang" }
                   },
                   "roster": [
                     {
                       "officer": "trang",
                -      "from": "2023-08-08"
                +      "from": "2023-08-08",
                +      "until": "2023-09-11"
                     }
                   ],
                   "campaigns": {
                     "mau": {
                       "script": "phong-dich", "from": "2023-08-08", "until": "2023-09-01",
                -      "times-per-week": 1, "length": "5 min"
                +      "times-per-week": 2, "on": ["sat 17:00"], "length": "5 min"
                     }
                   }
                 }
                """,
            head: ""),
        Alteration(
            "JSON without blanks", "duty 1 until=2023-09-11", "officer binh",
            file: """
                -{"station":{"name":"Đài","authority":"UBND xã","place":"Xã","approval":"not-required"},"hours":["06:00-06:45"],"officers":{"trang":{"name":"Trang"},"binh":{"name":"Bình"}},"roster":[{"officer":"trang","from":"2023-08-08"}]}
                +{"station":{"name":"Đài","authority":"UBND xã","place":"Xã","approval":"not-required"},"hours":["06:00-06:45"],"officers":{"trang":{"name":"Trang"}},"roster":[{"officer":"trang","from":"2023-08-08", "until": "2023-09-11"}]}
                """,
            head: ""),
    ]
}
