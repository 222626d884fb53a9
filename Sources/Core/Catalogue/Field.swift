/// What a field of a register holds.
package enum FieldType: String, Hashable, Sendable, CaseIterable {
  case text, longText, integer, decimal, quantity, date, period, option, options, region
  case enterprise, reference, document, boolean, texts, year, level, source, sources
}

/// How wide a column of a list is.
package enum ColumnWidth: String, Hashable, Sendable, CaseIterable {
  case narrow, medium, wide
}

/// A field of a register.
package struct Field: Hashable, Sendable, Identifiable {
  /// Id of the field, the key of its value in the rows of files, such as `creditCode`.
  package var id: String
  /// What values the field takes; it decides the kind of the table's column.
  package var type: FieldType
  /// The field's label on forms and the header of its column.
  package var title: LocalizedText
  /// Short words by which people also name the field, in any language: 接害, monitored.
  package var aliases: [String] = []
  /// The unit of numbers; nil where the row says it or there is none.
  package var unit: String?
  /// The dimension whose options the field may hold.
  package var options: String?
  /// The register that a reference points to.
  package var register: String?
  /// Whether a row without it is a finding.
  package var isRequired: Bool
  /// Whether two rows with the same text are a finding.
  package var isUnique: Bool
  /// Personal data: never on slides or in exports unless asked for.
  package var isPersonal: Bool
  /// The smallest number allowed, itself included; nil for no bound.
  package var minimum: FixedDecimal?
  /// The largest number allowed, itself included; nil for no bound.
  package var maximum: FixedDecimal?
  /// Name of the pattern that texts follow, such as `creditCode`.
  package var pattern: String?
  /// Place among the columns of the list, from 1; nil where it is none.
  package var listOrder: Int?
  /// How much room its column in the list asks for.
  package var listWidth: ColumnWidth
  /// Id of the group of the form in which it stands.
  package var group: String?
  /// What must be true of a row for the form to ask the field; nil for always.
  package var condition: Condition?
  /// What a new row has, in the text form of the field's type; nil for nothing.
  package var initial: String?

  /// Makes a field.
  package init(
    id: String, type: FieldType, title: LocalizedText, unit: String? = nil,
    options: String? = nil, register: String? = nil, isRequired: Bool = false,
    isUnique: Bool = false, isPersonal: Bool = false, minimum: FixedDecimal? = nil,
    maximum: FixedDecimal? = nil, pattern: String? = nil, listOrder: Int? = nil,
    listWidth: ColumnWidth = .medium, group: String? = nil
  ) {
    self.id = id
    self.type = type
    self.title = title
    self.unit = unit
    self.options = options
    self.register = register
    self.isRequired = isRequired
    self.isUnique = isUnique
    self.isPersonal = isPersonal
    self.minimum = minimum
    self.maximum = maximum
    self.pattern = pattern
    self.listOrder = listOrder
    self.listWidth = listWidth
    self.group = group
  }
}
