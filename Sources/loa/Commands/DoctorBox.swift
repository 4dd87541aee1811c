internal import CTimex
internal import Diagnostics
internal import Playout
internal import StationAPI

/// What the system permits the daemon, or the account that asks where none runs, and whether its clock is kept right.
enum BoxCheck {
    static func findings(daemon: StatusReport.RealTime?) -> [Finding] {
        let own = RealTime.permission()
        let permission =
            daemon ?? StatusReport.RealTime(priority: own.priority, lockedMemory: own.lockedMemory)
        return [
            permission.priority ? nil : noPriority, permission.lockedMemory ? nil : noLockedMemory, timeService,
        ].compactMap(\.self)
    }

    private static var noPriority: Finding {
        Finding(
            .warning, "no-real-time-priority", at: nil,
            Phrase(
                vi: "loa không được ưu tiên thời gian thực: máy bận có thể làm hụt tiếng",
                en: "real-time priority is not permitted: a busy machine may break the sound"),
            hint: Phrase(
                vi: "thêm LimitRTPRIO=10 vào dịch vụ systemd, hoặc cho người chạy loa vào nhóm có rtprio",
                en: "add LimitRTPRIO=10 to the systemd unit, or give loa's user rtprio in limits.conf"))
    }

    private static var noLockedMemory: Finding {
        Finding(
            .warning, "no-locked-memory", at: nil,
            Phrase(
                vi: "loa không được khóa bộ nhớ: máy thiếu bộ nhớ có thể làm hụt tiếng",
                en: "memory may not be locked: a machine short of it may break the sound"),
            hint: Phrase(
                vi: "thêm LimitMEMLOCK=infinity vào dịch vụ systemd",
                en: "add LimitMEMLOCK=infinity to the systemd unit"))
    }

    private static var timeService: Finding? {
        var state = timex()
        // With nothing to set it only reads, which everybody may.
        guard unsafe adjtimex(&state) >= 0, state.status & STA_UNSYNC != 0 else { return nil }
        return Finding(
            .warning, "clock-not-synchronised", at: nil,
            Phrase(
                vi: "đồng hồ máy chưa được đồng bộ qua mạng: giờ phát có thể sai",
                en: "no time service keeps the machine's clock right: airings may be early or late"),
            hint: Phrase(
                vi: "bật bằng: timedatectl set-ntp true", en: "switch it on: timedatectl set-ntp true"))
    }
}
