internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Playout
internal import SoundCard
internal import StationModel

/// What the daemon's own log says.
enum Sentence {
    static let notAirable = Phrase(
        vi: "bài hoặc bản ghi âm của đợt phát không dùng được", en: "the campaign's script or recording cannot be used")
    static let notReady = Phrase(vi: "bản thu chưa kịp làm xong", en: "the tape was not ready in time")

    static func adopted(_ name: String) -> Phrase {
        Phrase(vi: "Đã nhận thư mục đài: \(name)", en: "The station folder is in force: \(name)")
    }

    static func sealed(_ seal: Seal) -> Phrase {
        let (period, entry) = (seal.period.inSentence, seal.head.entry)
        return Phrase(
            vi: "Đã niêm phong sổ \(period.vi), đến dòng số \(entry)",
            en: "The ledger is sealed for \(period.en), up to entry \(entry)")
    }

    static func recovered(_ name: OccurrenceName) -> Phrase {
        Phrase(
            vi: "\(name) đang phát dở khi chương trình dừng đột ngột: ghi là phát chưa hết",
            en: "\(name) was on air when the daemon ended without a word: closed as cut")
    }

    static func askedFor(_ name: OccurrenceName, by person: String) -> Phrase {
        Phrase(vi: "\(person) yêu cầu phát \(name)", en: "\(person) asks for \(name)")
    }

    static func onAir(_ name: OccurrenceName, late: Duration) -> Phrase {
        let milliseconds = Int((late.inSeconds * 1000).rounded())
        return Phrase(
            vi: "Đang phát \(name), lệch giờ hẹn \(milliseconds) ms",
            en: "On air: \(name), \(milliseconds) ms off the promised instant")
    }

    static func goesOn(_ name: OccurrenceName) -> Phrase {
        Phrase(vi: "\(name) phát tiếp", en: "\(name) goes on")
    }

    static func interrupted(_ name: OccurrenceName, by other: OccurrenceName?) -> Phrase {
        Phrase(
            vi: "\(name) tạm dừng, nhường sóng cho \(other?.description ?? "")",
            en: "\(name) is interrupted by \(other?.description ?? "")")
    }

    static func warning(_ warning: Warning, as name: OccurrenceName) -> Phrase {
        Phrase(
            vi: "\(warning.person.name) phát cảnh báo khẩn cấp \(name): \(warning.title)",
            en: "\(warning.person.name) gives an emergency warning \(name): \(warning.title)")
    }

    static func allClear(by person: String) -> Phrase {
        Phrase(vi: "\(person) báo đã hết nguy hiểm", en: "All clear by \(person)")
    }

    static func missed(_ name: OccurrenceName, _ reason: Reason) -> Phrase {
        closed(name, .missed, reason)
    }

    static func closed(_ name: OccurrenceName, _ outcome: Outcome, _ reason: Reason?) -> Phrase {
        let because = reason.map { Phrase(vi: ": \($0.phrase.vi)", en: ": \($0.phrase.en)") }
        return Phrase(
            vi: "\(name) \(outcome.phrase.vi)\(because?.vi ?? "")",
            en: "\(name) \(outcome.phrase.en)\(because?.en ?? "")")
    }

    static func trouble(_ trouble: Trouble, in name: OccurrenceName) -> Phrase {
        switch trouble {
        case .underrun(let frames):
            Phrase(
                vi: "\(name): card bị hụt dữ liệu, \(frames) mẫu im lặng",
                en: "\(name): the card ran dry, \(frames) frames of silence")
        case .suspended:
            Phrase(vi: "\(name): card bị tạm ngưng rồi chạy lại", en: "\(name): the card was suspended and has resumed")
        case .starved(let frames):
            Phrase(
                vi: "\(name): đọc bản thu không kịp, \(frames) mẫu im lặng",
                en: "\(name): the tape was not read in time, \(frames) frames of silence")
        case .notOpened(let error):
            Phrase(
                vi: "\(name): chưa mở được card \(error.device): \(error.detail)",
                en: "\(name): the card \(error.device) does not open: \(error.detail)")
        case .lost(let error):
            Phrase(
                vi: "\(name): mất card \(error.device): \(error.detail)",
                en: "\(name): the card \(error.device) was lost: \(error.detail)")
        case .back(let gap):
            Phrase(
                vi: "\(name): card đã trở lại sau \(Int(gap.inSeconds.rounded())) giây",
                en: "\(name): the card is back after \(Int(gap.inSeconds.rounded())) s")
        case .relay(let trouble): trouble.sentence(in: name)
        }
    }
}

