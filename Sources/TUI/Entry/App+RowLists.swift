internal import Core

extension App {
  /// A key in the list of a register's rows: arrows move, text narrows.
  mutating func give(_ key: Key, to list: RowList) -> [Effect]? {
    guard let workspace, let table = workspace.dataset.table(list.register) else {
      return giveToEmpty(key, list)
    }
    let before = list
    var list = list
    let count = list.rows.count
    let row =
      list.rows.indices.contains(list.window.selected)
      ? list.rows[list.window.selected] : nil
    switch key {
    case .up: list.window.move(-1, count: count)
    case .down: list.window.move(1, count: count)
    case .pageUp: list.window.move(-(size.height - 6), count: count)
    case .pageDown: list.window.move(size.height - 6, count: count)
    case .controlHome: list.window.select(0, count: count)
    case .controlEnd: list.window.select(count - 1, count: count)
    case .enter:
      guard let row else { return [] }
      layers.append(.form(.card(RowCard(register: list.register, row: table.id(of: row)))))
      return []
    case .function(2):
      guard let row else { return [] }
      return openForm(
        list.register, editing: table.id(of: row),
        workspace.dataset.place(of: row, in: table) ?? list.occasion.place)
    case .insert: return openForm(list.register, list.newRow)
    case .function(6) where list.occasion.duty != nil:
      list.isLimited.toggle()
      list.window = ScrollWindow()
      workspace.refresh(&list, today: today)
    case .control("o"): return openRecordGrid(list, at: row)
    case .delete:
      guard let row else { return [] }
      if let refusal = refusal(at: list.occasion.place) {
        say(refusal)
        return []
      }
      layers.append(.form(.askDelete(register: list.register, row: table.id(of: row))))
      return []
    case .escape: return leave(&list, workspace)
    case .tab, .backTab:
      guard list.complete(key == .tab ? 1 : -1, settings.language) else { return [] }
      list.window = ScrollWindow()
      let completing = list.completing
      workspace.refresh(&list, today: today)
      list.completing = completing
    case .control("e"):
      guard let field = table.schema.listed.dropFirst(list.column ?? 0).first else { return [] }
      list.sort(by: field)
      list.window = ScrollWindow()
      workspace.refresh(&list, today: today)
    case .control("g"): return openCounts()
    // What was typed into the box is taken back first, then what was done to rows.
    case .control("z") where list.filter.isEmpty: return step(-1)
    case .control("y") where list.filter.isEmpty: return step(1)
    // The box has the keys already.
    case .character("/") where list.filter.isEmpty, .control("f"): list.column = nil
    default:
      if list.moveColumn(key, count: table.schema.listed.count) { break }
      var isKnown = false
      if list.edit({ isKnown = $0.handle(key) }) { workspace.refresh(&list, today: today) }
      guard isKnown else { return nil }
    }
    list.remember(before)
    setTop(.rows(list))
    return []
  }

  /// Esc: first the list goes back to what it was before what is being looked for, then the filter goes, then the list.
  private mutating func leave(_ list: inout RowList, _ workspace: Workspace) -> [Effect] {
    let before = list
    var isPending = false
    if case .pending = list.state { isPending = true }
    if isPending, list.restore() {
      say(.form(before.sort == list.sort ? .filteringCancelled : .sortingCancelled))
      // The rows of before are no more those of the data.
      if list.asked?.journal != workspace.dataset.journal.sequence {
        workspace.refresh(&list, today: today)
      }
      setTop(.rows(list))
      return [.cancelRows]
    }
    guard list.edit({ $0 = TextField() }) else {
      layers.removeLast()
      return isPending ? [.cancelRows] : []
    }
    workspace.refresh(&list, today: today)
    list.remember(before)
    setTop(.rows(list))
    return []
  }

  /// A register without rows has no table: only a new row can be made.
  private mutating func giveToEmpty(_ key: Key, _ list: RowList) -> [Effect]? {
    switch key {
    case .insert: return openForm(list.register, list.newRow)
    case .escape:
      layers.removeLast()
      return []
    default: return key.isPrintable ? [] : nil
    }
  }

