internal import Core

extension App {
  /// Where the person stands, for what they record now.
  var occasion: FormOccasion? {
    guard let workspace else { return nil }
    let browse = workspace.browse
    var occasion = FormOccasion(place: workspace.selectedRegion)
    if case .year(let year) = browse.period { occasion.year = year }
    if let row = browse.card, let table = workspace.dataset.tables[Catalogue.enterprises] {
      occasion.enterprise = table.id(of: row)
      occasion.place = table.region(of: row) ?? occasion.place
    }
    return occasion
  }

  /// What a form needs to know, for a place.
  func formContext(_ place: RegionID) -> FormContext? {
    guard let workspace else { return nil }
    return FormContext(
      entry: EntryContext(
        dataset: workspace.dataset, search: workspace.search, today: today, region: place),
      checks: workspace.checks
        ?? EntryChecks(workspace.dataset, engine: workspace.engine, today: today),
      language: settings.language)
  }

  // MARK: Opening

  /// Insert in the panels: an enterprise in a list of enterprises, else whatever the menu offers.
  mutating func recordNew() -> [Effect] {
    guard let workspace, let occasion else { return [] }
    if let refusal = refusal(at: occasion.place) {
      say(refusal)
      return []
    }
    if occasion.enterprise == nil, workspace.browse.frame.content == .enterprises {
      return openForm(Catalogue.enterprises, occasion)
    }
    layers.append(.form(.menu(RegisterMenu(occasion: occasion))))
    return prepare(Catalogue.enterprises, at: occasion.place)
  }

  /// F2 on a card: the enterprise itself.
  mutating func editCard() -> [Effect] {
    guard let workspace, let occasion,
      let row = workspace.browse.card ?? workspace.selectedEnterprise,
      let table = workspace.dataset.tables[Catalogue.enterprises]
    else { return [] }
    return openForm(Catalogue.enterprises, editing: table.id(of: row), occasion.place)
  }

  /// Delete on a card: asks whether the enterprise is to go.
  mutating func deleteCard() -> [Effect] {
    guard let workspace, let occasion,
      let row = workspace.browse.card ?? workspace.selectedEnterprise,
      let table = workspace.dataset.tables[Catalogue.enterprises]
    else { return [] }
    if let refusal = refusal(at: occasion.place) {
      say(refusal)
      return []
    }
    layers.append(.form(.askDelete(register: Catalogue.enterprises, row: table.id(of: row))))
    return []
  }

  /// Lists that stand below others show what was just saved.
  mutating func refreshFormLayers() {
    guard let workspace else { return }
    for index in layers.indices {
      if case .form(.rows(var list)) = layers[index] {
        workspace.refresh(&list, today: today)
        layers[index] = .form(.rows(list))
      }
    }
    recount()
  }

  /// A form for a new row, or the question whether to go on with a draft of one.
  mutating func openForm(_ register: String, _ occasion: FormOccasion) -> [Effect] {
    if let refusal = refusal(at: occasion.place) {
      say(refusal)
      return []
    }
    if formDraft(FormDraft.key(register, nil)) != nil {
      layers.append(.form(.askDraft(register: register, occasion)))
      return []
    }
    guard let context = formContext(occasion.place),
      let form = FormState.new(register, occasion, context)
    else { return [] }
    layers.append(.form(.form(form)))
    warnIfUnwritable()
    return prepare(register, at: occasion.place)
  }

  /// Collects names beside the keys, so that the first one typed need not wait for them.
  mutating func prepare(_ register: String, at place: RegionID) -> [Effect] {
    guard let checks = checks(), let workspace else { return [] }
    return [
      .prepare(
        EntryPreparation(register: register, place: place, checks: checks, search: workspace.search)
      )
    ]
  }

  /// A form for a row that stands; its draft is gone on with.
  mutating func openForm(_ register: String, editing row: String, _ place: RegionID) -> [Effect] {
    if let refusal = refusal(at: place) {
      say(refusal)
      return []
    }
    guard let context = formContext(place),
      var form = FormState.edit(register, row: row, place: place, context)
    else {
      say(.form(.rowGone))
      return []
    }
    if let draft = formDraft(FormDraft.key(register, row)) { form.restore(draft, context) }
    layers.append(.form(.form(form)))
    warnIfUnwritable()
    return prepare(register, at: place)
  }

  /// A form for a move of a row.
  mutating func openMove(
    _ move: RegisterSchema.States.Move, of card: RowCard, _ place: RegionID
  ) -> [Effect] {
    if let refusal = refusal(at: place) {
      say(refusal)
      return []
    }
    guard let context = formContext(place),
      var form = FormState.move(move, of: card.register, row: card.row, place: place, context)
    else {
      say(.form(.rowGone))
      return []
    }
    if let draft = formDraft(FormDraft.key(form)) { form.restore(draft, context) }
    layers.append(.form(.form(form)))
    warnIfUnwritable()
    return []
  }

