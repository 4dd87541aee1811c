package import Diagnostics
internal import Glibc

extension CardError.Kind {
    /// What an errno of a file that stands in for a card means.
    init(ofFile number: Int32) {
        switch number {
        case EACCES, EPERM, EROFS: self = .forbidden
        case ENOENT, ENOTDIR: self = .absent
        default: self = .other
        }
    }

    /// What an errno of libasound means where the state of the PCM says nothing better.
    init(ofALSA number: Int32) {
        switch number {
        // The pulse plug-in gives the last three when its server goes away.
        case ENOENT, ENODEV, ENXIO, EBADFD, ECONNREFUSED, ENOTCONN, EIO: self = .absent
        case EBUSY, EAGAIN: self = .busy
        case EACCES, EPERM: self = .forbidden
        case EINVAL: self = .unsuitable
        case EPIPE: self = .underrun
        case ESTRPIPE: self = .suspended
        default: self = .other
        }
    }
}

extension CardError: PlainError {
    package var status: ExitStatus { .unavailable }

    package var message: Phrase {
        switch kind {
        case .absent:
            Phrase(
                vi: "không thấy card âm thanh “\(device)” (\(call): \(detail))",
                en: "the sound card “\(device)” is not there (\(call): \(detail))")
        case .busy:
            Phrase(
                vi: "card âm thanh “\(device)” đang bị chương trình khác dùng",
                en: "the sound card “\(device)” is held by another program")
        case .forbidden:
            Phrase(
                vi: "không được phép dùng “\(device)” (\(call): \(detail))",
                en: "not allowed to use “\(device)” (\(call): \(detail))")
        case .unsuitable:
            Phrase(
                vi: "card âm thanh “\(device)” không đáp ứng được yêu cầu (\(call): \(detail))",
                en: "the sound card “\(device)” cannot do what is needed (\(call): \(detail))")
        case .underrun:
            Phrase(
                vi: "card âm thanh “\(device)” bị hụt tiếng", en: "the sound card “\(device)” ran dry")
        case .suspended:
            Phrase(
                vi: "card âm thanh “\(device)” bị tạm ngưng", en: "the sound card “\(device)” was suspended")
        case .other:
            Phrase(
                vi: "card âm thanh “\(device)” báo lỗi (\(call): \(detail))",
                en: "the sound card “\(device)” failed (\(call): \(detail))")
        }
    }

    package var hint: Phrase? {
        switch kind {
        case .absent:
            isFile
                ? Phrase(vi: "kiểm tra thư mục chứa tệp đó", en: "check the folder that the file is to lie in")
                : Phrase(
                    vi: "kiểm tra dây cắm; `aplay -L` liệt kê tên các card, ghi một tên vào output.device",
                    en: "check the plug; `aplay -L` lists the names of the cards, put one into output.device")
        case .busy:
            Phrase(
                vi: "`fuser -v /dev/snd/*` cho biết chương trình nào đang giữ card; tắt chương trình đó",
                en: "`fuser -v /dev/snd/*` tells which program holds the card; end that program")
        case .forbidden:
            isFile
                ? Phrase(
                    vi: "chọn thư mục mà người chạy loa được ghi", en: "choose a folder that loa's user may write to")
                : Phrase(
                    vi: "cho người chạy loa vào nhóm audio: `usermod -aG audio …`, rồi đăng nhập lại",
                    en: "put loa's user into the group audio: `usermod -aG audio …`, then log in again")
        case .unsuitable:
            Phrase(
                vi: "đặt plughw: thay cho hw: trong output.device để ALSA tự chuyển đổi",
                en: "write plughw: in place of hw: in output.device, and ALSA converts")
        case .underrun, .suspended, .other: nil
        }
    }

    private var isFile: Bool { device.hasPrefix("wav:") }
}
