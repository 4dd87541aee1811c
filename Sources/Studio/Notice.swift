package import Diagnostics
internal import StationModel

/// What an officer is told in the course of a session, once, when it happens.
package enum Notice: Sendable, Hashable {
    package enum Menu: Sendable, Hashable, CaseIterable { case listening, recording, reviewing }

    case prompt(Prompt, place: Int, of: Int)
    /// The keys that mean something now.
    case menu(Menu)
    case taken(Take)
    case refused(Take.Refusal)
    /// The recording ended by itself.
    case longest(Duration)
    case startedOver
    case notHeard(Phrase)
    case kept
    case skipped

    /// One sentence, or a head line; the words of a prompt are the screen's to lay out.
    package var phrase: Phrase {
        switch self {
        case .prompt(let prompt, let place, let count):
            Phrase(
                vi: "\(place)/\(count) · đoạn \(prompt.number), dòng \(prompt.line)",
                en: "\(place)/\(count) · paragraph \(prompt.number), line \(prompt.line)")
        case .menu(let menu): menu.phrase
        case .taken(let take):
            Phrase(
                vi: "Thu được \(take.duration.minutesAndSeconds), "
                    + "tiếng nói \(take.speech.whole) dBFS, tiếng nền \(take.noise.whole) dBFS. Đang phát lại.",
                en: "Recorded \(take.duration.minutesAndSeconds), "
                    + "speech \(take.speech.whole) dBFS, room \(take.noise.whole) dBFS. Playing it back.")
        case .refused(.silent(let loudest)):
            Phrase(
                vi: "Không nghe thấy tiếng nói (to nhất \(loudest.whole) dBFS): kiểm tra micrô rồi đọc lại.",
                en: "No speech was heard (\(loudest.whole) dBFS at most): look at the microphone and read it again.")
        case .longest(let duration):
            Phrase(
                vi: "Đã thu đủ \(duration.minutesAndSeconds), dài nhất cho một đoạn, nên máy tự dừng thu.",
                en: "That was \(duration.minutesAndSeconds), the most for one paragraph: recording has stopped.")
        case .startedOver: Phrase(vi: "Bỏ lần đọc này, đọc lại.", en: "This reading is dropped; read it again.")
        case .notHeard(let why):
            Phrase(
                vi: "Không phát lại được: \(why.vi). Vẫn giữ hoặc làm lại được.",
                en: "It cannot be played back: \(why.en). It can still be kept or repeated.")
        case .kept: Phrase(vi: "Đã giữ.", en: "Kept.")
        case .skipped: Phrase(vi: "Bỏ qua đoạn này.", en: "Skipped.")
        }
    }
}

extension Notice.Menu {
    fileprivate var phrase: Phrase {
        switch self {
        case .listening:
            Phrase(
                vi: "Enter hoặc phím cách: bắt đầu đọc · b: bỏ qua · q: thoát",
                en: "Enter or space: begin to read · b: skip · q: quit")
        case .recording:
            Phrase(
                vi: "ĐANG THU. Enter hoặc phím cách: đọc xong · l: đọc lại · b: bỏ qua · q: thoát",
                en: "RECORDING. Enter or space: done · l: start over · b: skip · q: quit")
        case .reviewing:
            Phrase(
                vi: "Enter hoặc g: giữ · l: làm lại · n: nghe lại · b: bỏ qua · q: thoát",
                en: "Enter or g: keep · l: repeat · n: hear it again · b: skip · q: quit")
        }
    }
}

extension Take.Remark {
    package var phrase: Phrase {
        switch self {
        case .tooLoud:
            Phrase(
                vi: "Tiếng bị vỡ vì quá to: lùi xa micrô hoặc vặn nhỏ mức thu.",
                en: "It is too loud and distorted: move away from the microphone or turn its level down.")
        case .tooQuiet:
            Phrase(
                vi: "Tiếng quá nhỏ: lại gần micrô, đọc to hơn hoặc vặn to mức thu.",
                en: "It is too quiet: move closer, speak up or turn the microphone's level up.")
        case .noisy:
            Phrase(
                vi: "Tiếng nền gần bằng tiếng nói: tắt quạt, đóng cửa, lại gần micrô.",
                en: "The room is nearly as loud as the speech: turn off the fan, close the door, move closer.")
        case .gaps:
            Phrase(
                vi: "Máy thu bị hụt tiếng giữa chừng: nên làm lại.",
                en: "Some sound was lost on the way: better repeat it.")
        }
    }
}

extension Double {
    /// Without a fraction, such as `-18`.
    var whole: String { String(Int(rounded())) }
}
