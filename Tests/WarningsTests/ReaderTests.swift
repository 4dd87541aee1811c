import CivilTime
import Diagnostics
import Foundation
import Testing
import Warnings

@Suite("Reading CAP messages")
struct ReaderTests {
    @Test("The kinds of the standard's examples are read without a finding", arguments: Message.all.indices)
    func examples(_ index: Int) throws {
        let message = Message.all[index]
        let alert = try read(message)
        #expect(alert.identifier == message.identifier)
        #expect(alert.messageType.value.rawValue == message.type)
        #expect(alert.infos.count == message.infos.count)
        #expect(alert.infos.map(\.event) == message.infos.map(\.event))
    }

    @Test("All that is needed of a message is taken as it stands")
    func contents() throws {
        var message = Message.thunderstorm
        message.infos[0].headline = "Gió &lt;giật&gt; cấp 9 &amp; <![CDATA[lốc <mạnh>]]>"
        message.infos[0].geocodes = [("VN", "19360")]
        let alert = try read(message)
        let info = try #require(alert.infos.first)
        #expect(alert.sent.value == (try instant("2023-08-08T16:30")))
        #expect(info.expires?.value == (try instant("2023-08-08T20:00")))
        #expect(info.headline == "Gió <giật> cấp 9 & lốc <mạnh>")
        #expect(info.senderName == "Đài Khí tượng Thủy văn tỉnh")
        #expect(info.areas.first?.geocodes.map { [$0.name, $0.value] } == [["VN", "19360"]])
        #expect(!alert.isSigned)
    }

    @Test("A message of 1.1 is read, too, and prefixed names are")
    func namespaces() throws {
        var older = Message.thunderstorm
        older.namespace = "urn:oasis:names:tc:emergency:cap:1.1"
        #expect(try read(older).infos.count == 1)
        let prefixed = Message.thunderstorm.xml
            .replacing(/<(\/?)([a-zA-Z])/, with: { "<\($0.1)cap:\($0.2)" }).replacing("xmlns=", with: "xmlns:cap=")
        #expect(faults(prefixed).isEmpty)
    }

    @Test("UTF-16 in both orders, with a mark and without, and a mark of UTF-8")
    func encodings() throws {
        let xml = Message.thunderstorm.xml.replacing("UTF-8", with: "UTF-16")
        for bigEndian in [true, false] {
            let bytes = utf16(xml, bigEndian: bigEndian)
            #expect(faults((bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes).isEmpty)
            #expect(faults(bytes).isEmpty)
        }
        #expect(faults([0xEF, 0xBB, 0xBF] + Array(Message.thunderstorm.xml.utf8)).isEmpty)
    }

    @Test("References name the earlier messages, whatever white space parts them")
    func references() throws {
        #expect(try read(.update).references == ["VN-QT-2023-081"])
        #expect(try read(.cancel).references == ["VN-QT-2023-081", "VN-QT-2023-082"])
    }

    @Test("A signature is noted")
    func signature() throws {
        var message = Message.thunderstorm
        message.rest = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo/></ds:Signature>"
        #expect(try read(message).isSigned)
    }

    // MARK: Findings

    @Test(
        "What is missing or wrong is found at its place, all of it in one run",
        arguments: [
            (["<identifier>VN-QT-2023-081</identifier>"], "", ["2:1 cap-missing"]),
            (["<sender>kttv@example.vn</sender>"], "<sender> </sender>", ["4:3 cap-missing"]),
            (["<msgType>Alert</msgType>"], "", ["2:1 cap-missing"]),
            (["<category>Met</category>"], "", ["9:1 cap-missing"]),
            (["<event>Mưa dông</event>", "<urgency>Immediate</urgency>"], "", ["9:1 cap-missing", "9:1 cap-missing"]),
            (["<areaDesc>Xã Trung Sơn, tỉnh Quảng Trị</areaDesc>"], "", ["23:3 cap-missing"]),
            (["Immediate"], "Bald", ["13:3 cap-bad-word"]),
            (["<severity>Severe</severity>"], "<severity>severe</severity>", []),
            (["16:30:00+07:00"], "16:30:00", ["5:3 cap-no-offset"]),
            (["16:30:00+07:00"], "16:30:00Z", []),
            (["2023-08-08T20"], "2023-02-30T20", ["16:3 cap-bad-time"]),
            (["T20:00:00+07:00"], "T24:61:00+07:00", ["16:3 cap-bad-time"]),
            (["T20:00:00+07:00"], "", ["16:3 cap-bad-time"]),
            (["<scope>Public</scope>"], "<scope>Public</scope><scope>Private</scope>", ["8:24 cap-twice"]),
            (["xmlns=\"urn:oasis"], "xmlns=\"urn:oasys", ["2:1 cap-not-cap"]),
            (["cap:1.2"], "cap:1.0", ["2:1 cap-not-cap"]),
        ] as [([String], String, [String])])
    func findings(_ wrong: [String], _ replacement: String, _ expected: [String]) {
        var xml = Message.thunderstorm.xml
        for piece in wrong {
            #expect(xml.contains(piece))
            xml = xml.replacing(piece, with: replacement)
        }
        #expect(faults(xml) == expected)
    }

    @Test("Columns count characters, also behind Vietnamese letters")
    func columns() {
        let xml = Message.thunderstorm.xml.replacing("  <event>Mưa dông</event>", with: "<!-- Mưa --><event></event>")
        #expect(faults(xml) == ["12:13 cap-missing"])
    }

