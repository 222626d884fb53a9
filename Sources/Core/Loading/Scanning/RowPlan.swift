/// A register's schema made ready for scanning: what each field's values look like in a file.
///
/// Unsafe pointers, so that the scanner neither counts references nor checks bounds for every
/// value. `@unchecked`: all of it is written by `init` alone.
final class RowPlan: @unchecked Sendable {
  /// What a value is taken for; anything else than its plain form is left to the careful reader.
  enum Kind: UInt8 {
    /// A text without escapes and characters that a name should not have.
    case text
    case integer, decimal
    /// A plain number in the field's own unit.
    case quantity
    /// A whole date such as `2023-04-26`.
    case date
    case boolean
    /// One of a few known words, kept as its number.
    case word
    /// A list of known words.
    case words
    /// A list of texts.
    case texts
    /// Never taken.
    case other
  }

  struct Entry {
    var kind: Kind
    /// Whether numbers must lie in a range.
    var hasRange: Bool
    var minimum: Int64
    var maximum: Int64
    /// The code of a missing value.
    var missing: Int32 = 0
    var words: Unmanaged<WordTable>?
  }

  /// By the number of a field; the last is the row's id.
  let entries: UnsafeMutablePointer<Entry>
  /// How many fields there are; the id has this number.
  let fieldCount: Int
  /// The field whose initials are collected, or -1.
  let nameField: Int
  /// A bit for each field that a row must have; only registers of up to 127 fields are scanned.
  let required: (UInt64, UInt64)
  /// The keys of the fields and the id, as they stand in a file with their closing quotes.
  let keys: WordTable
  private let keyBytes: UnsafeMutablePointer<UInt8>
  /// Per key where its bytes begin, and one more; with the closing quote.
  let keyStarts: UnsafeMutablePointer<Int>
  /// By scalar below U+10000 the code of its initial.
  let initials: UnsafePointer<UInt8>
  /// Whether a line feed ends a record.
  let isByLine: Bool
  private let tables: [WordTable]

  /// A key as the scanner is to take it.
  struct Key {
    var name: String
    var isRequired = false
    var kind: Kind
    /// The words that it may have, with their codes; nil for a key without.
    var words: WordTable?
    /// The code of a missing value.
    var missing: Int32 = 0
    var minimum: FixedDecimal?
    var maximum: FixedDecimal?
  }

  /// Makes a plan of a record's keys without its id; nil where there are more, or longer ones, than
  /// the scanner has room for.
  init?(_ known: [Key], nameField: Int, isByLine: Bool) {
    let count = known.count
    let ids = known.map(\.name) + ["id"]
    guard count < 127, ids.allSatisfy({ $0.utf8.count < 48 }) else { return nil }
    fieldCount = count
    self.nameField = nameField
    self.isByLine = isByLine
    var required: (UInt64, UInt64) = (0, 0)
    entries = .allocate(capacity: count + 1)
    for (number, key) in known.enumerated() {
      if key.isRequired {
        if number < 64 { required.0 |= 1 << number } else { required.1 |= 1 << (number - 64) }
      }
      var entry = Entry(
        kind: key.kind, hasRange: false, minimum: .min, maximum: .max, missing: key.missing,
        words: key.words.map { Unmanaged.passUnretained($0) })
      // The scanner compares whole limits only.
      for (limit, path) in [(key.minimum, \Entry.minimum), (key.maximum, \Entry.maximum)] {
        guard let limit else { continue }
        entry.hasRange = true
        if let whole = limit.integer {
          entry[keyPath: path] = Int64(whole)
        } else {
          entry.kind = .other
        }
      }
      (entries + number).initialize(to: entry)
    }
    (entries + count).initialize(
      to: Entry(kind: .text, hasRange: false, minimum: .min, maximum: .max, words: nil))
    self.required = required
    tables = known.compactMap(\.words)
    keys = WordTable(ids.enumerated().map { ($1, Int32(truncatingIfNeeded: $0)) })
    keyStarts = .allocate(capacity: ids.count + 1)
    let bytes = ids.map { Array($0.utf8) + [UInt8(ascii: "\"")] }
    keyBytes = .allocate(capacity: bytes.reduce(0) { $0 + $1.count } + WordTable.paddingSize)
    var start = 0
    for (number, key) in bytes.enumerated() {
      keyStarts[number] = start
      for (offset, byte) in key.enumerated() { keyBytes[start + offset] = byte }
      start += key.count
    }
    keyStarts[ids.count] = start
    initials = UnsafePointer(InitialCodes.shared.codes)
  }

