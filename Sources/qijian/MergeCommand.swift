import ArgumentParser
import Core
import TUI

/// Edits that another office has packed: `qijian merge FILE`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge the edits of another office. 合并另一单位打包的改动",
    discussion: """
      Without --yes it only shows what would be added (新增), changed (变更), removed (删除) and where both offices changed the same \
      (冲突), field by field. With --yes all is merged as one step, which one undo takes back; conflicts then need --take.
      不写 --yes 只预览；写 --yes 则一步合并，可一次撤销；有冲突时须用 --take 说明取哪一方。
      Exit code: 0 done or nothing to do, 1 conflicts, 2 no dataset, 64 a wrong name, 65 no sound pack, or one of another region, \
      73 not written, 77 not allowed.
      """)

  @Argument(help: "The packed file.")
  var file: String

  @Option(help: "The region whose pack is expected; another one's is refused.")
  var region: String?

  @Flag(help: "Merge; without it, only show.")
  var yes = false

  @Option(help: "In conflicts take: packed (what the file brings) or here (what stands here).")
  var take: PackMerge.Resolution?

  @OptionGroup var options: EntryOptions

  func run() throws {
    let language = options.language
    let desk = try options.journal()
    let text = desk.text
    let pack: EditPack
    do throws(PackProblem) {
      pack = try EditPack.read(file, in: DiskFiles())
    } catch {
      throw CommandFailure.wrongData(text.problem(error, of: file))
    }
    let expected = try region.map {
      try RegionArgument.resolve($0, in: desk.dataset.regions, language)
    }
    let merge: PackMerge
    do throws(MergeRefusal) {
      merge = try PackMerge(pack, into: desk.dataset, expecting: expected)
    } catch {
      throw CommandFailure.wrongData(text.refusal(error))
    }
    var output = CommandOutput()
    try output.line(text.heading(pack))
    for item in merge.items where item.kind != .same {
      for line in text.lines(item) { try output.line(line) }
    }
    try output.line(text.summary(merge))
    try output.flush()
    let conflicts = merge.count(.conflict)
    if !yes {
      CommandOutput.warn(text.howToMerge(conflicts: conflicts))
      if conflicts > 0 { throw ExitCode(CommandExit.conflict) }
      return
    }
    if conflicts > 0, take == nil {
      CommandOutput.warn("qijian: " + text.howToMerge(conflicts: conflicts))
      throw ExitCode(CommandExit.conflict)
    }
    let request = merge.request(id: "", basedOn: 0, take ?? .packed)
    try CommandJournal.print(
      try desk.commit(
        request?.edits ?? [], reason: nil, act: .merge(of: pack.fingerprint)), text)
  }
}

extension PackMerge.Resolution: ExpressibleByArgument {}
