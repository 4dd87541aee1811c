internal import Diagnostics

/// What a file is, by what stands in it. Its name only tells Markdown from other text.
enum FileKind: Hashable {
    case word, openDocument, richText, webPage, oldWord, markdown, text
    /// A Word, OpenDocument or ZIP file with a password.
    case encrypted
    /// Its beginning is right, and the rest is missing.
    case torn
    /// Unpacked it would be larger than any announcement.
    case bloated
    case foreign(ForeignKind)

    init(_ bytes: [UInt8], name: String) {
        if let file = CompoundFile(bytes) {
            self = Self.kind(of: file)
        } else if bytes.has("PK\u{3}\u{4}") {
            self = ZipDirectory(bytes).map { Self.kind(of: $0, bytes) } ?? .torn
        } else if let foreign = ForeignKind(signatureOf: bytes) {
            self = .foreign(foreign)
        } else {
            self = Self.kind(ofText: bytes, name: name)
        }
    }

    private static func kind(of file: CompoundFile) -> FileKind {
        guard file.hasDirectory else { return .torn }
        if file.hasStream("EncryptedPackage") { return .encrypted }
        if file.hasStream("WordDocument") {
            return file.isWordEncrypted.map { $0 ? .encrypted : .oldWord } ?? .torn
        }
        if file.hasStream("Workbook") || file.hasStream("Book") { return .foreign(.spreadsheet) }
        if file.hasStream("PowerPoint Document") { return .foreign(.slides) }
        return .foreign(.unknown)
    }

    private static func kind(of zip: ZipDirectory, _ bytes: [UInt8]) -> FileKind {
        let mimeType = zip.entries.first { $0.name == "mimetype" }.map { entry in
            String(decoding: bytes.dropFirst(entry.start).prefix(entry.unpackedSize), as: UTF8.self)
        }
        let kind: FileKind =
            switch mimeType {
            case "application/vnd.oasis.opendocument.text"?, "application/vnd.oasis.opendocument.text-template"?:
                .openDocument
            case "application/vnd.oasis.opendocument.spreadsheet"?: .foreign(.spreadsheet)
            case "application/vnd.oasis.opendocument.presentation"?: .foreign(.slides)
            case _ where zip.has(prefix: "word/"): .word
            case _ where zip.has(prefix: "xl/"): .foreign(.spreadsheet)
            case _ where zip.has(prefix: "ppt/"): .foreign(.slides)
            default: .foreign(.archive)
            }
        guard kind == .word || kind == .openDocument else { return kind }
        if zip.entries.contains(where: { $0.isEncrypted || isHidden($0, in: bytes) }) { return .encrypted }
        let unpacked = zip.entries.reduce(0) { $0 + ($1.name.hasSuffix(".xml") ? $1.unpackedSize : 0) }
        return unpacked > largestUnpacked ? .bloated : kind
    }

    /// An OpenDocument file with a password says so only inside itself, but its text is not XML any more.
    private static func isHidden(_ entry: ZipDirectory.Entry, in bytes: [UInt8]) -> Bool {
        entry.name == "content.xml" && entry.method == 0 && !bytes.has("<", at: entry.start)
            || entry.name == "encrypted-package"
    }

    /// Bytes of XML. A megabyte of words comes to some twenty.
    private static let largestUnpacked = 64 << 20

    private static func kind(ofText bytes: [UInt8], name: String) -> FileKind {
        guard let text = TextBytes.text(of: Array(bytes.prefix(4096))) else { return .foreign(.unknown) }
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(600).lowercased()
        if start.hasPrefix("{\\rtf") { return .richText }
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .webPage }
        if start.hasPrefix("<?xml") { return start.contains("<html") ? .webPage : .foreign(.xml) }
        if start.hasPrefix("mime-version:") { return .foreign(.webArchive) }
        let ending = name.split(separator: ".").last.map { $0.lowercased() }
        return switch ending {
        case "html"?, "htm"?: .webPage
        case "md"?, "markdown"?: .markdown
        default: .text
        }
    }
}

