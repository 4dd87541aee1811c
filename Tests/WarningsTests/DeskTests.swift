import CivilTime
import Diagnostics
import StationModel
import Testing
import Warnings

@Suite("What a station does with a CAP message")
struct DeskTests {
    private func decide(
        _ message: Message, areas: [String] = [], at now: String = "2023-08-08T16:40", clockIsTrusted: Bool = true,
        here: Bool = false
    ) throws -> BulletinDesk.Decision {
        let desk = BulletinDesk(
            station: try .trungSon(areas: areas), now: try instant(now), clockIsTrusted: clockIsTrusted, isHere: here)
        let decision = desk.decide(on: try read(message))
        #expect((decision.bulletin == nil) == decision.findings.hasErrors)
        for finding in decision.findings { #expect(finding.place?.line != nil && finding.hint != nil) }
        return decision
    }

    private func notice(
        _ message: Message, areas: [String] = [], at now: String = "2023-08-08T16:40"
    ) throws -> Bulletin.Notice {
        let decision = try decide(message, areas: areas, at: now)
        guard case .air(let notice) = decision.bulletin else {
            throw Failure(.badData, Phrase(verbatim: "\(decision.findings.map(\.code))"))
        }
        return notice
    }

    @Test("Issuer, headline, description and instruction are passed on unchanged, until it expires")
    func words() throws {
        let notice = try notice(.thunderstorm)
        #expect(
            notice.paragraphs == [
                "Đài Khí tượng Thủy văn tỉnh", "Tin cảnh báo mưa dông, lốc, sét",
                "Mây dông đang phát triển ở vùng núi.",
                "Trong 3 giờ tới có lốc, sét và gió giật mạnh.", "Bà con không trú mưa dưới gốc cây to.",
            ])
        #expect(notice.title == "Tin cảnh báo mưa dông, lốc, sét")
        #expect(notice.until == (try instant("2023-08-08T20:00")))
        #expect(notice.identifier == "VN-QT-2023-081")
        #expect(notice.replaces.isEmpty)
    }

    @Test("Without a headline the event stands for it")
    func noHeadline() throws {
        var message = Message.thunderstorm
        message.infos[0].headline = nil
        #expect(try notice(message).title == "Mưa dông")
        #expect(try notice(message).paragraphs[1] == "Mưa dông")
    }

    @Test(
        "The level follows from severity and urgency",
        arguments: [
            ("Extreme", "Immediate", 5), ("Extreme", "Expected", 4), ("Severe", "Immediate", 4),
            ("Severe", "Future", 3),
            ("Moderate", "Immediate", 2), ("Minor", "Immediate", 1), ("Unknown", "Unknown", 3), ("Extreme", "Past", 1),
        ])
    func levels(_ severity: String, _ urgency: String, _ level: Int) throws {
        var message = Message.thunderstorm
        message.infos[0].severity = severity
        message.infos[0].urgency = urgency
        let notice = try notice(message)
        #expect(notice.severity.rawValue == level)
        #expect(notice.rule.en == "level \(level), by severity \(severity) and urgency \(urgency)")
    }

    @Test(
        "The issuer's own level goes first, however it is written",
        arguments: [
            ("Cấp độ rủi ro thiên tai", "cấp 2", 2), ("CapDoRuiRo", "III", 3), ("cấp độ", "Cấp độ 5", 5),
            ("riskLevel", "1", 1),
        ])
    func issuedLevel(_ name: String, _ value: String, _ level: Int) throws {
        var message = Message.thunderstorm
        message.infos[0].parameters = [(name, value)]
        let notice = try notice(message)
        #expect(notice.severity.rawValue == level)
        #expect(notice.rule.vi == "cấp \(level), do nơi phát hành ghi")
    }

