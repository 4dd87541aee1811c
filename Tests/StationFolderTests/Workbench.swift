import Diagnostics
import Foundation
import StationFolder
import StationModel

/// A station folder of its own for one test, removed with it.
final class Workbench {
    let folder: StationFolder

    init(_ files: [String: String] = [:]) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("loa-\(UUID().uuidString)").path
        self.folder = StationFolder(path: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(text, to: name) }
    }

    func load() throws -> Loaded { try folder.load() }

    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder.path).appendingPathComponent(name))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }

    func write(_ text: String, to name: String) throws {
        try write(Data(text.utf8), to: name)
    }

    func write(_ data: Data, to name: String) throws {
        let url = URL(fileURLWithPath: folder.path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    /// A sound station whose schedule is this one.
    static func station(_ schedule: String = Fixture.schedule) throws -> Workbench {
        try Workbench(Fixture.files.merging(["schedule.yaml": schedule]) { _, new in new })
    }
}

enum Fixture {
    static let script = """
        ---
        title: Lịch tiêm phòng cho đàn gia súc
        ---
        Thưa bà con, sáng thứ Bảy này xã tiêm phòng cho trâu bò tại sân kho.

        """

    static let files = [
        "schedule.yaml": schedule,
        "scripts/tiem-phong.md": script,
        "audio/mo-dau.flac": "not opened here",
        "voices/lan.onnx": "not opened here",
    ]

    /// Every key that there is, without a finding.
    static let schedule = """
        station:
          name: Đài Suối Hai
          authority: UBND xã Suối Hai
          place: Suối Hai
          time-zone: Asia/Ho_Chi_Minh
          voice: { engine: espeak-ng, name: vi, rate: 120 }
          opening: audio/mo-dau.flac
          approval: not-required
        output:
          device: plughw:CARD=Device
          loudness: -18.5 LUFS
          voicing: flat
          amplifier:
            switch-on: [relay, "1"]
            switch-off: [relay, "0"]
            warm-up: 90 s
            linger: 5s
          listen: plughw:CARD=Mic
        hours: ["06:00-06:45", "16:30-18:00"]
        quiet-days:
          - { date: 2024-04-30, reason: Thống nhất đất nước }
          - { from: 2024-07-25, until: 2024-07-26, reason: Quốc tang }
          - { lunar: 10/3, reason: Giỗ Tổ }
        officers:
          hoa: { name: Nguyễn Thị Hoa, title: Công chức văn hóa }
          nam: { name: Trần Nam }
        roster:
          - { officer: hoa, from: 2024-03-01 }
          - { officer: nam, days: [sat, sun], from: 2024-03-01, reason: trực cuối tuần }
          - { officer: nam, from: 2024-05-06, until: 2024-05-10, instead-of: hoa }
        campaigns:
          tiem-phong:
            title: Tiêm phòng đợt một
            script: tiem-phong
            from: 2024-03-04
            until: 2024-06-30
            times-per-week: 2
            on: [wed 06:15, sat 17:00]
            length: 8-12 min
            priority: priority
            field: society
            late-start: 5 min
            counts-from: 80%
            if-missed: skip
        live:
          microphone: plughw:CARD=Mic
          longest: 20 min
          silence: 90 s

        """

    /// The fixture with one piece exchanged; stops the test if the piece is not there exactly once.
    static func schedule(_ old: String, _ new: String) -> String {
        precondition(schedule.components(separatedBy: old).count == 2, "“\(old)” must stand once in the fixture")
        return schedule.replacingOccurrences(of: old, with: new)
    }

    /// Takes the mark `▸` out of a text and tells its line and column, counted in characters from 1.
    static func takeMark(_ text: String) -> (text: String, line: Int?, column: Int?) {
        let halves = text.components(separatedBy: "▸")
        guard halves.count == 2 else { return (text, nil, nil) }
        let lines = halves[0].components(separatedBy: "\n")
        return (halves.joined(), lines.count, (lines.last?.count ?? 0) + 1)
    }
}

extension Finding {
    /// `code line:column`, for comparing many at once.
    var brief: String {
        let file = place.map { $0.file == "schedule.yaml" ? "" : $0.file + " " } ?? ""
        let position = place?.line.map { "\($0)" + (place?.column.map { ":\($0)" } ?? "") }
        return file + code + (position.map { " " + $0 } ?? "")
    }
}
