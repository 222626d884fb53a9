/// Finds the name somebody probably meant.
package enum NearestName {
  /// The closest candidate by edit distance, or nil if none is close.
  ///
  /// Swapped neighbours count as one change. At most a third of the longer name may differ, and at
  /// least one change is always allowed in names of two scalars or more. Of equally close ones
  /// the first wins. Takes time proportional to the candidates' total length times the name's.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    guard wanted.count >= 2 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      let allowed = max(1, max(wanted.count, other.count) / 3)
      if abs(wanted.count - other.count) > allowed { continue }
      let distance = distance(wanted, other)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Changes (insert, remove, replace, swap neighbours) that turn one text into the other.
  package static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let isEqual = left[row] == right[column]
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (isEqual ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
