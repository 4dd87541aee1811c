package import Diagnostics
package import Production
package import StationModel

/// Which paragraphs of a script an officer is asked to read, and where their takes lie.
package struct RecordingPlan {
    private let script: Script
    private let shelf: TakeShelf
    private let missing: Station.MissingTakes
    /// Those that are read aloud at all; of two with the same words the first.
    private let prompts: [Prompt]

    /// - Parameters:
    ///   - spoken: for each of the script's paragraphs the words that are to be heard; empty: it is not read.
    ///   - missing: what becomes of paragraphs without a take.
    /// - Throws: where takes would never be heard.
    package init(
        _ script: Script, spoken: [String], shelf: TakeShelf, missing: Station.MissingTakes
    ) throws(Failure) {
        if let recording = script.recording { throw Self.isRecorded(script, recording) }
        var prompts: [Prompt] = []
        for (index, (paragraph, spoken)) in zip(script.paragraphs, spoken).enumerated() where !spoken.isEmpty {
            let file = shelf.path(of: paragraph.text, in: script.id)
            if prompts.contains(where: { $0.file == file }) { continue }
            prompts.append(
                Prompt(number: index + 1, line: paragraph.line, text: paragraph.text, spoken: spoken, file: file))
        }
        self.script = script
        self.shelf = shelf
        self.missing = missing
        self.prompts = prompts
    }

    /// What is to be read now, in the script's order: what has no take, or, `again`, everything.
    ///
    /// - Parameter number: of the one paragraph that is asked for, from 1.
    package func prompts(only number: Int? = nil, again: Bool = false) throws(Failure) -> [Prompt] {
        if let number {
            guard script.paragraphs.indices.contains(number - 1) else { throw noParagraph(number) }
            let file = shelf.path(of: script.paragraphs[number - 1].text, in: script.id)
            guard let prompt = prompts.first(where: { $0.file == file }) else { throw notRead(number) }
            return again || !hasTake(prompt) ? [prompt] : []
        }
        return again ? prompts : prompts.filter { !hasTake($0) }
    }

    package var nothingToDo: Phrase {
        Phrase(
            vi: "Đoạn nào cũng đã có bản thu rồi; muốn thu lại thì thêm --again.",
            en: "There is a take already; to record it again, add --again.")
    }

    /// How things stand after a session, in which so many takes were kept.
    package func summary(kept: Int) -> Phrase {
        let count = prompts.count
        let left = prompts.count { !hasTake($0) }
        guard left > 0 else {
            return Phrase(
                vi: "Vừa giữ \(kept) bản thu. Cả \(count) đoạn của bài đều đã có bản thu.",
                en: "Takes kept now: \(kept). All \(count) paragraphs of the script have one.")
        }
        let rest =
            switch missing {
            case .voice where left == count:
                Phrase(vi: "Cả \(count) đoạn do giọng máy đọc.", en: "The voice reads all \(count) paragraphs.")
            case .voice:
                Phrase(
                    vi: "\(count - left) trên \(count) đoạn có bản thu, \(left) đoạn còn lại do giọng máy đọc.",
                    en: "\(count - left) of \(count) paragraphs have one, the voice reads the other \(left).")
            case .refuse:
                Phrase(
                    vi:
                        "\(count - left) trên \(count) đoạn có bản thu; còn \(left) đoạn phải thu thì bài mới được phát.",
                    en: "\(count - left) of \(count) paragraphs have one; without the other \(left) it is not aired.")
            }
        return Phrase(vi: "Vừa giữ \(kept) bản thu. \(rest.vi)", en: "Takes kept now: \(kept). \(rest.en)")
    }

    private func hasTake(_ prompt: Prompt) -> Bool {
        shelf.place(of: prompt.text, in: script.id).hasTake
    }

    private func noParagraph(_ number: Int) -> Failure {
        let count = script.paragraphs.count
        return Failure(
            .notFound,
            Phrase(
                vi: "bài “\(script.id)” không có đoạn \(number)",
                en: "the script “\(script.id)” has no paragraph \(number)"),
            hint: Phrase(vi: "bài có \(count) đoạn, đếm từ 1", en: "it has \(count) of them, counted from 1"))
    }

    private func notRead(_ number: Int) -> Failure {
        Failure(
            .notFound,
            Phrase(
                vi: "đoạn \(number) của bài “\(script.id)” không được đọc lên",
                en: "paragraph \(number) of the script “\(script.id)” is not read aloud"),
            hint: Phrase(
                vi: "xem lời sẽ đọc bằng lệnh: loa script show \(script.id) --spoken",
                en: "see what is read with: loa script show \(script.id) --spoken"))
    }

    private static func isRecorded(_ script: Script, _ recording: String) -> Failure {
        Failure(
            .badData,
            Phrase(
                vi: "bài “\(script.id)” phát nguyên tệp \(recording), không phát bản thu từng đoạn",
                en: "the script “\(script.id)” plays the file \(recording) as a whole, and no takes"),
            hint: Phrase(
                vi: "muốn thu từng đoạn thì bỏ dòng recording ở đầu tệp bài",
                en: "to record it by paragraphs, remove the line recording: from the script's head"))
    }
}
