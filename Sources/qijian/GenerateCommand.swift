import ArgumentParser
import Core
import Glibc
import TUI

/// Invented data to try sizes with: `qijian generate FOLDER --enterprises N`.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make a dataset of invented enterprises. 生成模拟数据",
    discussion: """
      Everything in it is made up by the program, and the dataset says so wherever it is shown. \
      The same options give the same bytes.
      """)

  @Argument(help: "Folder to make; it must be empty or missing.")
  var folder: String

  @Option(help: "How many enterprises, such as 10000, 100k or 1.2M.")
  var enterprises = "10k"

  @Option(help: "Codes of regions to fill, separated by commas, or all.")
  var regions = "all"

  @Option(help: "Years of certificates and figures.")
  var years = "2018-2025"

  @Option(help: "What the random numbers start from.")
  var seed: UInt64 = 1

  @Option(name: .customLong("base"), help: "Dataset whose catalogue and divisions are used.")
  var base: String?

  @OptionGroup var options: CommandOptions

  func run() throws {
    let text = CommandText(options.language)
    guard let count = Self.count(enterprises) else {
      throw CommandFailure.usage(text(.malformedCount(enterprises)))
    }
    guard let span = Self.span(years) else {
      throw CommandFailure.usage(text(.malformedYears(years)))
    }
    if folder.isEmpty { throw CommandFailure.usage(text(.missingFolder)) }
    let base = try DatasetLocation.resolve(base)
    let opened = try CommandDataset.open(base, options.language, nil)
    let choices = DatasetSynthesis.Choices(
      base: base, folder: folder, enterprises: count,
      regions: try Self.regions(regions, text),
      years: span, seed: seed)
    let showsProgress = isatty(STDERR_FILENO) == 1
    Interruption.watch()
    do throws(DatasetSynthesis.Failure) {
      try DatasetSynthesis(files: DiskFiles()).make(choices, in: opened.regions) { made in
        if showsProgress {
          CommandOutput.warn("\r" + text(.generating(made, of: count)), terminator: "")
        }
        return !Interruption.isAsked
      }
    } catch {
      if showsProgress { CommandOutput.warn("") }
      CommandOutput.warn("qijian: " + text(.generation(error)))
      throw ExitCode(Self.code(of: error))
    }
    if showsProgress { CommandOutput.warn("") }
    CommandOutput.warn(text(.generated(folder: folder, enterprises: count)))
  }

  /// The ids of a list of regions; empty for all.
  private static func regions(_ list: String, _ text: CommandText) throws -> [String] {
    let ids = list.split { $0 == "," || $0 == "，" || $0.isWhitespace }.map(String.init)
    if ids.contains(where: { $0.lowercased() == "all" }) { return [] }
    if ids.isEmpty { throw CommandFailure.usage(text(.generation(.unknownRegion(list)))) }
    return ids
  }

  private static func code(of failure: DatasetSynthesis.Failure) -> Int32 {
    switch failure {
    case .plan: CommandExit.cannotOpen
    case .file, .occupied: CommandExit.cannotSave
    case .unknownRegion, .noPlaces: CommandExit.usage
    case .cancelled: CommandExit.interrupted
    }
  }

  /// A number of enterprises with `k` for thousands and `M` for millions; nil for anything else.
  static func count(_ text: String) -> Int? {
    let factors: [Character: Int] = ["k": 1_000, "K": 1_000, "m": 1_000_000, "M": 1_000_000]
    let factor = text.last.flatMap { factors[$0] }
    let digits = factor == nil ? text[...] : text.dropLast()
    guard let number = FixedDecimal(String(digits)),
      let product = number.multiplied(by: FixedDecimal(factor ?? 1)),
      let count = product.integer, (1...100_000_000).contains(count)
    else { return nil }
    return count
  }

  /// A year or a span of years; nil for anything else.
  static func span(_ text: String) -> ClosedRange<Int>? {
    let years = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = years.first.flatMap({ $0 }), let last = years.last.flatMap({ $0 }),
      years.count <= 2, (1900...2100).contains(first), (first...2100).contains(last)
    else { return nil }
    return first...last
  }
}