  /// The rows of a register where the person stands.
  mutating func openRows(_ register: String, _ occasion: FormOccasion) {
    guard let workspace else { return }
    var list = RowList(register: register, occasion: occasion)
    workspace.refresh(&list, today: today)
    layers.append(.form(.rows(list)))
  }

  // MARK: Keys

  /// Gives a key to the topmost layer if it is one of recording; nil where the key is none of its own.
  mutating func giveToForm(_ key: Key) -> [Effect]? {
    guard case .form(let layer) = layers.last else { return nil }
    switch layer {
    case .form(let form): return give(key, to: form)
    case .rows(let list): return give(key, to: list)
    case .counts(let counts): return give(key, to: counts)
    case .card(let card): return give(key, to: card)
    case .menu(let menu): return give(key, to: menu)
    case .askDraft(let register, let occasion): return answerDraft(key, register, occasion)
    case .askDelete(let register, let row): return answerDelete(key, register, row)
    }
  }

  /// Puts a layer in the place of the topmost one.
  mutating func setTop(_ layer: FormLayer) { layers[layers.count - 1] = .form(layer) }

  private mutating func give(_ key: Key, to form: FormState) -> [Effect]? {
    guard let context = formContext(form.place) else { return [] }
    var form = form
    form.textColumns = FormPen.textColumns(size.width, settings.language)
    let outcome = form.handle(key, context)
    return take(outcome, form, context)
  }

  /// Gives a command to the form on top, as from the palette; lists have none of these.
  mutating func giveToForm(_ command: CommandID) -> [Effect] {
    guard case .form(.form(var form)) = layers.last, let context = formContext(form.place),
      let outcome = form.perform(command, context)
    else { return [] }
    return take(outcome, form, context) ?? []
  }

  /// Gives pasted text to the form on top.
  mutating func pasteIntoForm(_ pasted: String) -> [Effect] {
    guard case .form(let layer) = layers.last else { return [] }
    switch layer {
    case .form(var form):
      guard let context = formContext(form.place) else { return [] }
      let outcome = form.paste(pasted, context)
      return take(outcome, form, context) ?? []
    case .rows(var list):
      let before = list
      list.edit { _ = $0.insert(pasted) }
      workspace?.refresh(&list, today: today)
      list.remember(before)
      setTop(.rows(list))
    case .menu(var menu):
      menu.filter.insert(pasted)
      setTop(.menu(menu))
    case .counts, .card, .askDraft, .askDelete: break
    }
    return []
  }

  private mutating func take(
    _ outcome: FormOutcome, _ form: FormState, _ context: FormContext
  ) -> [Effect]? {
    var form = form
    switch outcome {
    case .stays: break
    case .passes: return nil
    case .saves: return save(form, context)
    case .leaves: return leave(form)
    case .repeatsLast: repeatLast(&form, context)
    case .copies(let words):
      setTop(.form(form))
      say(.copyOffered)
      return [.copy(words)]
    case .pastedInPart: say(.form(.pastedInPart))
    }
    setTop(.form(form))
    keepDraft(of: form)
    return []
  }

  /// Esc: the form goes, what was typed stays.
  private mutating func leave(_ form: FormState) -> [Effect] {
    layers.removeLast()
    guard form.isTyped else {
      setFormDraft(FormDraft.key(form), nil)
      return []
    }
    setFormDraft(FormDraft.key(form), form.keptTexts)
    say(.form(.draftKept(registerTitle(form.register))))
    return []
  }

  private mutating func keepDraft(of form: FormState) {
    setFormDraft(FormDraft.key(form), form.isTyped ? form.keptTexts : nil)
  }

  private mutating func repeatLast(_ form: inout FormState, _ context: FormContext) {
    guard let field = form.focused?.field, let value = lastValue(field, of: form) else {
      say(.form(.nothingToRepeat))
      return
    }
    form.put(value, context)
    say(.form(.repeated))
  }

  /// The value of the row recorded last since the start, else of the last row of the place.
  private func lastValue(_ field: Field, of form: FormState) -> FieldValue? {
    if let row = forms.lastRows[form.register], let value = row[field.id] { return value }
    guard let dataset = workspace?.dataset, let table = dataset.table(form.register) else {
      return nil
    }
    let last = table.rows.last { row in
      table.id(of: row) != form.row && !table.value(field.id, of: row).isMissing
        && (dataset.place(of: row, in: table).map { dataset.regions.contains(form.place, $0) }
          ?? true)
    }
    return last.map { table.value(field.id, of: $0) }
  }

  func registerTitle(_ register: String) -> String {
    workspace?.dataset.catalogue.registers[register].map { text($0.title) } ?? register
  }
}
