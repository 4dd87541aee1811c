internal import CivilTime
package import Diagnostics
internal import StationModel

extension Paper {
    /// Below `BÁO CÁO`, without a full stop.
    package var title: Phrase {
        let span = Phrase(
            vi: "từ ngày \(days.lowerBound.dayMonthYear) đến ngày \(days.upperBound.dayMonthYear)",
            en: "\(days.lowerBound) to \(days.upperBound)")
        switch subject {
        case .month(let month):
            let name = month.inSentence
            return Phrase(vi: "Kết quả hoạt động truyền thanh \(name.vi)", en: "Broadcasts of \(name.en)")
        case .officer(_, let name):
            return Phrase(
                vi: "Kết quả phát thanh do cán bộ \(name) trực, \(span.vi)",
                en: "Broadcasts with \(name) on duty, \(span.en)")
        case .campaign(_, let title):
            return Phrase(
                vi: "Kết quả tuyên truyền “\(title)” trên đài truyền thanh, \(span.vi)",
                en: "Broadcasts of “\(title)”, \(span.en)")
        case .log:
            return Phrase(vi: "Sổ nhật ký phát thanh \(span.vi)", en: "Log book, \(span.en)")
        }
    }

    /// That the figures may still change; `nil`: they are final.
    var provisional: Phrase? {
        guard isProvisional else { return nil }
        return Phrase(
            vi: "Số liệu tạm tính đến ngày \(today.dayMonthYear), kỳ báo cáo chưa kết thúc",
            en: "Provisional: as of \(today), before the end of its days")
    }

    /// In place of figures, where there are none.
    var nothing: Phrase? {
        guard lines.isEmpty, total.planned == 0 else { return nil }
        return Phrase(
            vi: "Trong kỳ báo cáo, sổ nhật ký phát thanh không có buổi phát nào.",
            en: "The log book has no airing in these days.")
    }

    /// The sums in words.
    var summary: Phrase {
        let heard = total.time.minutesAndSeconds
        let extra = total.extra
        let vi = [
            "Theo kế hoạch phải phát \(total.planned) buổi; đã phát đúng lịch \(total.kept) buổi",
            total.madeGood > 0 ? "phát bù \(total.madeGood) buổi" : "",
            total.ahead > 0 ? "chưa đến giờ phát \(total.ahead) buổi" : "",
            total.short > 0 ? "còn thiếu \(total.short) buổi" : "không còn thiếu buổi nào",
        ]
        let en = [
            "\(total.planned) planned: \(total.kept) aired in their place",
            total.madeGood > 0 ? "\(total.madeGood) made good" : "",
            total.ahead > 0 ? "\(total.ahead) still to come" : "",
            total.short > 0 ? "\(total.short) short" : "none short",
        ]
        return Phrase(
            vi: vi.filter { !$0.isEmpty }.joined(separator: ", ") + "."
                + (extra > 0 ? " Ngoài kế hoạch, đài phát thêm \(extra) buổi." : "")
                + " Tổng thời lượng đã phát: \(heard); số lượt đọc trọn bài: \(total.readings).",
            en: en.filter { !$0.isEmpty }.joined(separator: ", ") + "."
                + (extra > 0 ? " Beyond the plan: \(extra)." : "")
                + " On air: \(heard); whole readings: \(total.readings).")
    }
}

extension Paper {
    /// What is short or still to be made good, in sentences: one for all that follow one another for the same reason.
    var lapseSentences: [Phrase] {
        var groups: [ArraySlice<Lapse>] = []
        for (index, lapse) in lapses.enumerated() {
            if let group = groups.last, let last = group.last, last.isLike(lapse) {
                groups[groups.count - 1] = lapses[group.startIndex...index]
            } else {
                groups.append(lapses[index...index])
            }
        }
        return groups.compactMap { group in
            guard let first = group.first, let last = group.last else { return nil }
            let (from, to) = (first.wanted.inSentence, last.wanted.inSentence)
            let when =
                group.count == 1
                ? Phrase(vi: "Buổi \(from.vi)", en: from.en)
                : Phrase(
                    vi: "\(group.count) buổi, từ \(from.vi) đến \(to.vi)",
                    en: "\(group.count) airings, \(from.en) to \(to.en)")
            return Phrase(
                vi: "\(when.vi) (\(first.title)): \(first.reason.vi); \(first.remedy.vi).",
                en: "\(when.en) (\(first.title)): \(first.reason.en); \(first.remedy.en).")
        }
    }
}

