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
                Initialise.self, Check.self, PlanCommand.self, Promises.self, Explain.self, Simulate.self, Run.self,
                Rehearse.self,
                Status.self, Play.self, Stop.self, Live.self, Emergency.self, AllClear.self,
                ScriptCommand.self, LogCommand.self,
                OfficerCommand.self, RosterCommand.self, CampaignCommand.self,
                ReportCommand.self, DevicesCommand.self, Doctor.self,
            ])
    }

    @OptionGroup var language: LanguageOption

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            try Terminal.finish()
        } catch let error as any PlainError {
            end(with: error)
        } catch {
            // Help, version, exit codes and wrong usage come from the parser.
            switch exitCode(for: error) {
            case .validationFailure:
                end(with: WrongUsage(message(for: error), in: fullMessage(for: error)))
            case .success where processLanguage == .vietnamese:
                Terminal.say(HelpText(fullMessage(for: error)).vietnamese)
                Foundation.exit(ExitStatus.done.rawValue)
            default:
                exit(withError: error)
            }
        }
    }

    private static func end(with error: any PlainError) -> Never {
        Terminal.complain(error)
        Foundation.exit(error.status.rawValue)
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
    /// Help in the process's language; `value` is what stands for the option's value, in both languages if it has two
    /// words for it.
    init(vi: String, en: String, value: (vi: String, en: String)? = nil) {
        self.init(words(vi, en), valueName: value.map { words($0.vi, $0.en) })
    }
}
