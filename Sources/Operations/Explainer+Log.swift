internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import StationFolder
internal import StationModel

/// What the log has of an occurrence, entry by entry, and whether it counts.
extension Explainer {
    var logSteps: [Explanation.Step] {
        var isPlanned = false
        return entries.compactMap { stored in
            defer { if case .planned = stored.entry { isPlanned = true } }
            return clause(of: stored, isAgain: isPlanned).map { Explanation.Step($0, [.entry(stored.id)]) }
        }
    }

    private func clause(of stored: StoredEntry, isAgain: Bool) -> Phrase? {
        let at = station.zone.minute(of: stored.at).inSentence
        let clock = station.zone.clockTime(of: stored.at)
        switch stored.entry {
        case .planned(let promise): return planned(promise, at: at, isAgain: isAgain)
        case .started(let started): return begun(started)
        case .trouble(let code, let detail, _):
            let trouble = LogWords.trouble(code, detail)
            return Phrase(vi: "lúc \(clock): \(trouble.vi)", en: "at \(clock): \(trouble.en)")
        case .closed(let closed): return ended(closed, at: at)
        case .remark(let remark):
            return Phrase(
                vi: "\(remark.person.name) ghi chú lúc \(at.vi): “\(remark.text)”",
                en: "\(remark.person.name) noted on \(at.en): “\(remark.text)”")
        // About the station as a whole: never about one occurrence.
        case .script, .event, .key, .seal, .signOff: return nil
        }
    }

    private func planned(_ promise: Promise, at: Phrase, isAgain: Bool) -> Phrase {
        let officer = promise.officerName.map { Phrase(vi: ", cán bộ trực \($0)", en: ", with \($0) on duty") }
        return isAgain
            ? Phrase(
                vi: "ghi lại kế hoạch lúc \(at.vi) vì lịch hoặc bài đã sửa\(officer?.vi ?? "")",
                en: "written down anew on \(at.en), for the schedule or the script had changed\(officer?.en ?? "")")
            : Phrase(
                vi: "ghi kế hoạch vào sổ lúc \(at.vi)\(officer?.vi ?? "")",
                en: "written down as planned on \(at.en)\(officer?.en ?? "")")
    }

    private func begun(_ entry: Started) -> Phrase {
        // Its end tells when it really was heard.
        guard airing?.outcome == nil || airing?.started != nil else {
            return Phrase(
                vi: "đã sẵn sàng phát qua \(entry.device) nhưng chưa phát ra tiếng",
                en: "ready to play on \(entry.device), but not a sound came")
        }
        let start = airing?.started ?? entry.started
        let late = entry.promise.planned.duration(to: start)
        let clock = station.zone.clockTime(of: start)
        return late < .seconds(1)
            ? Phrase(
                vi: "bắt đầu đúng giờ, lúc \(clock), qua \(entry.device)",
                en: "it began on time, at \(clock), on \(entry.device)")
            : Phrase(
                vi: "bắt đầu trễ \(late.minutesAndSeconds), lúc \(clock), qua \(entry.device)",
                en: "it began \(late.minutesAndSeconds) late, at \(clock), on \(entry.device)")
    }

    private func ended(_ closed: Closed, at: Phrase) -> Phrase {
        let (end, proof) = (self.end(closed, at: at), self.proof(closed))
        return Phrase(vi: end.vi + proof.vi, en: end.en + proof.en)
    }

    /// What is known of the sound itself.
    private func proof(_ closed: Closed) -> Phrase {
        guard let sound = closed.sound, let frames = closed.frames else { return Phrase(verbatim: "") }
        let level = closed.level.map { level in
            let tenths = Int((-level * 10).rounded())
            return Phrase(vi: "-\(tenths / 10),\(tenths % 10)", en: "-\(tenths / 10).\(tenths % 10)")
        }
        let verdict: Phrase =
            switch sound {
            case .verified: Phrase(vi: "đã nghe thấy từ loa", en: "heard from the horns")
            case .silent: Phrase(vi: "loa không có tiếng", en: "the horns were silent")
            case .unverified:
                Phrase(vi: "chưa kiểm chứng được tiếng ở loa", en: "the sound at the horns is not verified")
            }
        let troubles =
            closed.troubles == 0
            ? nil : Phrase(vi: "trục trặc \(closed.troubles) lần", en: "troubles: \(closed.troubles)")
        return Phrase(
            vi: "; card nhận \(frames) mẫu" + (level.map { ", mức \($0.vi) dBFS" } ?? "")
                + (troubles.map { ", \($0.vi)" } ?? "") + ", \(verdict.vi)",
            en: "; the card took \(frames) frames" + (level.map { ", at \($0.en) dBFS" } ?? "")
                + (troubles.map { ", \($0.en)" } ?? "") + ", \(verdict.en)")
    }

