import CivilTime
import Diagnostics
import StationModel
import Testing
import Warnings

/// Messages of the kinds that the standard's appendix shows, in words of our own; each part can be replaced.
struct Message {
    var namespace = "urn:oasis:names:tc:emergency:cap:1.2"
    var identifier = "VN-QT-2023-081"
    var sent = "2023-08-08T16:30:00+07:00"
    var status = "Actual"
    var type = "Alert"
    var scope = "Public"
    var references: String?
    var infos = [Info()]
    var rest = ""

    struct Info {
        var language: String? = "vi-VN"
        var event = "Mưa dông"
        var urgency = "Immediate"
        var severity = "Severe"
        var certainty = "Observed"
        var onset: String?
        var expires: String? = "2023-08-08T20:00:00+07:00"
        var headline: String? = "Tin cảnh báo mưa dông, lốc, sét"
        var description: String? =
            "Mây dông đang phát triển ở vùng núi.\n\nTrong 3 giờ tới có lốc, sét và gió giật mạnh."
        var instruction: String? = "Bà con không trú mưa dưới gốc cây to."
        var areas = ["Xã Trung Sơn, tỉnh Quảng Trị"]
        var geocodes: [(String, String)] = []
        var parameters: [(String, String)] = []

        var xml: String {
            var lines = ["<info>"]
            func add(_ name: String, _ value: String?) {
                if let value { lines.append("  <\(name)>\(value)</\(name)>") }
            }
            add("language", language)
            add("category", "Met")
            add("event", event)
            add("urgency", urgency)
            add("severity", severity)
            add("certainty", certainty)
            add("onset", onset)
            add("expires", expires)
            add("senderName", "Đài Khí tượng Thủy văn tỉnh")
            add("headline", headline)
            add("description", description)
            add("instruction", instruction)
            for (name, value) in parameters {
                lines.append("  <parameter><valueName>\(name)</valueName><value>\(value)</value></parameter>")
            }
            for area in areas {
                lines.append("  <area>\n    <areaDesc>\(area)</areaDesc>")
                for (name, value) in geocodes {
                    lines.append("    <geocode><valueName>\(name)</valueName><value>\(value)</value></geocode>")
                }
                lines.append("  </area>")
            }
            return (lines + ["</info>"]).joined(separator: "\n")
        }
    }

    var xml: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<alert xmlns=\"\(namespace)\">"]
        lines += [
            "  <identifier>\(identifier)</identifier>", "  <sender>kttv@example.vn</sender>", "  <sent>\(sent)</sent>",
            "  <status>\(status)</status>", "  <msgType>\(type)</msgType>", "  <scope>\(scope)</scope>",
        ]
        if let references { lines.append("  <references>\(references)</references>") }
        return (lines + infos.map(\.xml) + [rest, "</alert>", ""]).joined(separator: "\n")
    }

    /// A thunderstorm that is here.
    static let thunderstorm = Message()

    /// An earthquake that was felt, reported a while after it; graded by its issuer.
    static let earthquake = Message(
        identifier: "VN-DD-14",
        infos: [
            Info(
                event: "Động đất", urgency: "Past", severity: "Minor", expires: nil, headline: "Tin động đất 4,1 độ",
                description: "Lúc 15 giờ 42 xảy ra động đất độ lớn 4,1 ở độ sâu 10 km.", instruction: nil,
                areas: ["tỉnh Quảng Trị và vùng lân cận"], parameters: [("Cấp độ rủi ro thiên tai", "cấp 2")])
        ])

    static let update = Message(
        identifier: "VN-QT-2023-082", sent: "2023-08-08T16:50:00+07:00", type: "Update",
        references: "kttv@example.vn,VN-QT-2023-081,2023-08-08T16:30:00+07:00", infos: [Info(severity: "Extreme")])

    static let cancel = Message(
        identifier: "VN-QT-2023-083", type: "Cancel",
        references: """
            kttv@example.vn,VN-QT-2023-081,2023-08-08T16:30:00+07:00
              kttv@example.vn,VN-QT-2023-082,2023-08-08T16:50:00+07:00
            """, infos: [])

    /// English first, as many senders have it.
    static let manyLanguages = Message(
        infos: [
            Info(
                language: nil, event: "Flash flood", headline: "Flash flood warning", description: "Rivers rise.",
                instruction: "Go to higher ground.", areas: ["Quang Tri Province"]),
            Info(language: "lo-LA", event: "ນ້ຳຖ້ວມ", headline: nil, description: nil, instruction: nil),
            Info(
                language: "VI", event: "Lũ quét", headline: "Cảnh báo lũ quét", description: "Nước sông lên nhanh.",
                instruction: "Bà con di chuyển lên chỗ cao."),
        ])

    static let all = [thunderstorm, earthquake, update, cancel, manyLanguages]
}

/// Reads it; there is no finding.
func read(_ message: Message) throws -> CAPAlert {
    let reading = CAPReader.read(Array(message.xml.utf8), file: "tin.xml")
    #expect(reading.findings.isEmpty, "\(reading.findings.map { $0.text(in: .english) })")
    return try #require(reading.alert)
}

/// The findings of a file, as `line:column code`.
func faults(_ xml: String) -> [String] { faults(Array(xml.utf8)) }

func faults(_ bytes: [UInt8]) -> [String] {
    let reading = CAPReader.read(bytes, file: "tin.xml")
    #expect((reading.alert == nil) == reading.findings.hasErrors)
    for finding in reading.findings {
        #expect(finding.place?.file == "tin.xml")
        #expect(!finding.message.vi.isEmpty && finding.hint != nil)
    }
    return reading.findings.map(\.brief)
}

extension Finding {
    var brief: String {
        [place?.line, place?.column].compactMap { $0.map(String.init) }.joined(separator: ":") + " " + code
    }
}

extension Station {
    static func trungSon(areas: [String] = []) throws -> Station {
        Station(
            name: "Đài Truyền thanh xã Trung Sơn", authority: "UBND xã Trung Sơn", place: "Trung Sơn", areas: areas,
            zone: try #require(StationZone(identifier: "Asia/Ho_Chi_Minh")),
            hours: [])
    }
}

/// Some minutes after the thunderstorm was sent.
func instant(_ local: String = "2023-08-08T16:40") throws -> WallInstant {
    let zone = try #require(StationZone(identifier: "Asia/Ho_Chi_Minh"))
    return zone.instant(of: try #require(LocalDateTime(local)))
}
