import ArgumentParser
import Core
import TUI

/// Regions and enterprises by what one types: `qijian find TEXT`.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find regions and enterprises. 查找地区和企业",
    discussion: """
      By characters, pinyin initials or code; regions also by full pinyin and by former names and codes.
      按汉字、拼音首字母或代码查找；地区还可按全拼、旧名、旧代码查找。
      Exit code: 0 found, 1 nothing found, 2 the dataset cannot be opened.
      """)

  @Argument(help: "What to look for, e.g. 开远, kys, kaiyuan, 5325, xwsdc.")
  var text: [String]

  @Option(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var options: CommandOptions

  func run() throws {
    let opened = try CommandDataset.open(dataset, options.language, options.caching)
    let typed = text.joined(separator: " ")
    let found = SearchIndex(opened).find(typed, near: opened.regions.root, limit: .max)
    let listing = SearchListing(opened, language: options.language)
    var output = CommandOutput()
    if json {
      for hit in found.hits {
        var writer = JSONWriter(style: .lines)
        hit.write(to: &writer, of: opened)
        try output.text(String(decoding: HarmlessJSON.escape(writer.finish()), as: UTF8.self))
      }
    } else {
      for line in listing.lines(found.hits) { try output.line(line) }
    }
    try output.flush()
    if found.hits.isEmpty {
      CommandOutput.warn(listing.nothing(typed))
      throw ExitCode(CommandExit.nothingFound)
    }
  }
}
