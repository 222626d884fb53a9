internal import Core

/// The names that a room must not read unless the deck says so: of enterprises and of people on file.
///
/// Free text of registers and of documents' headings may hold them; there they are replaced by 某企业 and 某人.
struct NameMask: Sendable {
  /// Names by their first two characters, so that ordinary text costs next to nothing.
  private struct Names: Sendable {
    var heads: Set<UInt64> = []
    var names: Set<[UInt32]> = []
    /// In descending order: the longest name counts.
    var lengths: [Int] = []

    mutating func add(_ name: String, least: Int) {
      let scalars = name.unicodeScalars.map(\.value)
      guard scalars.count >= least, names.insert(scalars).inserted else { return }
      heads.insert(NameMask.head(scalars[0], scalars[1]))
    }

    mutating func finish() { lengths = Set(names.map(\.count)).sorted(by: >) }

    /// The length of the name that begins at a position; nil for none.
    func length(in scalars: [UInt32], at position: Int) -> Int? {
      guard position + 1 < scalars.count,
        heads.contains(NameMask.head(scalars[position], scalars[position + 1]))
      else { return nil }
      return lengths.first { length in
        position + length <= scalars.count
          && names.contains(Array(scalars[position..<(position + length)]))
      }
    }
  }

  private var enterprises = Names()
  private var persons = Names()

  private static func head(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  /// Collects the names of a dataset; O(n) in its enterprises and people.
  init(_ dataset: Dataset) {
    if let table = dataset.table(Catalogue.enterprises) {
      for row in table.rows {
        if let name = table.name(of: row) { enterprises.add(name, least: 3) }
        if case .texts(let aliases) = table.value("aliases", of: row) {
          for alias in aliases { enterprises.add(alias, least: 3) }
        }
      }
    }
    // The catalogue says which fields are about persons: names, telephone numbers, certificates.
    for table in dataset.tables.values {
      for (index, field) in table.schema.fields.enumerated() where field.isPersonal {
        guard field.type == .text else { continue }
        for row in table.rows {
          if case .text(let words) = table.value(at: index, of: row) {
            persons.add(words, least: 2)
          }
        }
      }
    }
    enterprises.finish()
    persons.finish()
  }

  /// The length of a number of a person that begins at a position, whoever it belongs to; nil for none.
  ///
  /// A mobile number has 11 digits, the first a 1 and the second 3 to 9 (the Chinese numbering plan); a
  /// citizen's number has 17 digits and a check character (GB 11643).
  private static func personalNumber(in scalars: [UInt32], at position: Int) -> Int? {
    func digit(_ place: Int) -> UInt32? {
      guard scalars.indices.contains(place), (0x30...0x39).contains(scalars[place]) else {
        return nil
      }
      return scalars[place] - 0x30
    }
    guard let first = digit(position), digit(position - 1) == nil else { return nil }
    var length = 1
    while digit(position + length) != nil { length += 1 }
    let next = position + length < scalars.count ? scalars[position + length] : 0
    if length == 18 || length == 17 && (next == 0x58 || next == 0x78) { return 18 }
    guard length == 11, first == 1, let second = digit(position + 1), second >= 3 else {
      return nil
    }
    return 11
  }

  /// A text without the names that may not be shown.
  func masked(_ text: String, shows: Set<Deck.Disclosure>, language: Language) -> String {
    let scalars = text.unicodeScalars.map(\.value)
    var result = String.UnicodeScalarView()
    var isChanged = false
    var position = 0
    while position < scalars.count {
      let enterprise =
        shows.contains(.enterpriseNames) ? nil : enterprises.length(in: scalars, at: position)
      let person =
        shows.contains(.personalData) ? nil : persons.length(in: scalars, at: position)
      let number =
        shows.contains(.personalData) ? nil : Self.personalNumber(in: scalars, at: position)
      if let length = enterprise ?? person ?? number {
        let words: LocalizedText =
          enterprise != nil
          ? LocalizedText(zh: "某企业", en: "an enterprise")
          : person != nil
            ? LocalizedText(zh: "某人", en: "somebody")
            : LocalizedText(zh: "某号码", en: "a private number")
        let word = language.pick(words)
        result.append(contentsOf: word.unicodeScalars)
        position += length
        isChanged = true
      } else {
        if let scalar = Unicode.Scalar(scalars[position]) { result.append(scalar) }
        position += 1
      }
    }
    return isChanged ? String(result) : text
  }
}

/// The mask of a dataset, made when it is first needed.
final class NameMaskCache: Sendable {
  private let mask = Guarded<NameMask?>(nil)
  private let counts: [Int]

  init(_ dataset: Dataset) { counts = Self.counts(dataset) }

  private static func counts(_ dataset: Dataset) -> [Int] {
    dataset.catalogue.registers.all.filter { schema in
      schema.id == Catalogue.enterprises || schema.fields.contains(where: \.isPersonal)
    }.map { dataset.table($0.id)?.count ?? 0 }
  }

  /// Whether another dataset of the same origin has the same names, as far as their number says.
  func fits(_ dataset: Dataset) -> Bool { counts == Self.counts(dataset) }

  func mask(of dataset: Dataset) -> NameMask {
    mask.withLock { known in
      if let known { return known }
      let made = NameMask(dataset)
      known = made
      return made
    }
  }
}
