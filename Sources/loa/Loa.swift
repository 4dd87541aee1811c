internal import ArgumentParser
internal import Diagnostics
internal import Foundation

@main
struct Loa: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "loa",
            abstract: words(
                "Lịch phát thanh của đài truyền thanh xã.", "The broadcast scheduler of a commune's loudspeakers."),
            version: "0.1.0",
            subcommands: [
                Initialise.self, Check.self, PlanCommand.self, Explain.self, Simulate.self, Run.self, Rehearse.self,
                Status.self, Play.self, Stop.self, ScriptCommand.self, LogCommand.self,
            ])
    }

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as any PlainError {
            Terminal.complain(error)
            Foundation.exit(error.status.rawValue)
        } catch {
            // Help, version, exit codes and wrong usage: the parser's own words.
            exit(withError: error)
        }
    }
}

/// The language that the process was started with; help needs it before options are parsed.
let processLanguage: Language = {
    let arguments = CommandLine.arguments
    var option: String?
    for (word, next) in zip(arguments, arguments.dropFirst()) where word == "--lang" { option = next }
    for word in arguments where word.hasPrefix("--lang=") { option = String(word.dropFirst(7)) }
    return Language(option: option, environment: ProcessInfo.processInfo.environment)
}()

/// One of two wordings, for help.
func words(_ vi: String, _ en: String) -> String {
    Phrase(vi: vi, en: en)[processLanguage]
}

extension ArgumentHelp {
    /// Help in the process's language.
    init(vi: String, en: String) {
        self.init(stringLiteral: words(vi, en))
    }
}
