/// One choice of a dimension or of a field.
package struct Option: Hashable, Sendable {
  package var id: String
  package var title: LocalizedText
  /// Other words for the same choice by the ids of the regions that use them: 州市级 in 云南.
  ///
  /// They hold for the region and everything below it; the nearest region wins.
  package var local: [String: LocalizedText]
  /// Words by which files and spreadsheets may also name it.
  package var synonyms: [String]

  /// Makes an option.
  package init(
    id: String, title: LocalizedText, local: [String: LocalizedText] = [:],
    synonyms: [String] = []
  ) {
    self.id = id
    self.title = title
    self.local = local
    self.synonyms = synonyms
  }
}

/// A set of options: what a number may be split by, or what a field may hold.
package struct Dimension: Hashable, Sendable {
  package var id: String
  package var title: LocalizedText
  package var options: [Option]
  /// Whether the options share the whole out among them without overlap.
  ///
  /// Only then may a total be computed from the parts.
  package var isPartition: Bool
  private var position: [String: Int]

  /// Makes a dimension; of options with the same id the first is found.
  package init(
    id: String, title: LocalizedText, options: [Option], isPartition: Bool = false
  ) {
    self.id = id
    self.title = title
    self.options = options
    self.isPartition = isPartition
    position = Dictionary(
      options.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The option with an id, or nil.
  package subscript(option: String) -> Option? { position[option].map { options[$0] } }

  /// The place of an option in the dimension's order; nil if unknown.
  package func index(of option: String) -> Int? { position[option] }
}
