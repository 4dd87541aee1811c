internal import Diagnostics
internal import Foundation
package import StationFolder

extension StationFolder {
    /// Makes Loa's own folder and the one for tapes if they are not there.
    package func makeVar() throws {
        do {
            try FileManager.default.createDirectory(atPath: tapes, withIntermediateDirectories: true)
        } catch {
            throw Failure.cannotWrite(tapes, error)
        }
    }

    /// Copies what people wrote (not `var/`) into a new folder.
    package func copy(to path: String) throws -> StationFolder {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: path) else {
            throw Failure(
                .cannotWrite, Phrase(vi: "\(path) đã có sẵn", en: "\(path) exists already"),
                hint: Phrase(vi: "nêu một thư mục mới", en: "name a new folder"))
        }
        let copy = StationFolder(path: path)
        do {
            try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
            try manager.copyItem(atPath: schedule, toPath: copy.schedule)
            for (from, to) in [(scripts, copy.scripts), (audio, copy.audio)] where manager.fileExists(atPath: from) {
                try manager.copyItem(atPath: from, toPath: to)
            }
        } catch {
            throw Failure.cannotWrite(path, error)
        }
        try copy.makeVar()
        return copy
    }
}

extension Failure {
    fileprivate static func cannotWrite(_ path: String, _ error: any Error) -> Failure {
        let detail = (error as NSError).localizedDescription
        return Failure(
            .cannotWrite, Phrase(vi: "không ghi được \(path): \(detail)", en: "\(path) cannot be written: \(detail)"),
            hint: Phrase(
                vi: "kiểm tra quyền ghi và chỗ trống trên đĩa", en: "look at its permissions and at the free space"))
    }
}
