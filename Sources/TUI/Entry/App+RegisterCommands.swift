internal import Core

/// What the palette offers for a register.
enum RegisterCommand: Equatable {
  /// 新增: a form for a new row.
  case record(String)
  /// 台账: the rows there are.
  case list(String)
}

extension App {
  /// The registers that a text in the palette means: to record in, and to look at; none before anything is typed.
  func registerCommands(_ typed: String) -> [RegisterCommand] {
    guard let workspace, let occasion else { return [] }
    var wanted = typed.filter { !$0.isWhitespace && $0 != "：" && $0 != ":" }.lowercased()
    var kinds: [(String) -> RegisterCommand] = [{ .record($0) }, { .list($0) }]
    for (words, kind) in [(["新增", "新建", "new"], 0), (["台账", "register"], 1)] {
      if let word = words.first(where: { wanted.hasPrefix($0) }) {
        wanted.removeFirst(word.count)
        kinds = [kinds[kind]]
        break
      }
    }
    guard !(wanted.isEmpty && kinds.count > 1) else { return [] }
    var menu = RegisterMenu(occasion: FormOccasion(place: occasion.place, year: occasion.year))
    menu.filter.insert(wanted)
    let found = workspace.registers(for: menu, recent: forms.recent)
    return kinds.flatMap { kind in found.map { kind($0.id) } }
  }

  /// Does what the palette offers for a register.
  mutating func perform(_ command: RegisterCommand) -> [Effect] {
    guard var occasion else { return [] }
    switch command {
    case .record(let register): return openForm(register, occasion)
    case .list(let register):
      occasion.enterprise = nil
      openRows(register, occasion)
      return []
    }
  }

  /// A line of the palette.
  func line(_ command: RegisterCommand) -> StyledLine {
    switch command {
    case .record(let register): StyledLine(text(.form(.newOfRegister(registerTitle(register)))))
    case .list(let register): StyledLine(text(.form(.listOfRegister(registerTitle(register)))))
    }
  }
}
