/// What a field of a register holds.
package enum FieldType: String, Hashable, Sendable, CaseIterable {
  case text, longText, integer, decimal, quantity, date, period, option, options, region
  case enterprise, reference, document, boolean, texts, year, source
}

/// A field of a register.
package struct Field: Hashable, Sendable, Identifiable {
  package var id: String
  package var type: FieldType
  package var title: LocalizedText
  /// The unit of numbers; nil where the row says it or there is none.
  package var unit: String?
  /// The dimension whose options the field may hold.
  package var options: String?
  /// The register that a reference points to.
  package var register: String?
  package var isRequired: Bool
  /// Personal data: never on slides or in exports unless asked for.
  package var isPersonal: Bool
  package var minimum: FixedDecimal?
  package var maximum: FixedDecimal?
  /// Width in cells where it stands in a list; nil where it does not.
  package var listWidth: Int?
  package var help: LocalizedText?

  /// Makes a field.
  package init(
    id: String, type: FieldType, title: LocalizedText, unit: String? = nil,
    options: String? = nil, register: String? = nil, isRequired: Bool = false,
    isPersonal: Bool = false, minimum: FixedDecimal? = nil, maximum: FixedDecimal? = nil,
    listWidth: Int? = nil, help: LocalizedText? = nil
  ) {
    self.id = id
    self.type = type
    self.title = title
    self.unit = unit
    self.options = options
    self.register = register
    self.isRequired = isRequired
    self.isPersonal = isPersonal
    self.minimum = minimum
    self.maximum = maximum
    self.listWidth = listWidth
    self.help = help
  }
}

/// A state that rows of a register go through, and where they may go from it.
package struct RegisterState: Hashable, Sendable, Identifiable {
  package var id: String
  package var title: LocalizedText
  package var next: [String]

  /// Makes a state.
  package init(id: String, title: LocalizedText, next: [String] = []) {
    self.id = id
    self.title = title
    self.next = next
  }
}

/// What a register holds and how it is shown.
package struct RegisterSchema: Hashable, Sendable, Identifiable {
  package var id: String
  package var title: LocalizedText
  /// One row, as in "3 certificates".
  package var rowTitle: LocalizedText
  package private(set) var fields: [Field]
  /// The field that names a row.
  package var nameField: String?
  /// The field that places a row in a region.
  package var regionField: String?
  /// The field that says which other region supervises it.
  package var supervisorField: String?
  /// The field that ties a row to an enterprise.
  package var enterpriseField: String?
  /// The field by which rows belong to a year.
  package var dateField: String?
  /// The field that holds the state, an option field.
  package var stateField: String?
  package var states: [RegisterState]
  /// Fields of the list, in order.
  package var listFields: [String]
  /// Groups of fields of the card, in order.
  package var sections: [RegisterSection]
  /// The rank of the offices that keep the register: their rows are complete for their area.
  package var keptBy: Rank
  package var systems: [String]
  private var position: [String: Int]

  /// Makes a schema; of fields with the same id the first is found.
  package init(
    id: String, title: LocalizedText, rowTitle: LocalizedText? = nil, fields: [Field],
    nameField: String? = nil, regionField: String? = nil, supervisorField: String? = nil,
    enterpriseField: String? = nil, dateField: String? = nil, stateField: String? = nil,
    states: [RegisterState] = [], listFields: [String] = [], sections: [RegisterSection] = [],
    keptBy: Rank = .county, systems: [String] = []
  ) {
    self.id = id
    self.title = title
    self.rowTitle = rowTitle ?? title
    self.fields = fields
    self.nameField = nameField
    self.regionField = regionField
    self.supervisorField = supervisorField
    self.enterpriseField = enterpriseField
    self.dateField = dateField
    self.stateField = stateField
    self.states = states
    self.listFields = listFields
    self.sections = sections
    self.keptBy = keptBy
    self.systems = systems
    position = Dictionary(
      fields.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The field with an id, or nil.
  package subscript(field: String) -> Field? { position[field].map { fields[$0] } }

  /// The position of a field, by which tables address it; nil if unknown.
  package func index(of field: String) -> Int? { position[field] }
}

/// A group of fields of a card.
package struct RegisterSection: Hashable, Sendable {
  package var title: LocalizedText
  package var fields: [String]

  /// Makes a group.
  package init(title: LocalizedText, fields: [String]) {
    self.title = title
    self.fields = fields
  }
}
