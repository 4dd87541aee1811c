import Foundation
import Subprocess
import Testing

@Suite("The real daemon", .timeLimit(.minutes(3)))
struct DaemonTests {
    @Test("real daemon: plays by hand, tells how it is, is stopped, and logs the person's reason")
    func playAndStop() async throws {
        let station = try StationBox(named: "Đài xã Bình Minh", hours: "00:00-24:00")
        let ended = try await station.daemon { _ in
            let name = try await station.playNow()
            let status = try await station.status()
            #expect((status["onAir"] as? [String: Any])?["occurrence"] as? String == name)
            #expect((status["card"] as? [String: Any])?["state"] as? String == "open")
            let text = try await station.loa("status")
            #expect(text.status == 0)
            #expect(text.output.hasPrefix("Đang phát      Tiêm phòng cho trẻ"))
            let waiting = try await station.loa("play", "tiem-phong")
            #expect(waiting.output.hasSuffix("chờ đến lượt: đài đang phát \(name).\n"))
            try await station.loa("play", "khong-co", lang: "en").complains(
                66, "there is no script “khong-co”", hint: "tiem-phong")
            try await station.loa("run").complains(73, "thư mục đài này đang có loa chạy", hint: "loa status")
            try await station.loa("run", lang: "en").complains(73, "another daemon already serves", hint: "loa status")
            let stopped = try await station.loa("stop", "--reason", "nhầm bài")
            #expect(stopped.output == "Đã dừng \(name).\n")
            let line = try await eventually("closed") {
                try await station.log().first { $0["occurrence"] as? String == name && $0["outcome"] != nil }
            }
            #expect(line["outcome"] as? String == "cut")
            #expect(line["reasonCode"] as? String == "stopped")
            // What waited is withdrawn with it, and stands in the log.
            #expect(try await station.log().map { $0["outcome"] as? String } == ["cut", "missed"])
            #expect((line["reason"] as? String)?.hasSuffix("cho dừng: nhầm bài") == true)
            try await station.loa("stop", "--reason", "lần nữa").complains(66, "không phát gì", hint: "loa status")
        }
        #expect(ended.status == .exited(0))
        #expect(!station.has("var/loa.sock"))
    }

    @Test("real daemon: SIGTERM in mid-airing closes it as cut and ends well")
    func terminated() async throws {
        let station = try StationBox(hours: "00:00-24:00")
        let ended = try await station.daemon { daemon in
            _ = try await station.playNow()
            try daemon.send(.terminate)
        }
        #expect(ended.status == .exited(0))
        #expect(!station.has("var/loa.sock"))
        let log = try await station.log()
        #expect(log.count == 1)
        #expect(log[0]["outcome"] as? String == "cut")
        #expect(log[0]["reasonCode"] as? String == "shutdown")
        #expect(log[0]["secondsAired"] as? Double ?? 0 > 0)
    }

    @Test("real daemon: killed in mid-airing, the next one closes it as cut with the position kept, once")
    func killed() async throws {
        let station = try StationBox(hours: "00:00-24:00")
        let first = try await station.daemon { daemon in
            _ = try await station.playNow()
            try await eventually("a position in the ledger") {
                try await station.log().first?["secondsAired"] as? Double ?? 0 > 0
            }
            try daemon.send(.kill)
        }
        #expect(first.status == .signaled(Signal.kill.rawValue))
        // The dead one's socket is no daemon.
        #expect(station.has("var/loa.sock"))
        #expect(try await station.loa("status").status == 69)
        let open = try await station.log()
        #expect(open.count == 1 && open[0]["outcome"] == nil)
        let second = try await station.daemon { _ in
            let status = try await station.status()
            #expect(status["onAir"] == nil)
        }
        #expect(second.status == .exited(0))
        let log = try await station.log()
        #expect(log.count == 1)
        #expect(log[0]["outcome"] as? String == "cut")
        #expect(log[0]["reasonCode"] as? String == "interrupted")
        #expect(log[0]["secondsAired"] as? Double ?? 0 >= open[0]["secondsAired"] as? Double ?? .infinity)
    }

    @Test("real daemon: a clean edit is taken over, a broken one refused, and systemd is told of all of it")
    func edited() async throws {
        let station = try StationBox(hours: "00:00-24:00")
        let manager = try ServiceManagerSocket(path: station.beside("notify"))
        let environment: [String: String] = [
            "NOTIFY_SOCKET": station.beside("notify"), "WATCHDOG_USEC": "400000",
        ]
        let whole = try station.text(of: "schedule.yaml")
        let ended = try await station.daemon(extra: environment) { daemon in
            try station.write("schedule.yaml", whole.replacing("times-per-week: 2", with: "times-per-week: hai"))
            try await eventually("the refusal") {
                // The watchdog's words fill the socket unless somebody reads them.
                _ = await manager.hasHeard("READY")
                return try await station.findings().contains("folder-refused")
            }
            #expect(try await station.loa("status").status == 1)
            try station.write("schedule.yaml", whole.replacing("Bình Minh", with: "Bình An"))
            try await eventually("the correction") {
                _ = await manager.hasHeard("READY")
                return try await !station.findings().contains("folder-refused")
            }
            try daemon.send(.terminalClosed)
            try await eventually("word of the reload") { await manager.hasHeard("RELOADING") }
        }
        #expect(ended.status == .exited(0))
        for word in ["READY", "WATCHDOG", "STOPPING", "MONOTONIC_USEC"] {
            #expect(await manager.hasHeard(word), "\(word)")
        }
        #expect(ended.log.contains("Đài Truyền thanh xã Bình An"))
    }
}

extension StationBox {
    /// A daemon of this station, up and answering before the body begins.
    func daemon(
        extra: [String: String] = [:], while body: @escaping @Sendable (Alive) async throws -> Void
    ) async throws -> Alive.Ended {
        try await Alive.loa(
            ["run", "--station", path, "--lang", "vi"], log: beside("daemon.log"), extra: extra
        ) { daemon in
            try await eventually("the daemon's answer") { try await self.loa("status").status != 69 }
            try await body(daemon)
        }
    }

    func status() async throws -> [String: Any] {
        try #require(try await loa("status", "--json").json() as? [String: Any])
    }

    func findings() async throws -> [String] {
        (try await status()["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }

    func log() async throws -> [[String: Any]] {
        try #require(try await loa("log", "list", "--json").json() as? [[String: Any]])
    }

    /// Plays the script by hand and returns the occurrence's name once it is on air.
    func playNow() async throws -> String {
        let run = try await loa("play", "tiem-phong")
        let answer = try #require(run.output.wholeMatch(of: /Đang phát (manual:tiem-phong@\S+)\.\n/), "\(run)")
        return String(answer.1)
    }
}
