internal import CivilTime
package import Diagnostics
internal import Foundation
internal import Glibc
internal import StationModel

/// `var/warnings.json`: the warnings in force, for the daemon that comes after a power cut.
package struct WarningFile: WarningShelf {
    private let path: String

    package init(path: String) {
        self.path = path
    }

    package func read() throws(Failure) -> [StandingWarning] {
        do {
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            let records = try JSONDecoder().decode([Record].self, from: Data(contentsOf: URL(filePath: path)))
            return records.compactMap(\.standing)
        } catch {
            throw Failure(
                .badData,
                Phrase(
                    vi: "không đọc được các cảnh báo đang có hiệu lực trong “\(path)”",
                    en: "the warnings in force in “\(path)” cannot be read"),
                hint: Self.again)
        }
    }

    /// The new file is on the disk before it takes the name of the old one. None in force: there is no file, which a
    /// full disk allows, too.
    package func write(_ warnings: [StandingWarning]) throws(Failure) {
        let new = path + ".new"
        do {
            guard !warnings.isEmpty else {
                if unsafe unlink(path) != 0, errno != ENOENT { throw CocoaError(.fileWriteUnknown) }
                return
            }
            let data = try JSONEncoder().encode(warnings.map(Record.init))
            try data.write(to: URL(filePath: new))
            let file = try FileHandle(forUpdating: URL(filePath: new))
            try file.synchronize()
            try file.close()
            guard unsafe rename(new, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            // A torn one is of no use to anybody, and the disk may be full.
            unsafe unlink(new)
            throw Failure(
                .cannotWrite,
                Phrase(
                    vi:
                        "không ghi được các cảnh báo đang có hiệu lực vào “\(path)”: mất điện lúc này thì tệp cũ vẫn được dùng",
                    en:
                        "the warnings in force cannot be written to “\(path)”: a power cut now would bring back the old ones"
                ),
                hint: Phrase(vi: "kiểm tra dung lượng đĩa", en: "look at the space on the disk"))
        }
    }

    private static let again = Phrase(
        vi: "nếu còn nguy hiểm thì phát lại bằng lệnh: loa emergency",
        en: "if there still is danger, give it again with: loa emergency")

    /// As it lies in the file.
    private struct Record: Codable {
        var title: String
        var paragraphs: [String]
        var script: String?
        var severity: Int
        var readings: Int
        var everyNanoseconds: Int64?
        var times: Int?
        var untilNanoseconds: Int64?
        var bulletin: String?
        var replaces: [String]
        var officer: String
        var officerName: String
        var account: String
        var reason: String
        var sinceNanoseconds: Int64
        var aired: Int
        var dueNanoseconds: Int64?
        var number: Int
        var isByWrongClock: Bool

        init(_ standing: StandingWarning) {
            let warning = standing.warning
            title = warning.title
            paragraphs = warning.paragraphs
            script = warning.script?.text
            severity = warning.severity.rawValue
            readings = warning.readings
            everyNanoseconds = warning.every?.nanoseconds
            times = warning.times
            untilNanoseconds = warning.until?.nanoseconds
            bulletin = warning.bulletin
            replaces = warning.replaces
            officer = warning.person.officer.text
            officerName = warning.person.name
            account = warning.person.account
            reason = warning.reason
            sinceNanoseconds = standing.since.nanoseconds
            aired = standing.aired
            dueNanoseconds = standing.due?.nanoseconds
            number = standing.number
            isByWrongClock = standing.isByWrongClock
        }

        /// `nil`: it names no officer or no severity that there is.
        var standing: StandingWarning? {
            guard let officer = OfficerID(officer), let severity = Warning.Severity(rawValue: severity) else {
                return nil
            }
            let warning = Warning(
                title: title, paragraphs: paragraphs, script: script.flatMap { ScriptID($0) }, severity: severity,
                readings: readings, every: everyNanoseconds.map(Duration.nanoseconds), times: times,
                until: untilNanoseconds.map(WallInstant.init(nanoseconds:)), bulletin: bulletin, replaces: replaces,
                person: Person(officer, name: officerName, account: account), reason: reason)
            var standing = StandingWarning(
                warning, number: number, since: WallInstant(nanoseconds: sinceNanoseconds), aired: aired)
            standing.isByWrongClock = isByWrongClock
            standing.due = dueNanoseconds.map(WallInstant.init(nanoseconds:))
            return standing
        }
    }
}
