internal import ArgumentParser
internal import Diagnostics

/// A command line that cannot be understood, as a sentence and a hint like every other error.
///
/// The parser keeps its errors to itself but for an English sentence. The sentences of everyday are taken apart here;
/// any other is passed on as it is.
struct WrongUsage: PlainError {
    let status = ExitStatus.usage
    let message: Phrase
    let hint: Phrase?

    /// - Parameters:
    ///   - sentence: the parser's.
    ///   - report: the parser's whole report, with the help of the argument and the command that was meant.
    init(_ sentence: String, in report: String) {
        message = Self.message(sentence)
        let command = report.firstMatch(of: /See '(.+) --help' for more information/).map { String($0.1) } ?? "loa"
        let form = report.firstMatch(of: /(?m)^Help:  .*?>  (.+?)\.?$/).map { "\($0.1); " } ?? ""
        hint = Phrase(vi: "\(form)xem cách dùng: \(command) --help", en: "\(form)see how it is used: \(command) --help")
    }

    private static func message(_ sentence: String) -> Phrase {
        if let found = sentence.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
            let (vi, en) = found.2.map { (", có phải là \($0)?", "; is \($0) meant?") } ?? ("", "")
            return Phrase(vi: "không có tùy chọn \(found.1)\(vi)", en: "there is no option \(found.1)\(en)")
        }
        if let found = sentence.wholeMatch(of: /Unexpected argument '(.+)'/) {
            return Phrase(vi: "không hiểu “\(found.1)” ở đây", en: "“\(found.1)” means nothing here")
        }
        if let found = sentence.wholeMatch(of: /\d+ unexpected arguments: (.+)/) {
            return Phrase(vi: "không hiểu \(found.1) ở đây", en: "\(found.1) mean nothing here")
        }
        if let found = sentence.wholeMatch(of: /Missing expected argument '(.+)'/) {
            return Phrase(vi: "lệnh còn thiếu \(found.1)", en: "\(found.1) is missing")
        }
        if let found = sentence.wholeMatch(of: /Missing value for '(.+)'/) {
            return Phrase(vi: "thiếu giá trị sau \(found.1)", en: "the value of \(found.1) is missing")
        }
        if let found = sentence.wholeMatch(of: /The value '(.*)' is invalid for '(.+)'/) {
            return Phrase(
                vi: "“\(found.1)” không dùng được cho \(found.2)", en: "“\(found.1)” is no proper value of \(found.2)")
        }
        if let found = sentence.wholeMatch(
            of: /The value '(.*)' is invalid for '(\S+).*'\. Please provide one of (.+)\./)
        {
            let choices = found.3.replacing("'", with: "").replacing(" or ", with: ", ")
            return Phrase(
                vi: "“\(found.1)” không dùng được cho \(found.2), chỉ nhận: \(choices)",
                en: "“\(found.1)” is no proper value of \(found.2); it takes: \(choices)")
        }
        if let found = sentence.wholeMatch(of: /The option '(.+)' does not take any value, but '(.*)' was specified\./)
        {
            return Phrase(vi: "\(found.1) không nhận giá trị nào", en: "\(found.1) takes no value")
        }
        return Phrase(verbatim: sentence)
    }
}