    @Test("An alert without a part is nothing to air; a cancellation needs none, but has to say of what")
    func parts() {
        #expect(faults(Message(infos: []).xml) == ["2:1 cap-missing"])
        #expect(faults(Message(type: "Cancel", infos: []).xml) == ["7:3 cap-no-reference"])
        #expect(
            faults(Message(type: "Cancel", references: "rubbish", infos: []).xml) == [
                "9:3 cap-bad-reference", "7:3 cap-no-reference",
            ])
        let reading = CAPReader.read(Array(Message(type: "Update").xml.utf8), file: "tin.xml")
        #expect(reading.alert != nil)
        #expect(reading.findings.map(\.brief) == ["7:3 cap-no-reference"])
    }

    // MARK: No proper XML

    @Test(
        "Entities and other declarations are refused before they are read",
        arguments: [
            "<!DOCTYPE alert [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
            "<!DOCTYPE alert SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE alert [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>",
            "<!DOCTYPE alert [<!ENTITY % remote SYSTEM \"http://example.org/x.dtd\">%remote;]>",
            "<!-- a comment --><!DOCTYPE alert>", "<!ENTITY a \"b\">", "<!doctype alert>", "<!",
        ])
    func declarations(_ declaration: String) {
        let xml = Message.thunderstorm.xml.replacing("<alert", with: "\(declaration)\n<alert", maxReplacements: 1)
        #expect(faults(xml).map { $0.split(separator: " ").last } == ["cap-document-type"])
        #expect(faults(xml).first?.hasPrefix("2:") == true)
        for bigEndian in [true, false] {
            #expect(faults(utf16(xml, bigEndian: bigEndian)) == faults(xml))
        }
    }

    @Test("What only looks like a declaration, in a comment or in CDATA, is none")
    func noDeclaration() {
        var message = Message.thunderstorm
        message.infos[0].description = "<![CDATA[<!DOCTYPE x>]]><!-- <!ENTITY y> -->"
        #expect(faults(message.xml).isEmpty)
    }

    @Test(
        "Processing instructions mean nothing",
        arguments: ["<?x?>", "<?xml-stylesheet href='a.xsl'?>", "<?x <!DOCTYPE y>?>"])
    func instructions(_ instruction: String) {
        let xml = Message.thunderstorm.xml
        #expect(faults(xml.replacing("<alert", with: instruction + "<alert", maxReplacements: 1)).isEmpty)
        #expect(faults(xml.replacing("</event>", with: instruction + "</event>")).isEmpty)
        #expect(
            faults(xml.replacing("<event>Mưa dông</event>", with: instruction + "<event/>")).first?.hasPrefix("12:")
                == true)
    }

    @Test("A file torn anywhere is refused, at the place where it ends")
    func torn() {
        let bytes = Array(Message.thunderstorm.xml.utf8)
        for length in stride(from: 0, to: bytes.count - 2, by: 7) {
            let found = faults(Array(bytes[..<length]))
            #expect(found.count == 1, "\(length)")
            let code = found.first?.split(separator: " ").last
            #expect(["cap-torn", "cap-empty", "cap-encoding", "cap-not-xml"].contains(code), "\(length) \(found)")
        }
        // Within the words, behind letters of several bytes.
        let words = String(decoding: bytes, as: UTF8.self).components(separatedBy: "phát triển")[0]
        let lastLine = words.components(separatedBy: "\n").last ?? ""
        #expect(faults(words) == ["19:\(lastLine.count + 1) cap-torn"])
    }

    @Test(
        "Other files are no CAP",
        arguments: [
            ("", "cap-empty"), (" \n ", "cap-empty"), ("Lũ đang về", "cap-not-xml"), ("{\"alert\": 1}", "cap-not-xml"),
            ("<alert", "cap-torn"), ("<html><body/></html>", "cap-not-cap"), ("<alert/>", "cap-not-cap"),
            ("<a><b></a>", "cap-not-xml"), ("<a>&nbsp;</a>", "cap-not-xml"), ("<a/><b/>", "cap-not-xml"),
            ("<a b='1' b='2'/>", "cap-not-xml"), ("<x:a/>", "cap-not-xml"), ("<a>\u{1}</a>", "cap-not-xml"),
            ("<?xml version=\"1.0\" encoding=\"windows-1258\"?><a/>", "cap-encoding"),
            (String(repeating: "<a>", count: 40), "cap-too-deep"),
            (String(repeating: "<a>", count: 200_000), "cap-too-deep"),
            (String(repeating: " ", count: 3 << 20), "cap-too-large"),
        ])
    func otherFiles(_ text: String, _ code: String) {
        #expect(faults(text).map { $0.split(separator: " ").last.map(String.init) } == [code])
    }

    @Test("Bytes that are no text are told as such")
    func noText() {
        #expect(faults([0x3C, 0xFF, 0x3E]).map { $0.hasSuffix("cap-encoding") } == [true])
        #expect(faults([0xFE, 0xFF, 0x00]).map { $0.hasSuffix("cap-torn") } == [true])
        #expect(faults([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x3C]).map { $0.hasSuffix("cap-encoding") } == [true])
    }

    private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            return bigEndian ? [high, low] : [low, high]
        }
    }
}
