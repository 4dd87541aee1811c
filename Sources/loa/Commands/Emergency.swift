internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Operations
internal import StationAPI
internal import StationFolder
internal import StationModel
internal import Warnings

struct Emergency: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words(
                "Phát cảnh báo khẩn cấp ngay, trước mọi chương trình.", "Airs a warning now, before everything else."),
            discussion: words(
                """
                Bài đang phát dừng lại, hiệu lệnh cảnh báo vang lên rồi đọc lời, kể cả ngoài khung giờ, ngày nghỉ phát, \
                bài chưa duyệt, mất mạng. Lấy lời từ một bài có sẵn, từ --say, hoặc từ tệp CAP 1.2 (--cap). Cảnh báo \
                phát đến khi hết số lần, hết hạn hoặc có lệnh loa all-clear. Chữ ký số trong tệp CAP không được kiểm tra.
                """,
                """
                What is on air fades out, the alert tone sounds, the words follow: outside the hours, on quiet days, \
                without approval, without a network. The words come from a script, from --say, or from a CAP 1.2 file \
                (--cap). It ends after its readings, at its time, or with loa all-clear. Signatures in CAP files are \
                not checked.
                """))
    }

    @Argument(
        help: ArgumentHelp(
            vi: "Tên bài, như trong loa script list; chưa duyệt cũng được.",
            en: "The script's name, as in loa script list; it need not be approved.", value: ScriptID.help))
    var script: String?

    @Option(
        help: ArgumentHelp(vi: "Đọc chính những lời này.", en: "Reads these very words.", value: ("LỜI", "TEXT")))
    var say: String?

    @Option(
        help: ArgumentHelp(
            vi: "Tệp bản tin theo chuẩn CAP 1.2.", en: "A file with a CAP 1.2 message.", value: ("TỆP", "FILE")))
    var cap: String?

    @OptionGroup var answerable: AnswerableOptions

    @Option(
        help: ArgumentHelp(
            vi: "Cấp độ: 1 đến 5, hoặc màu (xanh, vàng, cam, đỏ, tím). Không ghi: theo bản tin, nếu không thì 3.",
            en: "The level: 1 to 5, or a colour (blue, yellow, orange, red, purple). Left out: the message's, else 3.",
            value: ("CẤP", "LEVEL")))
    var level: WarningLevel?

    @Option(
        name: .customLong("repeat"),
        help: ArgumentHelp(
            vi: "Đọc mấy lần liền; có --every thì là phát mấy lượt.",
            en: "How often it is read; with --every, how often it is aired.", value: ("SỐ-LẦN", "N")))
    var times: Int?

    @Option(
        help: ArgumentHelp(
            vi: "Bao lâu phát lại một lượt, như 10m.", en: "It is aired again every so often, such as 10m.",
            value: ("KHOẢNG", "SPAN")))
    var every: Repetition?

    @Option(
        help: ArgumentHelp(
            vi: "Thôi phát lại lúc: HH:MM hoặc YYYY-MM-DDTHH:MM.",
            en: "Not again from then on: HH:MM or YYYY-MM-DDTHH:MM.",
            value: ("LÚC", "TIME")))
    var until: String?

    @Flag(
        help: ArgumentHelp(
            vi: "Bản tin CAP đúng là cho nơi này, dù không nêu tên.",
            en: "The CAP message is for here, though it does not name this place."))
    var here = false

    @OptionGroup var options: FactOptions

    func run() async throws {
        let language = options.station.language
        let folder = try options.station.folder()
        let report = try await ControlClient(socket: folder.socket).emergency(try request(), in: language)
        if options.json { try Terminal.json(report) }
        for finding in report.findings { Terminal.warn(finding.text(in: language)) }
        if report.occurrence == nil, report.ended == nil {
            throw EmergencyText.refused
        }
        if !options.json { Terminal.say(EmergencyText(report).text(in: language)) }
    }

    /// All that can be seen without the daemon is seen here.
    private func request() throws -> EmergencyRequest {
        var request = EmergencyRequest(by: answerable.by, reason: answerable.reason)
        request.script = script
        request.say = say
        request.level = level?.number
        request.repeat = times
        request.every = every?.seconds
        request.until = until
        request.here = here ? true : nil
        guard let cap else { return request }
        let bytes = try EmergencyFile.bytes(of: cap)
        let reading = CAPReader.read(bytes, file: cap)
        guard reading.alert != nil else {
            Terminal.findings(reading.findings)
            throw EmergencyText.refused
        }
        request.cap = Data(bytes)
        request.file = cap
        return request
    }
}

/// Who answers for a warning or its end, and why.
struct AnswerableOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            vi: "Ai chịu trách nhiệm: khóa trong mục officers của schedule.yaml.",
            en: "Who answers for it: a key of officers in schedule.yaml.", value: ("CÁN-BỘ", "OFFICER")))
    var by: String

    @OptionGroup var why: ReasonOption

    var reason: String { why.reason }
}

/// A level of danger: 1 to 5, or its colour.
struct WarningLevel: ExpressibleByArgument {
    let number: Int

    init?(argument: String) {
        let colours = [
            "xanh": 1, "xanh-duong": 1, "blue": 1, "light-blue": 1, "vàng": 2, "vang": 2, "yellow": 2,
            "light-yellow": 2,
            "cam": 3, "orange": 3, "đỏ": 4, "do": 4, "red": 4, "tím": 5, "tim": 5, "purple": 5,
        ]
        let word = argument.precomposedStringWithCanonicalMapping.lowercased()
        guard let number = Int(word) ?? colours[word], (1...5).contains(number) else { return nil }
        self.number = number
    }
}

/// A span of time: `90s`, `10m`, `10 min`, `2h`, `10 phút`, `2 giờ`.
struct Repetition: ExpressibleByArgument {
    let seconds: Double

    init?(argument: String) {
        let text = argument.precomposedStringWithCanonicalMapping.lowercased()
        guard let found = text.wholeMatch(of: /(\d{1,6})\s*(s|giây|m|min|phút|h|giờ)/.asciiOnlyDigits()),
            let number = Double(found.1)
        else { return nil }
        switch found.2 {
        case "s", "giây": seconds = number
        case "m", "min", "phút": seconds = number * 60
        default: seconds = number * 3600
        }
    }
}
