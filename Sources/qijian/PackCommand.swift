import ArgumentParser
import Core
import TUI

/// Edits to be carried to another office: `qijian pack`.
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Pack edits into one file for another office. 打包改动，带给另一单位",
    discussion: """
      Writes what the journal's edits came to into one small file with a checksum, for 'qijian merge' elsewhere. What stood in the \
      data before its journal began is not in it.
      Exit code: 0 done, 1 nothing to pack, 2 no dataset, 64 a wrong name, 73 not written.
      """)

  @Option(
    help:
      "Only edits after this number of the journal, or from this day on (2023-12-01); all if left out."
  )
  var since: String?

  @Option(help: "Only edits of this region and what lies in it.")
  var region: String?

  @Option(
    name: [.short, .customLong("output")],
    help: "The file to write; REGION-FROM-TO.qjpack if left out.")
  var output: String?

  @OptionGroup var options: EntryOptions

  func run() throws {
    let language = options.language
    let data = try CommandDataset.open(options.dataset, language, options.common.caching)
    let text = EntryCommandText(language, data)
    let place = try region.map { try RegionArgument.resolve($0, in: data.regions, language) }
    let all: [Transaction]
    do throws(JournalError) {
      all = try Journal.log(of: data.folder, in: DiskFiles()).map(\.transaction)
    } catch {
      throw failure(text.notWritten(error))
    }
    let chosen = try chosen(all, text)
    let pack = EditPack(
      chosen, of: data, region: place, after: (chosen.first?.sequence ?? 1) - 1,
      author: options.author ?? Surroundings.author(), time: Surroundings.now())
    if pack.edits.isEmpty {
      CommandOutput.warn("qijian: " + text.nothingToPack())
      throw ExitCode(CommandExit.nothingFound)
    }
    let path =
      output ?? "\(pack.region ?? data.manifest.id)-\(pack.after + 1)-\(pack.upTo).qjpack"
    do throws(FileError) {
      try DiskFiles().write(pack.bytes, to: path, mode: .everybodyReads)
    } catch {
      throw failure(EntryText(language).sentence(error))
    }
    var written = CommandOutput()
    try written.line(path)
    try written.flush()
    CommandOutput.warn(text.packed(pack))
  }

  /// The transactions asked for.
  private func chosen(_ all: [Transaction], _ text: EntryCommandText) throws -> [Transaction] {
    guard let since else { return all }
    if let sequence = Int(since), since.utf8.count != 4 || sequence < 1_900 {
      return all.filter { $0.sequence > sequence }
    }
    guard let day = PartialDate(since)?.first else {
      throw CommandFailure.usage(text.malformedSince(since))
    }
    // Times begin with the day where they were written.
    return all.filter { $0.time.prefix(10) >= day.description.prefix(10) }
  }

  private func failure(_ message: String) -> ExitCode {
    CommandOutput.warn("qijian: " + message)
    return ExitCode(CommandExit.cannotSave)
  }
}
