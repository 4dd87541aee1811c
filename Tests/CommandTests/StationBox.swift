import Foundation
import Synchronization

/// A small station in a temporary folder, removed with this object.
final class StationBox: Sendable {
    let path: String
    private let root: String

    /// - Parameters:
    ///   - name: of the folder, inside a fresh one.
    ///   - device: `output.device`.
    ///   - length: of an airing, as ordered.
    ///   - voice: `station.voice`; the standard one is a program of the test's own that says a tone of four seconds.
    init(
        named name: String = "dai", device: String = "null", voice: String? = nil, hours: String = "06:00-20:00",
        length: String = "2-4 min"
    ) throws {
        root = FileManager.default.temporaryDirectory.path + "/loa-command-\(UUID().uuidString.prefix(8))"
        path = root + "/" + name
        for folder in [path + "/scripts", path + "/audio"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try Data(Self.tone).write(to: URL(filePath: root + "/tone"))
        try write(
            "schedule.yaml",
            """
            station:
              name: Đài Truyền thanh xã Bình Minh
              authority: UBND xã Bình Minh
              place: Bình Minh
              voice: \(voice ?? "{ engine: command, run: [sh, -c, 'cat > /dev/null; cat \(root)/tone'], sample-rate: 8000 }")
              approval: not-required
            output:
              device: \(device)
              voicing: flat
            hours: ["\(hours)"]
            officers:
              lan: { name: Lan }
              minh: { name: Minh }
            roster:
              - { officer: lan, from: 2024-03-01 }
              - { officer: minh, days: [sat, sun], from: 2024-03-01 }
            campaigns:
              tiem-phong:
                title: Tiêm phòng
                script: tiem-phong
                from: 2024-03-04
                until: 2024-03-17
                times-per-week: 2
                on: [mon 07:00, sat 07:00]
                length: \(length)
                late-start: 10 min
            """)
        try write(
            "scripts/tiem-phong.md",
            """
            ---
            title: Tiêm phòng cho trẻ
            ---
            Trạm Y tế xã mời bà con đưa trẻ đi tiêm phòng vào 7 giờ 30 ngày 12/3.

            Khi đi, bà con nhớ mang theo sổ tiêm và thẻ BHYT.
            """)
    }

    deinit {
        // The system's folder for temporary files is emptied by the system too.
        try? FileManager.default.removeItem(atPath: root)
    }

    func write(_ file: String, _ text: String) throws {
        // In one piece, as an editor does it.
        try Data(text.utf8).write(to: URL(filePath: path + "/" + file), options: .atomic)
    }

    func text(of file: String) throws -> String {
        try String(contentsOfFile: path + "/" + file, encoding: .utf8)
    }

    func has(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/" + file)
    }

    /// A path beside the station, for what a command makes.
    func beside(_ name: String) -> String { root + "/" + name }

    func loa(_ arguments: String..., lang: String = "vi") async throws -> Binary {
        try await Binary.run(arguments + ["--station", path, "--lang", lang])
    }

    /// Four seconds of a square wave of 400 Hz, 16 bits, 8000 a second.
    private static let tone: [UInt8] = (0..<32_000).flatMap { frame -> [UInt8] in
        frame / 10 % 2 == 0 ? [0x00, 0x20] : [0x00, 0xE0]
    }
}
