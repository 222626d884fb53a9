/// The runs of a column, in groups.
///
/// Changing one run of a shared column copies its group and the list of groups, some 40 references
/// each in a country, and not every run. Invariant: every group but the last is full.
struct RunList<Run: Sendable>: Sendable {
  private static var shift: Int { 5 }
  private static var mask: Int { (1 << shift) - 1 }

  private var groups: [[Run]] = []
  /// How many runs there are.
  private(set) var count = 0

  /// Adds a run at the end.
  mutating func append(_ run: Run) {
    if count & Self.mask == 0 { groups.append([]) }
    groups[count >> Self.shift].append(run)
    count += 1
  }

  /// Adds the same run several times.
  mutating func append(_ run: Run, count: Int) {
    for _ in 0..<count { append(run) }
  }

  /// The run at a position, which must exist.
  subscript(index: Int) -> Run {
    _read { yield groups[index >> Self.shift][index & Self.mask] }
    _modify { yield &groups[index >> Self.shift][index & Self.mask] }
  }

  /// The sum of what `size` says of every run.
  func sum(_ size: (Run) -> Int) -> Int {
    groups.reduce(0) { $1.reduce($0) { $0 + size($1) } }
  }
}
