import ArgumentParser
import Core
import TUI

/// Every reported figure: `qijian figures DATASET [--json]`.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "List every reported figure and target. 列出全部数字")

  @Argument(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var options: CommandOptions

  func run() throws {
    let opened = try CommandDataset.open(dataset, options.language, options.caching)
    var output = CommandOutput()
    if json {
      let record = FigureRecord(dataset: opened)
      for figure in opened.figures.all { try output.line(record.json(figure)) }
    } else {
      let text = CommandText(options.language)
      if opened.figures.count == 0 {
        CommandOutput.warn(text(.noFigures))
      } else {
        let table = FigureTable(dataset: opened, language: options.language)
        for line in table.lines() { try output.line(line) }
        CommandOutput.warn(text(.figures(opened.figures.count)))
      }
    }
    try output.flush()
  }
}