  /// A key in the menu of registers.
  mutating func give(_ key: Key, to menu: RegisterMenu) -> [Effect]? {
    guard let workspace else { return [] }
    var menu = menu
    let registers = workspace.registers(for: menu, recent: forms.recent)
    let chosen =
      registers.indices.contains(menu.window.selected)
      ? registers[menu.window.selected].id : nil
    switch key {
    case .up: menu.window.move(-1, count: registers.count)
    case .down: menu.window.move(1, count: registers.count)
    case .pageUp: menu.window.move(-10, count: registers.count)
    case .pageDown: menu.window.move(10, count: registers.count)
    case .enter, .insert:
      guard let chosen else { return [] }
      layers.removeLast()
      return openForm(chosen, menu.occasion)
    case .tab:
      guard let chosen else { return [] }
      layers.removeLast()
      openRows(chosen, menu.occasion)
      return []
    case .escape:
      layers.removeLast()
      return []
    default:
      guard menu.filter.handle(key) else { return nil }
      menu.window = ScrollWindow()
    }
    setTop(.menu(menu))
    return []
  }

  /// A key on a row's card: digits make moves.
  mutating func give(_ key: Key, to card: RowCard) -> [Effect]? {
    guard let workspace, let table = workspace.dataset.table(card.register),
      let row = table.find(card.row)
    else {
      layers.removeLast()
      return []
    }
    var card = card
    let page = max(1, size.height - 6)
    let place = workspace.dataset.place(of: row, in: table) ?? workspace.browse.frame.region
    switch key {
    case .up, .character("k"): card.top -= 1
    case .down, .character("j"): card.top += 1
    case .pageUp: card.top -= page
    case .pageDown: card.top += page
    case .home: card.top = 0
    case .end: card.top = .max / 2
    case .function(2), .character("e"): return openForm(card.register, editing: card.row, place)
    case .insert, .character("a"):
      return openForm(card.register, FormOccasion(place: place, enterprise: table.owner(of: row)))
    case .delete, .character("d"):
      if let refusal = refusal(at: place) {
        say(refusal)
        return []
      }
      layers.append(.form(.askDelete(register: card.register, row: card.row)))
      return []
    case .escape, .backspace, .character("q"):
      layers.removeLast()
      return []
    case .character(let character):
      let moves = moves(of: row, in: table)
      let digit = Keymap.asciiTwin(of: character) ?? character
      guard let number = digit.wholeNumberValue, moves.indices.contains(number - 1) else {
        return nil
      }
      return openMove(moves[number - 1], of: card, place)
    default: return nil
    }
    card.top = max(0, min(card.top, cardLines(card).count - (size.height - 4)))
    setTop(.card(card))
    return []
  }

  /// The moves that the catalogue allows from the state of a row.
  func moves(of row: RowID, in table: Table) -> [RegisterSchema.States.Move] {
    guard let states = table.schema.states,
      case .option(let state) = table.value(states.field, of: row)
    else { return [] }
    return table.schema.moves(from: state)
  }

  // MARK: Questions

  mutating func answerDraft(
    _ key: Key, _ register: String, _ occasion: FormOccasion
  ) -> [Effect]? {
    let draft = FormDraft.key(register, nil)
    switch key {
    case .enter:
      layers.removeLast()
      guard let context = formContext(occasion.place),
        var form = FormState.new(register, occasion, context)
      else { return [] }
      if let texts = formDraft(draft) { form.restore(texts, context) }
      layers.append(.form(.form(form)))
    case .delete, .character("d"):
      layers.removeLast()
      setFormDraft(draft, nil)
      return openForm(register, occasion)
    case .escape, .backspace: layers.removeLast()
    default: return key.isPrintable ? [] : nil
    }
    return []
  }

  mutating func answerDelete(_ key: Key, _ register: String, _ row: String) -> [Effect]? {
    switch key {
    case .enter:
      layers.removeLast()
      // The card of a row that goes away goes with it.
      if case .form(.card(let card)) = layers.last, card.row == row { layers.removeLast() }
      return delete(register, row)
    case .escape, .backspace: layers.removeLast()
    default: return key.isPrintable ? [] : nil
    }
    return []
  }
}
