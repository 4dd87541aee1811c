internal import CivilTime
package import Diagnostics
package import StationModel

/// Where the ledger is not as it was written any more.
package struct Fault: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case altered, inserted, reordered, removed
        /// The entries at the end are gone.
        case cutOff = "cut-off"
        /// Hashed anew: which of the entries were changed cannot be told.
        case rewritten
        /// A seal whose signature does not fit.
        case forged
        /// A seal by a key that the ledger does not name.
        case foreignKey = "foreign-key"
    }

    /// What knows it better.
    package enum Witness: Sendable, Hashable {
        /// A seal in the ledger.
        case seal(Seal.Period)
        /// A line of the list of seals beside the ledger.
        case list(Seal.Period)
        /// A number and a hash that a person has on paper.
        case paper
        /// SQLite's own count of the entries.
        case counter
    }

    package let kind: Kind
    /// The numbers, as they were written.
    package let entries: ClosedRange<Int64>
    package let witness: Witness?
    /// The entries that follow were given other numbers, to hide it.
    package let renumbered: Bool
    /// Up to there it says nothing against the entries; 0: not even the first is certain.
    package let holdsTo: Int64

    /// - Parameter last: the entries up to there are well; left out: up to the first of `entries`.
    init(
        _ kind: Kind, _ entries: ClosedRange<Int64>, by witness: Witness? = nil, renumbered: Bool = false,
        holdingTo last: Int64? = nil
    ) {
        self.kind = kind
        self.entries = entries
        self.witness = witness
        self.renumbered = renumbered
        holdsTo = last ?? max(entries.lowerBound, 1) - 1
    }
}

extension Fault {
    /// In the middle of a sentence.
    package var phrase: Phrase {
        let them = numbers
        return switch kind {
        case .altered: Phrase(vi: "\(them.vi) đã bị sửa", en: "\(them.en) \(was) altered")
        case .inserted: Phrase(vi: "\(them.vi) bị chèn thêm vào", en: "\(them.en) \(was) inserted")
        case .reordered:
            Phrase(
                vi: "\(them.vi) không còn ở đúng chỗ: thứ tự các dòng đã bị đổi",
                en: "\(them.en) \(isOne ? "is" : "are") not in place: entries were exchanged")
        case .removed:
            Phrase(
                vi: "\(them.vi) đã bị xóa" + (renumbered ? ", các dòng sau bị đánh số lại" : ""),
                en: "\(them.en) \(was) removed" + (renumbered ? ", those that follow were renumbered" : ""))
        case .cutOff:
            Phrase(
                vi: "phần cuối sổ đã bị cắt mất: thiếu \(them.vi)\(testimony.vi)",
                en: "the end was cut off: \(them.en) \(isOne ? "is" : "are") missing\(testimony.en)")
        case .rewritten:
            Phrase(
                vi: "trong khoảng \(them.vi) có dòng đã bị viết lại\(testimony.vi)",
                en: "somewhere in \(them.en) the ledger was rewritten\(testimony.en)")
        case .forged:
            Phrase(
                vi: "niêm phong ở \(them.vi) không phải của đài: chữ ký sai",
                en: "the seal in \(them.en) is not the station's: its signature is wrong")
        case .foreignKey:
            Phrase(
                vi: "niêm phong ở \(them.vi) ký bằng khóa không phải của đài",
                en: "the seal in \(them.en) was made with another key than the station's")
        }
    }

    private var numbers: Phrase {
        let (first, last) = (entries.lowerBound, entries.upperBound)
        return first == last
            ? Phrase(vi: "dòng số \(first)", en: "entry \(first)")
            : Phrase(vi: "các dòng từ số \(first) đến số \(last)", en: "entries \(first) to \(last)")
    }

    private var isOne: Bool { entries.lowerBound == entries.upperBound }

    private var was: String { isOne ? "was" : "were" }

    /// How that is known.
    private var testimony: Phrase {
        switch witness {
        case nil: Phrase(verbatim: "")
        case .seal(let period):
            Phrase(
                vi: ", không còn khớp với niêm phong \(period.inSentence.vi)",
                en: ": it does not fit the seal of \(period.inSentence.en)")
        case .list(let period):
            Phrase(
                vi: ", theo niêm phong \(period.inSentence.vi) ghi trong tệp var/seals",
                en: ", by the seal of \(period.inSentence.en) in var/seals")
        case .paper:
            Phrase(vi: ", theo số dòng và mã kiểm trên giấy", en: ", by the number and hash on paper")
        case .counter:
            Phrase(vi: ", theo số đếm của chính cơ sở dữ liệu", en: ", by the database's own count")
        }
    }
}

extension Seal.Period {
    /// In the middle of a sentence: `ngày 08/08/2023`, `tháng 8 năm 2023`; `2023-08-08`, `August 2023`.
    package var inSentence: Phrase {
        switch self {
        case .day(let date): Phrase(vi: "ngày \(date.dayMonthYear)", en: date.description)
        case .month(let month): month.inSentence
        }
    }
}
