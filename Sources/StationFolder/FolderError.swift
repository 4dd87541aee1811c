package import Diagnostics

/// Why a station folder could not be found, opened or made. What is wrong inside one is a `Finding`.
package enum FolderError: PlainError, Hashable {
    /// No `schedule.yaml` in that folder or above it.
    case notFound(from: String)
    /// `--station` or `$LOA_STATION` names something that is not a folder.
    case notAFolder(String)
    /// The folder that was named has no `schedule.yaml`.
    case noSchedule(String)
    /// A new station would have mixed with what is already there.
    case notEmpty(String)
    /// `detail` is the system's word for `errno`.
    case cannotWrite(String, call: String, errno: Int32, detail: String)

    package var status: ExitStatus {
        switch self {
        case .notFound, .notAFolder, .noSchedule: .notFound
        case .notEmpty, .cannotWrite: .cannotWrite
        }
    }

    package var message: Phrase {
        switch self {
        case .notFound(let path):
            Phrase(
                vi: "không tìm thấy thư mục đài: từ \(path) trở lên không có schedule.yaml",
                en: "no station folder found: there is no schedule.yaml in \(path) or above it")
        case .notAFolder(let path):
            Phrase(vi: "\(path) không phải là thư mục", en: "\(path) is not a folder")
        case .noSchedule(let path):
            Phrase(vi: "thư mục \(path) không có schedule.yaml", en: "the folder \(path) has no schedule.yaml")
        case .notEmpty(let path):
            Phrase(
                vi: "thư mục \(path) đã có tệp nên không tạo đài mới ở đó",
                en: "the folder \(path) is not empty, so no new station is made there")
        case .cannotWrite(let path, _, _, let detail):
            Phrase(vi: "không ghi được \(path): \(detail)", en: "cannot write \(path): \(detail)")
        }
    }

    package var hint: Phrase? {
        switch self {
        case .notFound:
            Phrase(
                vi: "chuyển vào thư mục đài, hoặc thêm --station DIR, hoặc tạo đài mới bằng: loa init DIR",
                en: "go into the station folder, or add --station DIR, or make a new one with: loa init DIR")
        case .notAFolder, .noSchedule:
            Phrase(
                vi: "kiểm tra lại --station và biến LOA_STATION, hoặc tạo đài mới bằng: loa init DIR",
                en: "check --station and the variable LOA_STATION, or make a new station with: loa init DIR")
        case .notEmpty:
            Phrase(vi: "chọn một thư mục mới hoặc còn trống", en: "choose a new folder or an empty one")
        case .cannotWrite:
            Phrase(
                vi: "kiểm tra quyền ghi và chỗ trống trên đĩa",
                en: "check that you may write there and that the disk has room")
        }
    }
}
