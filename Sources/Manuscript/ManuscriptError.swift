package import Diagnostics
package import Programs

/// Why a file that somebody sent gave no announcement. `path` is as the person wrote it.
package enum ManuscriptError: PlainError, Hashable {
    case notFound(path: String)
    case folder(path: String)
    /// A pipe, a device or a socket.
    case device(path: String)
    /// `detail` is the system's word.
    case unreadable(path: String, detail: String)
    /// More than `limit` bytes.
    case tooLarge(path: String, limit: Int)
    /// It is what its kind says and not a text, whatever its name.
    case foreign(path: String, kind: ForeignKind)
    case encrypted(path: String)
    /// It is broken or its end is missing.
    case torn(path: String)
    /// Pictures, and no words.
    case picturesOnly(path: String)
    case noText(path: String)
    /// Its words are more than `limit` bytes.
    case tooMuchText(path: String, limit: Int)
    case notInstalled(program: String)
    /// The program that reads such files hung, died or could not be started.
    case program(path: String, ProgramError)
    case cancelled

    package var status: ExitStatus {
        switch self {
        case .notFound, .folder, .device, .unreadable: .notFound
        case .tooLarge, .foreign, .encrypted, .torn, .picturesOnly, .noText, .tooMuchText: .badData
        case .notInstalled, .program, .cancelled: .unavailable
        }
    }

    package var message: Phrase {
        switch self {
        case .notFound(let path): Phrase(vi: "không có tệp \(path)", en: "there is no file \(path)")
        case .folder(let path):
            Phrase(vi: "\(path) là thư mục, không phải tệp", en: "\(path) is a folder, not a file")
        case .device(let path):
            Phrase(
                vi: "\(path) là thiết bị hoặc đường ống, không phải tệp",
                en: "\(path) is a device or a pipe, not a file")
        case .unreadable(let path, let detail):
            Phrase(vi: "không đọc được tệp \(path): \(detail)", en: "cannot read the file \(path): \(detail)")
        case .tooLarge(let path, let limit):
            Phrase(
                vi: "tệp \(path) lớn hơn \(Self.size(limit)), không thể là một bài phát thanh",
                en: "the file \(path) is larger than \(Self.size(limit)), which no announcement is")
        case .foreign(let path, let kind):
            Phrase(vi: "tệp \(path) thực ra là \(kind.name.vi)", en: "the file \(path) is really \(kind.name.en)")
        case .encrypted(let path):
            Phrase(vi: "tệp \(path) được khóa bằng mật khẩu", en: "the file \(path) is locked with a password")
        case .torn(let path):
            Phrase(
                vi: "tệp \(path) bị hỏng hoặc thiếu phần cuối", en: "the file \(path) is broken or its end is missing")
        case .picturesOnly(let path):
            Phrase(vi: "tệp \(path) chỉ có ảnh, không có chữ", en: "the file \(path) holds only pictures, no words")
        case .noText(let path): Phrase(vi: "tệp \(path) không có chữ nào", en: "there are no words in the file \(path)")
        case .tooMuchText(let path, let limit):
            Phrase(
                vi: "tệp \(path) có hơn \(Self.size(limit)) chữ, không thể là một bài phát thanh",
                en: "the file \(path) holds more than \(Self.size(limit)) of words, which no announcement does")
        case .notInstalled(let program):
            Phrase(vi: "máy chưa cài chương trình “\(program)”", en: "the program “\(program)” is not installed")
        case .program(let path, let error): Self.message(path, error)
        case .cancelled: Phrase(vi: "việc nhập bài đã bị dừng", en: "the import was stopped")
        }
    }

    package var hint: Phrase? {
        switch self {
        case .notFound:
            Phrase(vi: "kiểm tra lại tên tệp và thư mục", en: "check the file's name and its folder")
        case .folder, .device:
            Phrase(vi: "ghi tên tệp của bài, ví dụ bai.docx", en: "name the announcement's file, such as bai.docx")
        case .unreadable:
            Phrase(vi: "kiểm tra quyền đọc tệp bằng lệnh: ls -l", en: "check who may read the file with: ls -l")
        case .tooLarge:
            Phrase(
                vi: "bỏ ảnh ra khỏi bài, hoặc chép phần chữ sang một tệp mới",
                en: "take the pictures out, or copy the words into a new file")
        case .foreign(_, let kind): kind.hint
        case .encrypted:
            Phrase(
                vi: "mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại rồi nhập",
                en: "open it in Word, take the password off (File → Info → Protect Document), save it and import it")
        case .torn:
            Phrase(
                vi: "xin gửi lại tệp, hoặc mở bằng Word và lưu thành tệp mới",
                en: "ask for the file again, or open it in Word and save it anew")
        case .picturesOnly: ForeignKind.picture.hint
        case .noText:
            Phrase(
                vi: "mở tệp xem có nội dung không; chữ nằm trong ảnh thì gõ lại",
                en: "open the file and look; words in a picture have to be typed")
        case .tooMuchText:
            Phrase(
                vi: "chép riêng bài cần phát sang một tệp mới rồi nhập tệp đó",
                en: "copy the one announcement into a new file and import that")
        case .notInstalled(let program):
            Phrase(vi: "cài bằng lệnh: apt install \(program)", en: "install it: apt install \(program)")
        case .program:
            Phrase(
                vi: "mở bằng Word hoặc LibreOffice, lưu thành tệp .txt rồi nhập tệp đó",
                en: "open it in Word or LibreOffice, save it as .txt and import that")
        case .cancelled: nil
        }
    }

    private static func message(_ path: String, _ error: ProgramError) -> Phrase {
        switch error {
        case .notInstalled(let program): Self.notInstalled(program: program).message
        case .notStarted(let program, let detail):
            Phrase(
                vi: "không khởi động được “\(program)” để đọc tệp \(path): \(detail)",
                en: "“\(program)” could not be started to read the file \(path): \(detail)")
        case .hung(let program, let limit):
            Phrase(
                vi: "“\(program)” đọc tệp \(path) quá \(limit.components.seconds) giây không xong nên bị dừng",
                en:
                    "“\(program)” did not finish reading the file \(path) in \(limit.components.seconds) s and was stopped"
            )
        case .failed(let program, let ending, let words):
            Phrase(
                vi: "“\(program)” không đọc được tệp \(path), \(ending.phrase.vi)"
                    + (words.isEmpty ? "" : ": \(words)"),
                en: "“\(program)” could not read the file \(path), \(ending.phrase.en)"
                    + (words.isEmpty ? "" : ": \(words)"))
        case .tooMuch(_, let limit): Self.tooMuchText(path: path, limit: limit).message
        case .cancelled: Self.cancelled.message
        }
    }

    private static func size(_ bytes: Int) -> String { "\(bytes / 1_000_000) MB" }
}
