package import Diagnostics
internal import GRDB
package import StationModel

/// What the ledger refused, or what kept it from writing.
package struct LedgerError: PlainError, Hashable {
    package enum Kind: Sendable, Hashable {
        /// There is no ledger yet.
        case absent
        /// The file, or its folder, is not there or may not be opened.
        case cannotOpen
        /// Some other file.
        case notALedger
        /// Written by a later version, which added this step to the schema.
        case newerVersion(migration: String)
        /// Torn or overwritten; `detail` says where it was noticed.
        case corrupt
        case full
        /// The disk failed to read or write.
        case disk
        case readOnly
        /// Another process held it for longer than could be waited.
        case locked
        case alreadyClosed(OccurrenceName)
        case alreadyStarted(OccurrenceName)
        /// Neither planned nor started, so there is nothing to close or to keep a position of.
        case unknown(OccurrenceName)
        /// Not a word about it, so there is nothing to remark on.
        case noOccurrence(OccurrenceName)
        /// Something was written in between: what was to be signed is not the end of the ledger any more.
        case headMoved
        /// Written by an older version, and not opened for writing since: its entries hold no hashes.
        case unchained
        /// Anything else that SQLite refuses: a fault of the program.
        case refused
    }

    package let kind: Kind
    package let path: String
    /// SQLite's extended result code; 0 where it was not SQLite that refused.
    package let code: Int32
    /// For the technician: what SQLite or the reader said.
    package let detail: String

    package init(_ kind: Kind, path: String, code: Int32 = 0, detail: String = "") {
        self.kind = kind
        self.path = path
        self.code = code
        self.detail = detail
    }

    init(_ error: any Error, path: String) {
        switch error {
        case let error as LedgerError:
            self = error
        case let error as DatabaseError:
            self.init(
                Kind(error.resultCode), path: path, code: error.extendedResultCode.rawValue,
                detail: error.message ?? error.extendedResultCode.description)
        case let error as Schema.NewerVersion:
            self.init(.newerVersion(migration: error.migration), path: path)
        case let error as EntryRow.Unreadable:
            self.init(.corrupt, path: path, detail: "entry \(error.entry)")
        case let error as RowDecodingError:
            self.init(.corrupt, path: path, detail: error.description)
        default:
            self.init(.refused, path: path, detail: String(describing: error))
        }
    }
}

extension LedgerError.Kind {
    fileprivate init(_ code: ResultCode) {
        switch code {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen
        case .SQLITE_NOTADB: self = .notALedger
        case .SQLITE_CORRUPT: self = .corrupt
        case .SQLITE_FULL: self = .full
        case .SQLITE_IOERR: self = .disk
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
        default: self = .refused
        }
    }
}

extension LedgerError {
    package var status: ExitStatus {
        switch kind {
        case .absent, .noOccurrence: .notFound
        case .unchained: .findings
        case .notALedger, .newerVersion, .corrupt, .alreadyClosed, .alreadyStarted, .unknown: .badData
        case .cannotOpen, .full, .disk, .readOnly, .locked, .headMoved, .refused: .cannotWrite
        }
    }

