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
    func length(in text: [UInt32], at position: Int) -> Int? {
      guard position + 1 < text.count,
        heads.contains(NameMask.head(text[position], text[position + 1]))
      else { return nil }
      return lengths.first { length in
        position + length <= text.count
          && names.contains(Array(text[position..<(position + length)]))
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
      if let length = enterprise ?? person {
        let word =
          enterprise != nil
          ? language.pick(LocalizedText(zh: "某企业", en: "an enterprise"))
          : language.pick(LocalizedText(zh: "某人", en: "somebody"))
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
