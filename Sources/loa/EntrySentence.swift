internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Operations
internal import Reporting
internal import StationModel

/// An entry of the ledger as a person reads it.
struct EntrySentence {
    let kind: String
    let occurrence: OccurrenceName?
    let person: Person?
    let phrase: Phrase

    init(_ entry: Entry, zone: StationZone) {
        switch entry {
        case .planned(let promise):
            self.init("planned", promise.name, Self.planned(promise))
        case .started(let start):
            self.init("started", start.promise.name, Self.started(start, zone))
        case .closed(let close):
            self.init("closed", close.name, Self.closed(close, zone))
        case .trouble(let code, let detail, let name):
            let words = LogWords.trouble(code, detail)
            self.init("trouble", name, Phrase(vi: "Trục trặc: \(words.vi)", en: "Trouble: \(words.en)"))
        case .event(let code, let detail):
            let words = LogWords.event(code, detail)
            self.init("event", nil, Phrase(vi: "Việc của đài: \(words.vi)", en: "The station: \(words.en)"))
        case .script(let act):
            self.init("script", nil, Self.script(act), by: act.person)
        case .remark(let remark):
            let (name, text) = (remark.person.name, remark.text)
            self.init(
                "remark", remark.occurrence, Phrase(vi: "\(name) ghi chú: \(text)", en: "\(name) remarks: \(text)"),
                by: remark.person)
        case .key(let key):
            self.init(
                "key", nil,
                Phrase(vi: "Khóa niêm phong của đài từ đây: \(key)", en: "The station's key from here on: \(key)"))
        case .seal(let seal):
            let (period, head) = (seal.period.inSentence, seal.head.text)
            self.init(
                "seal", nil,
                Phrase(
                    vi: "Niêm phong \(period.vi), sau dòng \(head), bằng khóa \(seal.key)",
                    en: "Sealed for \(period.en), over \(head), with the key \(seal.key)"))
        case .signOff(let signOff):
            let (name, month) = (signOff.person.name, signOff.month.inSentence)
            let head = signOff.head.text
            self.init(
                "sign-off", nil,
                Phrase(
                    vi: "\(name) ký xác nhận sổ \(month.vi), sau dòng \(head)",
                    en: "\(name) signs for \(month.en), over \(head)"),
                by: signOff.person)
        }
    }

    private init(_ kind: String, _ occurrence: OccurrenceName?, _ phrase: Phrase, by person: Person? = nil) {
        self.kind = kind
        self.occurrence = occurrence
        self.person = person
        self.phrase = phrase
    }

    private static func planned(_ promise: Promise) -> Phrase {
        let (start, length) = (promise.localStart.inSentence, promise.length.minutesAndSeconds)
        let officer = promise.officerName.map { Phrase(vi: "; trực: \($0)", en: "; on duty: \($0)") }
        let readings = promise.readings
        return Phrase(
            vi: "Hẹn phát “\(promise.title)” lúc \(start.vi), dài \(length), đọc \(readings) lượt\(officer?.vi ?? "")",
            en: "“\(promise.title)” is promised for \(start.en), \(length) long, "
                + "\(readings == 1 ? "1 reading" : "\(readings) readings")\(officer?.en ?? "")")
    }

    private static func started(_ start: Started, _ zone: StationZone) -> Phrase {
        let (time, device) = (zone.clockTime(of: start.started), start.device)
        return Phrase(vi: "Bắt đầu phát lúc \(time) qua \(device)", en: "On the air from \(time), by \(device)")
    }

    private static func closed(_ close: Closed, _ zone: StationZone) -> Phrase {
        var (vi, en) = (Self.capitalised(close.outcome.phrase.vi), Self.capitalised(close.outcome.phrase.en))
        if close.aired > .zero {
            vi += " \(close.aired.minutesAndSeconds)"
            en += " \(close.aired.minutesAndSeconds)"
        }
        if let started = close.started, let ended = close.ended {
            let span = ", \(zone.clockTime(of: started))–\(zone.clockTime(of: ended))"
            vi += span
            en += span
        }
        if close.outcome == .cut {
            vi += close.counts ? ", được tính là đã phát" : ", không được tính"
            en += close.counts ? ", counts as aired" : ", does not count"
        }
        if let reason = close.reason {
            vi += ": \(reason.phrase.vi)"
            en += ": \(reason.phrase.en)"
        }
        return Phrase(vi: vi, en: en)
    }

    private static func script(_ act: ScriptAct) -> Phrase {
        let (name, title, reason) = (act.person.name, act.title, act.reason.map { ": \($0)" } ?? "")
        return Phrase(
            vi: "\(name) \(act.kind.phrase.vi) bài “\(title)”\(reason)",
            en: "“\(title)” \(act.kind.phrase.en) by \(name)\(reason)")
    }

    private static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
