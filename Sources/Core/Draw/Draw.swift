/// A draw that everybody in the room can repeat: pool, seed and day in; units, inspectors and fingerprints out.
///
/// The algorithm is written down in `docs/draw.md`, so that it can be done again with any program that has SHA-256.
/// Internal checks only: objects of the national plan are drawn above (`domain` fact 13).
package struct Draw: Hashable, Sendable {
  /// Something that may be drawn.
  package struct Unit: Hashable, Sendable {
    /// Stable id; ids are different from each other.
    package var id: String
    /// How many lots it has; one of 0 is never drawn.
    package var weight: Int

    /// Makes a unit; negative weights count as 0.
    package init(id: String, weight: Int = 1) {
      self.id = id
      self.weight = max(0, weight)
    }
  }

  /// Somebody who may be sent.
  package struct Inspector: Hashable, Sendable {
    /// Stable id; ids are different from each other.
    package var id: String
    /// Ids of the units to which they must not go (回避).
    package var recused: Set<String>

    /// Makes an inspector.
    package init(id: String, recused: Set<String> = []) {
      self.id = id
      self.recused = recused
    }
  }

  /// A drawn unit with those who go there.
  package struct Assignment: Hashable, Sendable {
    /// The unit's id.
    package var unit: String
    /// Ids of the inspectors in the order in which they were drawn.
    package var inspectors: [String]
    /// How many more there should be, but nobody was free to go.
    package var wanting: Int
  }

  /// Units in ascending order of their ids, by UTF-8 bytes.
  package let units: [Unit]
  /// Inspectors in ascending order of their ids, by UTF-8 bytes.
  package let inspectors: [Inspector]
  /// How many units are drawn.
  package let count: Int
  /// How many inspectors go to each.
  package let perUnit: Int
  /// What was said in the room, without blanks, full-width letters and digits narrowed.
  package let seed: String
  /// The day of the draw.
  package let date: CalendarDate

  /// Prepares a draw; of units or inspectors with the same id the first counts.
  package init(
    units: [Unit], inspectors: [Inspector], count: Int, perUnit: Int = 2, seed: String,
    date: CalendarDate
  ) {
    self.units = Self.sorted(units, by: \.id)
    self.inspectors = Self.sorted(inspectors, by: \.id)
    self.count = max(0, count)
    self.perUnit = max(0, perUnit)
    self.seed = Self.normalized(seed)
    self.date = date
  }

  private static func sorted<Element>(
    _ elements: [Element], by id: KeyPath<Element, String>
  ) -> [Element] {
    var seen: Set<String> = []
    return elements.filter { seen.insert($0[keyPath: id]).inserted }
      .sorted { $0[keyPath: id].utf8.lexicographicallyPrecedes($1[keyPath: id].utf8) }
  }

  /// A spoken seed as it is typed: blanks away, full-width forms as their ASCII twins.
  package static func normalized(_ seed: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in seed.unicodeScalars where !scalar.properties.isWhitespace {
      if (0xFF01...0xFF5E).contains(scalar.value), let twin = Unicode.Scalar(scalar.value - 0xFEE0)
      {
        scalars.append(twin)
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  // MARK: - Fingerprints

  /// The pool, a line a unit or inspector, as it goes into the fingerprint.
  package var poolText: String {
    var text = Self.version + "\n"
    for unit in units { text += "unit\t\(unit.id)\t\(unit.weight)\n" }
    for inspector in inspectors {
      let recused = inspector.recused.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      text += "inspector\t\(inspector.id)\t\(recused.joined(separator: ","))\n"
    }
    return text
  }

  /// SHA-256 of the pool.
  package var poolFingerprint: String { SHA256.hash(Array(poolText.utf8)).hex }

  /// The result, a line a unit, as it goes into the fingerprint.
  package func resultText(_ drawn: [Assignment]) -> String {
    var text = "\(Self.version)\n\(poolFingerprint)\n\(seed)\n\(date)\n\(count)\t\(perUnit)\n"
    for (index, one) in drawn.enumerated() {
      text += "\(index + 1)\t\(one.unit)\t\(one.inspectors.joined(separator: ","))\n"
    }
    return text
  }

  /// SHA-256 of the result.
  package func resultFingerprint(_ drawn: [Assignment]) -> String {
    SHA256.hash(Array(resultText(drawn).utf8)).hex
  }

  /// Name and version of the algorithm.
  package static let version = "qijian-draw/1"

  // MARK: - Drawing

  /// Draws; the same pool, seed and day always give the same.
  ///
  /// O(units × count).
  package func run() -> [Assignment] {
    let pool = poolFingerprint
    var rest = units.filter { $0.weight > 0 }
    var numbers = Numbers(pool: pool, seed: seed, date: date, purpose: "unit")
    var drawn: [Assignment] = []
    while drawn.count < count, !rest.isEmpty {
      let whole = rest.reduce(UInt64(0)) { $0 + UInt64($1.weight) }
      var lot = numbers.next(below: whole)
      var index = 0
      while lot >= UInt64(rest[index].weight) {
        lot -= UInt64(rest[index].weight)
        index += 1
      }
      drawn.append(assignment(to: rest.remove(at: index).id, pool))
    }
    return drawn
  }

  /// Those who go to a unit: drawn evenly from all who need not keep away from it.
  private func assignment(to unit: String, _ pool: String) -> Assignment {
    var free = inspectors.filter { !$0.recused.contains(unit) }
    var numbers = Numbers(pool: pool, seed: seed, date: date, purpose: "inspector:" + unit)
    var sent: [String] = []
    while sent.count < perUnit, !free.isEmpty {
      let index = Int(numbers.next(below: UInt64(free.count)))
      sent.append(free.remove(at: index).id)
    }
    return Assignment(unit: unit, inspectors: sent, wanting: perUnit - sent.count)
  }

  /// Numbers from hashes of a counter.
  private struct Numbers {
    private let head: String
    private var counter = 0

    init(pool: String, seed: String, date: CalendarDate, purpose: String) {
      head = "\(Draw.version)\n\(pool)\n\(seed)\n\(date)\n\(purpose)\n"
    }

    /// A number from 0 up to `bound`, without a bias: what is left over at the top is drawn anew.
    mutating func next(below bound: UInt64) -> UInt64 {
      guard bound > 1 else {
        counter += 1
        return 0
      }
      let leftOver = (UInt64.max % bound + 1) % bound
      while true {
        let digest = SHA256.hash(Array((head + String(counter)).utf8)).hex
        counter += 1
        let value = UInt64(digest.prefix(16), radix: 16) ?? 0
        if value <= UInt64.max - leftOver { return value % bound }
      }
    }
  }
}
