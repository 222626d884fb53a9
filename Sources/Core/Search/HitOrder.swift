/// The place of a hit among all hits: the smaller, the earlier.
///
/// By turns: initials in the middle of a name, outside the region at hand, grade, enterprise, rank
/// of the region, region in tree order, row. Two letters stand in the middle of many names by
/// chance; nearness must not lift those above a name that begins with them. No two hits are equal,
/// so the order never depends on chance.
struct HitOrder: Comparable, Sendable {
  /// All but the row; the first to be compared stand in the highest bits.
  let key: UInt64
  private let row: Int32

  /// The order of a region, or of an enterprise where a row is given.
  init(isNear: Bool, grade: MatchGrade, rank: Rank?, region: RegionID?, row: RowID? = nil) {
    self.init(
      key: Self.key(grade, isEnterprise: row != nil)
        | Self.key(region, isNear: isNear, rank: rank), row: row)
  }

  /// The order of a hit by the parts of its key.
  init(key: UInt64, row: RowID?) {
    self.key = key
    self.row = row?.index ?? -1
  }

  /// What the grade says of the order.
  static func key(_ grade: MatchGrade, isEnterprise: Bool) -> UInt64 {
    (grade.isIncidental ? 1 << 40 : 0) | UInt64(grade.rank) << 36 | (isEnterprise ? 1 << 35 : 0)
  }

  /// What the place says of the order.
  static func key(_ region: RegionID?, isNear: Bool, rank: Rank?) -> UInt64 {
    (isNear ? 0 : 1 << 39) | UInt64(rank?.depth ?? 7) << 32
      | UInt64(UInt32(bitPattern: region?.index ?? .max))
  }

  /// What the hit is.
  var target: SearchHit.Target {
    row < 0
      ? .region(RegionID(Int(UInt32(truncatingIfNeeded: key))))
      : .enterprise(RowID(Int(row)))
  }

  static func < (a: HitOrder, b: HitOrder) -> Bool {
    a.key != b.key ? a.key < b.key : a.row < b.row
  }
}