extension Paper.Lapse {
    fileprivate func isLike(_ other: Self) -> Bool {
        (title, reason, remedy) == (other.title, other.reason, other.remedy)
    }
}

extension Paper {
    /// What proves that the log has not been changed since, a line each.
    var proofs: [Phrase] {
        guard soundness != .broken else { return [.notIntact] }
        var proofs: [Phrase] = []
        if let seal {
            proofs += words(of: seal)
        } else if case .month = subject {
            proofs.append(
                Phrase(vi: "Sổ của tháng này chưa được niêm phong.", en: "The log of this month is not sealed yet."))
        }
        if let head {
            proofs.append(
                Phrase(
                    vi: "Dòng cuối của sổ khi lập báo cáo: \(head.written)",
                    en: "The log's last entry when this was made: \(head.written)"))
            if soundness == .unchecked { proofs.append(.unchecked) }
        }
        return proofs
    }

    private func words(of seal: Recorded<Seal>) -> [Phrase] {
        let (head, day) = (seal.fact.head, zone.date(of: seal.at))
        let printed = lines.flatMap { [$0.airing.entry] + $0.remarks.map(\.entry) } + remarks.map(\.entry)
        let later = printed.count { $0 > head.entry }
        let words = [
            Phrase(
                vi: "Sổ đã được niêm phong ngày \(day.dayMonthYear), đến dòng số \(head.entry); "
                    + "dấu niêm phong: \(head.written)",
                en: "The log was sealed on \(day), up to entry \(head.entry): \(head.written)"),
            Phrase(vi: "Khóa niêm phong (Ed25519): \(seal.fact.key)", en: "Key (Ed25519): \(seal.fact.key)"),
        ]
        guard later > 0 else { return words }
        let added = Phrase(
            vi:
                "Trong báo cáo có \(later) kết quả hoặc ghi chú được ghi sau dòng số \(head.entry), chưa được niêm phong.",
            en: "Outcomes and remarks on this paper that came after entry \(head.entry), not sealed yet: \(later).")
        return words + [added]
    }

    /// Who has signed for the log, a line each.
    var signatures: [Phrase] {
        signOffs.map { signOff in
            let (name, day) = (signOff.fact.person.name, zone.date(of: signOff.at))
            let month = signOff.fact.month.inSentence
            return Phrase(
                vi: "\(name) đã ký xác nhận sổ \(month.vi) ngày \(day.dayMonthYear), "
                    + "ở dòng số \(signOff.entry), sau dòng \(signOff.fact.head.entry)",
                en: "\(name) signed for the log of \(month.en) on \(day), "
                    + "in entry \(signOff.entry), after entry \(signOff.fact.head.entry)")
        }
    }
}

extension LedgerHead {
    /// `N:HASH`, as `loa log verify --head` takes it.
    var written: String { "\(entry):\(hash)" }
}

extension Phrase {
    fileprivate static let notIntact = Phrase(
        vi: "Sổ KHÔNG còn nguyên vẹn nên báo cáo này không mang dấu niêm phong; xem: loa log verify",
        en: "The log is NOT intact, so this paper bears no seal; see: loa log verify")
    fileprivate static let unchecked = Phrase(
        vi: "Khi lập báo cáo này chưa kiểm tra lại toàn bộ sổ; kiểm tra bằng: loa log verify",
        en: "The whole log was not verified for this paper; to do so: loa log verify")
}