/// Why a person's wish was not granted.
enum Refusal {
    static func unknownScript(_ script: ScriptID, in station: Station) -> Failure {
        let names = station.scripts.map(\.id.text).joined(separator: ", ")
        return Failure(
            .notFound, Phrase(vi: "không có bài “\(script)”", en: "there is no script “\(script)”"),
            hint: Phrase(vi: "các bài hiện có: \(names)", en: "the scripts there are: \(names)"))
    }

    static let clock = Failure(
        .notAllowed,
        Phrase(
            vi: "đồng hồ của máy không đáng tin nên không phát", en: "the clock cannot be trusted, so nothing is aired"),
        hint: Phrase(vi: "chỉnh lại giờ của máy rồi thử lại", en: "set the machine's clock and try again"))

    static func onAir(_ holder: OccurrenceName) -> Failure {
        Failure(
            .notAllowed, Phrase(vi: "đài đang phát \(holder)", en: "\(holder) is on air"),
            hint: Phrase(
                vi: "chờ phát xong, hoặc dừng bằng lệnh: loa stop", en: "wait for its end, or end it with: loa stop"))
    }

    static func outsideHours(_ hours: [TimeWindow]) -> Failure {
        let windows = hours.map(\.description).joined(separator: ", ")
        return Failure(
            .notAllowed,
            Phrase(
                vi: "không phát được trọn bài trong khung giờ cho phép",
                en: "it does not fit into the broadcasting hours"),
            hint: Phrase(vi: "khung giờ của đài: \(windows)", en: "the station's hours: \(windows)"))
    }

    static func quietDay(_ reason: String) -> Failure {
        Failure(
            .notAllowed, Phrase(vi: "hôm nay đài nghỉ phát: \(reason)", en: "today is a quiet day: \(reason)"),
            hint: Phrase(
                vi: "chỉ tin khẩn cấp được phát trong ngày này", en: "only emergencies are aired on such a day"))
    }

    static func inTheWay(of name: OccurrenceName) -> Failure {
        Failure(
            .notAllowed,
            Phrase(vi: "bài này sẽ lấn vào giờ của \(name)", en: "it would run into the time of \(name)"),
            hint: Phrase(vi: "phát sau khi chương trình ấy kết thúc", en: "play it after that one has ended"))
    }

    /// It is in force all the same.
    static func notHeardYet(_ error: CardError) -> Failure {
        Failure(
            .unavailable,
            Phrase(
                vi: "cảnh báo chưa phát ra được: \(error.message.vi); đài vẫn thử lại liên tục",
                en: "the warning is not heard yet: \(error.message.en); the station goes on trying"),
            hint: error.hint)
    }

    static func alreadyWarning(of bulletin: String) -> Failure {
        Failure(
            .notAllowed,
            Phrase(
                vi: "bản tin “\(bulletin)” đang được phát cảnh báo rồi",
                en: "the bulletin “\(bulletin)” is in force already"),
            hint: Phrase(
                vi: "xem bằng lệnh: loa status; kết thúc bằng lệnh: loa all-clear",
                en: "see it with: loa status; end it with: loa all-clear"))
    }

    static let noWarning = Failure(
        .notFound, Phrase(vi: "không có cảnh báo nào đang có hiệu lực", en: "no warning is in force"),
        hint: Phrase(vi: "xem tình trạng bằng lệnh: loa status", en: "see how things are with: loa status"))

    static func withdrawn(by person: String) -> Failure {
        Failure(
            .notAllowed, Phrase(vi: "\(person) đã cho dừng trước khi phát", en: "\(person) stopped it before it began"))
    }

    static let shuttingDown = Failure(
        .unavailable, Phrase(vi: "chương trình đang dừng", en: "the daemon is about to end"),
        hint: Phrase(vi: "chạy lại bằng lệnh: loa run", en: "start it again with: loa run"))

