internal import Diagnostics
internal import Yams

/// A YAML text while it is read: turns marks into places and keeps the findings.
///
/// Columns count Unicode characters (code points), as libYAML does. One thread.
final class YAMLSheet {
    let file: String
    /// Lines of the file above the YAML text: 1 for front matter, below its `---`.
    private let linesAbove: Int
    /// Stand-ins for the first letters of doubled keys, see `compose`.
    private var firstLetters: [Unicode.Scalar: Unicode.Scalar] = [:]
    private(set) var findings: [Finding] = []

    /// Each doubled key costs one more reading of the text.
    private static let renamedLimit = 50

    init(file: String, linesAbove: Int = 0) {
        self.file = file
        self.linesAbove = linesAbove
    }

    func report(_ fault: Fault, at place: Finding.Place) {
        findings.append(fault.finding(at: place))
    }

    func report(_ finding: Finding) {
        findings.append(finding)
    }

    func place(_ mark: Mark?) -> Finding.Place {
        guard let mark else { return Finding.Place(file: file) }
        return Finding.Place(file: file, line: mark.line + linesAbove, column: mark.column)
    }

    /// The key as it was written; `nil` if it is not one plain word.
    func name(of key: Node) -> String? {
        guard case .scalar(let scalar) = key else { return nil }
        guard let first = scalar.string.unicodeScalars.first, let letter = firstLetters[first] else {
            return scalar.string
        }
        return String(Character(letter)) + String(scalar.string.unicodeScalars.dropFirst())
    }

    /// The tree of the text, or `nil` if there is none or it does not parse; that is reported then.
    ///
    /// Yams stops at the first doubled key, but all findings are wanted in one run. So the first letter of the key's
    /// first place is exchanged for one that occurs nowhere, and the text is read again: places stay where they are,
    /// `name(of:)` puts the letter back, and `MappingReader` finds both keys.
    func compose(_ text: String) -> Node? {
        // YAML takes these for ends of lines; no editor does, and lines are counted for people.
        let breaks: [Unicode.Scalar] = ["\u{85}", "\u{2028}", "\u{2029}"]
        var letters = text.unicodeScalars.map { breaks.contains($0) ? " " : $0 }
        if let fault = AliasBomb.keyFault(letters) {
            report(fault, at: Finding.Place(file: file))
            return nil
        }
        if let (fault, index) = controlCharacter(in: letters) {
            let (line, column) = letters.position(of: index)
            report(fault, at: Finding.Place(file: file, line: line + linesAbove, column: column))
            return nil
        }
        while true {
            do {
                guard let root = try Yams.compose(yaml: String(letters), .basic, .default, .utf8) else { return nil }
                guard AliasBomb.isSmall(root) else {
                    report(AliasBomb.fault, at: Finding.Place(file: file))
                    return nil
                }
                return root
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                guard renameKey(at: context.mark, in: &letters) else {
                    let name = names.first ?? ""
                    report(.duplicateKey(name, first: place(context.mark)), at: place(context.mark))
                    return nil
                }
            } catch {
                let (fault, mark) = YAMLTrouble.fault(for: error, in: letters)
                report(fault, at: place(mark))
                return nil
            }
        }
    }

    private func renameKey(at mark: Mark, in letters: inout [Unicode.Scalar]) -> Bool {
        guard firstLetters.count < Self.renamedLimit, var index = letters.index(of: mark) else { return false }
        if letters[index] == "\"" || letters[index] == "'" { index += 1 }
        // Anything else begins an anchor, a tag or a collection: to change it would change the tree.
        guard index < letters.count,
            letters[index].properties.isAlphabetic || letters[index].properties.numericType != nil,
            let standIn = Unicode.Scalar(0xF_0000 + UInt32(firstLetters.count)), !letters.contains(standIn)
        else { return false }
        firstLetters[standIn] = letters[index]
        letters[index] = standIn
        return true
    }

    private func controlCharacter(in letters: [Unicode.Scalar]) -> (Fault, Int)? {
        guard let index = letters.firstIndex(where: { $0.isHidden && !["\t", "\n", "\r"].contains($0) }) else {
            return nil
        }
        return (.controlCharacter(letters[index]), index)
    }
}

extension Unicode.Scalar {
    /// Shown by no editor and understood by no program that a text goes to.
    var isHidden: Bool {
        properties.generalCategory == .control || properties.isNoncharacterCodePoint || self == "\u{FEFF}"
    }
}

extension Fault {
    static func controlCharacter(_ letter: Unicode.Scalar) -> Fault {
        let number = String(letter.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        return Fault(
            "control-character",
            Phrase(vi: "có ký tự điều khiển \(code)", en: "there is a control character, \(code)"),
            hint: Phrase(vi: "xóa ký tự ẩn đó rồi gõ lại chỗ này", en: "delete the hidden character and type it again"))
    }
}

extension [Unicode.Scalar] {
    /// Where a line and column of libYAML lies; `nil` beyond the end.
    func index(of mark: Mark) -> Int? {
        var line = 1
        var index = 0
        while line < mark.line {
            guard let end = self[index...].firstIndex(where: { $0 == "\n" || $0 == "\r" }) else { return nil }
            let isPair = self[end] == "\r" && end + 1 < count && self[end + 1] == "\n"
            index = end + (isPair ? 2 : 1)
            line += 1
        }
        index += mark.column - 1
        return index < count ? index : nil
    }

    /// Line and column from 1, as libYAML counts them.
    func position(of index: Int) -> (line: Int, column: Int) {
        let isBreak = { (place: Int) in
            self[place] == "\n" || (self[place] == "\r" && !(place + 1 < count && self[place + 1] == "\n"))
        }
        let breaks = (0..<index).filter(isBreak)
        return (breaks.count + 1, index - (breaks.last.map { $0 + 1 } ?? 0) + 1)
    }
}

extension String {
    init(_ letters: [Unicode.Scalar]) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: letters)
        self.init(view)
    }
}

extension Fault {
    static func duplicateKey(_ name: String, first: Finding.Place) -> Fault {
        let line = first.line.map(String.init) ?? "?"
        return Fault(
            "duplicate-key",
            Phrase(
                vi: "mục \(name.quoted) viết hai lần, lần đầu ở dòng \(line)",
                en: "the key \(name.quoted) is written twice, first on line \(line)"),
            hint: Phrase(vi: "giữ lại một mục", en: "keep one of them"))
    }
}
