/// Edits made from what a person enters, with what stands there now.
extension Dataset {
  /// How a number of one level is counted where it is entered: as the place's last one of a level was; nil for a total.
  package func countBasis(of figure: Figure) -> CountBasis? {
    guard figure.level != nil else { return nil }
    let stated = figures.statements(figure.indicator, in: figure.region).map { figures[$0] }
      .filter { $0.level != nil && $0.countBasis != nil }
    let last = stated.max {
      ($0.period?.days?.upperBound.dayNumber ?? 0) < ($1.period?.days?.upperBound.dayNumber ?? 0)
    }
    return last?.countBasis
  }

  /// What stands at a target now, in the form of the files; nil for nothing.
  ///
  /// A record that this program does not understand is what its file keeps of it. Objects have their
  /// keys in the order of the format, so that equal things are equal values.
  package func current(_ target: Edit.Target) -> JSONValue? {
    switch target {
    case .figure(let id):
      if let ref = figures.find(id) { return figureJSON(ref) }
      return setAside(id, of: .figures)
    case .row(let register, let id):
      if let row = tables[register]?.find(id) { return rowJSON(row, of: register) }
      return setAside(id, of: .rows(register))
    case .field(let register, let id, let field):
      guard let table = tables[register], let row = table.find(id) else {
        return setAside(id, of: .rows(register))?[field]
      }
      return fieldJSON(field, of: row, in: table)
    }
  }

  /// The edit that puts an entered figure into its cell; the figure gets the cell's id and the
  /// built-in source, whatever it had.
  package func edit(entering figure: Figure) -> Edit {
    var entered = figure
    entered.source = Source(document: Source.entry)
    entered.id = entered.entryID(in: regions)
    return edit(putting: entered)
  }

  /// The edit that empties the cell of a figure: what was entered there goes, documents stay.
  package func edit(clearing figure: Figure) -> Edit {
    edit(.figure(figure.entryID(in: regions)), to: nil)
  }

  /// The edit that adds or replaces a figure as it stands, whatever document it is of.
  package func edit(putting figure: Figure) -> Edit {
    edit(.figure(figure.id), to: json(figure))
  }

  /// The edit that removes a figure by its id.
  package func edit(removingFigure id: String) -> Edit { edit(.figure(id), to: nil) }

  /// The edit that removes a row.
  package func edit(removingRow id: String, of register: String) -> Edit {
    edit(.row(register: register, id: id), to: nil)
  }

  /// The edits that enter a row: one that adds it where there is none, else one for each field that
  /// becomes different.
  ///
  /// Fields that the draft leaves out stay; missing values empty them.
  package func edits(entering row: RowDraft, id: String, register: String) -> [Edit] {
    guard let schema = catalogue.registers[register] else { return [] }
    guard tables[register]?.find(id) != nil else {
      return [edit(.row(register: register, id: id), to: json(row, id: id, schema))]
    }
    return schema.fields.compactMap { field in
      guard let value = row[field.id] else { return nil }
      let edit = edit(
        .field(register: register, row: id, field: field.id),
        to: FieldJSON.value(of: value, field, in: regions))
      return edit.from == edit.to ? nil : edit
    }
  }

  /// The edit that adds a row given as an object of the files, in the order of the format, and what is wrong with it.
  ///
  /// There is no edit where it cannot be understood at all; keys that nobody knows are kept.
  package func edit(
    adding row: JSONValue, id: String, to schema: RegisterSchema
  ) -> (edit: Edit?, findings: [Finding]) {
    var copy = self
    let target = Edit.Target.row(register: schema.id, id: id)
    let changes = copy.apply(
      Transaction(
        sequence: 0, id: "", author: "", time: "",
        edits: [Edit(target, from: current(target), to: row)]))
    guard copy.tables[schema.id]?.find(id) != nil else { return (nil, changes.findings) }
    return (edit(target, to: copy.current(target)), changes.findings)
  }

  /// An edit of a target with what stands there now.
  package func edit(_ target: Edit.Target, to value: JSONValue?) -> Edit {
    Edit(target, from: current(target), to: value)
  }

  /// The form of a figure in files, its document named.
  package func json(_ figure: Figure) -> JSONValue { json(figure, keeping: nil) }

  /// The form of a row in files.
  package func json(_ row: RowDraft, id: String, _ schema: RegisterSchema) -> JSONValue {
    var members = [JSONObject.Member(key: "id", value: JSONValue(id))]
    for field in schema.fields {
      if let value = row[field.id].flatMap({ FieldJSON.value(of: $0, field, in: regions) }) {
        members.append(JSONObject.Member(key: field.id, value: value))
      }
    }
    return JSONValue(JSONObject(members))
  }

  // MARK: - Inside

  func figureJSON(_ ref: FigureRef) -> JSONValue {
    json(figures[ref], keeping: image(of: Int(ref.index), .figures)?.extras(of: Int(ref.index)))
  }

  private func json(_ figure: Figure, keeping extras: JSONObject?) -> JSONValue {
    object(FigureKey.allCases.map(\.rawValue), keeping: extras) { name in
      guard let key = FigureKey(rawValue: name), !key.isImplied(for: figure, document: nil)
      else { return nil }
      return key.value(of: figure, in: regions)
    }
  }

  private func rowJSON(_ row: RowID, of register: String) -> JSONValue? {
    guard let table = tables[register] else { return nil }
    let number = Int(row.index)
    let extras = image(of: number, .rows(register))?.extras(of: number)
    return object(["id"] + table.schema.fields.map(\.id), keeping: extras) { key in
      if key == "id" { return JSONValue(table.id(of: row)) }
      guard let position = table.schema.index(of: key) else { return nil }
      return FieldJSON.value(
        of: table.value(at: position, of: row), table.schema.fields[position], in: regions)
    }
  }

  private func fieldJSON(_ field: String, of row: RowID, in table: Table) -> JSONValue? {
    let number = Int(row.index)
    if let kept = image(of: number, .rows(table.schema.id))?.extras(of: number)?[field] {
      return kept.content == .null ? nil : kept
    }
    guard let position = table.schema.index(of: field) else { return nil }
    return FieldJSON.value(
      of: table.value(at: position, of: row), table.schema.fields[position], in: regions)
  }

  /// Members in the order of the format, then those that nobody knows.
  private func object(
    _ known: [String], keeping extras: JSONObject?, value: (String) -> JSONValue?
  ) -> JSONValue {
    var members: [JSONObject.Member] = []
    for key in known {
      if let value = extras?[key] ?? value(key) {
        members.append(JSONObject.Member(key: key, value: value))
      }
    }
    if let extras {
      let names = Set(known)
      members += extras.members.filter { !names.contains($0.key) }
    }
    return JSONValue(JSONObject(members))
  }

  /// The file that holds a record by its number.
  func image(of number: Int, _ content: FileImage.Content) -> FileImage? {
    imageIndex(of: number, content).map { files[$0] }
  }

  func imageIndex(of number: Int, _ content: FileImage.Content) -> Int? {
    files.firstIndex { $0.content == content && $0.holds(number) }
  }

  /// What a file keeps of a record with an id that was set aside.
  private func setAside(_ id: String, of content: FileImage.Content) -> JSONValue? {
    for image in files where image.content == content {
      if let value = image.setAside(id: id) { return value }
    }
    return nil
  }
}
