extension EntryChecks {
  /// What is found if this row stood in a register, in the place of `replacing` where it is given.
  ///
  /// Required fields, bounds, constraints and moves between states come from the register, the rest
  /// from the rules. Findings of rules about other rows name them by id.
  package func findings(
    entering row: RowDraft, of register: String, replacing: RowID? = nil
  ) -> [FieldFinding] {
    guard let schema = dataset.catalogue.registers[register] else { return [] }
    let draft = RowDraftCheck(
      checks: DataChecks(dataset, engine: engine, today: today), names: names, schema: schema,
      row: row, replacing: replacing)
    return draft.fieldFindings() + draft.constraintFindings() + draft.stateFindings()
      + dataset.catalogue.rules.all.flatMap { rule in
        rule.holds(on: today) ? draft.findings(rule) : []
      }
  }
}

/// One row of a form against its register and the rules.
struct RowDraftCheck {
  let checks: DataChecks
  let names: RowNameIndexes
  let schema: RegisterSchema
  let row: RowDraft
  let replacing: RowID?

  private var dataset: Dataset { checks.dataset }
  private var table: Table? { dataset.table(schema.id) }

  private func value(_ field: String) -> FieldValue { row[field] ?? .missing }

  private func found(
    _ fields: [String], _ rule: String?, _ severity: Rule.Severity, _ fact: Finding.Fact
  ) -> FieldFinding {
    FieldFinding(
      fields: fields,
      finding: Finding(
        rule: rule, severity: severity, fact: fact, region: place, register: schema.id,
        row: replacing))
  }

  /// Where the row counts: its own region, else its owner's.
  var place: RegionID? {
    if case .region(let region) = value(schema.locatedField) { return region }
    guard let owner = schema.ownerField, case .reference(let id) = value(owner),
      let enterprises = dataset.table(Catalogue.enterprises), let row = enterprises.find(id)
    else { return nil }
    return enterprises.region(of: row)
  }

  // MARK: - The register's own

  /// Required fields, bounds, and what must not repeat.
  func fieldFindings() -> [FieldFinding] {
    schema.fields.flatMap { field -> [FieldFinding] in
      let value = value(field.id)
      if value.isMissing {
        return field.isRequired ? [found([field.id], nil, .block, .fieldMissing(field.id))] : []
      }
      var findings: [FieldFinding] = []
      if let number = value.decimal,
        field.minimum.map({ number < $0 }) ?? false || field.maximum.map({ number > $0 }) ?? false
      {
        findings.append(
          found(
            [field.id], nil, .block,
            .fieldOutOfRange(
              field: field.id, value: number, minimum: field.minimum, maximum: field.maximum)))
      }
      if field.isUnique, let taken = taken(field, value) {
        findings.append(found([field.id], nil, .reason, .fieldTaken(field: field.id, by: taken)))
      }
      return findings
    }
  }

  /// Id of another row with the same text in a field; O(rows) without making Strings.
  private func taken(_ field: Field, _ value: FieldValue) -> String? {
    guard case .text(let text) = value, let table, let position = schema.index(of: field.id),
      case .text(let arena) = table.column(position)
    else { return nil }
    let bytes = Array(text.utf8)
    return arena.texts(containing: bytes).first { index in
      RowID(index) != replacing && arena.slice(index).elementsEqual(bytes)
    }.map { table.id(of: RowID($0)) }
  }

  /// Constraints that the row breaks; what cannot be decided yet is none.
  func constraintFindings() -> [FieldFinding] {
    if schema.constraints.isEmpty { return [] }
    let draft = draftTable()
    func test(_ condition: Condition) -> Bool? {
      RowFilter(condition, table: draft, regions: dataset.regions, tables: dataset.tables)
        .test(RowID(0))
    }
    return schema.constraints.compactMap { constraint in
      guard test(constraint.must) == false else { return nil }
      if let when = constraint.when, test(when) != true { return nil }
      let names = Set(constraint.must.fields.map { $0.reference ?? $0.field })
      let fields = schema.fields.map(\.id).filter { names.contains($0) }
      return found(fields, nil, constraint.severity, .constraint(constraint.id))
    }
  }

