package import Diagnostics
internal import Glibc

/// What is wrong with a sound file, or with making one.
package enum SoundError: PlainError, Hashable {
    case notFound(file: String)
    case unreadable(file: String, call: String, errno: Int32)
    /// Of no format that is known, or damaged; `detail` is libsndfile's word.
    case notDecodable(file: String, detail: String)
    /// It says that it holds more frames than can be read.
    case cutShort(file: String, frames: Int, expected: Int)
    case empty(file: String)
    case silent(file: String)
    case tooLong(file: String, longest: Duration)
    case unwritable(file: String, call: String, errno: Int32)
    /// The library that resamples or measures refused; nothing a person did.
    case refused(call: String, detail: String)

    package var status: ExitStatus {
        switch self {
        case .notFound: .notFound
        case .unreadable, .notDecodable, .cutShort, .empty, .silent, .tooLong: .badData
        case .unwritable: .cannotWrite
        case .refused: .unavailable
        }
    }

    package var message: Phrase {
        switch self {
        case .notFound(let file):
            Phrase(vi: "không có tệp âm thanh “\(file)”", en: "there is no sound file “\(file)”")
        case .unreadable(let file, _, let errno):
            Phrase(
                vi: "không đọc được tệp âm thanh “\(file)”: \(systemReason(errno).vi)",
                en: "the sound file “\(file)” cannot be read: \(systemReason(errno).en)")
        case .notDecodable(let file, let detail):
            Phrase(
                vi: "tệp âm thanh “\(file)” không giải mã được: \(detail)",
                en: "the sound file “\(file)” does not decode: \(detail)")
        case .cutShort(let file, let frames, let expected):
            Phrase(
                vi: "tệp âm thanh “\(file)” bị cụt: chỉ đọc được \(frames) trên \(expected) khung",
                en: "the sound file “\(file)” is cut short: only \(frames) of \(expected) frames can be read")
        case .empty(let file):
            Phrase(vi: "tệp âm thanh “\(file)” rỗng", en: "the sound file “\(file)” is empty")
        case .silent(let file):
            Phrase(
                vi: "tệp âm thanh “\(file)” không có tiếng", en: "the sound file “\(file)” holds nothing but silence")
        case .tooLong(let file, let longest):
            Phrase(
                vi: "tệp âm thanh “\(file)” dài quá \(longest.components.seconds / 60) phút",
                en: "the sound file “\(file)” is longer than \(longest.components.seconds / 60) minutes")
        case .unwritable(let file, _, let errno):
            Phrase(
                vi: "không ghi được tệp âm thanh “\(file)”: \(systemReason(errno).vi)",
                en: "the sound file “\(file)” cannot be written: \(systemReason(errno).en)")
        case .refused(let call, let detail):
            Phrase(vi: "xử lý âm thanh hỏng ở \(call): \(detail)", en: "sound processing failed in \(call): \(detail)")
        }
    }

    package var hint: Phrase? {
        switch self {
        case .notFound:
            Phrase(
                vi: "kiểm tra tên tệp, hoặc chép tệp vào thư mục audio/ của đài",
                en: "check the name, or copy the file into the station's audio/ folder")
        case .notDecodable, .cutShort:
            Phrase(
                vi: "ghi lại hoặc chuyển tệp sang WAV, FLAC, Ogg hay MP3",
                en: "record it again, or convert it to WAV, FLAC, Ogg or MP3")
        case .empty, .silent:
            Phrase(vi: "ghi âm lại và nghe thử trước khi dùng", en: "record it again, and listen to it before use")
        case .tooLong:
            Phrase(vi: "cắt tệp ra nhiều bài", en: "cut it into several announcements")
        case .unwritable(_, _, let errno) where errno == ENOSPC || errno == EDQUOT:
            Phrase(vi: "xóa bớt tệp để lấy chỗ trên đĩa", en: "remove files to make room on the disk")
        case .unwritable:
            Phrase(
                vi: "kiểm tra quyền ghi của thư mục chứa tệp", en: "check that the file's folder may be written to")
        case .unreadable, .refused: nil
        }
    }
}

/// The kernel's refusals that people meet, in both languages; its own words for the rest.
private func systemReason(_ errno: Int32) -> Phrase {
    switch errno {
    case ENOSPC: Phrase(vi: "đĩa đã đầy", en: "the disk is full")
    case EDQUOT: Phrase(vi: "hết dung lượng đĩa được cấp", en: "the disk quota is used up")
    case EACCES, EPERM: Phrase(vi: "không có quyền", en: "permission denied")
    case EROFS: Phrase(vi: "đĩa chỉ cho đọc", en: "the disk is read-only")
    case ENOENT, ENOTDIR: Phrase(vi: "không có thư mục đó", en: "there is no such folder")
    case EISDIR: Phrase(vi: "đó là một thư mục", en: "it is a folder")
    // Safe: `strerror` gives a string that lives until the next call on this thread, and it is copied at once.
    default: unsafe Phrase(verbatim: String(cString: strerror(errno)))
    }
}