    @Test("A level that is none, or of something else, is left alone", arguments: [("cấp độ", "6"), ("cấp gió", "2")])
    func otherLevels(_ name: String, _ value: String) throws {
        var message = Message.thunderstorm
        message.infos[0].parameters = [(name, value)]
        #expect(try notice(message).severity == .red)
    }

    @Test("An update names what it replaces, a cancellation what it ends")
    func followUps() throws {
        #expect(try notice(.update).replaces == ["VN-QT-2023-081"])
        #expect(try notice(.update).severity == .purple)
        #expect(try decide(.cancel).bulletin == .cancel(["VN-QT-2023-081", "VN-QT-2023-082"]))
    }

    @Test("Vietnamese goes first; without it English is read, with a word on that")
    func languages() throws {
        #expect(try notice(.manyLanguages).title == "Cảnh báo lũ quét")
        var message = Message.manyLanguages
        message.infos.removeLast()
        let decision = try decide(message, areas: ["Quang Tri"])
        guard case .air(let notice) = decision.bulletin else { return #expect(Bool(false)) }
        #expect(notice.title == "Flash flood warning")
        #expect(decision.findings.map(\.brief) == ["9:1 cap-language"])
    }

    @Test("Of several parts those for here are read, the gravest first, and nothing twice")
    func severalParts() throws {
        var message = Message.thunderstorm
        message.infos = [
            Message.Info(severity: "Minor", expires: nil, headline: "Mưa", areas: ["Trung Sơn"]),
            Message.Info(severity: "Extreme", headline: "Sóng thần", areas: ["xã Cồn Cỏ"]),
            Message.Info(severity: "Severe", headline: "Lũ", areas: ["xã Bến Hải", "TRUNG SƠN"]),
        ]
        let notice = try notice(message)
        #expect(notice.title == "Lũ")
        #expect(notice.severity == .red)
        #expect(notice.paragraphs.filter { $0.hasPrefix("Đài Khí tượng") }.count == 1)
        #expect(notice.paragraphs.contains("Mưa") && !notice.paragraphs.contains("Sóng thần"))
        // One of them has no end.
        #expect(notice.until == nil)
    }

    @Test(
        "What is no real, public warning is refused with its own word",
        arguments: [
            ("Test", "cap-not-actual", "a test"), ("Exercise", "cap-not-actual", "an exercise"),
            ("Draft", "cap-not-actual", "a draft"), ("System", "cap-not-actual", "between systems"),
        ])
    func notReal(_ status: String, _ code: String, _ word: String) throws {
        for message in [Message.thunderstorm, .cancel] {
            var message = message
            message.status = status
            let finding = try #require(try decide(message).findings.first)
            #expect(finding.code == code)
            #expect(finding.message.en.contains(word))
            #expect(finding.place?.line == 6)
        }
    }

    @Test("All that is wrong is told in one run")
    func everything() throws {
        var message = Message.thunderstorm
        message.status = "Test"
        message.scope = "Private"
        message.infos[0].areas = ["xã Hải Lăng"]
        #expect(
            try decide(message, at: "2023-08-08T20:00").findings.map(\.brief) == [
                "6:3 cap-not-actual", "8:3 cap-not-public", "24:5 cap-elsewhere", "16:3 cap-expired",
            ])
    }

    @Test("Answers between systems are no alerts", arguments: ["Ack", "Error"])
    func answers(_ type: String) throws {
        #expect(try decide(Message(type: type)).findings.map(\.code) == ["cap-no-alert"])
    }

