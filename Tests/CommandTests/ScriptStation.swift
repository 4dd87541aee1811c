import Foundation
import Testing

extension StationBox {
    /// A station where one officer is on duty each day of the year, so that no test depends on the day it is run, and
    /// another one decides. Remarks and odd blanks show what an edit of the schedule leaves alone.
    static func withLeader(
        approval: String = "required", device: String = "null", hours: String = "06:00-20:00"
    ) throws -> StationBox {
        let station = try StationBox(device: device, hours: hours)
        try station.replace("approval: not-required", with: "approval: \(approval)", in: "schedule.yaml")
        try station.replace("lan: { name: Lan }", with: "lan: { name: Lan }   # phụ trách đài", in: "schedule.yaml")
        try station.replace(
            "  - { officer: minh, days: [sat, sun], from: 2024-03-01 }\n", with: "", in: "schedule.yaml")
        try station.replace("times-per-week: 2", with: "times-per-week:  2", in: "schedule.yaml")
        try station.write("schedule.yaml", "# Lịch của đài\n" + station.text(of: "schedule.yaml") + "\n# hết\n")
        try station.replace("---\nTrạm", with: "writer: lan\n---\nTrạm", in: "scripts/tiem-phong.md")
        return station
    }

    /// - Throws: if the text is not there: a test that replaces nothing tests nothing.
    func replace(_ old: String, with new: String, in file: String) throws {
        let text = try self.text(of: file)
        try #require(text.contains(old), "\(file) holds no “\(old)”")
        try write(file, text.replacing(old, with: new))
    }

    /// What people wrote, each file with its bytes: what a refused command must leave as it was.
    func words() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) where !name.hasPrefix("var") {
            files[name] = FileManager.default.contents(atPath: path + "/" + name)
        }
        return files
    }

    /// What the ledger holds of people's acts, the oldest first.
    func history(of script: String) async throws -> [[String: Any]] {
        try #require(try await loa("script", "history", script, "--json").json() as? [[String: Any]])
    }

    /// The state of each script, as `loa script list` has it.
    func states() async throws -> [String: String] {
        let list = try #require(try await loa("script", "list", "--json").json() as? [[String: Any]])
        return list.reduce(into: [:]) { states, script in
            if let name = script["script"] as? String { states[name] = script["state"] as? String }
        }
    }
}

extension String {
    /// Without the moment at which the test was run and the account that it was run by.
    var withoutMoments: String {
        replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+07:00/, with: "NOW")
            .replacing(/\d\d\/\d\d\/\d{4} \d\d:\d\d/, with: "NOW")
            .replacing(/"account" : "[^"]*"/, with: "\"account\" : \"ACCOUNT\"")
    }
}
