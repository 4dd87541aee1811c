internal import Diagnostics

/// Seconds in each unit that a duration may be written in.
private let units = ["s": 1, "min": 60, "m": 60, "h": 3600]

extension Form<Duration> {
    /// `20s`, `90 s`, `10 min`, `1 h`: a whole number and a unit (`s`, `min` or `m`, `h`).
    static func duration(upTo longest: Duration) -> Form {
        Form { text throws(Fault) in
            guard let duration = seconds(text) else {
                throw Fault(
                    "bad-duration",
                    Phrase(vi: "\(text.quoted) không phải khoảng thời gian", en: "\(text.quoted) is not a duration"),
                    hint: Phrase(vi: "viết như: 20s, 10 min hoặc 1 h", en: "write it like: 20s, 10 min or 1 h"))
            }
            guard duration <= longest else {
                let limit = longest.components.seconds
                throw Fault(
                    "duration-too-long",
                    Phrase(
                        vi: "\(text.quoted) dài quá mức cho phép là \(limit) giây",
                        en: "\(text.quoted) is longer than the \(limit) seconds allowed here"),
                    hint: Phrase(vi: "viết ngắn hơn, như: 10s hoặc 1 min", en: "make it shorter, such as: 10s or 1 min")
                )
            }
            return duration
        }
    }
}

extension Form<Duration> {
    /// The same between two bounds.
    static func span(_ bounds: ClosedRange<Duration>) -> Form {
        Form { text throws(Fault) in
            let value = try duration(upTo: bounds.upperBound).read(text)
            guard value >= bounds.lowerBound else {
                let limit = bounds.lowerBound.components.seconds
                throw Fault(
                    "duration-too-short",
                    Phrase(
                        vi: "\(text.quoted) ngắn hơn mức tối thiểu là \(limit) giây",
                        en: "\(text.quoted) is shorter than the \(limit) seconds that it must be here"),
                    hint: Phrase(vi: "viết dài hơn, như: 1 min", en: "make it longer, such as: 1 min"))
            }
            return value
        }
    }
}

extension Form<ClosedRange<Duration>> {
    /// `10-15 min`, one unit for both ends; the dash may be a long one. `15 min` alone means up to 15 minutes: the text
    /// is read once, and it must not take longer.
    static var length: Form {
        Form { text throws(Fault) in
            let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map { String($0).tidied }
            let unit = ends.last.map { $0.drop { $0.isNumber } } ?? ""
            guard (1...2).contains(ends.count), let longest = seconds(ends[ends.count - 1]),
                let shortest = ends.count == 1 ? .zero : seconds(ends[0] + unit)
            else {
                throw Fault(
                    "bad-length",
                    Phrase(vi: "\(text.quoted) không phải thời lượng", en: "\(text.quoted) is not a length"),
                    hint: Phrase(
                        vi: "viết như: 10-15 min, hoặc 15 min (tối đa)",
                        en: "write it like: 10-15 min, or 15 min (at most)"))
            }
            guard shortest <= longest else {
                throw Fault(
                    "length-reversed",
                    Phrase(
                        vi: "thời lượng \(text.quoted) ghi số lớn trước số nhỏ",
                        en: "the length \(text.quoted) puts the longest before the shortest"),
                    hint: Phrase(
                        vi: "viết số nhỏ trước, như: 10-15 min", en: "write the shortest first, such as: 10-15 min"))
            }
            guard longest > .zero, longest <= .seconds(86_400) else {
                throw Fault(
                    "bad-length",
                    Phrase(
                        vi: "thời lượng \(text.quoted) phải trên 0 và không quá một ngày",
                        en: "the length \(text.quoted) must be above zero and at most a day"),
                    hint: Phrase(vi: "viết như: 10-15 min", en: "write it like: 10-15 min"))
            }
            return shortest...longest
        }
    }
}

private func seconds(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).drop { $0.isWhitespace }
    guard (1...6).contains(digits.count), let number = Int(digits), let factor = units[String(unit)] else { return nil }
    return .seconds(number * factor)
}
