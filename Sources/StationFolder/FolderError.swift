package import Diagnostics

/// Why a station folder could not be found, opened, made or changed. What is wrong inside one is a `Finding`.
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
    /// That file of the station would not check clean, or cannot be read. At least one of the findings is an error.
    case unsound(String, [Finding])
    /// The schedule is sound, but written so that an edit cannot be worked into it.
    case oddLayout(ByHand)
    /// That file of the station is not any more what the change was made from.
    case changedMeanwhile(String)
    /// A new script would have overwritten the one of that name.
    case scriptExists(String)
    case noScript(String)
    /// A link leads that path out of the station folder.
    case leavesFolder(String)

    /// What a person has to do in the schedule instead. A place is a section, or a section and what is meant in it:
    /// `campaigns: dich-vu-cong`, and of the roster the number of a line, from 1.
    package enum ByHand: Sendable, Hashable {
        case add(line: String, to: String)
        case set(line: String, in: String)
        case remove(String, from: String)

        fileprivate var phrase: Phrase {
            switch self {
            case .add(let line, let place):
                Phrase(
                    vi: "mở tệp và tự thêm vào mục “\(place):” dòng: \(line)",
                    en: "open the file and add to “\(place):” the line: \(line)")
            case .set(let line, let place):
                Phrase(
                    vi: "mở tệp và tự ghi vào mục “\(place)”: \(line)",
                    en: "open the file and write in “\(place)”: \(line)")
            case .remove(let what, let place):
                Phrase(
                    vi: "mở tệp và tự xóa “\(what)” trong mục “\(place)”",
                    en: "open the file and delete “\(what)” from “\(place)”")
            }
        }
    }

    package var status: ExitStatus {
        switch self {
        case .notFound, .notAFolder, .noSchedule, .noScript: .notFound
        case .notEmpty, .cannotWrite, .changedMeanwhile, .scriptExists: .cannotWrite
        case .unsound: .findings
        case .oddLayout: .badData
        case .leavesFolder: .notAllowed
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
        case .unsound(let file, let findings):
            Self.unsound(file, findings)
        case .oddLayout:
            Phrase(
                vi: "schedule.yaml được trình bày theo cách mà phần mềm không tự sửa được; chưa ghi gì",
                en: "schedule.yaml is laid out so that it cannot be changed safely; nothing was written")
        case .changedMeanwhile(let file):
            Phrase(
                vi: "\(file) vừa bị người khác sửa nên chưa ghi gì",
                en: "somebody else has changed \(file) meanwhile, so nothing was written")
        case .scriptExists(let name):
            Phrase(
                vi: "đã có bài \(name.quoted) nên không ghi đè lên",
                en: "there is a script \(name.quoted) already, so it was not overwritten")
        case .noScript(let name):
            Phrase(vi: "không có bài \(name.quoted)", en: "there is no script \(name.quoted)")
        case .leavesFolder(let path):
            Phrase(
                vi: "đường dẫn \(path.quoted) dẫn ra ngoài thư mục đài nên không ghi vào đó",
                en: "the path \(path.quoted) leads out of the station folder, so nothing is written there")
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
        case .unsound:
            Phrase(vi: "xem mọi lỗi của đài bằng: loa check", en: "see all findings of the station with: loa check")
        case .oddLayout(let byHand): byHand.phrase
        case .changedMeanwhile:
            Phrase(
                vi: "xem lại tệp rồi làm lại lệnh vừa rồi", en: "look at the file, then give the same command again")
        case .scriptExists:
            Phrase(
                vi: "đặt tên khác, hoặc sửa bài đang có bằng: loa script edit",
                en: "choose another name, or change the one that is there with: loa script edit")
        case .noScript:
            Phrase(vi: "xem tên các bài bằng: loa script list", en: "see the names of all scripts: loa script list")
        case .leavesFolder:
            Phrase(
                vi: "thay liên kết đó bằng tệp hoặc thư mục thật", en: "put a real file or folder in place of that link"
            )
        }
    }

    private static func unsound(_ file: String, _ findings: [Finding]) -> Phrase {
        let first = findings.first { $0.severity == .error } ?? findings.first
        let more = findings.count { $0.severity == .error } - 1
        let place = first?.place.map { place in
            place.file + (place.line.map { ":\($0)" } ?? "") + ": "
        }
        let cause = Phrase(
            vi: (place ?? "") + (first?.message.vi ?? "") + (more > 0 ? " (và \(more) lỗi khác)" : ""),
            en: (place ?? "") + (first?.message.en ?? "") + (more > 0 ? " (and \(more) more)" : ""))
        return Phrase(
            vi: "\(file) sẽ có lỗi nên chưa ghi gì: \(cause.vi)",
            en: "\(file) would not check clean, so nothing was written: \(cause.en)")
    }
}
