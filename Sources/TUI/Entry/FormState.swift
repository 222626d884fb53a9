package import Core

/// A form in which a row of a register is recorded, and where the person stands in it.
///
/// Invariant: the focus is on a field that is shown and can be typed in, as long as there is one.
package struct FormState: Sendable, Equatable {
  /// What the form is for.
  package enum Purpose: Sendable, Equatable {
    /// A new row.
    case new
    /// The row with this id, which stands.
    case edit(String)
    /// A move of the row with this id from one state to another.
    case move(String, from: String, to: String)
  }

  /// Id of the register.
  package let register: String
  /// What the form is for.
  package let purpose: Purpose
  /// The place the person stood in; names in it come first.
  package let place: RegionID
  /// From the top down.
  package internal(set) var fields: [FormField]
  /// Why a move is made against its threshold; nil where none is asked.
  package internal(set) var reason: TextField?
  /// Index of the field with the focus; one behind the last for the reason.
  package internal(set) var focus = 0
  /// Id of the field left last where its text could not be read; nil once something else is typed.
  package internal(set) var leftUnreadable: String?
  /// What may be chosen in the field with the focus.
  package internal(set) var choices: ChoiceList?
  /// What the rules find in the row as it is typed.
  package internal(set) var findings: [FieldFinding] = []
  /// A move's threshold and what the score says about it.
  package internal(set) var score: ScoreCheck?
  /// The scores of the row held against all thresholds, while a score is typed.
  package internal(set) var scores: [ScoreCheck] = []
  /// The enterprise after whose place that of a new row was taken.
  private var owned = FieldValue.missing
  /// The year of the time that an obligation is to be met in.
  var dutyYear: Int?
  /// What the row holds beside the fields of the form.
  let rest: RowDraft
  /// How many columns a long text has for its lines; set from the screen's width.
  package var textColumns = 54
  /// Whether saving was refused once because of something that must be mended; the next time saves.
  package internal(set) var isWarned = false

  init(
    register: String, purpose: Purpose, place: RegionID, fields: [FormField], rest: RowDraft = [:]
  ) {
    self.register = register
    self.purpose = purpose
    self.place = place
    self.fields = fields
    self.rest = rest
  }

  /// Id of the row that stands; nil for a new one.
  package var row: String? {
    switch purpose {
    case .new: nil
    case .edit(let id), .move(let id, _, _): id
    }
  }

  /// The row as it would be saved; fields that cannot be read are missing.
  package var draft: RowDraft {
    var draft = rest
    for field in fields where field.isShown || field.isFixed {
      draft[field.id] = field.value.isMissing ? nil : field.value
    }
    return draft
  }

  /// What is to be written: all of a new row; of a row that stands what is changed, missing where it was emptied.
  package var entered: RowDraft {
    if purpose == .new { return draft }
    var entered: RowDraft = [:]
    for field in fields where field.isShown && field.isChanged { entered[field.id] = field.value }
    for (id, value) in rest where fields.allSatisfy({ $0.id != id }) { entered[id] = value }
    return entered
  }

  /// The field with the focus; nil on the reason.
  package var focused: FormField? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// Whether anything was typed that is worth keeping.
  package var isTyped: Bool {
    fields.contains { $0.isShown && $0.isTyped } || !(reason?.isEmpty ?? true)
  }

  /// Fields without which the row is not complete.
  package var missing: [FormField] {
    fields.filter { $0.isShown && $0.isRequired && $0.value.isMissing && $0.problem == nil }
  }

  /// Fields whose text can't be read.
  package var unreadable: [FormField] { fields.filter { $0.isShown && $0.problem != nil } }

  /// Whether a field can have the focus.
  private func takesFocus(_ index: Int) -> Bool {
    if index == fields.count { return reason != nil }
    return fields.indices.contains(index) && fields[index].isShown && !fields[index].isFixed
  }

  /// The indices that can have the focus, from the top down.
  var stops: [Int] { (0...fields.count).filter { takesFocus($0) } }

  /// Whether the focus is on the last field.
  package var isAtEnd: Bool { stops.last == focus }

  // MARK: Focus

  mutating func setFocus(_ index: Int, _ context: FormContext) {
    if fields.indices.contains(focus) {
      fields[focus].leave()
      leftUnreadable = fields[focus].problem == nil ? nil : fields[focus].id
    }
    focus = index
    choices = nil
    guard fields.indices.contains(index) else { return }
    fields[index].enter()
    if fields[index].hasFewChoices { showChoices(isOpen: false, context) }
    weighScores(context)
  }

  /// Moves the focus by a number of fields, staying in the form.
  mutating func moveFocus(_ delta: Int, _ context: FormContext) {
    let stops = stops
    guard let position = stops.firstIndex(of: focus) ?? stops.firstIndex(where: { $0 > focus })
    else { return }
    setFocus(stops[max(0, min(position + delta, stops.count - 1))], context)
  }

  /// Moves the focus to the first field of another group.
  mutating func moveGroup(_ delta: Int, _ context: FormContext) {
    let stops = stops
    let here = focused?.field.group
    func first(_ index: Int) -> Int {
      let group = fields[index].field.group
      return stops.first { $0 < fields.count && fields[$0].field.group == group } ?? index
    }
    if delta > 0 {
      let next = stops.first { $0 > focus && $0 < fields.count && fields[$0].field.group != here }
      if let next = next ?? stops.last { setFocus(next, context) }
    } else {
      let start = focus < fields.count ? first(focus) : focus
      let before = stops.last { $0 < start && $0 < fields.count }
      if let before { setFocus(first(before), context) } else { setFocus(start, context) }
    }
  }

  /// Puts the focus on the field with an id, if it can have it.
  mutating func focus(on id: String, _ context: FormContext) {
    if let index = fields.firstIndex(where: { $0.id == id }), takesFocus(index) {
      setFocus(index, context)
    }
  }

  // MARK: What follows from what is typed

  /// Works out anew what is asked, what the rules find, and what the scores say.
  mutating func refresh(_ context: FormContext) {
    followOwner(context)
    showFields(context)
    findings = context.checks.findings(
      entering: draft, of: register,
      replacing: row.flatMap { context.dataset.table(register)?.find($0) })
    weighScores(context)
  }

  /// A new row counts where its enterprise is, unless the person says otherwise.
  private mutating func followOwner(_ context: FormContext) {
    guard purpose == .new, let schema = context.dataset.catalogue.registers[register],
      let owner = fields.first(where: { $0.id == schema.ownerField }), owner.value != owned,
      let index = fields.firstIndex(where: { $0.id == schema.locatedField }),
      !fields[index].isTyped
    else { return }
    owned = owner.value
    guard case .reference(let id) = owner.value,
      let table = context.dataset.tables[Catalogue.enterprises], let row = table.find(id),
      let region = table.region(of: row)
    else { return }
    fields[index].preset(.region(region), context)
  }

  private mutating func showFields(_ context: FormContext) {
    guard let schema = context.dataset.catalogue.registers[register] else { return }
    if case .move = purpose { return }
    let states = schema.states
    guard states != nil || schema.fields.contains(where: { $0.condition != nil }) else { return }
    let draft = draft
    let table = context.dataset.draftTable(draft, of: register)
    let later = schema.fieldsOfMoves
    var state: String?
    if let field = states?.field, case .option(let id)? = draft[field] { state = id }
    let reached = state.map { schema.fields(until: $0) } ?? later
    let needed = state.map { schema.fieldsNeeded(in: $0) } ?? []
    for index in fields.indices {
      let field = fields[index].field
      var isAsked = true
      if let condition = field.condition, let table {
        isAsked = context.dataset.test(condition, on: table) == true
      }
      if later.contains(field.id), !reached.contains(field.id) { isAsked = false }
      fields[index].isShown = isAsked || !fields[index].text.isEmpty
      fields[index].isRequired = field.isRequired || (isAsked && needed.contains(field.id))
    }
  }

  private mutating func weighScores(_ context: FormContext) {
    guard let schema = context.dataset.catalogue.registers[register], let states = schema.states
    else { return }
    let draft = draft
    var place: RegionID? = self.place
    if case .region(let region)? = draft[schema.locatedField] { place = region }
    let all = context.dataset.scoreChecks(of: draft, in: schema, at: place)
    let typed = states.scores.first { $0.fields.contains(focused?.id ?? "") }
    scores = all.filter { $0.threshold.stage == typed?.stage.rawValue && typed != nil }
    guard case .move(_, let from, let to) = purpose,
      let move = states.moves.first(where: { $0.from == from && $0.to == to })
    else { return }
    score = context.dataset.scoreCheck(for: move, of: draft, in: schema, at: place)
    if score?.passes == false {
      reason = reason ?? TextField()
    } else if reason?.isEmpty ?? false, focus != fields.count {
      reason = nil
    }
  }
}
