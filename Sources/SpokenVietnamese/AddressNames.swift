/// Parts of addresses, which have no tones, as the words they stand for.
enum AddressNames {
    /// Names that addresses of public bodies are made of; `gov` and `com` are said as they stand.
    static let known: [String: String] = [
        "www": "vê kép vê kép vê kép", "gov": "gov", "com": "com", "vn": "vê nờ", "edu": "e đu", "org": "o rờ giê",
        "net": "nét", "html": "hát tê mờ lờ", "gmail": "gi-meo", "facebook": "phây-búc", "youtube": "diu-túp",
        "zalo": "da-lô", "google": "gu-gồ", "dichvucong": "dịch vụ công", "dvc": "dê vê xê", "quangtri": "quảng trị",
        "trungson": "trung sơn", "giolinh": "gio linh", "benhai": "bến hải", "vinhlinh": "vĩnh linh",
        "camlo": "cam lộ", "dongha": "đông hà", "trieuphong": "triệu phong", "hailang": "hải lăng",
        "dakrong": "đa-krông", "huonghoa": "hướng hóa", "quangbinh": "quảng bình", "thuathienhue": "thừa thiên huế",
        "hue": "huế", "hanoi": "hà nội", "danang": "đà nẵng", "chinhphu": "chính phủ", "thutuc": "thủ tục",
        "baohiemxahoi": "bảo hiểm xã hội", "vssid": "vê ét-sì ét-sì i đê", "congan": "công an",
        "bocongan": "bộ công an",
        "dancuquocgia": "dân cư quốc gia", "motcua": "một cửa", "xa": "xã", "tinh": "tỉnh", "ubnd": "u bê en-nờ đê",
        "thongtin": "thông tin", "baochi": "báo chí", "vneid": "vê nờ e i đê", "vnpt": "vê nờ pê tê",
        "viettel": "viét-teo",
        "laichau": "lai châu", "nghean": "nghệ an", "hatinh": "hà tĩnh", "thanhhoa": "thanh hóa",
        "phongchongthientai": "phòng chống thiên tai", "nchmf": "en-nờ xê hát mờ ép", "thuedientu": "thuế điện tử",
        "thue": "thuế", "gdt": "giê dê tê", "baohiem": "bảo hiểm", "vieclam": "việc làm", "khuyennong": "khuyến nông",
        "hopthu": "hộp thư", "tramyte": "trạm y tế", "daitruyenthanh": "đài truyền thanh", "vanphong": "văn phòng",
        "gopy": "góp ý",
    ]

    /// A name without tones, cut into syllables: `thongbaomoi` is *thong bao moi*, which the voice reads flat.
    ///
    /// `nil` unless the whole of it is syllables; as few as possible.
    static func syllables(_ name: String) -> String? {
        let letters = Array(name.unicodeScalars)
        guard letters.count > 2, letters.count <= 60 else { return nil }
        var best: [(count: Int, from: Int)?] = Array(repeating: nil, count: letters.count + 1)
        best[0] = (0, 0)
        for end in 1...letters.count {
            for start in max(0, end - 7)..<end {
                guard let before = best[start], end - start > 1, before.count + 1 < best[end]?.count ?? .max,
                    Syllable.isValidUnmarked(letters[start..<end])
                else { continue }
                best[end] = (before.count + 1, start)
            }
        }
        var words: [String] = []
        var end = letters.count
        while end > 0 {
            guard let step = best[end] else { return nil }
            words.append(UTF8Text(letters[step.from..<end]).string)
            end = step.from
        }
        return words.reversed().joined(separator: " ")
    }
}
