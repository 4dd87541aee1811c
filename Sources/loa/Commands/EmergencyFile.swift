internal import Diagnostics
internal import Foundation
internal import Warnings

/// The file that `--cap` names.
enum EmergencyFile {
    /// No more than a message may have, and one byte: what is larger is found by whoever reads it.
    static func bytes(of path: String) throws(Failure) -> [UInt8] {
        let place = URL(filePath: path).resolvingSymlinksInPath()
        guard let kind = try? FileManager.default.attributesOfItem(atPath: place.path)[.type] as? FileAttributeType
        else {
            throw Failure(.notFound, Phrase(vi: "không có tệp \(path)", en: "there is no file \(path)"), hint: again)
        }
        guard kind != .typeDirectory else {
            throw Failure(
                .notFound, Phrase(vi: "\(path) là thư mục, không phải tệp", en: "\(path) is a folder, no file"),
                hint: again)
        }
        // A pipe that nobody writes to would be waited for.
        guard kind == .typeRegular else {
            throw Failure(
                .notFound, Phrase(vi: "\(path) là thiết bị, không phải tệp", en: "\(path) is a device, no file"),
                hint: again)
        }
        do {
            let file = try FileHandle(forReadingFrom: place)
            let data = try file.read(upToCount: CAPReader.largest + 1) ?? Data()
            try file.close()
            return Array(data)
        } catch {
            throw Failure(
                .notFound,
                Phrase(
                    vi: "không đọc được tệp \(path): \(error.localizedDescription)",
                    en: "the file \(path) cannot be read: \(error.localizedDescription)"), hint: again)
        }
    }

    private static let again = Phrase(
        vi: "xem lại tên tệp; việc gấp thì phát bằng lời: loa emergency --say",
        en: "look at its name; if it is urgent, air the words: loa emergency --say")
}