/// Files that hold no text Loa can read.
package enum ForeignKind: Sendable, Hashable, CaseIterable {
    case pdf, picture, sound, video, spreadsheet, slides, archive, webArchive, xml, program, unknown

    /// By the first bytes.
    init?(signatureOf bytes: [UInt8]) {
        if let found = Self.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            self = found.kind
        } else if bytes.has("RIFF") {
            self = bytes.has("WEBP", at: 8) ? .picture : bytes.has("WAVE", at: 8) ? .sound : .video
        } else if bytes.has("ftyp", at: 4) {
            self =
                bytes.has("heic", at: 8) || bytes.has("avif", at: 8)
                ? .picture : bytes.has("M4A", at: 8) ? .sound : .video
        } else {
            return nil
        }
    }

    private static let signatures: [(kind: ForeignKind, bytes: [UInt8])] = [
        (.pdf, Array("%PDF".utf8)),
        (.picture, [0x89, 0x50, 0x4E, 0x47]), (.picture, [0xFF, 0xD8, 0xFF]), (.picture, Array("GIF8".utf8)),
        (.picture, [0x49, 0x49, 0x2A, 0]), (.picture, [0x4D, 0x4D, 0, 0x2A]),
        (.sound, Array("ID3".utf8)), (.sound, [0xFF, 0xFB]), (.sound, Array("fLaC".utf8)), (.sound, Array("OggS".utf8)),
        (.archive, Array("Rar!".utf8)), (.archive, [0x37, 0x7A, 0xBC, 0xAF]), (.archive, [0x1F, 0x8B]),
        (.archive, Array("PK\u{5}\u{6}".utf8)),
        (.program, [0x7F, 0x45, 0x4C, 0x46]), (.program, [0x4D, 0x5A, 0x90, 0]),
    ]

    /// As it ends the sentence “the file is really …”.
    var name: Phrase {
        switch self {
        case .pdf: Phrase(vi: "tệp PDF", en: "a PDF file")
        case .picture: Phrase(vi: "tệp ảnh", en: "a picture")
        case .sound: Phrase(vi: "tệp âm thanh", en: "a sound file")
        case .video: Phrase(vi: "tệp video", en: "a video")
        case .spreadsheet: Phrase(vi: "bảng tính (Excel)", en: "a spreadsheet")
        case .slides: Phrase(vi: "tệp trình chiếu (PowerPoint)", en: "a file of slides")
        case .archive: Phrase(vi: "tệp nén (ZIP, RAR…)", en: "a packed file (ZIP, RAR …)")
        case .webArchive: Phrase(vi: "trang web lưu thành một tệp (MHT)", en: "a web page saved as one file (MHT)")
        case .xml: Phrase(vi: "tệp XML", en: "an XML file")
        case .program: Phrase(vi: "tệp chương trình", en: "a program")
        case .unknown: Phrase(vi: "tệp không phải văn bản", en: "a file that is no text")
        }
    }

    /// What to do with one.
    var hint: Phrase {
        switch self {
        case .pdf:
            Phrase(
                vi: "xin bản Word của bài, hoặc chép nội dung sang tệp .docx hay .txt rồi nhập lại",
                en: "ask for the Word file, or copy the words into a .docx or .txt file and import that")
        case .picture:
            Phrase(
                vi: "gõ lại nội dung trong ảnh vào tệp .docx hay .txt rồi nhập lại",
                en: "type the words of the picture into a .docx or .txt file and import that")
        case .sound:
            Phrase(
                vi: "bản ghi âm thì chép vào thư mục audio/ và ghi vào mục recording của bài",
                en: "put a recording into audio/ and name it in the script's recording")
        case .spreadsheet, .slides, .webArchive, .xml:
            Phrase(
                vi: "mở bằng Word hoặc LibreOffice, lưu nội dung thành tệp .docx rồi nhập lại",
                en: "open it in Word or LibreOffice, save the words as .docx and import that")
        case .archive:
            Phrase(vi: "giải nén rồi nhập tệp Word ở trong", en: "unpack it and import the Word file in it")
        case .video, .program, .unknown:
            Phrase(
                vi: "kiểm tra lại xem đã chọn đúng tệp chưa; Loa nhập .docx, .doc, .odt, .rtf, .html, .txt và .md",
                en: "check that this is the right file; Loa imports .docx, .doc, .odt, .rtf, .html, .txt and .md")
        }
    }
}