    static let nothingOnAir = Failure(
        .notFound, Phrase(vi: "đài không phát gì lúc này", en: "nothing is on air"),
        hint: Phrase(vi: "xem tình trạng bằng lệnh: loa status", en: "see how things are with: loa status"))
}

/// What is not well with a running station, until it is cured.
enum Alarm {
    static func clock(now: String, latest: String) -> Finding {
        Finding(
            .error, "clock-untrusted", at: nil,
            Phrase(
                vi: "đồng hồ của máy chỉ \(now), sớm hơn dòng cuối của sổ phát thanh (\(latest)): tạm ngừng phát",
                en: "the clock shows \(now), before the ledger's last entry (\(latest)): nothing is aired"),
            hint: Phrase(
                vi: "chỉnh lại giờ của máy; đài tự phát lại khi giờ đúng",
                en: "set the machine's clock; the station goes on by itself when it is right"))
    }

    static func card(_ error: CardError) -> Finding {
        Finding(.error, "no-card", at: nil, error.message, hint: error.hint)
    }

    static func cardHangs(_ device: String) -> Finding {
        Finding(
            .error, "card-hangs", at: nil,
            Phrase(
                vi: "card âm thanh \(device) không trả lời nữa", en: "the sound card \(device) does not answer any more"
            ),
            hint: Phrase(
                vi: "khởi động lại dịch vụ loa, rút card ra cắm lại",
                en: "start the service anew, unplug the card and plug it in again"))
    }

    static func tape(_ name: OccurrenceName, _ failure: Failure) -> Finding {
        Finding(
            .error, "no-tape", at: nil,
            Phrase(
                vi: "chưa làm được bản thu cho \(name): \(failure.message.vi)",
                en: "no tape could be made for \(name): \(failure.message.en)"),
            hint: failure.hint)
    }

    static func silentHorns(_ name: OccurrenceName) -> Finding {
        Finding(
            .error, "silent-horns", at: nil,
            Phrase(
                vi: "đang phát \(name) nhưng thiết bị nghe lại không nghe thấy gì từ loa",
                en: "\(name) is on the air, but the listening device hears nothing from the horns"),
            hint: Phrase(
                vi: "kiểm tra âm ly, dây loa và cầu chì", en: "look at the amplifier, the lines and the fuses"))
    }

    /// The airing goes on; it is just not proven.
    static func listening(_ error: CardError) -> Finding {
        Finding(.warning, "no-listening", at: nil, error.message, hint: error.hint(namedBy: "output.listen"))
    }

    static func warningOver(_ warning: Warning) -> Finding {
        Finding(
            .warning, "warning-over", at: nil,
            Phrase(
                vi: "cảnh báo “\(warning.title)” đã quá thời hạn, đài thôi phát lại",
                en: "the warning “\(warning.title)” is past its time and is not repeated any more"),
            hint: Phrase(
                vi: "nếu còn nguy hiểm thì phát lại bằng lệnh: loa emergency",
                en: "if there still is danger, give it again with: loa emergency"))
    }

    static func shelf(_ failure: Failure) -> Finding {
        Finding(.error, "warnings-kept", at: nil, failure.message, hint: failure.hint)
    }

    static func ledger(_ error: any PlainError) -> Finding {
        Finding(.error, "ledger", at: nil, error.message, hint: error.hint)
    }

    static func seal(_ error: SealError) -> Finding {
        Finding(.error, "seal", at: nil, error.message, hint: error.hint)
    }

    static func amplifier(_ detail: Phrase) -> Finding {
        Finding(
            .error, "amplifier", at: nil,
            Phrase(
                vi: "không bật/tắt được âm ly: \(detail.vi)", en: "the amplifier's switch failed: \(detail.en)"),
            hint: Phrase(
                vi: "kiểm tra lệnh switch-on, switch-off trong schedule.yaml",
                en: "look at switch-on and switch-off in schedule.yaml"))
    }

    static let folderRefused = Finding(
        .error, "folder-refused", at: nil,
        Phrase(
            vi: "thư mục đài vừa sửa có lỗi: đài vẫn theo bản đúng gần nhất",
            en: "the edited station folder has errors: the last good one stays in force"),
        hint: Phrase(vi: "xem lỗi bằng lệnh: loa check", en: "see the errors with: loa check"))
}
