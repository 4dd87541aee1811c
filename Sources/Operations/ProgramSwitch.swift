internal import Foundation
internal import Subprocess
package import StationModel

/// Switches an amplifier by running a program, such as a USB relay's.
package struct ProgramSwitch: AmplifierSwitch {
    private let turns: AsyncStream<[String]>
    private let source: AsyncStream<[String]>.Continuation
    private let post: @Sendable (StationEvent) -> Void

    package init(post: @escaping @Sendable (StationEvent) -> Void) {
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
            if let trouble = await Self.run(command) {
                post(.amplifierFailed("\(command.joined(separator: " ")): \(trouble)"))
            }
        }
    }

    /// Nothing more is switched; `work` ends when what was asked for is done.
    package func finish() {
        source.finish()
    }

    /// `nil` if it did its work within ten seconds.
    private static func run(_ command: [String]) async -> String? {
        guard let program = command.first else { return nil }
        do {
            let result = try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
                group.addTask {
                    try await Subprocess.run(
                        .name(program), arguments: Arguments(Array(command.dropFirst())), output: .discarded,
                        error: .discarded
                    ).terminationStatus
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(10))
                    return nil
                }
                let first = try await group.next() ?? nil
                group.cancelAll()
                return first
            }
            guard let result else { return "no end after 10 s" }
            return result.isSuccess ? nil : "\(result)"
        } catch {
            return "\(error)"
        }
    }
}
