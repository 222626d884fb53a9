package import Core

/// What a key in a form asks of the program around it.
package enum FormOutcome: Sendable, Equatable {
  /// Nothing: the form has changed, or nothing has.
  case stays
  /// The key is none of the form's.
  case passes
  /// The row is to be saved.
  case saves
  /// The form is to be left; what was typed is kept.
  case leaves
  /// The value that the row recorded last had in this field is to be put in.
  case repeatsLast
  /// Text to be offered to the clipboard.
  case copies(String)
  /// The pasted text did not fit whole.
  case pastedInPart
}

extension FormState {
  /// Takes a key.
  package mutating func handle(_ key: Key, _ context: FormContext) -> FormOutcome {
    if key != .control("s"), key != .enter { isWarned = false }
    if choices?.isOpen ?? false, let outcome = handleInChoices(key, context) { return outcome }
    if key == .up || key == .down, moveInLongText(key == .up ? -1 : 1) { return .stays }
    if let command = Keymap.standard.command(for: key, in: .form),
      let outcome = perform(command, context)
    {
      return outcome
    }
    return edit(key, context)
  }

  /// Carries out a command; nil for those that are none of a form's.
  package mutating func perform(_ command: CommandID, _ context: FormContext) -> FormOutcome? {
    switch command {
    case .fieldDone: return goOn(context)
    case .nextField: moveFocus(1, context)
    case .previousField: moveFocus(-1, context)
    case .nextGroup: moveGroup(1, context)
    case .previousGroup: moveGroup(-1, context)
    case .firstField: if let first = stops.first { setFocus(first, context) }
    case .lastField: if let last = stops.last { setFocus(last, context) }
    case .fieldChoices: showChoices(isOpen: true, context)
    case .save: return .saves
    case .repeatLast: return .repeatsLast
    case .back: return .leaves
    case .cancel: return copy()
    default: return nil
    }
    return .stays
  }

  /// The arrows go from line to line within a long text, and out of it at its ends.
  private mutating func moveInLongText(_ lines: Int) -> Bool {
    guard fields.indices.contains(focus), fields[focus].field.type == .longText else {
      return false
    }
    return fields[focus].moveLine(lines, columns: textColumns)
  }

  private mutating func handleInChoices(_ key: Key, _ context: FormContext) -> FormOutcome? {
    switch key {
    case .up: moveChoice(-1, context)
    case .down: moveChoice(1, context)
    case .pageUp: moveChoice(-8, context)
    case .pageDown: moveChoice(8, context)
    case .escape: choices = nil
    case .control("s"):
      // What is typed and stands for nothing yet means the choice under the cursor.
      if focused?.problem != nil { _ = takeChoice(context) }
      return .saves
    case .enter, .tab:
      if !takeChoice(context) { return nil }
      // A list may take more: the next choice is typed behind this one.
      return goOn(context)
    default: return nil
    }
    return .stays
  }

  /// Enter: the next field, and saving from the last one.
  private mutating func goOn(_ context: FormContext) -> FormOutcome {
    if isAtEnd { return .saves }
    moveFocus(1, context)
    return .stays
  }

  private func copy() -> FormOutcome {
    let field = focus == fields.count ? reason : focused?.text
    guard let field, !field.selectedText.isEmpty else { return .passes }
    return .copies(field.selectedText)
  }

  private mutating func edit(_ key: Key, _ context: FormContext) -> FormOutcome {
    if focus == fields.count {
      return reason?.handle(key) ?? false ? .stays : .passes
    }
    guard fields.indices.contains(focus) else { return .passes }
    // A blank means nothing in an empty field with choices, so it opens them.
    if key == .character(" "), fields[focus].hasChoices, fields[focus].text.isEmpty {
      showChoices(isOpen: true, context)
      return .stays
    }
    let before = fields[focus].text.text
    guard fields[focus].handle(key, dated(context)) else { return .passes }
    if fields[focus].text.text != before { textChanged(context) }
    return .stays
  }

  /// Takes pasted text into the field with the focus.
  package mutating func paste(_ pasted: String, _ context: FormContext) -> FormOutcome {
    isWarned = false
    if focus == fields.count { return reason?.insert(pasted) ?? true ? .stays : .pastedInPart }
    guard fields.indices.contains(focus) else { return .stays }
    let isWhole = fields[focus].paste(pasted, dated(context))
    textChanged(context)
    return isWhole ? .stays : .pastedInPart
  }

  /// Puts a value into the field with the focus, as if it had been chosen.
  package mutating func put(_ value: FieldValue, _ context: FormContext) {
    guard fields.indices.contains(focus) else { return }
    fields[focus].choose(value, context)
    choices = nil
    refresh(context)
  }

  private mutating func textChanged(_ context: FormContext) {
    leftUnreadable = nil
    refresh(context)
    guard let field = focused, field.hasChoices else { return }
    if field.query.allSatisfy(\.isWhitespace) {
      if field.hasFewChoices { showChoices(isOpen: false, context) } else { choices = nil }
    } else {
      showChoices(isOpen: true, context)
    }
  }
}
