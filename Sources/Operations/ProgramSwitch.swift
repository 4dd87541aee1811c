internal import Diagnostics
internal import Foundation
internal import Programs
package import StationFolder
package import StationModel

/// Switches an amplifier by running a program, such as a USB relay's: by its name in `PATH`, or by a path, which may
/// be one from the station folder.
package struct ProgramSwitch: AmplifierSwitch {
    /// A program that takes longer is killed.
    package static let deadline = Duration.seconds(10)
    /// Of what it writes, which nobody reads.
    private static let outputLimit = 1 << 20

    private let turns: AsyncStream<[String]>
    private let source: AsyncStream<[String]>.Continuation
    private let environment: ProgramEnvironment
    private let post: @Sendable (StationEvent) -> Void

    package init(in folder: StationFolder, post: @escaping @Sendable (StationEvent) -> Void) {
        environment = .ofStation(folder)
        self.post = post
        (turns, source) = AsyncStream.makeStream()
    }

    package func turn(on: Bool, _ amplifier: Amplifier) {
        let command = on ? amplifier.switchOn : amplifier.switchOff
        if !command.isEmpty { source.yield(command) }
    }

    /// Runs the programs one after another, so that off never overtakes on, until `finish`.
    package func work() async {
        for await command in turns {
            guard let name = command.first else { continue }
            do throws(ProgramError) {
                _ = try await Program(name, in: environment).run(
                    Array(command.dropFirst()), limit: Self.outputLimit, deadline: Self.deadline)
            } catch {
                post(.amplifierFailed(Self.sentence(on: command.joined(separator: " "), error)))
            }
        }
    }

    /// Nothing more is switched; `work` ends when what was asked for is done.
    package func finish() {
        source.finish()
    }

    /// Whether a command of the schedule's has a program that can be run.
    package static func isRunnable(_ program: String, in folder: StationFolder) -> Bool {
        ProgramEnvironment.ofStation(folder).locate(program) != nil
    }

    private static func sentence(on command: String, _ error: ProgramError) -> Phrase {
        let trouble =
            switch error {
            case .notInstalled:
                Phrase(vi: "không có chương trình đó, hoặc không chạy được", en: "it is not there or cannot be run")
            case .notStarted(_, let detail):
                Phrase(vi: "không chạy được (\(detail))", en: "it cannot be run (\(detail))")
            case .hung(_, let time):
                Phrase(
                    vi: "chạy quá \(time.components.seconds) giây chưa xong",
                    en: "not done after \(time.components.seconds) s")
            case .failed(_, let ending, let words):
                words.isEmpty
                    ? ending.phrase
                    : Phrase(vi: "\(ending.phrase.vi) (\(words))", en: "\(ending.phrase.en) (\(words))")
            case .tooMuch: Phrase(vi: "in ra quá nhiều", en: "it wrote too much")
            case .cancelled: Phrase(vi: "bị dừng giữa chừng", en: "it was stopped")
            }
        return Phrase(vi: "“\(command)”: \(trouble.vi)", en: "“\(command)”: \(trouble.en)")
    }
}

extension ProgramEnvironment {
    /// Of the programs that a station folder names: a relative path begins there.
    fileprivate static func ofStation(_ folder: StationFolder) -> ProgramEnvironment {
        ProgramEnvironment(variables: ProcessInfo.processInfo.environment, workingDirectory: folder.path)
    }
}
