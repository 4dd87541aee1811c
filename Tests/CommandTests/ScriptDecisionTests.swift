import Foundation
import Subprocess
import Testing

@Suite("loa script approve, return, withdraw, history", .serialized, .timeLimit(.minutes(3)))
struct ScriptDecisionTests {
    @Test("Four eyes: the writer may not approve, another one may, and an edit voids it", arguments: ["vi", "en"])
    func fourEyes(lang: String) async throws {
        let station = try StationBox.withLeader()
        #expect(try await station.states() == ["tiem-phong": "awaiting"])
        try await station.loa("script", "approve", "tiem-phong", "--by", "lan", lang: lang).complains(
            77, lang == "vi" ? "Lan là người viết bài nên không tự duyệt được" : "Lan wrote it and cannot approve it",
            hint: lang == "vi" ? "người khác" : "another person")
        #expect(try await station.states() == ["tiem-phong": "awaiting"])
        let run = try await station.loa("script", "approve", "tiem-phong", "--by", "minh", lang: lang)
        #expect(run.status == 0)
        #expect(
            run.output
                == (lang == "vi"
                    ? "Minh đã duyệt bài “Tiêm phòng cho trẻ”.\n" : "Minh approved “Tiêm phòng cho trẻ”.\n"))
        #expect(try await station.states() == ["tiem-phong": "approved"])
        try station.replace("sổ tiêm", with: "sổ khám", in: "scripts/tiem-phong.md")
        #expect(try await station.states() == ["tiem-phong": "awaiting"])
        // The words that were approved are approved words still.
        try station.replace("sổ khám", with: "sổ tiêm", in: "scripts/tiem-phong.md")
        #expect(try await station.states() == ["tiem-phong": "approved"])
    }

    @Test("Whoever corrected the words is their writer, whatever the head says")
    func corrector() async throws {
        let station = try StationBox.withLeader()
        try station.replace("nhớ mang", with: "nhớ  mang ,theo", in: "scripts/tiem-phong.md")
        #expect(try await station.loa("script", "check", "tiem-phong", "--fix", "--by", "minh").status == 0)
        try await station.loa("script", "approve", "tiem-phong", "--by", "minh").complains(
            77, "Minh là người viết bài", hint: "người khác")
        #expect(try await station.loa("script", "approve", "tiem-phong", "--by", "lan").status == 0)
    }

    @Test("Who decides has to be known", arguments: ["approve", "return", "withdraw"])
    func person(command: String) async throws {
        let station = try StationBox.withLeader()
        let reason = command == "approve" ? [] : ["--reason", "thử"]
        let arguments = ["script", command, "tiem-phong", "--station", station.path] + reason
        try await Binary.run(arguments).complains(64, "chưa nêu ai làm việc này", hint: "minh (Minh)")
        try await Binary.run(arguments + ["--by", "khoa", "--lang", "en"]).complains(
            66, "there is no officer “khoa”", hint: "minh (Minh)")
        try await station.loa("script", command, "khong-co", "--by", "minh", "--reason=x").complains(
            command == "approve" ? 64 : 66, command == "approve" ? "--reason" : "không có bài “khong-co”",
            hint: command == "approve" ? "--help" : "tiem-phong")
        #expect(try await station.history(of: "tiem-phong").isEmpty)
    }

    @Test("A reason is asked for: 64", arguments: ["return", "withdraw"])
    func reason(command: String) async throws {
        let station = try StationBox.withLeader()
        let help = "loa script \(command) --help"
        try await station.loa("script", command, "tiem-phong", "--by", "minh").complains(64, "--reason", hint: help)
        try await station.loa("script", command, "tiem-phong", "--by", "minh", lang: "en").complains(
            64, "--reason <REASON> is missing", hint: help)
        for blank in ["", " ", "\u{A0}\t"] {
            try await station.loa("script", command, "tiem-phong", "--by", "minh", "--reason", blank).complains(
                64, "--reason không được để trống", hint: help)
            try await station.loa("script", command, "tiem-phong", "--by", "minh", "--reason", blank, lang: "en")
                .complains(64, "--reason must not be empty", hint: help)
        }
        #expect(try await station.states() == ["tiem-phong": "awaiting"])
    }

    @Test("What must not be aired is not approved: 77 after its findings; it may be returned", arguments: ["vi", "en"])
    func findings(lang: String) async throws {
        let station = try StationBox.withLeader()
        try station.replace("thẻ BHYT", with: "CCCD 045078001122", in: "scripts/tiem-phong.md")
        let run = try await station.loa("script", "approve", "tiem-phong", "--by", "minh", lang: lang)
        #expect(run.status == 77)
        #expect(run.output == "")
        #expect(run.error.hasPrefix("scripts/tiem-phong.md:7:"), "\(run.error)")
        #expect(run.error.contains(lang == "vi" ? "loa: bài còn lỗi nên chưa duyệt được" : "cannot be approved"))
        #expect(run.error.hasSuffix("loa script edit tiem-phong\n"))
        let returned = try await station.loa(
            "script", "return", "tiem-phong", "--by", "minh", "--reason", "bỏ số căn cước", lang: lang)
        #expect(returned.status == 0)
        #expect(try await station.states() == ["tiem-phong": "returned"])
    }

    @Test("All that happened to a script, as text and as JSON, in the list and in loa check", arguments: ["vi", "en"])
    func history(lang: String) async throws {
        let station = try StationBox.withLeader()
        let none = try await station.loa("script", "history", "tiem-phong", lang: lang)
        #expect(none.status == 0)
        #expect(none.output.hasPrefix(lang == "vi" ? "Sổ chưa ghi việc gì" : "Nothing is noted"))
        for arguments in [
            ["return", "tiem-phong", "--by", "minh", "--reason", "ghi rõ ngày"],
            ["edit", "tiem-phong", "--by", "lan"],
            ["approve", "tiem-phong", "--by", "minh"],
            ["withdraw", "tiem-phong", "--by", "minh", "--reason", "hoãn tiêm"],
        ] {
            let run = try await Binary.run(
                ["script"] + arguments + ["--station", station.path, "--lang", lang],
                extra: ["EDITOR": "sed -i 's/ngày 12.3/ngày 13 tháng 3/'"])
            #expect(run.status == 0, "\(run.error)")
        }
        // What somebody did with another program is told as that.
        try station.replace("7 giờ 30", with: "8 giờ", in: "scripts/tiem-phong.md")
        let text = try await station.loa("script", "history", "tiem-phong", lang: lang)
        try Golden.compare(text.output.withoutMoments + text.error, with: "script-history.\(lang)")
        let json = try await station.loa("script", "history", "tiem-phong", "--json", lang: lang)
        try Golden.compare(json.output.withoutMoments, with: "script-history-json.\(lang)")
        try station.replace("8 giờ", with: "7 giờ 30", in: "scripts/tiem-phong.md")
        let list = try await station.loa("script", "list", lang: lang)
        #expect(list.output.contains(lang == "vi" ? "thu hồi" : "withdrawn"), "\(list.output)")
        let check = try await station.loa("check", lang: lang)
        #expect(check.status == 0)
        #expect(check.output.contains("[not-approved]"))
        #expect(check.output.contains(lang == "vi" ? "đã bị thu hồi" : "was withdrawn"))
    }

    @Test("Decisions as JSON")
    func json() async throws {
        let station = try StationBox.withLeader()
        let run = try await station.loa("script", "approve", "tiem-phong", "--by", "minh", "--json")
        let answer = try #require(try run.json() as? [String: String])
        #expect(answer["script"] == "tiem-phong")
        #expect(answer["state"] == "approved")
        #expect(answer["by"] == "minh")
        #expect(answer["hash"] == (try await station.history(of: "tiem-phong").first?["hash"] as? String))
    }

    @Test("real daemon: an approval is noticed, and a withdrawal ends what is on air")
    func daemon() async throws {
        let station = try StationBox.withLeader(hours: "00:00-24:00")
        try station.replace("    until: 2024-03-17\n", with: "", in: "schedule.yaml")
        // Half a day from now: on no Monday is what was promised on air in place of what the test plays.
        let hour = (Int(Date().timeIntervalSince1970) / 3600 + 7 + 12) % 24
        let slot = (hour < 10 ? "0" : "") + "\(hour):00"
        try station.replace("[mon 07:00, sat 07:00]", with: "[mon \(slot), sat \(slot)]", in: "schedule.yaml")
        let ended = try await station.daemon { _ in
            #expect(try await station.findings().contains("not-approved"))
            try await station.loa("play", "tiem-phong").complains(77, "chưa được duyệt", hint: "loa script approve")
            #expect(try await station.loa("script", "approve", "tiem-phong", "--by", "minh").status == 0)
            try await eventually("the approval") { try await !station.findings().contains("not-approved") }
            let name = try await station.playNow()
            let run = try await station.loa("script", "withdraw", "tiem-phong", "--by", "minh", "--reason", "sai ngày")
            #expect(run.status == 0, "\(run.error)")
            let line = try await eventually("closed") { try await station.log().first { $0["outcome"] != nil } }
            #expect(line["occurrence"] as? String == name)
            #expect(line["outcome"] as? String == "cut")
            #expect(line["reasonCode"] as? String == "stopped")
            #expect((line["reason"] as? String)?.hasSuffix("sai ngày") == true, "\(line)")
            #expect(try await station.status()["onAir"] == nil)
            try await eventually("the finding") { try await station.findings().contains("not-approved") }
            try await station.loa("play", "tiem-phong", lang: "en").complains(
                77, "was withdrawn", hint: "loa script approve")
        }
        #expect(ended.status == .exited(0))
    }
}
