import ArgumentParser
import TUI

/// Options that all commands about entered data share.
struct EntryOptions: ParsableArguments {
  @Option(help: "Folder of the dataset.")
  var dataset: String

  @Option(
    name: .customLong("as"),
    help: "Your name in the journal or the file; QIJIAN_USER or the login name if left out.")
  var author: String?

  @OptionGroup var common: CommandOptions

  /// The language asked for, else that of the environment.
  var language: Language { common.language }

  /// The dataset with its journal; ends with an exit code where nobody can write to it.
  func journal() throws -> CommandJournal {
    try CommandJournal(dataset, as: author, language, common.caching)
  }
}
