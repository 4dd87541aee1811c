internal import Diagnostics

/// A text file of the station: UTF-8, checked, without a byte order mark.
struct SourceText {
    /// Far above what a station writes; a slip such as a sound file under a text's name stops here.
    static let sizeLimit = 1 << 20

    /// Relative to the station folder.
    let file: String
    /// As they are in the file, without the byte order mark.
    let bytes: ArraySlice<UInt8>

    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// As they are in the file, with the byte order mark if there is one.
    let whole: [UInt8]
    var hasMark: Bool { bytes.count < whole.count }

    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Reads and checks; every fault goes to `report` and gives `nil`.
    init?(_ file: String, in files: FolderFiles, ifAbsent: Fault, report: (Finding) -> Void) {
        let place = Finding.Place(file: file)
        guard files.holds(file) || files.facts(of: file) == nil else {
            report(Fault.leavesFolder(file).finding(at: place))
            return nil
        }
        let bytes: [UInt8]
        do {
            bytes = try files.bytes(of: file, limit: Self.sizeLimit)
        } catch {
            report(Fault.unreadable(error, ifAbsent: ifAbsent).finding(at: place))
            return nil
        }
        self.file = file
        self.whole = bytes
        self.bytes = bytes.starts(with: Self.mark) ? bytes.dropFirst(Self.mark.count) : bytes[...]
        if let fault = encodingFault() {
            report(fault)
            return nil
        }
    }

    private func encodingFault() -> Finding? {
        do {
            _ = try UTF8Span(validating: Array(bytes).span)
            return nil
        } catch {
            let offset = error.byteOffsets.lowerBound
            let before = bytes.prefix(offset)
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
            let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
            let byte = bytes[bytes.startIndex + offset]
            // Counted in the file as it is: a byte order mark is part of it.
            return Fault.notUTF8(byte: byte, offset: bytes.startIndex + offset)
                .finding(at: Finding.Place(file: file, line: line, column: column))
        }
    }
}

extension Fault {
    fileprivate static func notUTF8(byte: UInt8, offset: Int) -> Fault {
        let code = "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        return Fault(
            "not-utf-8",
            Phrase(
                vi: "tệp không phải UTF-8: byte \(code) ở vị trí \(offset)",
                en: "the file is not UTF-8: byte \(code) at offset \(offset)"),
            hint: Phrase(
                vi: "lưu lại tệp với bảng mã UTF-8; văn bản TCVN3 (ABC) hay VNI thì chuyển sang Unicode trước",
                en: "save the file as UTF-8; convert text in TCVN3 (ABC) or VNI to Unicode first"))
    }

    static func leavesFolder(_ path: String) -> Fault {
        Fault(
            "path-leaves-folder",
            Phrase(
                vi: "đường dẫn \(path.quoted) ra ngoài thư mục đài",
                en: "the path \(path.quoted) leads out of the station folder"),
            hint: Phrase(
                vi: "chép tệp vào thư mục đài và ghi đường dẫn tính từ thư mục đó",
                en: "copy the file into the station folder and give its path from there"))
    }

    static func unreadable(_ trouble: FileTrouble, ifAbsent: Fault) -> Fault {
        switch trouble {
        case .absent:
            ifAbsent
        case .notAFile:
            Fault(
                "not-a-file", Phrase(vi: "đây không phải là một tệp thường", en: "this is not a plain file"),
                hint: Phrase(vi: "thay bằng một tệp văn bản", en: "put a text file in its place"))
        case .notAFolder(let name):
            Fault(
                "not-a-folder",
                Phrase(vi: "\(name.quoted) phải là một thư mục", en: "\(name.quoted) must be a folder"),
                hint: Phrase(
                    vi: "dời tệp đó đi rồi tạo thư mục cùng tên",
                    en: "move that file away and make a folder of that name"))
        case .tooLarge(let limit):
            Fault(
                "file-too-large",
                Phrase(vi: "tệp lớn hơn \(limit >> 10) KiB", en: "the file is larger than \(limit >> 10) KiB"),
                hint: Phrase(
                    vi: "tệp ở đây chỉ chứa chữ; âm thanh thì để trong audio/",
                    en: "only text belongs here; sound files go into audio/"))
        case .failed(let call, let errno):
            Fault(
                "file-unreadable",
                Phrase(
                    vi: "không đọc được tệp: \(systemWord(errno)) (\(call))",
                    en: "the file cannot be read: \(systemWord(errno)) (\(call))"),
                hint: Phrase(vi: "kiểm tra quyền đọc của tệp", en: "check that you may read the file"))
        }
    }
}
