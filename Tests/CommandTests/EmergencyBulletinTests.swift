import Foundation
import Testing

@Suite("Real emergencies from CAP files", .timeLimit(.minutes(3)))
struct EmergencyBulletinTests {
    private static func message(
        _ identifier: String, type: String = "Alert", references: String = "", area: String = "xã Bình Minh",
        severity: String = "Severe", expires: String = "2150-01-01T00:00:00+07:00", headline: String = "Bão số 4"
    ) -> String {
        let reference =
            references.isEmpty ? "" : "<references>kttv@example.vn,\(references),2024-01-01T00:00:00+07:00</references>"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>\(identifier)</identifier>
              <sender>kttv@example.vn</sender>
              <sent>2024-01-01T00:00:00+07:00</sent>
              <status>Actual</status>
              <msgType>\(type)</msgType>
              <scope>Public</scope>
              \(reference)
              <info>
                <language>vi-VN</language>
                <category>Met</category>
                <event>Bão</event>
                <urgency>Expected</urgency>
                <severity>\(severity)</severity>
                <certainty>Likely</certainty>
                <expires>\(expires)</expires>
                <headline>\(headline)</headline>
                <area><areaDesc>\(area)</areaDesc></area>
              </info>
            </alert>
            """
    }

    @Test("real daemon: an alert is aired, its update takes its place, its cancellation ends it")
    func life() async throws {
        let station = try StationBox()
        try station.write("1.xml", Self.message("B1"))
        try station.write("2.xml", Self.message("B2", type: "Update", references: "B1", headline: "Bão số 4 mạnh thêm"))
        try station.write("3.xml", Self.message("B3", type: "Cancel", references: "B2"))
        _ = try await station.daemon { _ in
            let first = try await station.loa(
                "emergency", "--cap", "\(station.path)/1.xml", "--by", "lan", "--reason", "tin tỉnh", "--every", "1h")
            #expect(first.output.hasPrefix("Đang phát cảnh báo cấp 3: Bão số 4 (emergency@"), "\(first)")
            #expect(first.output.contains("suy từ severity Severe và urgency Expected"))
            let again = try await station.loa(
                "emergency", "--cap", "\(station.path)/1.xml", "--by", "lan", "--reason", "tin tỉnh")
            again.complains(77, "“B1” đang được phát", hint: "loa all-clear")

            let second = try await station.emergency("--cap", "\(station.path)/2.xml", "--every", "1h")
            #expect((second["warnings"] as? [[String: Any]])?.map { $0["title"] as? String } == ["Bão số 4 mạnh thêm"])
            #expect((second["warnings"] as? [[String: Any]])?.first?["onAir"] as? Bool == true)
            #expect((second["warnings"] as? [[String: Any]])?.first?["until"] as? String == "2150-01-01T00:00:00+07:00")

            let third = try await station.loa(
                "emergency", "--cap", "\(station.path)/3.xml", "--by", "lan", "--reason", "bão tan")
            #expect(third.output == "Đã kết thúc cảnh báo: Bão số 4 mạnh thêm.\nKhông còn cảnh báo nào.\n")
            let fourth = try await station.loa(
                "emergency", "--cap", "\(station.path)/3.xml", "--by", "lan", "--reason", "bão tan")
            fourth.complains(66, "không có cảnh báo nào", hint: "loa status")
        }
    }

    @Test("real daemon: for elsewhere, or expired: refused with place and hint; --here airs it all the same")
    func refused() async throws {
        let station = try StationBox()
        try station.write("xa.xml", Self.message("B1", area: "xã Hải Lăng"))
        try station.write("cu.xml", Self.message("B2", expires: "2024-01-02T00:00:00+07:00"))
        let (away, old) = ("\(station.path)/xa.xml", "\(station.path)/cu.xml")
        _ = try await station.daemon { _ in
            let elsewhere = try await station.loa("emergency", "--cap", away, "--by", "lan", "--reason", "bão")
            #expect(elsewhere.status == 65)
            #expect(elsewhere.error.hasPrefix("\(away):19:11: lỗi: bản tin dành cho “xã Hải Lăng”, không có Bình Minh"))
            #expect(elsewhere.error.contains("thêm --here"))
            #expect(elsewhere.error.contains("loa: không phát bản tin này"))
            let expired = try await station.loa("emergency", "--cap", old, "--by", "lan", "--reason", "bão", lang: "en")
            #expect(expired.status == 65)
            #expect(expired.error.hasPrefix("\(old):17:5: error: the message has expired"))
            #expect(try await station.onAir() == nil)

            let here = try await station.emergency("--cap", away, "--here")
            #expect((here["findings"] as? [[String: Any]])?.map { $0["code"] as? String } == ["cap-elsewhere"])
            #expect(try await station.onAir() == here["occurrence"] as? String)
        }
    }

    @Test("Without a daemon a torn file is still told with its place", arguments: ["vi", "en"])
    func torn(_ lang: String) async throws {
        let station = try StationBox()
        try station.write("torn.xml", String(Self.message("B1").prefix(500)))
        let answer = try await station.loa(
            "emergency", "--cap", "\(station.path)/torn.xml", "--by", "lan", "--reason", "bão", lang: lang)
        #expect(answer.status == 65)
        #expect(
            answer.error.contains(
                lang == "vi" ? "bị đứt giữa chừng [cap-torn]" : "the end of the file is missing [cap-torn]"))
    }
}
