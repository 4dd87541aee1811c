import Foundation
import Testing

@Suite("Examples are true", .serialized)
struct ExampleTests {
    @Test("every command prints what the document says", arguments: try Document.all())
    func consoles(_ document: Document) async throws {
        for visit in Visit.all(in: document.fences) {
            try await TryStation.use(locale: document.locale, with: visit.files) { station in
                for fence in visit.consoles {
                    if fence.words.contains("fragment") {
                        try station.replaceSections(by: try #require(visit.fragment))
                    }
                    if fence.words.contains("daemon") {
                        try await station.whileDaemonRuns { try await follow(fence, of: document, in: station) }
                    } else {
                        try await follow(fence, of: document, in: station)
                    }
                }
            }
        }
    }

    private func follow(_ fence: Fence, of document: Document, in station: TryStation) async throws {
        let session = Session(fence)
        let place = "\(document.path):\(fence.line)"
        #expect(!session.steps.isEmpty, "\(place): a console without a command")
        for (index, step) in session.steps.enumerated() {
            let answer = try await station.sh(step.command)
            let isLast = index == session.steps.count - 1
            #expect(answer.status == (isLast ? session.status : 0), "\(place): $ \(step.command)")
            #expect(
                Likeness.holds(step.output[...], answer.lines[...]),
                "\(place): $ \(step.command)\nprints now:\n\(answer.lines.joined(separator: "\n"))")
        }
    }

    @Test("every schedule, fragment and script checks clean", arguments: try Document.all())
    func foldersCheckClean(_ document: Document) async throws {
        var files: [String: String] = [:]
        for fence in document.fences {
            guard let kind = fence.words.first, ["yaml", "markdown"].contains(fence.language) else { continue }
            if let file = fence.file { files[file] = fence.text }
            try await TryStation.use(locale: document.locale, with: files) { station in
                switch (fence.language, kind) {
                case ("yaml", "schedule"): try station.write(fence.text, to: "schedule.yaml")
                case ("yaml", "fragment"): try station.replaceSections(by: fence.text)
                default: break
                }
                let answer = try await station.sh("loa check")
                let report = answer.lines.joined(separator: "\n")
                #expect(answer.status == 0, "\(document.path):\(fence.line): \(report)")
                #expect(answer.lines.count == 1, "\(document.path):\(fence.line): \(report)")
            }
        }
    }

    @Test(
        "the table of readings is what the voice gets",
        arguments: try Document.all().filter { $0.path.contains("aloud") })
    func readings(_ document: Document) async throws {
        let rows = document.text.matches(of: /\n\| (.+) \| (.+) \|/).map { (String($0.1), String($0.2)) }
            .filter { !$0.0.hasPrefix("---") }.dropFirst()
        #expect(rows.count > 10)
        for (written, spoken) in rows {
            let script = "---\ntitle: Bảng\n---\n\(written)\n"
            let answer = try await TryStation.use(locale: document.locale, with: ["scripts/bang.md": script]) {
                try await $0.sh("loa script show bang --spoken")
            }
            // What is said otherwise than written stands between marks.
            let words = answer.lines.last?.filter { $0 != "‹" && $0 != "›" }
            let heard = words?.lowercased().trimmingCharacters(in: ["."])
            #expect(heard == spoken.lowercased(), "\(written)")
        }
    }
}
