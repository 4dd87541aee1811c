package import Diagnostics

/// The words of an official paper's head and foot, after Decree 30/2020/NĐ-CP, appendix I.
package struct Letterhead: Sendable, Hashable {
    /// Of the body: `Ủy ban nhân dân`, `People's Committee`; absent: it is another kind of body.
    private let committee: Bool
    /// What follows in its name: `xã Trung Sơn`; or the whole name of another body.
    private let rest: String
    package let place: String

    /// - Parameter authority: as the schedule has it; the names of papers are written in full, so `UBND` is spelt out.
    package init(authority: String, place: String) {
        self.place = place
        for start in ["UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân "]
        where authority.lowercased().hasPrefix(start.lowercased()) {
            committee = true
            rest = String(authority.dropFirst(start.count))
            return
        }
        committee = false
        rest = authority
    }

    /// In a sentence: `Ủy ban nhân dân xã Trung Sơn`, `the People's Committee of Trung Sơn commune`.
    package var body: Phrase {
        guard committee else { return Phrase(verbatim: rest) }
        return Phrase(vi: "Ủy ban nhân dân \(rest)", en: "the People's Committee of \(englishPlace)")
    }

    /// The lines at the upper left, in capitals.
    var bodyLines: [Phrase] {
        let name = Phrase(vi: rest.uppercased(), en: (committee ? englishPlace : rest).uppercased())
        guard committee else { return [name] }
        return [Phrase(vi: "ỦY BAN NHÂN DÂN", en: "PEOPLE'S COMMITTEE OF"), name]
    }

    /// `Số:    /BC-UBND`: a report of that body, with room for its number.
    var number: Phrase {
        let rest = String(repeating: "\u{A0}", count: 10) + (committee ? "/BC-UBND" : "/BC-")
        return Phrase(vi: "Số:\(rest)", en: "No.:\(rest)")
    }

    /// Above the signature.
    var signatory: [Phrase] {
        guard committee else { return [Phrase(vi: "THỦ TRƯỞNG CƠ QUAN", en: "HEAD OF THE OFFICE")] }
        return [
            Phrase(vi: "TM. ỦY BAN NHÂN DÂN", en: "ON BEHALF OF THE PEOPLE'S COMMITTEE"),
            Phrase(vi: "CHỦ TỊCH", en: "CHAIRPERSON"),
        ]
    }

    private var englishPlace: String {
        for (vi, en) in [
            ("xã ", "commune"), ("phường ", "ward"), ("thị trấn ", "township"), ("đặc khu ", "special zone"),
        ]
        where rest.lowercased().hasPrefix(vi) {
            return "\(rest.dropFirst(vi.count)) \(en)"
        }
        return rest
    }
}
