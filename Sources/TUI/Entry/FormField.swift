package import Core

/// A field of a form: what is typed in it and what that means.
package struct FormField: Sendable, Equatable, Identifiable {
  /// The catalogue's field.
  package let field: Field
  /// What is typed.
  package private(set) var text = TextField()
  /// What it means; missing where nothing is typed or the text can't be read.
  package private(set) var value = FieldValue.missing
  /// Why the text can't be read; nil where it can.
  package private(set) var problem: EnteredProblem?
  /// What the field held when the form was opened.
  package private(set) var original = FieldValue.missing
  /// What was filled in beforehand and need not be kept.
  private var presetText = ""
  /// A text that stands for a value that was chosen and not typed.
  private var chosen: Chosen?
  /// Whether the row is not complete without it.
  package var isRequired: Bool
  /// Whether it is shown and not typed: the state of a row that stands.
  package var isFixed = false
  /// Whether the form asks it now.
  package var isShown = true

  private struct Chosen: Sendable, Equatable {
    var text: String
    var value: FieldValue
  }

  /// The field's id.
  package var id: String { field.id }

  /// Makes an empty field.
  package init(_ field: Field, isRequired: Bool? = nil) {
    self.field = field
    self.isRequired = isRequired ?? field.isRequired
  }

  /// Whether it holds something else than when the form was opened.
  package var isChanged: Bool { problem != nil || value != original }

  /// Whether a person typed something into it that is worth keeping.
  package var isTyped: Bool { text.text != presetText }

  /// Whether its text stands for a value that was chosen, and is no longer looked for.
  var isChosen: Bool { chosen?.text == text.text && !text.isEmpty }

  /// The value that its text was chosen for; nil where the text was typed.
  var chosenValue: FieldValue? { isChosen ? chosen?.value : nil }

  /// Puts in the value of the row being edited.
  mutating func open(_ value: FieldValue, _ context: FormContext) {
    preset(value, context)
    original = value
  }

  /// Fills in a value beforehand.
  mutating func preset(_ value: FieldValue, _ context: FormContext) {
    choose(value, context)
    presetText = text.text
    // Where a field is entered, what stands in it is replaced by typing.
    text = TextField(text.text)
  }

  /// Puts in a value that was chosen.
  mutating func choose(_ value: FieldValue, _ context: FormContext) {
    let words = FieldWords(dataset: context.dataset, language: context.language)
      .text(value, field)
    text.set(words)
    chosen = Chosen(text: text.text, value: value)
    self.value = value
    problem = nil
  }

  /// Puts in a text, and the value it was chosen for where there is one.
  mutating func restore(_ words: String, _ value: FieldValue?, _ context: FormContext) {
    text.set(words)
    if let value { chosen = Chosen(text: text.text, value: value) }
    read(context)
  }

  /// Handles an editing key and tells whether it was one.
  mutating func handle(_ key: Key, _ context: FormContext) -> Bool {
    let before = text.text
    guard text.handle(key) else { return false }
    if text.text != before { read(context) }
    return true
  }

  /// Puts in pasted text and tells whether all of it had room.
  mutating func paste(_ pasted: String, _ context: FormContext) -> Bool {
    let isWhole = text.insert(pasted)
    read(context)
    return isWhole
  }

  /// Moves the caret by lines of some columns; false where there is none to go to.
  mutating func moveLine(_ lines: Int, columns: Int) -> Bool {
    text.moveLine(lines, columns: columns)
  }

  /// Selects all, so that typing replaces it, where the field was filled in beforehand.
  mutating func enter() {
    if !isTyped, !text.isEmpty { text.selectAll() } else { text.move(to: text.count) }
  }

  /// Forgets the selection.
  mutating func leave() { text.move(to: text.caret) }

  private mutating func read(_ context: FormContext) {
    if let chosen, chosen.text == text.text {
      value = chosen.value
      problem = nil
      return
    }
    switch EnteredText.field(text.text, field, context: context.entry) {
    case .success(let read):
      value = read
      problem = nil
    case .failure(let reason):
      value = .missing
      problem = reason
    }
  }
}

extension FormField {
  /// Whether its values are picked from a list.
  var hasChoices: Bool {
    switch field.type {
    case .option, .options, .level, .boolean, .region, .enterprise, .reference, .document, .source,
      .sources:
      true
    case .text, .longText, .integer, .decimal, .quantity, .date, .period, .year, .texts: false
    }
  }

  /// Whether its list is short enough to be shown before anything is typed.
  var hasFewChoices: Bool {
    switch field.type {
    case .option, .options, .level, .boolean: true
    default: false
    }
  }

  /// Whether it holds several values, one behind the other.
  var isList: Bool { field.type == .options || field.type == .sources }

  /// The part of the text that a choice completes.
  var query: String {
    guard isList else { return text.text }
    return String(text.text.suffix(from: lastPieceStart))
  }

  private var lastPieceStart: String.Index {
    let text = text.text
    let signs: Set<Character> =
      field.type == .options ? ["、", "，", ",", "；", ";"] : ["；", ";"]
    return text.lastIndex { signs.contains($0) }.map { text.index(after: $0) } ?? text.startIndex
  }

  /// Takes a choice: alone, or for the last piece of a list.
  mutating func take(_ choice: CompletionCandidate, _ context: FormContext) {
    let before = String(text.text.prefix(upTo: lastPieceStart))
    switch (field.type, choice.value) {
    case (.options, .option(let id)):
      var ids: [String] = []
      if case .success(.options(let read)) = read(before, context) { ids = read }
      choose(.options(ids.filter { $0 != id } + [id]), context)
    case (.sources, .reference(let document)):
      var sources: [Source] = []
      if case .success(.sources(let read)) = read(before, context) { sources = read }
      choose(.sources(sources + [Source(document: document)]), context)
    case (.source, .reference(let document)): choose(.source(Source(document: document)), context)
    default: choose(choice.value, context)
    }
  }

  private func read(_ words: String, _ context: FormContext) -> Result<FieldValue, EnteredProblem> {
    EnteredText.field(words, field, context: context.entry)
  }
}