  deinit {
    entries.deallocate()
    keyBytes.deallocate()
    keyStarts.deallocate()
  }

  /// What follows a key with its closing quote, if that key stands at a place; else nil.
  @inline(__always)
  func pass(_ key: Int, at text: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    let start = keyStarts[key]
    let count = keyStarts[key + 1] - start
    let left = UnsafeRawPointer(text)
    let right = UnsafeRawPointer(keyBytes + start)
    var offset = 0
    // Eight bytes at a time; behind the last key there is room for it.
    while offset + 8 <= count {
      if left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return nil
      }
      offset += 8
    }
    if offset < count {
      let difference =
        left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        ^ right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if difference & ((1 << UInt64((count - offset) * 8)) &- 1) != 0 { return nil }
    }
    return text + count
  }
}

extension RowPlan {
  /// Makes a plan of a register; nil for one that is read by the careful reader alone.
  convenience init?(
    _ schema: RegisterSchema, _ options: [JSONKeySet?], _ names: KnownNames,
    codes: (_ field: Int, _ option: String) -> UInt16?, isByLine: Bool
  ) {
    let regions = WordTable.ids(of: names.tree)
    let keys = schema.fields.enumerated().map { number, field in
      var key = Key(
        name: field.id, isRequired: field.isRequired, kind: Self.kind(field.type),
        minimum: field.minimum, maximum: field.maximum)
      switch field.type {
      case .boolean: key.missing = 2
      case .region:
        key.missing = -1
        key.words = regions
      case .level:
        key.words = WordTable(
          Rank.allCases.compactMap { rank in
            codes(number, rank.rawValue).map { (rank.rawValue, Int32($0)) }
          })
      case .option, .options:
        guard let set = options[number] else {
          key.kind = .other
          break
        }
        key.words =
          field.type == .options
          ? WordTable(numbered: set.names)
          : WordTable(
            set.names.compactMap { name in codes(number, name).map { (name, Int32($0)) } })
      default: break
      }
      return key
    }
    self.init(keys, nameField: schema.textNameField ?? -1, isByLine: isByLine)
  }

  private static func kind(_ type: FieldType) -> Kind {
    switch type {
    case .text, .longText, .enterprise, .reference: .text
    case .integer, .year: .integer
    case .decimal: .decimal
    case .quantity: .quantity
    case .date: .date
    case .boolean: .boolean
    case .option, .level, .region: .word
    case .options: .words
    case .texts: .texts
    case .document, .period, .source, .sources: .other
    }
  }
}

extension WordTable {
  /// Words with their positions as numbers.
  convenience init(numbered words: [String]) {
    self.init(words.enumerated().map { ($1, Int32(truncatingIfNeeded: $0)) })
  }

  /// The ids of all regions with the regions' numbers.
  static func ids(of tree: RegionTree) -> WordTable { WordTable(numbered: tree.regions.map(\.id)) }
}

/// The codes of initials by scalar, made once and never given back.
private final class InitialCodes: @unchecked Sendable {
  static let shared = InitialCodes()

  // `@unchecked`: written by `init` alone.
  let codes: UnsafeMutablePointer<UInt8>

  private init() {
    codes = .allocate(capacity: 0x10000)
    for scalar in 0..<0x10000 {
      codes[scalar] = InitialTable.shared.code(of: UInt32(scalar))
    }
  }
}
