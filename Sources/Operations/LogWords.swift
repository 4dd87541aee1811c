package import Diagnostics
internal import StationModel

/// What troubles and events of the ledger are called, from their codes. Entries may be of a later version: what is not
/// known here is shown as it stands.
package enum LogWords {
    /// Something that happened to an airing.
    package static func trouble(_ code: String, _ detail: [String: String]) -> Phrase {
        let word = detail["detail"].map(Phrase.init(wordOfSystem:))
        let what = Phrase(
            vi: [detail["device"], word?.vi].compactMap { $0 }.joined(separator: ": "),
            en: [detail["device"], word?.en].compactMap { $0 }.joined(separator: ": "))
        let seconds = detail["seconds"].flatMap(Double.init).map { Int($0.rounded()) } ?? 0
        return switch code {
        case "underrun": Phrase(vi: "card bị hụt dữ liệu, có quãng im lặng", en: "the card ran dry, with some silence")
        case "starved":
            Phrase(vi: "đọc bản thu không kịp, có quãng im lặng", en: "the tape was read late, with some silence")
        case "suspended": Phrase(vi: "card bị tạm ngưng rồi chạy lại", en: "the card was suspended and has resumed")
        case "card-not-opened": Phrase(vi: "chưa mở được card \(what.vi)", en: "the card did not open: \(what.en)")
        case "card-lost": Phrase(vi: "mất card \(what.vi)", en: "the card was lost: \(what.en)")
        case "card-back": Phrase(vi: "card đã trở lại", en: "the card was back")
        case "gave-way":
            Phrase(
                vi: "nhường sóng cho \(detail["to"] ?? "")", en: "it gave way to \(detail["to"] ?? "")")
        case "silent-horns":
            Phrase(
                vi: "thiết bị nghe lại không nghe thấy gì từ loa", en: "the listening device heard nothing of the horns"
            )
        case "horns-heard-again":
            Phrase(vi: "lại nghe thấy tiếng từ loa", en: "the horns were heard again")
        case "relay-dropped":
            Phrase(vi: "nguồn tiếp âm bị ngắt: \(what.vi)", en: "the relayed programme dropped: \(what.en)")
        case "relay-back":
            Phrase(
                vi: "nguồn tiếp âm đã có lại sau \(seconds) giây",
                en: "the relayed programme was back after \(seconds) s")
        case "relay-silent":
            Phrase(
                vi: "nguồn tiếp âm không có tiếng đã \(seconds) giây",
                en: "the relayed programme was silent for \(seconds) s")
        default: asItStands(code, detail)
        }
    }

    /// Something that happened to the station.
    package static func event(_ code: String, _ detail: [String: String]) -> Phrase {
        let (title, reason) = ("“\(detail["title"] ?? "")”", detail["reason"].map { ": \($0)" } ?? "")
        let (person, name) = (detail["by"] ?? "", detail["airing"] ?? detail["occurrence"] ?? "")
        return switch code {
        case "daemon-started": Phrase(vi: "chương trình phát bắt đầu chạy", en: "the daemon began to run")
        case "daemon-stopping": Phrase(vi: "chương trình phát được cho dừng", en: "the daemon was told to end")
        case "simulation-began": Phrase(vi: "bắt đầu chạy thử", en: "the simulation began")
        case "station-adopted": Phrase(vi: "áp dụng thư mục đài đã sửa", en: "the edited folder was taken over")
        case "station-refused":
            Phrase(
                vi: "thư mục đài có lỗi, giữ bản cũ: \(detail["finding"] ?? "")",
                en: "the folder has an error, the old one stays in force: \(detail["finding"] ?? "")")
        case "warning-given":
            Phrase(
                vi: "\(person) ra cảnh báo \(title), cấp \(detail["level"] ?? ""), \(name)\(reason)",
                en: "\(person) gave the warning \(title), level \(detail["level"] ?? ""), \(name)\(reason)")
        case "warning-replaced":
            Phrase(
                vi: "cảnh báo \(title) được thay bằng \(person)", en: "the warning \(title) was replaced by \(person)")
        case "all-clear":
            Phrase(
                vi: "\(person) báo hết nguy hiểm, kết thúc \(title)\(reason)",
                en: "\(person) gave the all-clear, which ended \(title)\(reason)")
        case "warning-over": Phrase(vi: "cảnh báo \(title) đã phát đủ", en: "the warning \(title) was aired as told")
        case "warning-expired":
            Phrase(vi: "cảnh báo \(title) hết hiệu lực", en: "the warning \(title) was past its time")
        case "warnings-taken-up":
            Phrase(
                vi: "tiếp tục \(detail["count"] ?? "") cảnh báo đang có hiệu lực",
                en: "warnings still in force: \(detail["count"] ?? "")")
        case "live-kept":
            Phrase(
                vi: "lời nói trực tiếp \(name) lưu tại \(detail["file"] ?? ""), SHA-256 \(detail["sha256"] ?? "")",
                en: "what was said in \(name) is kept in \(detail["file"] ?? ""), SHA-256 \(detail["sha256"] ?? "")")
        case "live-not-kept":
            Phrase(
                vi: "không lưu được lời nói trực tiếp \(name): \(detail["detail"] ?? "")",
                en: "what was said in \(name) is not kept: \(detail["detail"] ?? "")")
        case "seals-rebuilt":
            Phrase(
                vi: "lập lại danh sách niêm phong, \(detail["seals"] ?? "") niêm phong",
                en: "the list of seals was made anew, with \(detail["seals"] ?? "") seals")
        case "entry-refused":
            Phrase(
                vi: "sổ không nhận một dòng: \(detail["error"] ?? "")",
                en: "the log refused an entry: \(detail["error"] ?? "")")
        default: asItStands(code, detail)
        }
    }

    private static func asItStands(_ code: String, _ detail: [String: String]) -> Phrase {
        let facts = detail.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return Phrase(verbatim: facts.isEmpty ? code : "\(code) (\(facts.joined(separator: ", ")))")
    }
}
