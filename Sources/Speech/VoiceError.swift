package import Diagnostics
package import Programs

/// Why a voice did not read.
package enum VoiceError: PlainError, Hashable {
    case notInstalled(program: String)
    /// espeak-ng would speak on with another voice.
    case unknownVoice(name: String)
    /// Piper's model or the description beside it is missing or spoiled.
    case badModel(file: String, detail: String)
    case notStarted(program: String, detail: String)
    /// It was killed at its deadline.
    case hung(program: String, after: Duration)
    /// It ended with that status, or by a signal; `words` is the last line it wrote to stderr.
    case failed(program: String, ending: Ending, words: String)
    case saidNothing(program: String)
    /// Half a sample, no WAV header where one belongs, or more than an hour of sound.
    case badSound(program: String, Flaw)
    case cancelled

    package typealias Ending = ProgramError.Ending

    package enum Flaw: Sendable, Hashable { case halfSample, noHeader, endless }

    package var status: ExitStatus {
        switch self {
        case .unknownVoice, .badModel: .badData
        case .notInstalled, .notStarted, .hung, .failed, .saidNothing, .badSound, .cancelled: .unavailable
        }
    }

    package var message: Phrase {
        switch self {
        case .notInstalled(let program):
            Phrase(
                vi: "máy chưa cài chương trình đọc “\(program)”", en: "the voice program “\(program)” is not installed")
        case .unknownVoice(let name):
            Phrase(vi: "espeak-ng không có giọng “\(name)”", en: "espeak-ng has no voice “\(name)”")
        case .badModel(let file, let detail):
            Phrase(
                vi: "tệp giọng đọc “\(file)” không dùng được: \(detail)",
                en: "the voice file “\(file)” cannot be used: \(detail)")
        case .notStarted(let program, let detail):
            Phrase(
                vi: "không khởi động được chương trình đọc “\(program)”: \(detail)",
                en: "the voice program “\(program)” could not be started: \(detail)")
        case .hung(let program, let limit):
            Phrase(
                vi: "chương trình đọc “\(program)” bị treo, phải dừng sau \(limit.components.seconds) giây",
                en: "the voice program “\(program)” hung and was stopped after \(limit.components.seconds) s")
        case .failed(let program, let ending, let words):
            Phrase(
                vi: "chương trình đọc “\(program)” hỏng, \(ending.phrase.vi)" + (words.isEmpty ? "" : ": \(words)"),
                en: "the voice program “\(program)” failed, \(ending.phrase.en)" + (words.isEmpty ? "" : ": \(words)"))
        case .saidNothing(let program):
            Phrase(
                vi: "chương trình đọc “\(program)” không phát ra tiếng nào",
                en: "the voice program “\(program)” gave no sound at all")
        case .badSound(let program, let flaw):
            Phrase(
                vi: "âm thanh từ chương trình đọc “\(program)” bị hỏng: \(flaw.phrase.vi)",
                en: "the sound from the voice program “\(program)” is broken: \(flaw.phrase.en)")
        case .cancelled:
            Phrase(vi: "việc đọc đã bị dừng", en: "the reading was stopped")
        }
    }

    package var hint: Phrase? {
        switch self {
        case .notInstalled(let program) where program == EspeakVoice.program:
            Phrase(vi: "cài bằng lệnh: apt install espeak-ng", en: "install it: apt install espeak-ng")
        case .notInstalled:
            Phrase(
                vi: "cài chương trình đó, hoặc sửa mục voice trong schedule.yaml",
                en: "install it, or change voice in schedule.yaml")
        case .unknownVoice:
            Phrase(
                vi: "xem các giọng bằng lệnh: espeak-ng --voices=vi", en: "list its voices: espeak-ng --voices=vi")
        case .badModel:
            Phrase(
                vi: "chép lại cả tệp .onnx và tệp .onnx.json của giọng đọc",
                en: "copy both the .onnx and the .onnx.json file of the voice again")
        case .failed, .hung, .saidNothing, .badSound:
            Phrase(
                vi: "đọc thử ngay trên máy này, hoặc dùng bản ghi âm",
                en: "try the voice on this machine by hand, or use a recording")
        case .notStarted, .cancelled: nil
        }
    }
}

extension VoiceError.Flaw {
    fileprivate var phrase: Phrase {
        switch self {
        case .halfSample: Phrase(vi: "thiếu nửa mẫu cuối", en: "it ends in half a sample")
        case .noHeader: Phrase(vi: "không có phần đầu WAV", en: "it has no WAV header")
        case .endless: Phrase(vi: "dài hơn một giờ", en: "it is longer than an hour")
        }
    }
}
