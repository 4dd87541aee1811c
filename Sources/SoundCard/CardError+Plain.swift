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
    init(ofALSA number: Int32, direction: CardError.Direction) {
        switch number {
        // The pulse plug-in gives the last three when its server goes away.
        case ENOENT, ENODEV, ENXIO, EBADFD, ECONNREFUSED, ENOTCONN, EIO: self = .absent
        case EBUSY, EAGAIN: self = .busy
        case EACCES, EPERM: self = .forbidden
        case EINVAL: self = .unsuitable
        case EPIPE: self = direction == .capture ? .overrun : .underrun
        case ESTRPIPE: self = .suspended
        default: self = .other
        }
    }
}

extension CardError: PlainError {
    package var status: ExitStatus { .unavailable }

    package var message: Phrase {
        let what = what
        return switch kind {
        case .absent:
            Phrase(
                vi: "không thấy \(what.vi) (\(call): \(detail))",
                en: "\(what.en) is not there (\(call): \(detail))")
        case .busy:
            Phrase(
                vi: "\(what.vi) đang bị chương trình khác dùng",
                en: "\(what.en) is held by another program")
        case .forbidden:
            Phrase(
                vi: "không được phép dùng “\(device)” (\(call): \(detail))",
                en: "not allowed to use “\(device)” (\(call): \(detail))")
        case .unsuitable:
            Phrase(
                vi: "\(what.vi) không đáp ứng được yêu cầu (\(call): \(detail))",
                en: "\(what.en) cannot do what is needed (\(call): \(detail))")
        case .underrun:
            Phrase(vi: "\(what.vi) bị hụt tiếng", en: "\(what.en) ran dry")
        case .overrun:
            Phrase(vi: "\(what.vi) bị mất một quãng tiếng", en: "\(what.en) lost a stretch of sound")
        case .still:
            Phrase(vi: "\(what.vi) đã mở nhưng không cho ra tiếng", en: "\(what.en) is open but gives no sound")
        case .suspended:
            Phrase(vi: "\(what.vi) bị tạm ngưng", en: "\(what.en) was suspended")
        case .other:
            Phrase(
                vi: "\(what.vi) báo lỗi (\(call): \(detail))",
                en: "\(what.en) failed (\(call): \(detail))")
        }
    }

    private var what: Phrase {
        switch direction {
        case .playback: Phrase(vi: "card âm thanh “\(device)”", en: "the sound card “\(device)”")
        case .capture: Phrase(vi: "micrô “\(device)”", en: "the microphone “\(device)”")
        }
    }

    package var hint: Phrase? {
        switch kind {
        case .absent where direction == .capture:
            Phrase(
                vi: "cắm micrô vào; `arecord -L` liệt kê tên các micrô, ghi một tên sau --device",
                en: "plug it in; `arecord -L` lists the names of the microphones, give one after --device")
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
        case .unsuitable where direction == .capture:
            Phrase(
                vi: "ghi plughw: thay cho hw: trong tên micrô để ALSA tự chuyển đổi",
                en: "write plughw: in place of hw: in its name, and ALSA converts")
        case .unsuitable:
            Phrase(
                vi: "đặt plughw: thay cho hw: trong output.device để ALSA tự chuyển đổi",
                en: "write plughw: in place of hw: in output.device, and ALSA converts")
        case .still:
            Phrase(
                vi: "rút micrô ra cắm lại, hoặc chọn micrô khác trong kết quả của `arecord -L`",
                en: "unplug it and plug it in again, or choose another one that `arecord -L` lists")
        case .underrun, .overrun, .suspended, .other: nil
        }
    }

    /// What to do about a device that `key` of the schedule names; `hint` knows nothing of a schedule's microphones.
    package func hint(namedBy key: String) -> Phrase? {
        switch kind {
        case .absent where direction == .capture:
            Phrase(
                vi: "cắm thiết bị thu vào; “loa devices” liệt kê tên các card, ghi một tên vào \(key)",
                en: "plug it in; “loa devices” lists the names of the cards, put one into \(key)")
        case .unsuitable where direction == .capture:
            Phrase(
                vi: "đặt plughw: thay cho hw: trong \(key) để ALSA tự chuyển đổi",
                en: "write plughw: in place of hw: in \(key), and ALSA converts")
        case .still:
            Phrase(
                vi: "rút ra cắm lại, hoặc ghi vào \(key) một tên khác mà “loa devices” liệt kê",
                en: "unplug it and plug it in again, or put another name that “loa devices” lists into \(key)")
        default: hint
        }
    }

    private var isFile: Bool { device.hasPrefix("wav:") }
}
