import ArgumentParser
import TUI

/// The panels: `qijian [browse] [DATASET]`.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Browse a dataset. 浏览数据")

  @Argument(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @Option(help: "Start in this region: a code, a name or a short name.")
  var region: String?

  @Option(help: "Show this year.")
  var year: Int?

  @Option(help: "Language of the screen: zh or en.")
  var lang: Language?

  @Option(help: "Colours: dark, light, mono or colorBlind.")
  var theme: Theme?

  @Option(help: "auto, never, 16 or 256.")
  var color: ColorChoice = .auto

  @Flag(help: "Draw with ASCII only.")
  var ascii = false

  @Option(help: "Columns of characters of ambiguous width: 1 or 2.")
  var ambiguous: Int?

  @Flag(help: "Give back a terminal that a killed program left behind, and end.")
  var reset = false

  @Option(help: "Play these keys without a terminal, e.g. '德宏<Enter>='.")
  var script: String?

  @Option(help: "Size of the screen without a terminal, e.g. 100x30.")
  var size: ScreenSize = .standard

  @Option(help: "Write the last screen here: - for text, or a file .txt .ansi .svg.")
  var dump: String?

  @Flag(name: .long, help: "Start afresh instead of where you left.")
  var fresh = false

  @OptionGroup var caching: CachingOptions

  func run() throws {
    if reset {
      guard TerminalReset.apply() else { throw ExitCode(2) }
      return
    }
    let browsing = Browsing(
      dataset: dataset, region: region, year: year, lang: lang, theme: theme, color: color,
      ascii: ascii, ambiguous: ambiguous, script: script, size: size, dump: dump, fresh: fresh,
      caching: caching.caching)
    try browsing.run()
  }
}
