import Core
import FoundationEssentials
import Testing

@testable import TUI

/// The program without a terminal on the sample data, loaded once for all tests.
enum SampleApp {
  static let root: String = {
    let file = URL(filePath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
  }()

  static let published = load("sample-data/published")
  static let demoCounty = load("sample-data/demo-county")

  private static func load(_ folder: String) -> Dataset {
    do {
      return try DatasetLoader(files: DiskFiles()).open(folder: root + "/" + folder)
    } catch {
      fatalError("the sample data of \(folder) do not open: \(error.findings)")
    }
  }

  /// The state after typing a script on a screen of a size.
  static func typed(
    _ script: String, _ size: Size = Size(width: 80, height: 24), language: Language = .zh,
    dataset: Dataset = published, session: Session = Session(dataset: "")
  ) throws -> App {
    var app = App(size: size, settings: Settings(language: language), session: session)
    _ = app.update(.loaded(.opened(dataset)))
    for event in try KeyScript.parse(script) { _ = app.update(.input(event)) }
    return app
  }

  /// The screen after typing a script.
  static func screen(
    _ script: String, _ size: Size = Size(width: 80, height: 24), language: Language = .zh,
    dataset: Dataset = published
  ) throws -> [String] {
    try typed(script, size, language: language, dataset: dataset).draw().canvas.lines()
  }
}
