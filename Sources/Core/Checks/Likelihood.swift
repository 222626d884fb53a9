internal import Glibc

/// What is ordinary for a number, by others like it: robust, and on a logarithmic scale for counts.
///
/// Counts are compared by how many times one is the other, with a half added to each, so that 0 has
/// a place. To what a rule allows, what chance does to small counts is added: twice the standard
/// error of the logarithm of a ratio of two counts, √(1/a + 1/b). Medians and median deviations
/// (MAD × 1.4826) stand for mean and standard deviation, which one wrong number would spoil.
enum Likelihood {
  /// What would have been ordinary.
  struct Expectation: Equatable {
    var low: Double
    var high: Double
  }

  /// What was expected of a count after `before`, the latest first, if `value` is not within it.
  static func count(_ value: Double, after before: [Double], _ limits: Rule.Limits) -> Expectation?
  {
    guard let last = before.first, value >= 0, before.allSatisfy({ $0 >= 0 }),
      max(value, last) >= limits.least?.approximateValue ?? 0
    else { return nil }
    var center = log(last + 0.5)
    var allowed = log(max(limits.factor?.approximateValue ?? 1, 1))
    let steps = zip(before, before.dropFirst()).map { log(($0 + 0.5) / ($1 + 0.5)) }
    if let others = limits.others, let deviations = limits.deviations, steps.count >= max(others, 1)
    {
      // Years enough to know how much the number moves by itself.
      let usual = median(steps)
      center += usual
      allowed = max(log(1.5), Double(deviations) * spread(steps, around: usual))
    }
    return verdict(value, center, allowed, other: last)
  }

  /// What was expected of a count among `peers`, if `value` is not within it.
  static func count(_ value: Double, among peers: [Double], _ limits: Rule.Limits) -> Expectation? {
    guard let others = limits.others, peers.count >= max(others, 1), value >= 0,
      peers.allSatisfy({ $0 >= 0 }),
      max(value, peers.max() ?? 0) >= limits.least?.approximateValue ?? 0
    else { return nil }
    let logs = peers.map { log($0 + 0.5) }
    let center = median(logs)
    let allowed = max(
      log(max(limits.factor?.approximateValue ?? 1, 1)),
      Double(limits.deviations ?? 0) * spread(logs, around: center))
    return verdict(value, center, allowed, other: exp(center) - 0.5)
  }

  /// What was expected of a percentage after `before`, the latest first; in points.
  static func rate(_ value: Double, after before: [Double], _ limits: Rule.Limits) -> Expectation? {
    guard let last = before.first, let points = limits.points?.approximateValue else { return nil }
    return abs(value - last) > points
      ? Expectation(low: last - points, high: last + points) : nil
  }

  /// What was expected of a percentage among `peers`.
  static func rate(_ value: Double, among peers: [Double], _ limits: Rule.Limits) -> Expectation? {
    guard let points = limits.points?.approximateValue, let others = limits.others,
      peers.count >= max(others, 1)
    else { return nil }
    let center = median(peers)
    let allowed = max(points, Double(limits.deviations ?? 0) * spread(peers, around: center))
    return abs(value - center) > allowed
      ? Expectation(low: center - allowed, high: center + allowed) : nil
  }

  /// The counts that would have been ordinary beside `other`, if `value` is none of them.
  ///
  /// What chance allows depends on the count itself: the bounds are counts that would just pass.
  private static func verdict(
    _ value: Double, _ center: Double, _ allowed: Double, other: Double
  ) -> Expectation? {
    func isOrdinary(_ count: Double) -> Bool {
      abs(log(count + 0.5) - center) <= allowed + chance(count, other)
    }
    guard !isOrdinary(value) else { return nil }
    let middle = max(0, exp(center) - 0.5)
    // Beyond this factor no two counts are alike by chance.
    let far = (middle + 1) * exp(allowed + 4)
    let isBelow = value < middle
    let low =
      isBelow || !isOrdinary(0) ? bound(from: middle, to: isBelow ? value : 0, isOrdinary) : 0
    let high = bound(from: middle, to: isBelow ? far : value, isOrdinary)
    return Expectation(low: low, high: high)
  }

  /// The last ordinary count on the way from an ordinary one to one that is not.
  private static func bound(
    from ordinary: Double, to other: Double, _ isOrdinary: (Double) -> Bool
  ) -> Double {
    var (inside, outside) = (ordinary, other)
    // A double has 53 binary digits; halving more often changes nothing.
    for _ in 0..<64 {
      let middle = (inside + outside) / 2
      if isOrdinary(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }

  /// What chance may do to the ratio of two counts.
  private static func chance(_ a: Double, _ b: Double) -> Double {
    2 * (1 / (a + 0.5) + 1 / (max(b, 0) + 0.5)).squareRoot()
  }

  /// The median; 0 for none.
  static func median(_ values: [Double]) -> Double {
    if values.isEmpty { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The median deviation, scaled to a standard deviation of the normal distribution.
  static func spread(_ values: [Double], around center: Double) -> Double {
    1.4826 * median(values.map { abs($0 - center) })
  }
}
