internal import CivilTime
internal import Diagnostics
internal import StationModel

/// How one kind of value is written. What is wrong with a text is told by the fault that `read` throws.
struct Form<Value> {
    /// Takes the text tidied: NFC, one line, no blanks at its ends.
    let read: (String) throws(Fault) -> Value
    /// Does an unquoted `null` mean something here? Elsewhere it is an empty value.
    let readsNull: Bool

    init(readsNull: Bool = false, _ read: @escaping (String) throws(Fault) -> Value) {
        self.read = read
        self.readsNull = readsNull
    }
}

extension Form<String> {
    /// Any text that is not blank, at most 500 characters.
    static var text: Form {
        Form { text throws(Fault) in
            guard !text.isEmpty else {
                throw Fault(
                    "no-value", Phrase(vi: "giá trị để trống", en: "the value is blank"),
                    hint: Phrase(vi: "điền giá trị hoặc xóa cả dòng", en: "fill it in or delete the line"))
            }
            guard text.count <= 500 else {
                throw Fault(
                    "text-too-long",
                    Phrase(
                        vi: "giá trị dài \(text.count) ký tự, tối đa là 500",
                        en: "the value has \(text.count) characters, at most 500 are allowed"),
                    hint: Phrase(
                        vi: "viết ngắn lại; nội dung bài để trong scripts/", en: "shorten it; texts belong in scripts/")
                )
            }
            return text
        }
    }
}

extension Form<StationZone> {
    /// An IANA name, such as `Asia/Ho_Chi_Minh`.
    static var zone: Form {
        Form { text throws(Fault) in
            guard let zone = StationZone(identifier: text) else {
                throw Fault(
                    "bad-time-zone",
                    Phrase(
                        vi: "không có múi giờ nào tên là \(text.quoted)", en: "there is no time zone \(text.quoted)"),
                    hint: Phrase(
                        vi: "ở Việt Nam viết Asia/Ho_Chi_Minh; đã viết vậy thì cài gói tzdata cho máy",
                        en: "in Vietnam write Asia/Ho_Chi_Minh; if it says so, install tzdata on this box"))
            }
            return zone
        }
    }
}

extension Form<Int> {
    /// A whole number in decimal digits.
    static func number(_ range: ClosedRange<Int>) -> Form {
        Form { text throws(Fault) in
            guard let number = Int(text), range.contains(number) else {
                throw Fault(
                    "bad-number",
                    Phrase(
                        vi: "\(text.quoted) không phải số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                        en: "\(text.quoted) is not a whole number from \(range.lowerBound) to \(range.upperBound)"),
                    hint: Phrase(
                        vi: "viết bằng chữ số, ví dụ: \(range.lowerBound)",
                        en: "write digits, such as: \(range.lowerBound)"))
            }
            return number
        }
    }
}

extension Form<Double> {
    /// `90%`, as a share: 0.01 to 1.
    static var percent: Form {
        Form { text throws(Fault) in
            guard text.hasSuffix("%"), let number = Int(text.dropLast().tidiedNumber), (1...100).contains(number) else {
                throw Fault(
                    "bad-percent",
                    Phrase(
                        vi: "\(text.quoted) không phải tỷ lệ từ 1% đến 100%",
                        en: "\(text.quoted) is not a share from 1% to 100%"),
                    hint: Phrase(vi: "viết như: 90%", en: "write it like: 90%"))
            }
            return Double(number) / 100
        }
    }

    /// `-16 LUFS`, from -40 to -5.
    static var loudness: Form {
        Form { text throws(Fault) in
            guard text.hasSuffix("LUFS"), let level = Double(text.dropLast(4).tidiedNumber),
                (-40 ... -5).contains(level)
            else {
                throw Fault(
                    "bad-loudness",
                    Phrase(
                        vi: "\(text.quoted) không phải độ to từ -40 đến -5 LUFS",
                        en: "\(text.quoted) is not a loudness from -40 to -5 LUFS"),
                    hint: Phrase(vi: "viết như: -16 LUFS", en: "write it like: -16 LUFS"))
            }
            return level
        }
    }
}

extension StringProtocol {
    /// Without the blanks before a unit.
    fileprivate var tidiedNumber: String { String(self).tidied }
}

extension Form<Output.Device> {
    /// `default`, another PCM of ALSA, `wav:FILE` or `null`.
    static var device: Form {
        Form(readsNull: true) { text throws(Fault) in
            if text == "null" { return .null }
            let isWav = text.hasPrefix("wav:")
            guard !text.isEmpty, text != "wav:", isWav || !text.contains(where: \.isWhitespace) else {
                throw Fault(
                    "bad-device",
                    Phrase(
                        vi: "\(text.quoted) không phải tên thiết bị âm thanh",
                        en: "\(text.quoted) is not a sound device"),
                    hint: Phrase(
                        vi: "viết default, plughw:CARD=Device, wav:TỆP hoặc null",
                        en: "write default, plughw:CARD=Device, wav:FILE or null"))
            }
            return isWav ? .wav(String(text.dropFirst(4))) : .alsa(text)
        }
    }
}

extension Form<String> {
    /// A device that is listened to.
    static var microphone: Form {
        Form { text throws(Fault) in
            guard !text.isEmpty, text != "null", !text.hasPrefix("wav:"), !text.contains(where: \.isWhitespace) else {
                throw Fault(
                    "bad-listening-device",
                    Phrase(
                        vi: "\(text.quoted) không phải tên thiết bị thu âm",
                        en: "\(text.quoted) is not a device to listen with"),
                    hint: Phrase(
                        vi: "viết tên card như plughw:CARD=Mic; “loa devices” liệt kê các thiết bị có trên máy",
                        en: "write a card's name such as plughw:CARD=Mic; “loa devices” lists those of this machine"))
            }
            return text
        }
    }
}

extension Form {
    /// One of the words that a type has for its cases.
    static func word(_ code: String) -> Form where Value: RawRepresentable<String> & CaseIterable {
        Form { text throws(Fault) in
            guard let value = Value(rawValue: text) else {
                throw Fault(
                    code, Phrase(vi: "giá trị \(text.quoted) không hợp lệ", en: "\(text.quoted) is not a value here"),
                    hint: .didYouMean(text, among: Value.allCases.map(\.rawValue)))
            }
            return value
        }
    }

    /// The key of something in the station folder.
    static func identifier<Subject>() -> Form where Value == Identifier<Subject> {
        Form { text throws(Fault) in
            guard let identifier = Identifier<Subject>(text) else { throw .badIdentifier(text) }
            return identifier
        }
    }
}

extension Fault {
    static func reservedName(_ text: String) -> Fault {
        Fault(
            "reserved-name",
            Phrase(
                vi: "\(text.quoted) là tên dành riêng của chương trình",
                en: "\(text.quoted) is a name that Loa keeps for itself"),
            hint: Phrase(vi: "đặt tên khác cho đợt phát", en: "give the campaign another name"))
    }

    static func badIdentifier(_ text: String) -> Fault {
        Fault(
            "bad-name",
            Phrase(vi: "\(text.quoted) không dùng làm tên ngắn được", en: "\(text.quoted) cannot be a short name"),
            hint: Phrase(
                vi: "chỉ dùng chữ không dấu, chữ số, dấu - và _, bắt đầu bằng chữ hoặc số, như: dich-vu-cong",
                en: "use plain letters, digits, - and _ only, a letter or digit first, such as: dich-vu-cong"))
    }
}
