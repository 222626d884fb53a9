import ArgumentParser
import Core
import TUI

/// Options that all commands about a dataset share.
struct CommandOptions: ParsableArguments {
  @Option(help: "Language: zh or en; by the environment if left out.")
  var lang: Language?

  @OptionGroup var caching: CachingOptions

  /// The language asked for, else that of the environment.
  var language: Language { lang ?? Language.fromEnvironment() }
}

/// Opens datasets for commands.
enum CommandDataset {
  /// Opens the dataset named, or the published one; ends with exit code 2 where there is none.
  ///
  /// `report` is told what keeps the dataset from being opened, the reason first. Without options
  /// for caching everything is read.
  static func open(
    _ named: String?, _ caching: CachingOptions? = nil, report: ([Finding]) throws -> Void
  ) throws -> Dataset {
    let folder = try DatasetLocation.resolve(named)
    var loader = DatasetLoader(files: DiskFiles())
    loader.cache = caching?.caching.cache(of: folder)
    do throws(OpenFailure) {
      return try loader.open(folder: folder)
    } catch {
      try report(error.findings)
      throw ExitCode(CommandExit.cannotOpen)
    }
  }

  /// Opens a dataset for a command whose output is something else than findings.
  ///
  /// What keeps it from being opened goes to standard error, and so does a hint at findings that
  /// must be mended.
  static func open(
    _ named: String?, _ language: Language, _ caching: CachingOptions?
  ) throws -> Dataset {
    let dataset = try open(named, caching) { findings in
      let text = FindingText(language: language)
      for finding in findings { CommandOutput.warn("qijian: " + text.sentence(finding)) }
    }
    let count = dataset.findings.count { $0.severity == .block }
    if count > 0 {
      CommandOutput.warn("qijian: " + CommandText(language)(.mustFixHint(count: count)))
    }
    return dataset
  }

  /// The region of a name; ends with exit code 64 where there is none or more than one.
  static func place(_ name: String, in dataset: Dataset, _ language: Language) throws -> RegionID {
    let text = CommandText(language)
    func inFull(_ ids: [RegionID]) -> [String] {
      ids.map { text.regionInFull($0, in: dataset.regions) }
    }
    switch dataset.regions.lookUp(name) {
    case .found(let id, _): return id
    case .ambiguous(let ids, _):
      throw CommandFailure.usage(text(.ambiguousRegion(name, candidates: inFull(ids))))
    case .unknown(let near):
      throw CommandFailure.usage(text(.unknownRegion(name, near: inFull(near))))
    }
  }

  /// What loading and the catalogue's rules find, what must be mended first, else in reading order.
  static func findings(of dataset: Dataset) -> [Finding] {
    let found = dataset.findings + DataChecks(dataset, today: Surroundings.today()).findings()
    return found.enumerated().sorted { one, other in
      one.element.severity == other.element.severity
        ? one.offset < other.offset : one.element.severity > other.element.severity
    }.map(\.element)
  }
}

/// Ends of commands that are no success.
enum CommandFailure {
  /// An argument that means nothing, or more than one thing: says so, and gives the exit code.
  static func usage(_ message: String) -> ExitCode {
    CommandOutput.warn("qijian: " + message)
    return ExitCode(CommandExit.usage)
  }

  /// Something that cannot be entered: says why, and gives the exit code.
  static func wrongData(_ message: String) -> ExitCode {
    CommandOutput.warn("qijian: " + message)
    return ExitCode(CommandExit.wrongData)
  }

  /// Something that may not be edited: says why, and gives the exit code.
  static func refused(_ message: String) -> ExitCode {
    CommandOutput.warn("qijian: " + message)
    return ExitCode(CommandExit.notAllowed)
  }
}