    package var message: Phrase {
        switch kind {
        case .absent:
            Phrase(vi: "chưa có sổ phát thanh \(path)", en: "there is no ledger \(path) yet")
        case .cannotOpen:
            Phrase(vi: "không mở được sổ phát thanh \(path)", en: "the ledger \(path) cannot be opened")
        case .notALedger:
            Phrase(vi: "tệp \(path) không phải là sổ phát thanh của Loa", en: "the file \(path) is not a ledger of Loa")
        case .newerVersion:
            Phrase(
                vi: "sổ phát thanh \(path) do một phiên bản Loa mới hơn ghi",
                en: "the ledger \(path) was written by a newer version of Loa")
        case .corrupt:
            Phrase(vi: "sổ phát thanh \(path) bị hỏng: \(detail)", en: "the ledger \(path) is damaged: \(detail)")
        case .full:
            Phrase(
                vi: "không ghi được sổ phát thanh \(path): ổ đĩa đã đầy",
                en: "the ledger \(path) cannot be written: the disk is full")
        case .disk:
            Phrase(
                vi: "ổ đĩa gặp lỗi khi đọc hoặc ghi sổ phát thanh \(path): \(detail)",
                en: "the disk failed while the ledger \(path) was read or written: \(detail)")
        case .readOnly:
            Phrase(vi: "sổ phát thanh \(path) chỉ đọc được, không ghi được", en: "the ledger \(path) is read-only")
        case .locked:
            Phrase(
                vi: "sổ phát thanh \(path) đang bị một chương trình khác giữ",
                en: "the ledger \(path) is held by another program")
        case .alreadyClosed(let name):
            Phrase(
                vi: "buổi phát \(name) đã khép lại trong sổ phát thanh", en: "\(name) is already closed in the ledger")
        case .alreadyStarted(let name):
            Phrase(vi: "buổi phát \(name) đã bắt đầu", en: "\(name) has already begun")
        case .unknown(let name):
            Phrase(
                vi: "sổ phát thanh không có buổi phát \(name) nào đang chờ hay đang phát",
                en: "the ledger has no \(name) that is planned or on air")
        case .noOccurrence(let name):
            Phrase(vi: "sổ phát thanh không có buổi phát \(name)", en: "the ledger has no occurrence \(name)")
        case .headMoved:
            Phrase(
                vi: "sổ phát thanh \(path) vừa có dòng mới, chưa ký được",
                en: "the ledger \(path) has just grown, so it was not signed")
        case .unchained:
            Phrase(
                vi: "sổ phát thanh \(path) do phiên bản cũ ghi, các dòng chưa được nối với nhau nên không kiểm được",
                en: "the ledger \(path) is an older one that was never chained, so there is nothing to verify")
        case .refused:
            Phrase(
                vi: "không dùng được sổ phát thanh \(path): \(detail)",
                en: "the ledger \(path) cannot be used: \(detail)")
        }
    }

    package var hint: Phrase? {
        switch kind {
        case .absent:
            Phrase(vi: "sổ được lập khi chạy lần đầu: loa run", en: "it is made when the daemon first runs: loa run")
        case .cannotOpen, .readOnly:
            Phrase(
                vi: "kiểm tra quyền đọc, ghi của tệp và của thư mục chứa tệp",
                en: "check who may read and write the file and its folder")
        case .notALedger:
            Phrase(vi: "chuyển tệp này sang chỗ khác", en: "move that file elsewhere")
        case .newerVersion:
            Phrase(vi: "cài phiên bản Loa mới nhất", en: "install the newest version of Loa")
        case .corrupt:
            Phrase(
                vi:
                    "không xóa; cất riêng tệp này cùng các tệp \(path)-wal, \(path)-shm (nếu có) rồi khôi phục bản sao lưu",
                en: "do not delete it; put it aside with \(path)-wal and \(path)-shm, if any, and restore a backup")
        case .full:
            Phrase(vi: "giải phóng dung lượng ổ đĩa", en: "free some space on the disk")
        case .disk:
            Phrase(
                vi: "sao lưu ngay và kiểm tra ổ đĩa hoặc thẻ nhớ", en: "make a backup now and check the disk or card")
        case .locked:
            Phrase(vi: "đóng chương trình kia rồi thử lại", en: "close the other program and try again")
        case .noOccurrence:
            Phrase(
                vi: "xem tên các buổi phát bằng lệnh: loa log list --json",
                en: "see their names with: loa log list --json")
        case .headMoved:
            Phrase(vi: "thử lại", en: "try again")
        case .unchained:
            Phrase(
                vi: "sổ được nối khi có lệnh ghi vào sổ, như: loa run hoặc loa log seal",
                en: "it is chained by whatever writes to it next, such as: loa run, or loa log seal")
        case .alreadyClosed, .alreadyStarted, .unknown, .refused:
            nil
        }
    }
}
