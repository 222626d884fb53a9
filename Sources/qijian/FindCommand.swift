import ArgumentParser
import Core
import Glibc
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

  @ArgumentParser.Option(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  @ArgumentParser.Option(help: "Language: zh or en.")
  var lang: Language?

  func run() throws {
    let language = lang ?? Language.fromEnvironment()
    let dataset = try open(language)
    let typed = text.joined(separator: " ")
    let found = SearchIndex(dataset).find(typed, near: dataset.regions.root, limit: .max)
    let listing = SearchListing(dataset, language: language)
    if json {
      var writer = JSONWriter(style: .lines)
      for hit in found.hits { hit.write(to: &writer, of: dataset) }
      print(String(decoding: HarmlessJSON.escape(writer.finish()), as: UTF8.self), terminator: "")
    } else {
      for line in listing.lines(found.hits) { print(line) }
    }
    if found.hits.isEmpty {
      complain(listing.nothing(typed))
      throw ExitCode(1)
    }
  }

  private func open(_ language: Language) throws -> Dataset {
    do {
      return try DatasetLoader(files: DiskFiles()).open(
        folder: DatasetLocation.resolve(dataset))
    } catch let failure as OpenFailure {
      let text = FindingText(language: language)
      for finding in failure.findings { complain(text.sentence(finding)) }
      throw ExitCode(2)
    } catch let error as ValidationError {
      complain(error.message)
      throw ExitCode(2)
    }
  }

  private func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