  /// The row as a table of its own; values that don't fit their fields are left out.
  private func draftTable() -> Table {
    var builder = TableBuilder(schema: schema)
    _ = builder.beginRow(id: "draft")
    for (position, field) in schema.fields.enumerated() {
      if let value = row[field.id], !value.isMissing { try? builder.set(position, value) }
    }
    return builder.finish()
  }

  /// A move to another state that the register does not know, or without what it needs.
  func stateFindings() -> [FieldFinding] {
    guard let states = schema.states, case .option(let state) = value(states.field) else {
      return []
    }
    var moves = states.moves.filter { $0.to == state }
    if let replacing, let table, case .option(let before) = table.value(states.field, of: replacing)
    {
      if before == state { return [] }
      moves = moves.filter { $0.from == before }
      if moves.isEmpty {
        return [found([states.field], nil, .block, .moveNotAllowed(from: before, to: state))]
      }
    }
    // A field that every way to the state asks for.
    let needs = moves.map(\.needs)
    guard let first = needs.first else { return [] }
    return first.filter { field in
      needs.allSatisfy { $0.contains(field) } && value(field).isMissing
    }.map { found([$0, states.field], nil, .block, .moveNeeds(field: $0, to: state)) }
  }

  // MARK: - Rules

  func findings(_ rule: Rule) -> [FieldFinding] {
    guard case .builtIn(let check, _) = rule.test,
      rule.applies.registers.isEmpty || rule.applies.registers.contains(schema.id)
    else { return [] }
    switch check {
    case .creditCode: return codes(rule) { code in CreditCode.fault(code) }
    case .organisationCode: return codes(rule) { code in CreditCode.organisationFault(code) }
    case .creditCodeRegion:
      return codes(rule) { code in place.flatMap { checks.codeRegion(code, $0) } }
    case .sameCode: return sameCode(rule)
    case .similarName: return similarName(rule)
    case .notFuture: return futureDates(rule)
    default: return []
    }
  }

  private func codes(_ rule: Rule, _ fault: (String) -> Finding.Fact?) -> [FieldFinding] {
    guard let pattern = rule.applies.pattern else { return [] }
    return schema.fields.filter { $0.pattern == pattern }.compactMap { field in
      guard case .text(let code) = value(field.id), let fact = fault(code) else { return nil }
      return found([field.id], rule.id, rule.severity, fact)
    }
  }

  private func sameCode(_ rule: Rule) -> [FieldFinding] {
    schema.fields.filter { $0.pattern != nil && $0.pattern == rule.applies.pattern && !$0.isUnique }
      .compactMap { field in
        taken(field, value(field.id)).map {
          found([field.id], rule.id, rule.severity, .codeTaken(by: $0))
        }
      }
  }

  private func similarName(_ rule: Rule) -> [FieldFinding] {
    guard rule.applies.registers.contains(schema.id), let field = schema.nameField, let table,
      case .text(let name) = value(field), let place,
      let like = names.mostSimilar(
        to: name, in: place, table, dataset, rule, where: { $0 != replacing })
    else { return [] }
    return [
      found(
        [field], rule.id, rule.severity,
        .similarName(id: table.id(of: like), name: table.name(of: like) ?? ""))
    ]
  }

  private func futureDates(_ rule: Rule) -> [FieldFinding] {
    guard let today = checks.today else { return [] }
    return schema.fields.filter { rule.applies.fields.contains($0.id) }.compactMap { field in
      guard case .date(let date) = value(field.id), date.first > today else { return nil }
      return found([field.id], rule.id, rule.severity, .future(date.description))
    }
  }
}
