import ArgumentParser
import Core
import TUI

/// A region on the command line: an id, a code or a name, which is never guessed.
enum RegionArgument {
  /// The region meant; ends with the exit code for a wrong command line where it is unknown or may be several.
  static func resolve(_ region: String, in tree: RegionTree, _ language: Language) throws
    -> RegionID
  {
    let text = CommandText(language)
    func inFull(_ ids: [RegionID]) -> [String] { ids.map { text.regionInFull($0, in: tree) } }
    switch tree.lookUp(region) {
    case .found(let id, let former):
      if let former {
        CommandOutput.warn(
          text(
            .endedRegion(
              former.name, until: former.until, now: RegionText(language).name(tree[id]))))
      }
      return id
    case .ambiguous(let ids, _):
      throw CommandFailure.usage(text(.ambiguousRegion(region, candidates: inFull(ids))))
    case .unknown(let near):
      throw CommandFailure.usage(text(.unknownRegion(region, near: inFull(near))))
    }
  }
}
