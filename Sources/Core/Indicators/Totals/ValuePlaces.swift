/// Where the different values of a field stand, for counts of different values.
///
/// Such counts do not add up: a value in two counties is one in their province. So each value's
/// places are kept, and a change climbs from them.
struct ValuePlaces: Sendable {
  /// Kept in shards, so that a change of a shared one copies few.
  private static let shardCount = 512
  private var shards: [[FieldValue: [Int32]]] = Array(repeating: [:], count: shardCount)

  private static func shard(_ value: FieldValue) -> Int {
    Int(UInt(bitPattern: value.hashValue) % UInt(shardCount))
  }

  /// Notes a value at a place.
  mutating func add(_ value: FieldValue, _ place: Int32) {
    if value.isMissing { return }
    shards[Self.shard(value)][value, default: []].append(place)
  }

  /// How many different values there are in each region and below it; O(values × depth).
  func counts(_ parents: RegionParents) -> [Int32] {
    var counts = [Int32](repeating: 0, count: parents.count)
    var seen = [Int32](repeating: -1, count: parents.count)
    var number: Int32 = 0
    for shard in shards {
      for places in shard.values {
        Self.climb(places, &seen, number, parents) { counts[$0] += 1 }
        number += 1
      }
    }
    return counts
  }

  /// Visits every region in or above some places once.
  private static func climb(
    _ places: [Int32], _ seen: inout [Int32], _ mark: Int32, _ parents: RegionParents,
    _ body: (Int) -> Void
  ) {
    for place in places {
      var next = place
      while next >= 0, seen[Int(next)] != mark {
        seen[Int(next)] = mark
        body(Int(next))
        next = parents.above[Int(next)]
      }
    }
  }

  /// Moves a row's value; only the regions above its places before and after are touched.
  mutating func replace(
    _ old: MeasureCells.Entry, by new: MeasureCells.Entry, _ counts: inout [Int32],
    _ parents: RegionParents
  ) {
    remove(old, &counts, parents)
    insert(new, &counts, parents)
  }

  private mutating func remove(
    _ entry: MeasureCells.Entry, _ counts: inout [Int32], _ parents: RegionParents
  ) {
    if entry.place < 0 || entry.value.isMissing { return }
    let shard = Self.shard(entry.value)
    guard var places = shards[shard][entry.value],
      let index = places.firstIndex(of: entry.place)
    else { return }
    places.remove(at: index)
    shards[shard][entry.value] = places.isEmpty ? nil : places
    change(entry.place, -1, without: places, &counts, parents)
  }

  private mutating func insert(
    _ entry: MeasureCells.Entry, _ counts: inout [Int32], _ parents: RegionParents
  ) {
    if entry.place < 0 || entry.value.isMissing { return }
    let others = shards[Self.shard(entry.value)][entry.value] ?? []
    change(entry.place, 1, without: others, &counts, parents)
    shards[Self.shard(entry.value)][entry.value, default: []].append(entry.place)
  }

  /// Changes the counts above a place that no other place of the value lies below.
  private func change(
    _ place: Int32, _ sign: Int32, without others: [Int32], _ counts: inout [Int32],
    _ parents: RegionParents
  ) {
    var covered: Set<Int32> = []
    for other in others { parents.climb(other) { covered.insert(Int32($0)) } }
    parents.climb(place) { region in
      if !covered.contains(Int32(region)) { counts[region] += sign }
    }
  }
}
