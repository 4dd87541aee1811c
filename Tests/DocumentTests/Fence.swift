/// A fenced block of a document: what stands between two lines of three backticks.
///
/// The words after the opening backticks say what a test does with it:
/// - `console`: its commands (`$ …`) are run in a fresh copy of the example station, and what they print must be what
///   stands below them. `…` stands for anything within a line or, alone on a line, for any lines. `status=N`: the exit
///   status of the last command, else 0. `fragment`: in the station of the document's last `yaml fragment`. `daemon`:
///   while `loa run` serves that copy, without a sound card and with hours all day. `then`: in the copy that the block
///   before left behind.
/// - `yaml schedule`: a whole `schedule.yaml`. `yaml fragment`: top-level sections in place of the example's. Both must
///   check clean.
/// - `markdown FILE`, `yaml FOLDER/FILE`: a file of the station in this and the following blocks; it must check clean.
/// - `text FILE`: a file that somebody sent, in the station's folder in the following blocks.
/// - anything else is only shown.
struct Fence: Sendable {
    let language: String
    let words: [String]
    let lines: [String]
    /// The line of the document on which it begins, from 1.
    let line: Int

    var text: String { lines.joined(separator: "\n") + "\n" }

    /// By its path in the station's folder; `nil`: the block is no file.
    var file: String? {
        switch language {
        case "markdown", "text": words.first
        case "yaml": words.first { $0.contains("/") }
        default: nil
        }
    }

    static func all(in text: String) -> [Fence] {
        var fences: [Fence] = []
        var open: (head: [String], line: Int, lines: [String])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.hasPrefix("```") else {
                open?.lines.append(String(line))
                continue
            }
            if let block = open {
                fences.append(
                    Fence(
                        language: block.head.first ?? "", words: Array(block.head.dropFirst()), lines: block.lines,
                        line: block.line))
                open = nil
            } else {
                open = (line.dropFirst(3).split(separator: " ").map(String.init), index + 1, [])
            }
        }
        return fences
    }
}

/// One copy of the example station, and the `console` blocks that are tried in it one after another.
struct Visit: Sendable {
    var consoles: [Fence]
    /// By their paths in the station's folder.
    let files: [String: String]
    /// The last `yaml fragment` before.
    let fragment: String?

    static func all(in fences: [Fence]) -> [Visit] {
        var visits: [Visit] = []
        var files: [String: String] = [:]
        var fragment: String?
        for fence in fences {
            if let file = fence.file { files[file] = fence.text }
            if fence.words.contains("fragment"), fence.language == "yaml" { fragment = fence.text }
            guard fence.language == "console" else { continue }
            if fence.words.contains("then"), !visits.isEmpty {
                visits[visits.count - 1].consoles.append(fence)
            } else {
                visits.append(Visit(consoles: [fence], files: files, fragment: fragment))
            }
        }
        return visits
    }
}

/// What a `console` block shows: commands, and what each prints.
struct Session: Sendable {
    struct Step: Sendable {
        let command: String
        var output: [String] = []
    }

    let steps: [Step]
    /// Of the last command.
    let status: Int32

    init(_ fence: Fence) {
        var steps: [Step] = []
        for line in fence.lines {
            if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2))))
            } else if !steps.isEmpty {
                steps[steps.count - 1].output.append(line)
            }
        }
        self.steps = steps
        status = fence.words.lazy.compactMap { $0.hasPrefix("status=") ? Int32($0.dropFirst(7)) : nil }.first ?? 0
    }
}

/// Lines in which `…` stands for what differs from day to day.
enum Likeness {
    static func holds(_ expected: ArraySlice<String>, _ actual: ArraySlice<String>) -> Bool {
        guard let pattern = expected.first else { return actual.isEmpty }
        if pattern == "…" {
            return holds(expected.dropFirst(), actual) || !actual.isEmpty && holds(expected, actual.dropFirst())
        }
        guard let line = actual.first, holds(pattern, line) else { return false }
        return holds(expected.dropFirst(), actual.dropFirst())
    }

    private static func holds(_ pattern: String, _ line: String) -> Bool {
        let parts = pattern.split(separator: "…", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return pattern == line }
        guard line.count >= first.count + last.count, line.hasPrefix(first), line.hasSuffix(last) else { return false }
        var rest = line.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
