/// The words and weights from which invented data is made: `catalogue/synthesis.json`.
package struct SynthesisPlan: Sendable {
  /// A kind of enterprise.
  struct Trade: Sendable {
    var sector: String
    var section: String
    /// What enterprises of the trade call their business.
    var words: [String]
    /// What ends their names.
    var tail: String
    var weight: Int
    /// People in an enterprise of middle size.
    var staff: Int
    /// How many in a hundred have severe hazards, and how many none.
    var severe: Int
    var none: Int
    var hazards: [String]
  }

  /// Certificates of one level.
  struct Award: Sendable {
    var level: Rank
    var perThousand: Int
    /// The lowest score.
    var score: Int
  }

  /// How a certificate stands.
  struct Status: Sendable {
    var id: String
    var weight: Int
    /// Whether the title was awarded: only then there are a year and a score.
    var isAwarded: Bool
    /// The date field that says when the title ended; nil where it has not.
    var ends: String?
  }

  /// Figures of one indicator for every county and year.
  struct Series: Sendable {
    /// The file in `figures/` without its ending.
    var file: String
    var indicator: IndicatorID
    var unit: String
    var kind: FigureKind
    /// The number of a county of middle size.
    var typical: Int
    /// The indicator of the same place and year that is never exceeded.
    var bound: IndicatorID?
    /// For how many of the last years there are figures; nil for all.
    var latest: Int?
  }

  /// Something with a weight or a lower limit.
  struct Option: Sendable {
    var id: String
    var number: Int
  }

  var stems: [String]
  var seconds: [String]
  var trades: [Trade]
  /// Sizes with the least number of people of each, largest first.
  var sizes: [Option]
  var gradeScheme: String
  var grades: [Option]
  var awards: [Award]
  /// How certificates stand, the usual first.
  var statuses: [Status]
  var series: [Series]

  /// Reads the plan from its file.
  package init(path: String, in files: some FileSystem) throws(LoadProblem) {
    let root = try JSONDocument(path: path, in: files).cursor
    stems = try root.required("stems").strings()
    seconds = try root.required("seconds").strings()
    trades = []
    for entry in try root.required("trades").elements() {
      trades.append(
        Trade(
          sector: try entry.required("sector").identifier(),
          section: try entry.required("section").identifier(),
          words: try Self.some(try entry.required("words")),
          tail: try entry.required("tail").string(),
          weight: try Self.count(entry, "weight"), staff: try Self.count(entry, "staff"),
          severe: try Self.count(entry, "severe"), none: try Self.count(entry, "none"),
          hazards: try entry.strings("hazards")))
    }
    sizes = try Self.options(try root.required("sizes"), "staff")
    let grading = try root.required("grades")
    gradeScheme = try grading.required("scheme").text()
    grades = try Self.options(try grading.required("options"), "weight")
    awards = []
    for entry in try root.required("certificates").elements() {
      guard let level = try entry.rank("level", .level) else { continue }
      awards.append(
        Award(
          level: level, perThousand: try Self.count(entry, "perThousand"),
          score: try Self.count(entry, "score")))
    }
    statuses = []
    for entry in try Self.nonEmpty(try root.required("certificateStatuses")) {
      statuses.append(
        Status(
          id: try entry.required("id").identifier(), weight: try Self.count(entry, "weight"),
          isAwarded: try entry.optional("awarded")?.boolean() ?? false,
          ends: try entry.optional("ends")?.identifier()))
    }
    series = []
    for entry in try root.required("series").elements() {
      series.append(
        Series(
          file: try entry.required("file").identifier(),
          indicator: try entry.required("indicator").identifier(),
          unit: try entry.required("unit").text(),
          kind: try entry.word("kind", FigureKind.self, .kind) ?? .flow,
          typical: try Self.count(entry, "typical"), bound: try entry.string("atMost"),
          latest: try Self.some(entry, "latest")))
    }
    for key in ["stems", "seconds", "trades", "sizes"] {
      _ = try Self.nonEmpty(try root.required(key))
    }
  }

  private static func options(
    _ list: JSONCursor, _ key: String
  ) throws(LoadProblem) -> [Option] {
    var result: [Option] = []
    for entry in try nonEmpty(list) {
      result.append(
        Option(id: try entry.required("id").identifier(), number: try count(entry, key)))
    }
    return result
  }

  private static func some(_ entry: JSONCursor, _ key: String) throws(LoadProblem) -> Int? {
    guard let cursor = try entry.optional(key) else { return nil }
    return try count(cursor)
  }

  private static func count(_ entry: JSONCursor, _ key: String) throws(LoadProblem) -> Int {
    try count(try entry.required(key))
  }

  private static func count(_ cursor: JSONCursor) throws(LoadProblem) -> Int {
    guard let number = try cursor.decimal().integer, number >= 0 else {
      throw cursor.problem(.malformed(.decimal), expected: .format(.decimal))
    }
    return number
  }

  private static func some(_ list: JSONCursor) throws(LoadProblem) -> [String] {
    _ = try nonEmpty(list)
    return try list.strings()
  }

  private static func nonEmpty(_ list: JSONCursor) throws(LoadProblem) -> [JSONCursor] {
    let elements = try list.elements()
    if elements.isEmpty { throw list.problem(.emptyName) }
    return elements
  }
}
