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
    case .workList: [item(.open, .goAndDo)] + [.back, .help].compactMap { item($0) }
    // The box has its keys in it.
    case .entry, .confirmQuit: []
    default: footerCommands().compactMap { item($0.id) }
    }
  }

  private func footer(_ layer: FormLayer) -> [FooterItem] {
    switch layer {
    case .form(let form) where form.choices?.isOpen ?? false:
      return [item(.moveUp, .choose), item(.open, .take), item(.back, .close)]
    case .form:
      return [.fieldDone, .save, .repeatLast, .fieldChoices, .back, .help].compactMap { item($0) }
    case .rows(let list):
      var items = [item(.open, nil), item(.edit, .change), item(.newRow, nil), item(.back, nil)]
      if list.occasion.duty != nil {
        items.insert(
          FooterItem(.function(6), word(list.isLimited ? .allRows : .rowsOfPeriod)), at: 3)
      }
      return items + [
        FooterItem(.tab, word(.complete)), FooterItem(.control("e"), word(.sort)),
        FooterItem(.control("o"), word(.asGrid)), item(.deleteRow, nil),
      ]
    case .card(let card):
      let moves = hasMoves(card) ? [FooterItem(key: "1-9", name: word(.move))] : []
      return moves + [item(.edit, .change), item(.deleteRow, nil), item(.back, nil)]
    case .menu:
      return [
        FooterItem(.enter, text(.command(.newRow))), FooterItem(.tab, word(.rowsThereAre)),
        item(.back, nil),
      ]
    // The box has its keys in it.
    case .askDraft, .askDelete: return []
    }
  }

  private func word(_ word: FooterWord) -> String { text(.footerWord(word)) }

  /// A command's key where one is, and its name unless another word is meant.
  private func item(_ id: CommandID, _ word: FooterWord?) -> FooterItem {
    item(id).map { found in
      FooterItem(
        key: found.key, name: word.map { self.word($0) } ?? found.name,
        isDisabled: found.isDisabled)
    } ?? FooterItem(key: "", name: "")
  }

  private func item(_ id: CommandID) -> FooterItem? {
    guard let command = Command.table.first(where: { $0.id == id }) else { return nil }
    let context = layers.last?.context ?? .browse
    let own = command.keys(in: context).first ?? command.keys.first
    return FooterItem(
      key: KeyName.short(own, ascii: settings.ascii), name: text(.command(id)),
      isDisabled: disabledReason(id) != nil)
  }

  private func footerCommands() -> [Command] {
    if case .grid(let grid) = layers.last { return gridFooter(grid) }
    let context = layers.last?.context ?? .browse
    let wanted: [CommandID]? =
      switch layers.last {
      case nil: nil
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

extension FooterItem {
  fileprivate init(_ key: Key, _ name: String) {
    self.init(key: KeyName.short(key, ascii: false), name: name)
  }
}

/// What keys of the bottom line do where the command's own name says it badly.
package enum FooterWord: Sendable, CaseIterable {
  case goAndDo, choose, take, close, change, allRows, rowsOfPeriod, complete, sort, asGrid, move
  case rowsThereAre
}
