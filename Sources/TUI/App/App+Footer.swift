internal import Core

/// A key of the bottom line and the one word for what it does.
struct FooterItem: Equatable {
  var key: String
  var name: String
  var isDisabled = false
}

extension App {
  /// The keys that can be pressed now, as many as fit.
  func drawFooter(_ canvas: inout Canvas) {
    let y = size.height - 1
    canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), with: " ", style: .plain)
    var x = 1
    for item in footer {
      // Latin letters need a blank after the key's name; ideographs don't.
      let name = (settings.language == .en ? " " : "") + item.name
      let columns = DisplayWidth.columns(of: item.key) + DisplayWidth.columns(of: name)
      guard x + columns <= size.width - 1 else { continue }
      x += canvas.write(
        item.key, at: Point(x: x, y: y),
        style: Style(item.isDisabled ? .dim : .key, bold: !item.isDisabled))
      x += canvas.write(name, at: Point(x: x, y: y), style: Style(item.isDisabled ? .dim : .text))
      x += settings.language == .en ? 2 : 1
    }
  }

  private var footer: [FooterItem] {
    switch layers.last {
    case .form(let layer): footer(layer)
    case .workList: [item(.open, .goAndDo), item(.back), item(.help)].compactMap(\.self)
    // The box has its keys in it.
    case .entry, .confirmQuit: []
    default: footerCommands().compactMap { item($0.id) }
    }
  }

  private func footer(_ layer: FormLayer) -> [FooterItem] {
    switch layer {
    case .form(let form) where form.choices?.isOpen ?? false:
      return [item(.moveUp, .choose), item(.open, .take), item(.back, .close)].compactMap(\.self)
    case .form:
      return [.fieldDone, .save, .repeatLast, .fieldChoices, .back, .help].compactMap { item($0) }
    case .rows(let list):
      let others = list.isLimited ? FooterWord.allRows : .rowsOfPeriod
      return [
        item(.open), item(.edit, .change), item(.newRow),
        list.occasion.duty.map { _ in item(.function(6), others) }, item(.back),
        item(.tab, .complete), item(.control("e"), .sort), item(.control("o"), .asGrid),
        item(.deleteRow), item(.countRows, .count),
      ].compactMap(\.self)
    case .counts:
      return [
        item(.open, .narrow), item(.tab, .sideField), item(.function(6), .topField),
        item(.sentence, .copy), item(.back),
      ].compactMap(\.self)
    case .card(let card):
      let moves = hasMoves(card) ? [FooterItem(key: "1-9", name: word(.move))] : []
      return moves + [item(.edit, .change), item(.deleteRow), item(.back)].compactMap(\.self)
    case .menu:
      let record = FooterItem(key: shortName(.enter), name: text(.command(.newRow)))
      return [record, item(.tab, .rowsThereAre), item(.back)].compactMap(\.self)
    // The box has its keys in it.
    case .askDraft, .askDelete: return []
    }
  }

  private func word(_ word: FooterWord) -> String { text(.footerWord(word)) }

  private func shortName(_ key: Key?) -> String { KeyName.short(key, ascii: settings.ascii) }

  /// A key that is no command's.
  private func item(_ key: Key, _ word: FooterWord) -> FooterItem {
    FooterItem(key: shortName(key), name: self.word(word))
  }

  /// A command's key where one is, and its name unless another word is meant.
  private func item(_ id: CommandID, _ word: FooterWord? = nil) -> FooterItem? {
    guard let command = Command.table.first(where: { $0.id == id }) else { return nil }
    let context = layers.last?.context ?? .browse
    let own = command.keys(in: context).first ?? command.keys.first
    return FooterItem(
      key: shortName(own), name: word.map { self.word($0) } ?? text(.command(id)),
      isDisabled: disabledReason(id) != nil)
  }

  private func footerCommands() -> [Command] {
    if case .grid(let grid) = layers.last { return gridFooter(grid) }
    let context = layers.last?.context ?? .browse
    let wanted: [CommandID]? =
      switch layers.last {
      case nil: if case .failed = content { [.quit, .help, .language] } else { nil }
      case .find, .palette: [.open, .back]
      case .reading(let dialog):
        if case .account = dialog.page {
          [.back, .moveDown, .sentence]
        } else {
          [.back, .moveDown]
        }
      case .bookmarks: [.open, .back, .deleteRow]
      case .grid, .workList, .entry, .confirmQuit, .form: []
      }
    return Command.table
      .filter { command in
        if let wanted { return wanted.contains(command.id) }
        return command.contexts.contains(context) && command.footer != nil
      }
      .sorted { ($0.footer ?? 99) < ($1.footer ?? 99) }
  }
}

/// What keys of the bottom line do where the command's own name says it badly.
package enum FooterWord: Sendable, CaseIterable {
  case goAndDo, choose, take, close, change, allRows, rowsOfPeriod, complete, sort, asGrid, move
  case rowsThereAre, count, narrow, sideField, topField, copy
}
