/// What a file holds beside the records that became figures, rows or regions.
///
/// With it a file can be written again without losing a key that nobody knows, a record that was
/// set aside, or the order of the records.
package struct FileImage: Sendable {
  /// What the records of a file are.
  package enum Content: Hashable, Sendable {
    case figures
    /// Rows of the register with this id.
    case rows(String)
    case regions
  }

  /// Records in the order of the file.
  enum Run: Sendable {
    /// Records that were understood, by their numbers in the store or table.
    case records(Range<Int>)
    /// One that was set aside.
    case setAside(JSONValue)
  }

  /// The path inside the dataset's folder, such as `figures/yunnan-2023-cases.json`.
  package let path: String
  package let content: Content
  /// The object around the records, the list itself being empty; nil for one record a line.
  var header: JSONObject?
  var runs: [Run] = []
  /// Per record what its figure or row does not carry: unknown keys, and known keys whose values
  /// were not understood or stand for something else.
  var extras: [Int: JSONObject] = [:]

  init(path: String, content: Content) {
    self.path = path
    self.content = content
  }

  /// How many records were not understood.
  package var setAsideCount: Int {
    runs.reduce(0) { count, run in
      if case .setAside = run { count + 1 } else { count }
    }
  }

  /// Whether the file was read to its end; a broken one must not be written over.
  var isWhole = true

  /// Adds a record that was understood, with the members that it has besides.
  mutating func append(record number: Int, keeping kept: [(key: String, value: JSONValue)] = []) {
    if !kept.isEmpty {
      extras[number] = JSONObject(kept.map { JSONObject.Member(key: $0.key, value: $0.value) })
    }
    if case .records(let range)? = runs.last, range.upperBound == number {
      runs[runs.count - 1] = .records(range.lowerBound..<number + 1)
    } else {
      runs.append(.records(number..<number + 1))
    }
  }
}
