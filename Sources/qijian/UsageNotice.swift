import ArgumentParser
import Core
import TUI

/// A line in Chinese above what ArgumentParser says in English about a wrong command line.
enum UsageNotice {
  /// Writes the line, unless the error is none of the command line or English is wanted.
  static func write(_ error: any Error) {
    guard Qijian.exitCode(for: error) == .validationFailure, !(error is ExitCode),
      !(error is ValidationError), language == .zh
    else { return }
    CommandOutput.warn(CommandText(.zh)(.wrongCommandLine))
  }

  /// The language asked for: the command line could not be parsed, so it is looked at as it is.
  private static var language: Language {
    let words = CommandLine.arguments.dropFirst()
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if word == "--lang=en" || (word == "--lang" && next == "en") { return .en }
      if word == "--lang=zh" || (word == "--lang" && next == "zh") { return .zh }
    }
    return Language.fromEnvironment()
  }
}
