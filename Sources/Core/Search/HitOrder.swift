/// The place of a hit among all hits, in one number: the smaller, the earlier.
///
/// From the highest bit down: outside the region at hand, grade, enterprise, rank of the region,
/// region in tree order, row. No two hits are equal, so the order never depends on chance.
struct HitOrder {
  let key: UInt64

  /// The order of a region, or of an enterprise where a row is given.
  init(isNear: Bool, grade: MatchGrade, rank: Rank?, region: RegionID?, row: RowID? = nil) {
    let place = region.map { UInt64($0.index) & 0xFF_FFFF } ?? 0xFF_FFFF
    let high = (isNear ? 0 : 8 as UInt64) | UInt64(grade.rank & 7)
    let middle = (row == nil ? 0 : 8 as UInt64) | UInt64(rank?.depth ?? 7)
    key =
      high << 60 | middle << 56 | place << 32
      | UInt64(UInt32(bitPattern: row?.index ?? 0))
  }

  /// Reads a key again.
  init(key: UInt64) { self.key = key }

  /// What the hit is.
  var target: SearchHit.Target {
    key >> 59 & 1 == 1
      ? .enterprise(RowID(Int(key & 0xFFFF_FFFF)))
      : .region(RegionID(Int(key >> 32 & 0xFF_FFFF)))
  }
}
