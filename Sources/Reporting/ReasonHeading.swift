package import Diagnostics
package import StationModel

/// Under which heading a reason is counted: without the names, times and devices that belong to one airing.
package enum ReasonHeading: Int, Sendable, Hashable, CaseIterable {
    case stationOff, interrupted, equipment, words, tape, clock, stopped, hours, schedule, shutdown, ledger, unknown

    package init(_ reason: Reason?) {
        self =
            switch reason {
            case .stationOff: .stationOff
            case .interrupted: .interrupted
            case .shutdown: .shutdown
            case .noCard, .cardLost: .equipment
            case .stopped: .stopped
            case .notApproved, .withdrawn: .words
            case .noTape: .tape
            case .clockUntrusted: .clock
            case .scheduleChanged: .schedule
            case .hoursOver, .airTaken, .gaveWay: .hours
            case .allClear: .stopped
            case .notWritable: .ledger
            case nil: .unknown
            }
    }

    /// As it stands in a cell.
    package var phrase: Phrase {
        switch self {
        case .stationOff: Phrase(vi: "Mất điện hoặc máy không chạy", en: "Power cut, or the station was off")
        case .interrupted:
            Phrase(vi: "Đang phát thì mất điện hoặc máy dừng", en: "Power cut or crash in mid-airing")
        case .equipment: Phrase(vi: "Hỏng card âm thanh", en: "Sound card")
        case .words: Phrase(vi: "Bài chưa được duyệt hoặc bị thu hồi", en: "Script not approved, or withdrawn")
        case .tape: Phrase(vi: "Không có bản thu", en: "No tape")
        case .clock: Phrase(vi: "Đồng hồ của máy sai", en: "Clock not trusted")
        case .stopped: Phrase(vi: "Có người cho dừng", en: "Stopped by a person")
        case .hours: Phrase(vi: "Hết giờ phát hoặc trùng giờ", en: "Hours over, or the air was taken")
        case .schedule: Phrase(vi: "Thay đổi lịch phát", en: "Schedule changed")
        case .shutdown: Phrase(vi: "Phần mềm được lệnh dừng", en: "Daemon told to end")
        case .ledger: Phrase(vi: "Không ghi được sổ", en: "Ledger not writable")
        case .unknown: Phrase(vi: "Chưa ghi lý do", en: "No reason on record")
        }
    }
}