    @Test("What has expired, or is more than seven days ahead, is refused; without a clock nobody can tell")
    func times() throws {
        #expect(try decide(.thunderstorm, at: "2023-08-08T19:59").bulletin != nil)
        #expect(try decide(.thunderstorm, at: "2023-08-08T20:00").findings.map(\.brief) == ["16:3 cap-expired"])
        let without = try decide(.thunderstorm, at: "2023-08-09T20:00", clockIsTrusted: false)
        #expect(without.bulletin != nil)
        #expect(without.findings.map(\.code) == ["cap-clock"])

        var message = Message.thunderstorm
        message.infos[0].expires = "2023-08-30T20:00:00+07:00"
        message.infos[0].onset = "2023-08-15T16:40:00+07:00"
        #expect(try decide(message).bulletin != nil)
        message.infos[0].onset = "2023-08-15T16:41:00+07:00"
        #expect(try decide(message).findings.map(\.brief) == ["16:3 cap-far-future"])
        #expect(try decide(message, at: "2020-01-01T00:00", clockIsTrusted: false).bulletin != nil)
        #expect(try decide(.thunderstorm, at: "2023-08-08T16:19").findings.map(\.code) == ["cap-sent-later"])
    }

    @Test("Of two parts the one that is still in force is aired")
    func oneExpired() throws {
        var message = Message.thunderstorm
        message.infos = [
            Message.Info(severity: "Extreme", expires: "2023-08-08T16:00:00+07:00", headline: "Cũ"),
            Message.Info(headline: "Mới"),
        ]
        #expect(try notice(message).title == "Mới")
    }

    @Test("A signature is not checked, and that is said")
    func signature() throws {
        var message = Message.thunderstorm
        message.rest = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>"
        let decision = try decide(message)
        #expect(decision.bulletin != nil)
        #expect(decision.findings.map(\.code) == ["cap-signature"])
    }

    @Test(
        "Whether it is for here shows in the names of its areas",
        arguments: [
            ("Xã Trung Sơn", [], true), ("xã TRUNG SƠN, huyện Gio Linh", [], true), ("Trung Son", [], false),
            ("Các xã Bến Hải, Trung Sơn và Cửa Tùng, tỉnh Quảng Trị", [], true), ("phường Trung Sơn", [], true),
            ("tỉnh Quảng Trị", [], false), ("tỉnh Quảng Trị", ["tỉnh Quảng Trị"], true),
            ("Quảng Trị", ["tỉnh Quảng Trị"], true), ("Phía tây tỉnh Quảng Trị", ["Quảng Trị"], true),
            ("xã Hải Lăng, tỉnh Quảng Trị", ["tỉnh Quảng Trị"], false),
            ("Các xã Hải Lăng và Vĩnh Linh, tỉnh Quảng Trị", ["tỉnh Quảng Trị"], false),
            ("phường Quảng Trị", ["tỉnh Quảng Trị"], false), ("Quang Tri Province", ["Quang Tri"], true),
            ("Thành phố Đông Hà", ["Hà"], false), ("Vùng ven biển Quảng Bình đến Quảng Trị", ["Quảng Trị"], true),
            ("Tru\u{306}ng Sơn", [], false), ("Trung So\u{31B}n", [], true), ("", ["Quảng Trị"], false),
        ] as [(String, [String], Bool)])
    func areas(_ area: String, _ areas: [String], _ isHere: Bool) throws {
        var message = Message.thunderstorm
        message.infos[0].areas = area.isEmpty ? [] : [area]
        let decision = try decide(message, areas: areas)
        #expect((decision.bulletin != nil) == isHere)
        #expect(decision.findings.map(\.code) == (isHere ? [] : ["cap-elsewhere"]))
        // In a person's name it is aired, and said.
        let by = try decide(message, areas: areas, here: true)
        #expect(by.bulletin != nil)
        #expect(by.findings.map(\.severity) == (isHere ? [] : [.warning]))
    }

    @Test("A code counts where the station names it")
    func codes() throws {
        var message = Message.thunderstorm
        message.infos[0].areas = ["Vùng 3"]
        message.infos[0].geocodes = [("GSO", "19360"), ("UGC", "vnz017")]
        #expect(try decide(message).bulletin == nil)
        #expect(try decide(message, areas: ["19360"]).bulletin != nil)
        #expect(try decide(message, areas: ["VNZ017"]).bulletin != nil)
    }
}
