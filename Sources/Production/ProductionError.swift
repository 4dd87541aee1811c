package import Diagnostics
package import Sound
package import Speech

/// Why there is no tape.
package enum ProductionError: PlainError, Hashable {
    case noSuchScript(String)
    /// Nothing of its text can be spoken.
    case nothingToSay(script: String)
    /// Nobody has read that paragraph, counted from 1, and the voice may not; `words` are its first.
    case noTake(script: String, id: String, paragraph: Int, words: String)
    case noSuchParagraph(script: String, paragraph: Int, count: Int)
    case voice(VoiceError)
    /// The voice gave sound, but only silence.
    case silentVoice(text: String)
    case sound(SoundError)
    /// Even read once it passes the longest length.
    case tooLong(script: String, once: Duration, longest: Duration)
    /// No number of readings, at no permitted rate, lies within the ordered length; `once` at the normal rate.
    case doesNotFit(script: String, once: Duration, wanted: ClosedRange<Duration>)
    /// A folder or a small file beside the tape.
    case cannotWrite(path: String, detail: String)
    case damaged(path: String, Damage)
    case cancelled

    package enum Damage: Sendable, Hashable { case missing, changed, silent }

    /// It could not be written down: full, read only, spoiled.
    var isOfTheDisk: Bool {
        switch self {
        case .cannotWrite, .sound(.unwritable): true
        default: false
        }
    }

    /// Another voice may do better.
    var isOfTheVoice: Bool {
        switch self {
        case .voice, .silentVoice: true
        default: false
        }
    }

    package var status: ExitStatus {
        switch self {
        case .noSuchScript, .noSuchParagraph: .notFound
        case .nothingToSay, .noTake, .tooLong, .doesNotFit, .damaged: .badData
        case .silentVoice, .cancelled: .unavailable
        case .voice(let error): error.status
        case .sound(let error): error.status
        case .cannotWrite: .cannotWrite
        }
    }

    package var message: Phrase {
        switch self {
        case .noSuchScript(let script):
            Phrase(vi: "không có bài “\(script)”", en: "there is no script “\(script)”")
        case .nothingToSay(let script):
            Phrase(vi: "bài “\(script)” không có gì để đọc", en: "the script “\(script)” holds nothing to read")
        case .noTake(let script, _, let paragraph, let words):
            Phrase(
                vi: "bài “\(script)”: đoạn \(paragraph), “\(words)”, chưa có bản cán bộ đọc",
                en: "the script “\(script)”: nobody has read paragraph \(paragraph), “\(words)”")
        case .noSuchParagraph(let script, let paragraph, let count):
            Phrase(
                vi: "bài “\(script)” không có đoạn \(paragraph), chỉ có \(count) đoạn",
                en: "the script “\(script)” has no paragraph \(paragraph); it has \(count)")
        case .voice(let error): error.message
        case .silentVoice(let text):
            Phrase(
                vi: "giọng đọc không phát ra tiếng ở đoạn “\(text)”", en: "the voice was silent at “\(text)”")
        case .sound(let error): error.message
        case .tooLong(let script, let once, let longest):
            Phrase(
                vi: "bài “\(script)” đọc một lần đã hết \(once.clock), dài hơn mức tối đa \(longest.clock)",
                en: "the script “\(script)” takes \(once.clock) read once, longer than the longest, \(longest.clock)")
        case .doesNotFit(let script, let once, let wanted):
            Phrase(
                vi: "bài “\(script)” đọc một lần hết \(once.clock), đọc mấy lần cũng không vừa khoảng "
                    + "\(wanted.lowerBound.clock) đến \(wanted.upperBound.clock)",
                en: "the script “\(script)” takes \(once.clock) read once; no number of readings comes to "
                    + "\(wanted.lowerBound.clock) to \(wanted.upperBound.clock)")
        case .cannotWrite(let path, let detail):
            Phrase(vi: "không ghi được “\(path)”: \(detail)", en: "“\(path)” cannot be written: \(detail)")
        case .damaged(let path, .missing):
            Phrase(vi: "mất bản thu “\(path)”", en: "the tape “\(path)” is gone")
        case .damaged(let path, .changed):
            Phrase(vi: "bản thu “\(path)” đã bị hỏng trên đĩa", en: "the tape “\(path)” was spoiled on the disk")
        case .damaged(let path, .silent):
            Phrase(vi: "bản thu “\(path)” không có tiếng", en: "the tape “\(path)” holds nothing but silence")
        case .cancelled:
            Phrase(vi: "việc làm bản thu đã bị dừng", en: "the making of the tape was stopped")
        }
    }

    package var hint: Phrase? {
        switch self {
        case .noSuchScript:
            Phrase(vi: "xem các bài bằng lệnh: loa script list", en: "list the scripts: loa script list")
        case .nothingToSay:
            Phrase(vi: "viết nội dung bài dưới phần đầu của tệp", en: "write its text below the file's front matter")
        case .noTake(_, let id, _, _):
            Phrase(
                vi: "thu đoạn đó bằng lệnh: loa script record \(id); hoặc cho máy đọc thay: missing-takes: voice",
                en: "record it: loa script record \(id); or let the voice read it: missing-takes: voice")
        case .noSuchParagraph:
            Phrase(vi: "đoạn được đếm từ 1", en: "paragraphs are counted from 1")
        case .voice(let error): error.hint
        case .sound(let error): error.hint
        case .silentVoice:
            Phrase(vi: "đọc thử đoạn đó, hoặc dùng bản ghi âm", en: "try that paragraph by hand, or use a recording")
        case .tooLong:
            Phrase(
                vi: "rút ngắn bài, hoặc tăng length của đợt phát", en: "shorten it, or lengthen the campaign's length"
            )
        case .doesNotFit:
            Phrase(vi: "nới khoảng length của đợt phát", en: "widen the campaign's length")
        case .cannotWrite:
            Phrase(
                vi: "kiểm tra chỗ trống và quyền ghi của thư mục var/",
                en: "check the room on the disk and the rights of the folder var/")
        case .damaged: Phrase(vi: "bản thu sẽ được làm lại", en: "it will be made again")
        case .cancelled: nil
        }
    }
}

extension Duration {
    /// `M:SS`, rounded to the nearest second.
    fileprivate var clock: String {
        let seconds = (self + .milliseconds(500)).components.seconds
        return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
    }
}
