internal import Core

/// The numbers of a show while data land: what each was at the beginning, and where it is on its way to.
///
/// Equal values cost nothing: without a change nothing moves and nothing is drawn.
struct LiveNumbers: Equatable {
  /// How long a number counts up, in milliseconds.
  static let duration: Moment = 500

  private struct Count: Equatable {
    /// At the beginning of the show.
    var first: FixedDecimal
    /// When this slide came up.
    var entered: FixedDecimal
    /// Where the present movement began.
    var from: FixedDecimal
    /// The true value.
    var now: FixedDecimal
    var start: Moment
  }

  private var counts: [NumberKey: Count] = [:]
  /// Whether numbers jump instead of counting.
  var isStill: Bool
  /// When the last movement ends.
  private(set) var settles: Moment = 0

  init(isStill: Bool) { self.isStill = isStill }

  /// Takes in the true values of a scene; new ones begin here.
  mutating func note(_ scene: SlideScene, at moment: Moment) {
    for number in scene.numbers {
      guard let key = number.key, let value = number.quantity.value else { continue }
      guard var known = counts[key] else {
        counts[key] = Count(first: value, entered: value, from: value, now: value, start: moment)
        continue
      }
      guard known.now != value else { continue }
      let from = self.value(known, at: moment)
      let jumps = isStill || Self.isStep(from, value)
      known.from = jumps ? value : from
      known.now = value
      known.start = moment
      counts[key] = known
      if !jumps { settles = max(settles, moment + Self.duration) }
    }
  }

  /// Whether there is nothing between two numbers to count through.
  private static func isStep(_ old: FixedDecimal, _ new: FixedDecimal) -> Bool {
    guard let way = new.subtracting(old) else { return false }
    return abs(way.mantissa) <= 1
  }

  /// A slide comes up: its changes are marked from here on.
  mutating func enter(_ scene: SlideScene) {
    for key in scene.numbers.compactMap(\.key) {
      if let now = counts[key]?.now { counts[key]?.entered = now }
    }
  }

  /// Whether anything is on its way.
  func isMoving(at moment: Moment) -> Bool { moment < settles }

  /// A number as it is shown now, with how much it moved while shown.
  func shown(_ number: SlideScene.Number, at moment: Moment) -> SlideScene.Number {
    guard let key = number.key, let count = counts[key], number.quantity.value == count.now
    else { return number }
    var number = number
    let value = value(count, at: moment)
    if value != count.now { number.quantity.value = value }
    if let change = count.now.subtracting(count.entered), !change.isZero { number.change = change }
    return number
  }

  /// How much a number changed since the show began; nil where it did not.
  func gain(_ key: NumberKey?) -> FixedDecimal? {
    guard let key, let count = counts[key], let gain = count.now.subtracting(count.first),
      !gain.isZero
    else { return nil }
    return gain
  }

  /// Forgets everything: another tree of regions gives the same keys another meaning.
  mutating func reset() {
    counts = [:]
    settles = 0
  }

  /// Fast at first, then slower, in whole steps of the last digit.
  private func value(_ count: Count, at moment: Moment) -> FixedDecimal {
    let passed = moment - count.start
    guard passed < Self.duration, count.from != count.now, passed >= 0 else { return count.now }
    guard let way = count.now.subtracting(count.from) else { return count.now }
    let left = Self.duration - passed
    // 1 - (left / duration)^2, in thousandths.
    let share = 1_000 - left * left * 1_000 / (Self.duration * Self.duration)
    let scale = max(count.now.scale, count.from.scale)
    guard
      let part = Ratio(way, of: FixedDecimal(1)).value(
        times: Factor(Int64(max(1, share)), over: 1_000) ?? .one, places: Int(scale)),
      let value = count.from.adding(part)
    else { return count.now }
    return value
  }
}
