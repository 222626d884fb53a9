/// What a register holds and how it is shown.
package struct RegisterSchema: Hashable, Sendable, Identifiable {
  /// The states that rows go through, and the allowed moves.
  package struct States: Hashable, Sendable {
    /// A move from one state to another.
    package struct Move: Hashable, Sendable {
      /// Id of the option that a row leaves.
      package var from: String
      /// Id of the option that a row takes.
      package var to: String
      /// Fields that must be present first.
      package var needs: [String]
      /// Fields that are asked and may stay empty.
      package var asks: [String]
      /// Id of the threshold of a scoring scheme that the score should pass; nil for none.
      package var threshold: String?

      /// Makes a move.
      package init(
        from: String, to: String, needs: [String] = [], asks: [String] = [],
        threshold: String? = nil
      ) {
        self.from = from
        self.to = to
        self.needs = needs
        self.asks = asks
        self.threshold = threshold
      }
    }

    /// Where the score of a stage stands in a row.
    package struct StageScore: Hashable, Sendable {
      /// The rank of the offices that evaluate.
      package var stage: Rank
      /// Fields that hold the score; the first that is present counts.
      package var fields: [String]

      /// Makes a stage.
      package init(stage: Rank, fields: [String]) {
        self.stage = stage
        self.fields = fields
      }
    }

    /// The option field that holds the state.
    package var field: String
    /// Id of the option that a new row has; nil where none is prescribed.
    package var initial: String?
    /// Ids of the options that no move leads out of.
    package var final: [String]
    /// The allowed changes from one state to another.
    package var moves: [Move]
    /// Fields that every move asks and that may stay empty, such as who acted.
    package var asks: [String] = []
    /// Where the scores stand that thresholds are held against.
    package var scores: [StageScore] = []
    /// The field that names the scoring scheme; nil where the place decides alone.
    package var scheme: String?

    /// Makes the states.
    package init(field: String, initial: String? = nil, final: [String] = [], moves: [Move] = []) {
      self.field = field
      self.initial = initial
      self.final = final
      self.moves = moves
    }
  }

  /// Something that must be true of every row.
  package struct Constraint: Hashable, Sendable, Identifiable {
    /// Id by which findings name the constraint, unique within its register.
    package var id: String
    /// How much a row that breaks it weighs.
    package var severity: Rule.Severity
    /// Must be true first.
    package var when: Condition?
    /// What must then be true; only what is false is a finding, not what cannot be decided.
    package var must: Condition
    /// The finding's sentence, which says what to do.
    package var message: LocalizedText

    /// Makes a constraint.
    package init(
      id: String, severity: Rule.Severity, when: Condition? = nil, must: Condition,
      message: LocalizedText
    ) {
      self.id = id
      self.severity = severity
      self.when = when
      self.must = must
      self.message = message
    }
  }

  /// A heading of the form.
  package struct Group: Hashable, Sendable, Identifiable {
    /// Id by which fields name their heading.
    package var id: String
    /// The words of the heading.
    package var title: LocalizedText

    /// Makes a heading.
    package init(id: String, title: LocalizedText) {
      self.id = id
      self.title = title
    }
  }

  /// A field by which rows are put in order.
  package struct SortKey: Hashable, Sendable {
    /// Id of the field whose values are compared.
    package var field: String
    /// Whether the largest, latest or highest comes first.
    package var isDescending: Bool

    /// Makes a key.
    package init(field: String, isDescending: Bool = false) {
      self.field = field
      self.isDescending = isDescending
    }
  }

  /// Id of the register and key of its table, such as `enterprises`.
  package let id: String
  /// The register's name, as lists and reports head it.
  package var title: LocalizedText
  /// In form order, and after them the ones that every register has: region, source, note.
  package let fields: [Field]
  /// The field, or the owner, by which a row is called in lists.
  package var nameField: String?
  /// The field that says where a row is counted; without it a row counts where its owner is.
  package var locatedField: String
  /// The field that names another region in charge.
  package var supervisedField: String?
  /// The field of the enterprise that a row belongs to.
  package var ownerField: String?
  /// The fields that put a row into a year; the first that is present counts.
  package var timeFields: [String]
  /// The fields after which a row no longer counts; the earliest counts.
  package var endFields: [String]
  /// The rank of the offices that keep it: for their area their rows are all there are.
  package var keptBy: Rank
  /// Headings of the form from the top down; fields name theirs by id.
  package var groups: [Group]
  /// How rows change state; nil for a register without states.
  package var states: States?
  /// What must be true of every row; each is checked like a rule of the catalogue.
  package var constraints: [Constraint]
  /// The default order of lists, most important key first.
  package var sort: [SortKey]
  /// Whether the rows are a view of the figures of kind `target`.
  package var isViewOfTargets: Bool
  /// The systems of the domain papers that it represents, such as `S01`.
  package var systems: [String]
  /// A remark on what belongs into the register.
  package var note: String?
  private let position: [String: Int]

  /// Makes a schema; the fields that every register has are added, others are set afterwards.
  ///
  /// Of fields with the same id the first is found.
  package init(id: String, title: LocalizedText, fields: [Field], locatedField: String = "region") {
    self.id = id
    self.title = title
    let named = Set(fields.map(\.id))
    self.fields = fields + Self.common.filter { !named.contains($0.id) }
    self.locatedField = locatedField
    timeFields = []
    endFields = []
    keptBy = .county
    groups = []
    constraints = []
    sort = []
    isViewOfTargets = false
    systems = []
    position = Dictionary(
      self.fields.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The fields that every register has without naming them, besides the id.
  private static let common = [
    Field(id: "region", type: .region, title: LocalizedText(zh: "地区", en: "Region")),
    Field(id: "source", type: .source, title: LocalizedText(zh: "出处", en: "Source")),
    Field(id: "note", type: .longText, title: LocalizedText(zh: "备注", en: "Note")),
  ]

  /// The field with an id, or nil.
  package subscript(field: String) -> Field? { position[field].map { fields[$0] } }

  /// The position of a field, by which tables address it; nil if unknown.
  package func index(of field: String) -> Int? { position[field] }

  /// The position of the name field where that is a text of the row's own; nil if it is not.
  package var textNameField: Int? {
    guard let field = nameField.flatMap({ index(of: $0) }), fields[field].type == .text
    else { return nil }
    return field
  }

  /// The columns of the list, in order.
  package var listFields: [Field] {
    fields.filter { $0.listOrder != nil }.sorted { ($0.listOrder ?? 0) < ($1.listOrder ?? 0) }
  }

  /// The field whose options are those of a dimension; for `level` the field of that type.
  package func field(for dimension: String) -> Field? {
    if dimension == Catalogue.levelDimension { return fields.first { $0.type == .level } }
    return fields.first { $0.options == dimension }
  }
}
