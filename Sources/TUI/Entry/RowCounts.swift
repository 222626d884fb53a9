package import Core

/// How many rows of a list have each choice of a field, or each pair of two.
///
/// It stands above the list whose rows it counts, and counts anew when they are others.
package struct RowCounts: Sendable, Equatable {
  /// Id of the register.
  package let register: String
  /// The field whose choices stand down the side.
  package internal(set) var side: String
  /// The field whose choices stand along the top; nil where only one is counted by.
  package internal(set) var top: String?
  /// The numbers.
  package internal(set) var count: CrossCount
  /// The selected choice and those in view.
  package internal(set) var window = ScrollWindow()
  /// How many of the choices along the top are passed by.
  package internal(set) var left = 0
}

extension RegisterSchema {
  /// The fields that rows can be counted by, those with a column in lists first.
  var countable: [Field] {
    let others = fields.filter { field in !listed.contains { $0.id == field.id } }
    return (listed + others).filter {
      [.option, .level, .boolean].contains($0.type) && !$0.isPersonal
    }
  }
}

extension App {
  /// Opens the counts of the rows of the list on top.
  mutating func openCounts() -> [Effect] {
    guard case .form(.rows(let list)) = layers.last,
      let table = workspace?.dataset.table(list.register)
    else { return [] }
    guard list.state == .settled else {
      say(.form(.countsWait))
      return []
    }
    let fields = table.schema.countable
    let under = list.column.flatMap { table.schema.listed.dropFirst($0).first }
    let side = fields.first { $0.id == under?.id } ?? fields.first
    guard let side, let count = CrossCount(table, list.rows, by: side.id, and: nil) else {
      say(.form(.nothingToCountBy))
      return []
    }
    layers.append(
      .form(.counts(RowCounts(register: list.register, side: side.id, top: nil, count: count))))
    return []
  }

  /// The list whose rows are counted: the layer below.
  var countedList: RowList? {
    guard case .form(.rows(let list))? = layers.dropLast().last else { return nil }
    return list
  }

  /// Counts anew where the list below has other rows now.
  mutating func recount() {
    guard case .form(.counts(var counts)) = layers.last, let list = countedList,
      list.state == .settled
    else { return }
    count(&counts, list)
    setTop(.counts(counts))
  }

  private func count(_ counts: inout RowCounts, _ list: RowList) {
    guard let table = workspace?.dataset.table(list.register),
      let count = CrossCount(table, list.rows, by: counts.side, and: counts.top)
    else { return }
    counts.count = count
    counts.window.select(counts.window.selected, count: count.rows.count)
    counts.left = max(0, min(counts.left, count.columns.count - 1))
  }

  /// A key in the counts: Tab and F6 change the fields, arrows move, Enter narrows the list.
  mutating func give(_ key: Key, to counts: RowCounts) -> [Effect]? {
    guard let workspace, let list = countedList,
      let table = workspace.dataset.table(counts.register)
    else {
      layers.removeLast()
      return []
    }
    var counts = counts
    let rows = counts.count.rows.count
    let page = max(1, size.height - 9)
    switch key {
    case .up, .character("k"): counts.window.move(-1, count: rows)
    case .down, .character("j"): counts.window.move(1, count: rows)
    case .pageUp: counts.window.move(-page, count: rows)
    case .pageDown: counts.window.move(page, count: rows)
    case .home, .controlHome: counts.window.select(0, count: rows)
    case .end, .controlEnd: counts.window.select(rows - 1, count: rows)
    case .left, .character("h"): counts.left = max(0, counts.left - 1)
    case .right, .character("l"):
      counts.left = min(counts.left + 1, max(0, counts.count.columns.count - 1))
    case .tab, .backTab, .function(6), .function(18), .character("]"), .character("["):
      let fields = table.schema.countable.map(\.id)
      if key == .tab || key == .backTab {
        let here = fields.firstIndex(of: counts.side) ?? 0
        let step = key == .tab ? 1 : fields.count - 1
        counts.side = fields[(here + step) % max(1, fields.count)]
        if counts.top == counts.side { counts.top = nil }
      } else {
        let choices: [String?] = [nil] + fields.filter { $0 != counts.side }
        let here = choices.firstIndex(of: counts.top) ?? 0
        let isNext = key == .function(6) || key == .character("]")
        counts.top = choices[(here + (isNext ? 1 : choices.count - 1)) % choices.count]
      }
      counts.window = ScrollWindow()
      counts.left = 0
      guard list.state == .settled else {
        say(.form(.countsWait))
        return []
      }
      count(&counts, list)
    case .function(8), .character("y"), .character("Y"):
      let lines = cells(counts, workspace).map { row in
        row.map { String($0.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }
          .joined(separator: "\t") + "\n"
      }
      say(.copyOffered)
      return [.copy(lines.joined())]
    case .enter: return narrow(list, to: counts, table, workspace)
    case .escape, .backspace, .control("g"):
      layers.removeLast()
      return []
    default: return key == .character("q") ? closeLayer() : nil
    }
    setTop(.counts(counts))
    return []
  }

  /// Enter: the list below shows the rows of the selected choice.
  private mutating func narrow(
    _ before: RowList, to counts: RowCounts, _ table: Table, _ workspace: Workspace
  ) -> [Effect] {
    guard before.state == .settled, counts.count.rows.indices.contains(counts.window.selected),
      let field = table.schema[counts.side]
    else { return [] }
    let choice = counts.count.rows[counts.window.selected]
    let condition = text(
      .form(
        .countCondition(
          plain(text(field.title)) ?? field.id,
          choice.map { plain(words($0, of: field, workspace)) ?? $0 })))
    let typed: String =
      switch before.query {
      case .any: text(.form(.countConditions("(\(before.understood))", condition)))
      case _ where before.query.isEmpty: condition
      default: text(.form(.countConditions(before.understood, condition)))
      }
    var list = before
    list.edit { $0 = TextField(typed) }
    workspace.refresh(&list, today: today)
    // The words of some catalogue may be read as something else.
    guard list.problem == nil,
      list.state != .settled || list.hits == counts.count.total(row: counts.window.selected)
    else {
      say(.form(.cannotNarrow))
      return []
    }
    list.remember(before)
    layers.removeLast()
    setTop(.rows(list))
    return []
  }

  /// A title that can be typed in a filter.
  private func plain(_ title: String) -> String? {
    title.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" } ? title : nil
  }

  /// What a choice of a field is called.
  func words(_ choice: String?, of field: Field, _ workspace: Workspace) -> String {
    guard let choice else { return text(.form(.withoutChoice)) }
    let words = FieldText(dataset: workspace.dataset, language: settings.language)
    let value: FieldValue = field.type == .boolean ? .boolean(choice == "true") : .option(choice)
    return sanitized(words.words(value, field) ?? choice)
  }
}
