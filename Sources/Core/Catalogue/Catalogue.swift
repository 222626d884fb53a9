/// Definitions of one kind by id, in the order of their files.
package struct Definitions<Element: Identifiable & Sendable>: Sendable
where Element.ID == String {
  /// All definitions, in the order in which their ids first appeared.
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

  /// How many definitions there are.
  package var count: Int { all.count }
  /// Whether nothing is defined.
  package var isEmpty: Bool { all.isEmpty }
}

/// Everything that is defined as data: indicators, registers, rules and so on.
package struct Catalogue: Sendable {
  /// The measure words that figures, fields and indicators may use, with their conversions.
  package var units = UnitTable()
  /// From the nation down.
  package var levels = Definitions<Level>()
  /// What printed level words mean, most particular first: the first entry that fits counts.
  package var levelWords: [LevelWord] = []
  /// What figures may be split by, and the option sets of register fields.
  package var dimensions = Definitions<Dimension>()
  /// Groups of indicators, in the order in which reports list them.
  package var families = Definitions<Family>()
  /// Indicators by id, in the order of their files; the disabled ones are among them.
  package var indicators = Definitions<Indicator>()
  /// Indicators that are switched off because an example of theirs fails.
  package var disabled: Set<IndicatorID> = []
  /// The schemas of all registers; `Dataset.tables` holds the rows of those that have any.
  package var registers = Definitions<RegisterSchema>()
  /// The tabs of the dashboard, from left to right.
  package var tabs = Definitions<Tab>()
  /// Templates of sentences for indicators without one, by kind.
  package var sentences: [FigureKind: LocalizedText] = [:]
  /// What has to be done again and again by a date.
  package var obligations = Definitions<Obligation>()
  /// What is filled in together for a period and handed in, in the order of the file.
  package var sheets = Definitions<SheetDefinition>()
  /// Ways of scoring and grading, by id.
  package var schemes = Definitions<Scheme>()
  /// The checks that data must pass, in the order of their file.
  package var rules = Definitions<Rule>()
  /// Shows by id; the one called `default` serves every region.
  package var decks = Definitions<Deck>()
  /// Kinds of internal draws by id.
  package var draws = Definitions<DrawDefinition>()
  /// Counters of events by id.
  package var tallies = Definitions<TallySheet>()

  /// Makes an empty catalogue.
  package init() {}

  /// By what name figures and fields speak of levels.
  package static let levelDimension = "level"
  /// The register that other registers' owners are rows of.
  package static let enterprises = "enterprises"

  /// The indicator with an id, unless unknown or disabled.
  package func usableIndicator(_ id: IndicatorID) -> Indicator? {
    disabled.contains(id) ? nil : indicators[id]
  }

  /// Digits after the point of an indicator's computed values.
  package func places(of indicator: Indicator) -> Int {
    indicator.places ?? units[indicator.unit]?.places ?? 0
  }

  /// The word for a level in the reports of a region.
  ///
  /// Where the region itself or one above it awards the level, its own term decides: 州级 in 德宏;
  /// for levels awarded by many below it the general word stands.
  package func levelWord(_ level: Rank, in region: RegionID, of tree: RegionTree) -> LocalizedText?
  {
    guard let definition = levels[level.rawValue] else { return nil }
    let awarding = ([region] + tree.ancestors(of: region)).first { tree[$0].rank == level }
    guard let awarding, let word = definition.byTerm[tree[awarding].term]
    else { return definition.title }
    return LocalizedText(zh: word, en: definition.title.en)
  }

  /// What a printed level word means in a text that a region wrote; nil if unknown.
  ///
  /// The first entry that fits counts.
  package func level(printed: String, by region: RegionID, of tree: RegionTree) -> Rank? {
    levelWords.first { $0.printed == printed && $0.fits(region, of: tree) }?.level
  }
}
