/// Definitions of one kind by id, in the order of their files.
package struct Definitions<Element: Identifiable & Sendable>: Sendable
where Element.ID == String {
  package private(set) var all: [Element] = []
  private var position: [String: Int] = [:]

  /// Makes a collection; of two with the same id the later one takes the place of the earlier.
  package init(_ elements: [Element] = []) {
    for element in elements { set(element) }
  }

  /// Adds a definition or replaces the one with its id, at its place.
  package mutating func set(_ element: Element) {
    if let index = position[element.id] {
      all[index] = element
    } else {
      position[element.id] = all.count
      all.append(element)
    }
  }

  /// The definition with an id, or nil.
  package subscript(id: String) -> Element? { position[id].map { all[$0] } }

  /// The place of a definition in the order; nil if unknown.
  package func index(of id: String) -> Int? { position[id] }

  package var count: Int { all.count }
  package var isEmpty: Bool { all.isEmpty }
}

/// Everything that is defined as data: indicators, registers, rules and so on.
package struct Catalogue: Sendable {
  package var units = UnitTable()
  /// Dimensions and option sets; the one named `level` holds the words for levels.
  package var dimensions = Definitions<Dimension>()
  package var indicators = Definitions<Indicator>()
  /// Indicators that are switched off because an example of theirs fails.
  package var disabled: Set<IndicatorID> = []
  package var registers = Definitions<RegisterSchema>()
  package var families = Definitions<Family>()
  package var obligations = Definitions<Obligation>()
  package var schemes = Definitions<Scheme>()
  package var rules = Definitions<Rule>()

  /// Makes an empty catalogue.
  package init() {}

  /// Id of the dimension that holds the words for levels.
  package static let levelDimension = "level"

  /// The indicator with an id, unless unknown or disabled.
  package func usableIndicator(_ id: IndicatorID) -> Indicator? {
    disabled.contains(id) ? nil : indicators[id]
  }

  /// The word for a level where a region is: its own, its nearest ancestor's, else the general one.
  package func levelWord(_ level: Rank, in region: RegionID, of tree: RegionTree) -> LocalizedText?
  {
    guard let option = dimensions[Self.levelDimension]?[level.rawValue] else { return nil }
    for place in [region] + tree.ancestors(of: region) {
      if let word = option.local[tree[place].id] { return word }
    }
    return option.title
  }
}

extension Dimension: Identifiable {}
