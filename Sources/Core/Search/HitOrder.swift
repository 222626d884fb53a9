/// The place of a hit among all hits: the smaller, the earlier.
///
/// By turns: initials in the middle of a name, outside the region at hand, grade, enterprise, rank
/// of the region, region in tree order, row. Two letters stand in the middle of many names by
/// chance; nearness must not lift those above a name that begins with them. No two hits are equal,
/// so the order never depends on chance.
struct HitOrder: Comparable, Sendable {
  private let standing: UInt16
  private let region: Int32
  private let row: Int32

  /// The order of a region, or of an enterprise where a row is given.
  init(isNear: Bool, grade: MatchGrade, rank: Rank?, region: RegionID?, row: RowID? = nil) {
    var standing = grade.isIncidental ? 1 as UInt16 : 0
    standing = standing << 1 | (isNear ? 0 : 1)
    standing = standing << 3 | UInt16(grade.rank)
    standing = standing << 1 | (row == nil ? 0 : 1)
    self.standing = standing << 3 | UInt16(rank?.depth ?? 7)
    self.region = region?.index ?? .max
    self.row = row?.index ?? -1
  }

  /// What the hit is.
  var target: SearchHit.Target {
    row < 0 ? .region(RegionID(Int(region))) : .enterprise(RowID(Int(row)))
  }

  static func < (a: HitOrder, b: HitOrder) -> Bool {
    if a.standing != b.standing { return a.standing < b.standing }
    return a.region != b.region ? a.region < b.region : a.row < b.row
  }
}
