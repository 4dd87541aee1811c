package import CivilTime
internal import Diagnostics
internal import Foundation
package import Programs

/// Reads a file that somebody sent: Word (old and new), OpenDocument, RTF, a web page, text or Markdown.
///
/// What a file is stands in its first bytes; its name is believed only where they do not say. Documents are read by
/// pandoc, old Word files by catdoc: a process each, which gets the bytes and is killed at its deadline. At most 20 MB
/// are read, and no more than a megabyte of words is taken from them.
package struct ManuscriptReader: Sendable {
    private let environment: ProgramEnvironment
    private let deadline: Duration

    /// Bytes of a file, with its pictures.
    package static let largestFile = 20_000_000
    /// Bytes of words, in UTF-8: a script may have 1 MiB with its front matter.
    package static let longestText = 1_000_000
    /// Of a file that is only text; in UTF-16 it may have half as many words again.
    static let largestTextFile = 2_000_000
    /// Bytes that a program may write: pandoc's JSON is some ten times as long as the words in it.
    static let largestOutput = 32_000_000

    /// - Parameter deadline: what a program may take for one file.
    package init(in environment: ProgramEnvironment, deadline: Duration = .seconds(30)) {
        self.environment = environment
        self.deadline = deadline
    }

    /// - Parameters:
    ///   - path: relative to this process's folder.
    ///   - today: the day from which the note's `từ nay` counts, and its dates without a year.
    @concurrent
    package func read(path: String, on today: LocalDate) async throws(ManuscriptError) -> Manuscript {
        let bytes = try SentFile.bytes(of: path, limit: Self.largestFile)
        let draft = try await draft(from: bytes, path)
        return try manuscript(of: draft, path, on: today)
    }

    /// Paragraphs before letters and signs are put right.
    private struct Draft {
        var paragraphs: [Paragraph]
        /// What the document calls itself.
        var name = ""
        var pictures = 0
        var headlessTables = 0
    }

    // MARK: From bytes to paragraphs

    private func draft(from bytes: [UInt8], _ path: String) async throws(ManuscriptError) -> Draft {
        switch FileKind(bytes, name: path) {
        case .word: return try await pandoc("docx", bytes, path, titleIsText: true)
        case .openDocument: return try await pandoc("odt", bytes, path)
        case .richText: return try await pandoc("rtf", RichText.prepared(bytes), path)
        case .webPage: return try await pandoc("html", Array(try text(bytes, path).utf8), path)
        case .oldWord:
            let (text, headless) = TableRows.read(inTabbed: try await catdoc(bytes, path))
            return Draft(paragraphs: PlainText.paragraphs(ofLines: text), headlessTables: headless)
        case .markdown:
            let (title, paragraphs) = PlainText.paragraphs(ofMarkdown: try shortText(bytes, path))
            return Draft(paragraphs: paragraphs, name: title ?? "")
        case .text: return Draft(paragraphs: PlainText.paragraphs(of: try shortText(bytes, path)))
        case .encrypted: throw .encrypted(path: path)
        case .torn: throw .torn(path: path)
        case .bloated: throw .tooMuchText(path: path, limit: Self.longestText)
        case .foreign(let kind): throw .foreign(path: path, kind: kind)
        }
    }

    private func text(_ bytes: [UInt8], _ path: String) throws(ManuscriptError) -> String {
        guard let text = TextBytes.text(of: bytes) else { throw .foreign(path: path, kind: .unknown) }
        return text
    }

    private func shortText(_ bytes: [UInt8], _ path: String) throws(ManuscriptError) -> String {
        guard bytes.count <= Self.largestTextFile else { throw .tooLarge(path: path, limit: Self.largestTextFile) }
        return try text(bytes, path)
    }

    /// - Parameter titleIsText: the document's name is a paragraph of its text.
    private func pandoc(
        _ format: String, _ bytes: [UInt8], _ path: String, titleIsText: Bool = false
    ) async throws(ManuscriptError) -> Draft {
        // A document that is small when packed must not take all of the box's memory, and none may have pandoc open
        // files or addresses that it names.
        let arguments = ["+RTS", "-M512m", "-RTS", "--sandbox", "-f", format, "-t", "json"]
        let output = try await run("pandoc", arguments, bytes, path)
        let document: PandocDocument
        do {
            document = try JSONDecoder().decode(PandocDocument.self, from: Data(output))
        } catch {
            // Deeper than anybody writes, or not what pandoc promises.
            throw .torn(path: path)
        }
        var draft = Draft(
            paragraphs: document.body.paragraphs, name: document.title, pictures: document.body.pictures,
            headlessTables: ["odt", "rtf"].contains(format) ? document.body.headlessTables : 0)
        if titleIsText {
            let head = [Paragraph(kind: .heading(1), text: document.title), Paragraph(text: document.subtitle)]
            draft.paragraphs = head.filter { !$0.text.isEmpty } + draft.paragraphs
        }
        return draft
    }

    private func catdoc(_ bytes: [UInt8], _ path: String) async throws(ManuscriptError) -> String {
        // Letters of Word 6 and 95 are bytes; Latin-1 is what `Relettering` takes them for.
        let output = try await run("catdoc", ["-w", "-s", "cp1252", "-d", "utf-8"], bytes, path)
        // catdoc writes what Word keeps behind a link before the link's words.
        return String(decoding: output, as: UTF8.self).replacing(
            /HYPERLINK\s+"[^"\n]*"( *\\\w *("[^"\n]*")?)* ?/, with: "")
    }

    private func run(
        _ program: String, _ arguments: [String], _ bytes: [UInt8], _ path: String
    ) async throws(ManuscriptError) -> [UInt8] {
        do {
            return try await Program(program, in: environment)
                .run(arguments, input: bytes, limit: Self.largestOutput, deadline: deadline)
        } catch {
            throw ManuscriptError(error, path: path)
        }
    }

    // MARK: From paragraphs to a manuscript

    private func manuscript(
        of draft: Draft, _ path: String, on today: LocalDate
    ) throws(ManuscriptError) -> Manuscript {
        let size = draft.paragraphs.reduce(0) { $0 + $1.text.utf8.count }
        guard size <= Self.longestText * 2 else { throw .tooMuchText(path: path, limit: Self.longestText) }
        let relettering = Relettering(draft.paragraphs.map(\.text))
        let paragraphs = Cleaning.cleaned(
            zip(draft.paragraphs, relettering.paragraphs).map { Paragraph(kind: $0.kind, text: $1) })
        guard !paragraphs.isEmpty else {
            throw draft.pictures > 0 ? .picturesOnly(path: path) : .noText(path: path)
        }
        let note = NoteFinder(paragraphs, on: today)
        let form = PaperForm(note.rest)
        let file = URL(filePath: path).deletingPathExtension().lastPathComponent
        let choice = TitleChoice(form.body, name: draft.name, file: file)
        let text = Self.script(choice.body)
        guard !text.isEmpty else { throw .noText(path: path) }
        guard text.utf8.count <= Self.longestText else { throw .tooMuchText(path: path, limit: Self.longestText) }
        let notices = ImportNotices(
            file: path, relettering: relettering, pictures: draft.pictures, headlessTables: draft.headlessTables,
            instruction: note.instruction, doubtfulNotes: note.doubtful)
        return Manuscript(
            title: choice.title, text: text, instruction: note.instruction, setAside: form.setAside,
            findings: notices.findings(for: text))
    }

    /// Items of a list on lines that follow each other, everything else with a blank line between.
    private static func script(_ paragraphs: [Paragraph]) -> String {
        var text = ""
        var wasItem = false
        for paragraph in paragraphs {
            let isItem = if case .item = paragraph.kind { true } else { false }
            if !text.isEmpty { text += isItem && wasItem ? "\n" : "\n\n" }
            text += paragraph.script
            wasItem = isItem
        }
        return text.isEmpty ? "" : text + "\n"
    }
}

extension ManuscriptError {
    fileprivate init(_ error: ProgramError, path: String) {
        self =
            switch error {
            case .notInstalled(let program): .notInstalled(program: program)
            // What pandoc and catdoc say of a file that they cannot take apart.
            case .failed("pandoc", .status(63...64), _), .failed("pandoc", .status(91...93), _),
                .failed("catdoc", .status(1), _):
                .torn(path: path)
            // Out of the memory that it was given.
            case .failed("pandoc", .status(251), _), .tooMuch:
                .tooMuchText(path: path, limit: ManuscriptReader.longestText)
            case .cancelled: .cancelled
            case .notStarted, .hung, .failed: .program(path: path, error)
            }
    }
}