    private func end(_ closed: Closed, at: Phrase) -> Phrase {
        let because = closed.reason?.phrase
        let heard = closed.aired.minutesAndSeconds
        let clock = closed.ended.map { station.zone.clockTime(of: $0) }
        switch closed.outcome {
        case .aired:
            return Phrase(
                vi: "phát hết lúc \(clock ?? at.vi), dài \(heard)",
                en: "it was aired to its end at \(clock ?? at.en), \(heard) long")
        case .cut:
            let reason = Phrase(vi: because.map { ": \($0.vi)" } ?? "", en: because.map { ": \($0.en)" } ?? "")
            return Phrase(
                vi: "ngừng lúc \(clock ?? at.vi) khi mới phát được \(heard)\(reason.vi)",
                en: "it was cut at \(clock ?? at.en) after \(heard)\(reason.en)")
        case .missed, .cancelled:
            let reason = Phrase(vi: because.map { ": \($0.vi)" } ?? "", en: because.map { ": \($0.en)" } ?? "")
            return Phrase(
                vi: "ghi sổ lúc \(at.vi) là \(closed.outcome.phrase.vi)\(reason.vi)",
                en: "closed on \(at.en) as \(closed.outcome.phrase.en)\(reason.en)")
        }
    }

    // MARK: Does it count?

    /// By the rule that held when it was on the air.
    var countSteps: [Explanation.Step] {
        guard let airing, let outcome = airing.outcome, name.campaign != nil else { return [] }
        switch outcome {
        case .aired: return [.init(Phrase(vi: "phát hết nên được tính", en: "aired to its end, it counts"))]
        case .cut: return cutSteps(airing)
        case .missed: return missedSteps(airing)
        case .cancelled: return []
        }
    }

    private func cutSteps(_ airing: Airing) -> [Explanation.Step] {
        guard let promise = entries.lazy.compactMap(\.promise).last, promise.length > .zero else { return [] }
        let share = Int((airing.aired.inSeconds / promise.length.inSeconds * 100).rounded(.down))
        let from = Int((promise.countsFrom * 100).rounded())
        let line = campaign.flatMap { campaign in
            campaign.countsFrom == promise.countsFrom ? places.campaign(campaign.id, key: "counts-from") : nil
        }
        return [
            .init(
                Phrase(
                    vi: "đã nghe được \(share)% của \(promise.length.minutesAndSeconds), mức được tính là từ \(from)%, "
                        + (airing.counts ? "nên được tính" : "nên không được tính"),
                    en: "\(share)% of \(promise.length.minutesAndSeconds) was heard, what is cut counts from \(from)% "
                        + "on, so it " + (airing.counts ? "counts" : "does not count")),
                [line.map { .line($0) }, .entry(airing.entry)])
        ]
    }

    private func missedSteps(_ airing: Airing) -> [Explanation.Step] {
        guard let campaign, airing.reason != .hoursOver else { return [] }
        let latest = station.zone.minute(of: airing.planned + campaign.lateStart).time
        return [
            .init(
                Phrase(
                    vi: "được bắt đầu trễ nhất lúc \(latest)", en: "it could begin until \(latest) at the latest"),
                [places.campaign(campaign.id, key: "late-start").map { .line($0) }])
        ]
    }
}

extension StoredEntry {
    fileprivate var promise: Promise? {
        switch entry {
        case .planned(let promise): promise
        case .started(let started): started.promise
        default: nil
        }
    }
}
