internal import Diagnostics

/// Why a file is no XML that may be read.
struct XMLFault: Error, Hashable {
    enum Kind: Hashable {
        case tooLarge, empty, notXML, notText, torn, documentType, tooDeep
        case encoding(String)
        /// The name of the element that is open and the one that was closed are two.
        case tags
    }

    let kind: Kind
    /// The byte of the text at which it shows; absent: it is the whole file's.
    let offset: Int?

    init(_ kind: Kind, offset: Int? = nil) {
        self.kind = kind
        self.offset = offset
    }

    func finding(at place: Finding.Place) -> Finding {
        Finding(.error, code, at: place, message, hint: hint)
    }

    private var code: String {
        switch kind {
        case .tooLarge: "cap-too-large"
        case .empty: "cap-empty"
        case .notXML, .tags: "cap-not-xml"
        case .notText, .encoding: "cap-encoding"
        case .torn: "cap-torn"
        case .documentType: "cap-document-type"
        case .tooDeep: "cap-too-deep"
        }
    }

    private var message: Phrase {
        switch kind {
        case .tooLarge:
            Phrase(vi: "tệp lớn hơn 2 MiB, không phải bản tin CAP", en: "the file is larger than 2 MiB: no CAP message")
        case .empty: Phrase(vi: "tệp trống", en: "the file is empty")
        case .notXML: Phrase(vi: "tệp không phải XML đúng quy cách", en: "the file is not well-formed XML")
        case .notText:
            Phrase(vi: "tệp không phải văn bản UTF-8 hay UTF-16", en: "the file is no text in UTF-8 or UTF-16")
        case .encoding(let name):
            Phrase(
                vi: "tệp dùng bảng mã “\(name.prefix(40))”, chỉ đọc được UTF-8 và UTF-16",
                en: "the file is encoded in “\(name.prefix(40))”; only UTF-8 and UTF-16 are read")
        case .torn: Phrase(vi: "tệp bị đứt giữa chừng", en: "the end of the file is missing")
        case .documentType:
            Phrase(
                vi: "tệp có khai báo DOCTYPE hoặc ENTITY: không đọc, vì khai báo đó có thể gây hại",
                en: "the file declares a DOCTYPE or ENTITY: it is not read, for such a declaration can do harm")
        case .tooDeep:
            Phrase(vi: "các thẻ lồng nhau quá sâu", en: "its elements are nested too deeply")
        case .tags:
            Phrase(vi: "thẻ đóng không khớp với thẻ mở", en: "an end tag does not match its start tag")
        }
    }

    private var hint: Phrase {
        switch kind {
        case .torn, .empty, .notXML, .tags, .notText:
            Phrase(
                vi: "tải hoặc chép lại tệp từ nơi phát hành bản tin",
                en: "download or copy the file again from whoever issued it")
        case .tooLarge, .documentType, .tooDeep, .encoding:
            Phrase(
                vi: "hỏi nơi phát hành bản tin; việc gấp thì phát bằng lời: loa emergency --say",
                en: "ask whoever issued it; if it is urgent, air the words: loa emergency --say")
        }
    }
}
