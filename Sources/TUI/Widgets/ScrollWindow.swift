/// Which part of a long list is on the screen.
///
/// Only the visible range is ever asked for, so a list of a million rows costs what its screen costs.
package struct ScrollWindow: Equatable, Sendable {
  /// The selected row.
  package private(set) var selected = 0
  /// The first visible row.
  package private(set) var top = 0

  /// Starts at the beginning.
  package init() {}

  /// Starts at a row.
  package init(selected: Int, top: Int = 0) {
    self.selected = selected
    self.top = top
  }

  /// Moves the selection by a number of rows, staying within `count` rows.
  package mutating func move(_ delta: Int, count: Int) {
    select(selected + delta, count: count)
  }

  /// Selects a row, staying within `count` rows.
  package mutating func select(_ row: Int, count: Int) {
    selected = max(0, min(row, count - 1))
  }

  /// Moves the window so that the selection is in it, for `height` visible of `count` rows.
  package mutating func reveal(count: Int, height: Int) {
    select(selected, count: count)
    guard height > 0 else { return }
    if selected < top { top = selected }
    if selected >= top + height { top = selected - height + 1 }
    top = max(0, min(top, count - height))
  }

  /// The visible rows.
  package func visible(count: Int, height: Int) -> Range<Int> {
    let first = max(0, min(top, max(0, count - 1)))
    return first..<max(first, min(count, first + max(0, height)))
  }
}
