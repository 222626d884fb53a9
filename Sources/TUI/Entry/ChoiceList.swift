package import Core

/// The list of what may be chosen in a field: the part that has been looked at, and how many there are.
package struct ChoiceList: Sendable, Equatable {
  /// How many are looked up at first, and on each step beyond.
  static let portion = 40

  /// What they were looked up for.
  let query: String
  /// Best first; those looked up so far.
  package internal(set) var candidates: [CompletionCandidate]
  /// How many there are in all.
  package internal(set) var count: Int
  /// The selected one and those in view.
  package internal(set) var window = ScrollWindow()
  /// Whether the arrows move in it and Enter takes from it; else it is only shown.
  package internal(set) var isOpen: Bool

  /// The candidate under the cursor.
  package var selected: CompletionCandidate? {
    candidates.indices.contains(window.selected) ? candidates[window.selected] : nil
  }
}

extension FormState {
  /// Looks up what may be chosen for what is typed.
  mutating func showChoices(isOpen: Bool, _ context: FormContext) {
    guard let field = focused, field.hasChoices else {
      choices = nil
      return
    }
    // A field that holds a choice offers all of them, with the present one under the cursor.
    let holds = !field.value.isMissing && !field.isList
    let query = holds && field.isChosen ? "" : field.query
    let found = Completion(context.entry).candidates(
      query, for: field.field, window: 0..<ChoiceList.portion)
    var list = ChoiceList(
      query: query, candidates: found.candidates, count: found.count, isOpen: isOpen)
    if let number = choiceNumber(query), field.hasFewChoices {
      let all = Completion(context.entry).candidates(
        "", for: field.field, window: 0..<ChoiceList.portion)
      if all.candidates.indices.contains(number - 1) {
        let chosen = all.candidates[number - 1]
        list.candidates = [chosen] + list.candidates.filter { $0 != chosen }
        list.count = max(list.count, list.candidates.count)
      }
    }
    if holds, let position = list.candidates.firstIndex(where: { $0.value == field.value }) {
      list.window.select(position, count: list.candidates.count)
    }
    choices = list
  }

  /// The place in a list that a number typed stands for, from 1.
  private func choiceNumber(_ query: String) -> Int? {
    let digits = EnteredText.cleaned(query)
    guard digits.utf8.count <= 2, let number = Int(digits), number > 0 else { return nil }
    return number
  }

  /// Moves in the open list, looking up more where its end comes near.
  mutating func moveChoice(_ delta: Int, _ context: FormContext) {
    guard var list = choices, let field = focused else { return }
    let goal = list.window.selected + delta
    if goal >= list.candidates.count, list.candidates.count < list.count {
      list.candidates =
        Completion(context.entry).candidates(
          list.query, for: field.field, window: 0..<goal + ChoiceList.portion
        ).candidates
    }
    list.window.select(goal, count: list.candidates.count)
    choices = list
  }

  /// Takes the selected choice and tells whether there was one.
  mutating func takeChoice(_ context: FormContext) -> Bool {
    guard let choice = choices?.selected, fields.indices.contains(focus) else { return false }
    fields[focus].take(choice, context)
    choices = nil
    refresh(context)
    return true
  }
}
