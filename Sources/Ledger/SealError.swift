package import Diagnostics
internal import Glibc

/// Why the ledger was not sealed.
package enum SealError: PlainError, Hashable {
    /// Seals were made with a key that is not there any more.
    case keyMissing(path: String)
    /// Another key than that of the seals so far.
    case keyForeign(path: String)
    /// It cannot be opened, or holds no key.
    case keyUnreadable(path: String)
    /// The entries since the last seal do not hold: what is broken is not sealed.
    case broken(Fault)
    /// The list of seals lacks so many of the ledger's seals: an end that was cut off would go unnoticed.
    case listLost(path: String, seals: Int)
    /// The list of seals is there and cannot be read.
    case unreadable(path: String, errno: Int32)
    /// A file beside the ledger could not be written.
    case file(path: String, call: String, errno: Int32)
    case cannotSign
    case ledger(LedgerError)

    package var status: ExitStatus {
        switch self {
        case .keyMissing: .notFound
        case .keyForeign, .keyUnreadable, .unreadable: .badData
        case .broken, .listLost: .findings
        case .file, .cannotSign: .cannotWrite
        case .ledger(let error): error.status
        }
    }

    package var message: Phrase {
        switch self {
        case .keyMissing(let path):
            Phrase(
                vi: "không thấy khóa niêm phong \(path), tuy sổ đã từng niêm phong bằng khóa ấy",
                en: "the key \(path), with which the ledger was sealed so far, is not there")
        case .keyForeign(let path):
            Phrase(
                vi: "khóa \(path) không phải là khóa đã niêm phong sổ này",
                en: "the key \(path) is not the one with which this ledger was sealed so far")
        case .keyUnreadable(let path):
            Phrase(vi: "không đọc được khóa niêm phong \(path)", en: "the key \(path) cannot be read, or is no key")
        case .broken(let fault):
            Phrase(
                vi: "chưa niêm phong sổ: \(fault.phrase.vi)", en: "the ledger was not sealed: \(fault.phrase.en)")
        case .listLost(let path, let count):
            Phrase(
                vi: "chưa niêm phong sổ: tệp \(path) thiếu \(count) niêm phong có trong sổ",
                en: "the ledger was not sealed: \(count) of its seals are not in \(path)")
        case .unreadable(let path, let errno):
            Phrase(
                vi: "không đọc được danh sách niêm phong \(path): \(Self.word(errno))",
                en: "the list of seals \(path) cannot be read: \(Self.word(errno))")
        case .file(let path, let call, let errno):
            Phrase(
                vi: "không ghi được \(path) (\(call)): \(Self.word(errno))",
                en: "\(path) cannot be written (\(call)): \(Self.word(errno))")
        case .cannotSign:
            Phrase(vi: "không ký được bằng khóa của đài", en: "the station's key does not sign")
        case .ledger(let error): error.message
        }
    }

    package var hint: Phrase? {
        switch self {
        case .keyMissing, .keyForeign:
            Phrase(
                vi: "chép lại khóa từ bản sao lưu; nếu khóa đã mất hẳn: loa log seal --new-key",
                en: "put the key back from a backup; if it is lost for good: loa log seal --new-key")
        case .keyUnreadable:
            Phrase(
                vi:
                    "kiểm tra quyền đọc, hoặc chép lại khóa từ bản sao lưu; nếu khóa đã mất hẳn: loa log seal --new-key",
                en:
                    "check who may read it, or put it back from a backup; if it is lost for good: loa log seal --new-key"
            )
        case .broken:
            Phrase(vi: "xem kỹ bằng lệnh: loa log verify", en: "look closer with: loa log verify")
        case .listLost: Self.listRemedy
        case .unreadable:
            Phrase(
                vi:
                    "kiểm tra quyền đọc, hoặc dời nó sang chỗ khác rồi chép lại tệp từ bản sao lưu; nếu tệp đã mất hẳn: "
                    + "loa log seal --rebuild-list",
                en: "check who may read it, or move it elsewhere and put the file back from a backup; if it is lost "
                    + "for good: loa log seal --rebuild-list")
        case .file:
            Phrase(
                vi: "kiểm tra chỗ trống trên đĩa và quyền ghi thư mục var",
                en: "check the free space and who may write the folder var")
        case .cannotSign: nil
        case .ledger(let error): error.hint
        }
    }

    /// What to do where the list of seals is damaged or gone.
    static let listRemedy = Phrase(
        vi: "chép lại tệp từ bản sao lưu; nếu tệp đã mất hẳn: loa log seal --rebuild-list",
        en: "put the file back from a backup; if it is lost for good: loa log seal --rebuild-list")

    private static func word(_ errno: Int32) -> String { unsafe String(cString: strerror(errno)) }
}
