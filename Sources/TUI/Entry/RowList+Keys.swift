internal import Core

extension RowList {
  /// Changes the filter; true where its text is another now, and the list is to be found anew.
  @discardableResult
  mutating func edit(_ change: (inout TextField) -> Void) -> Bool {
    let before = filter.text
    change(&filter)
    completing = nil
    column = nil
    guard filter.text != before else { return false }
    window = ScrollWindow()
    return true
  }

  /// Remembers what stood there before a change that has to be waited for.
  mutating func remember(_ before: RowList) {
    switch (before.state, state) {
    case (.settled, .wanted):
      former = Former(
        filter: before.filter, query: before.query, understood: before.understood,
        problem: before.problem, instead: before.instead, completions: before.completions,
        sort: before.sort, column: before.column, isLimited: before.isLimited, rows: before.rows,
        hits: before.hits, total: before.total, window: before.window, asked: before.asked,
        isCounted: before.isCounted)
    case (_, .settled): former = nil
    default: break
    }
  }

  /// Goes back to what was there before the rows were asked for; false where nothing was.
  mutating func restore() -> Bool {
    guard let former else { return false }
    (filter, query, understood) = (former.filter, former.query, former.understood)
    (problem, instead, completions) = (former.problem, former.instead, former.completions)
    (sort, column, isLimited) = (former.sort, former.column, former.isLimited)
    (rows, hits, total, window) = (former.rows, former.hits, former.total, former.window)
    (asked, isCounted) = (former.asked, former.isCounted)
    completing = nil
    state = .settled
    progress = nil
    self.former = nil
    return true
  }

  /// Takes the next completion, or the one before; false where there is none.
  mutating func complete(_ delta: Int, _ language: Language) -> Bool {
    var now: Completing
    if let completing {
      now = completing
      now.index = (now.index + delta + now.choices.count) % now.choices.count
    } else {
      let last = completions.count - 1
      guard column == nil, last >= 0 else { return false }
      now = Completing(
        text: filter.text, caret: filter.caret, choices: completions, index: delta < 0 ? last : 0)
    }
    let choice = now.choices[now.index]
    let typed = Array(now.text)
    let range = choice.range.clamped(to: 0..<typed.count)
    let words = choice.text(language.pick(choice.title))
    let head = String(typed[..<range.lowerBound]) + words
    filter = TextField(head + String(typed[range.upperBound...]))
    filter.move(to: Array(head).count)
    completing = now
    return true
  }

  /// Moves between the end of the filter and the columns; false where the filter is to have the key.
  mutating func moveColumn(_ key: Key, count: Int) -> Bool {
    switch (key, column) {
    case (.right, nil) where filter.caret == Array(filter.text).count && count > 0: column = 0
    case (.right, let here?): column = min(here + 1, count - 1)
    case (.left, let here?): column = here > 0 ? here - 1 : nil
    default: return false
    }
    return true
  }

  /// Sorts by a field, the other way, by code point, and at last no more; keys chosen before stay below it.
  mutating func sort(by field: Field) {
    let isText = field.type.isSortedAsText
    let first = RowSortKey(
      field: field.id, isDescending: !isText, collation: isText ? .pinyin : .codePoint)
    var next: RowSortKey? = first
    if let now = sort.first, now.field == field.id {
      next = now
      if isText {
        switch (now.isDescending, now.collation) {
        case (false, .pinyin): next?.isDescending = true
        case (true, .pinyin):
          next?.isDescending = false
          next?.collation = .codePoint
        case (false, .codePoint): next?.isDescending = true
        case (true, .codePoint): next = nil
        }
      } else if now.isDescending {
        next?.isDescending = false
      } else {
        next = nil
      }
    }
    sort.removeAll { $0.field == field.id }
    if let next { sort.insert(next, at: 0) }
    if sort.count > 3 { sort.removeLast(sort.count - 3) }
  }
}

extension FieldType {
  /// Whether its values have an order by characters and one by pinyin.
  var isSortedAsText: Bool {
    switch self {
    case .text, .longText: true
    default: false
    }
  }
}
