package import Diagnostics

/// A prompt laid out to be read from a screen.
package struct PromptSheet {
    private static let indent = "    "
    /// Longer lines are hard to find one's way back on.
    private static let longestLine = 76

    private let prompt: Prompt
    private let width: Int

    /// - Parameter columns: of the screen.
    package init(_ prompt: Prompt, columns: Int) {
        self.prompt = prompt
        width = max(20, min(columns, Self.longestLine) - Self.indent.count)
    }

    /// The paragraph as it is written, and under it the words to be said where they are others.
    package func text(in language: Language) -> String {
        var lines = wrapped(prompt.text)
        if !saysTheSame {
            lines += ["", Phrase(vi: "đọc là:", en: "read as:")[language]] + wrapped(prompt.spoken)
        }
        return lines.map { $0.isEmpty ? $0 : Self.indent + $0 }.joined(separator: "\n")
    }

    /// Capitals and punctuation are not said.
    private var saysTheSame: Bool {
        words(prompt.text) == words(prompt.spoken)
    }

    private func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && !"%/@°".contains($0) }.map(String.init)
    }

    private func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
