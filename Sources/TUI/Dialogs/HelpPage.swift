/// A part of the help page under a heading of its own.
package enum HelpSection: Sendable, Hashable, CaseIterable {
  case moving, looking, finding, places, screen, entering, forms, rows, workList, findings
  case presenting, program

  /// The commands of the section, from the command table.
  var commands: [Command] {
    guard let group else { return Command.table.filter { self == .forms && $0.id.isOfForms } }
    return Command.table.filter { $0.group == group && !$0.id.isOfForms }
  }

  private var group: CommandGroup? {
    switch self {
    case .moving: .moving
    case .looking: .looking
    case .finding: .finding
    case .places: .places
    case .screen: .screen
    case .entering: .entering
    case .presenting: .presenting
    case .program: .program
    case .forms, .rows, .workList, .findings: nil
    }
  }
}

extension Dialog {
  /// The section of the help that tells of the layer.
  var helpSection: HelpSection {
    switch self {
    case .grid, .entry: .entering
    case .form(.form): .forms
    case .form: .rows
    case .workList: .workList
    case .find, .palette: .finding
    case .bookmarks: .places
    case .reading(let dialog): dialog.page == .findings ? .findings : .looking
    case .confirmQuit: .program
    }
  }
}

extension App {
  /// F1: the help, at the section that tells of where one is.
  mutating func openHelp() {
    var section = layers.last?.helpSection ?? .moving
    if case .entry(.findings)? = layers.last { section = .findings }
    var dialog = ReadingDialog(page: .help)
    let lines = readingLines(.help)
    let heading = StyledLine(text(.helpSection(section)), .accent, bold: true)
    dialog.top = max(0, min(lines.firstIndex(of: heading) ?? 0, lines.count - readingHeight))
    layers.append(.reading(dialog))
  }

  /// The help page: the command table, section by section, and what lists have beside it.
  func helpLines(_ columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for section in HelpSection.allCases {
      let own = section.commands.flatMap { helpLines($0, columns) } + keyLines(section, columns)
      guard !own.isEmpty else { continue }
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(text(.helpSection(section)), .accent, bold: true))
      lines += own
    }
    lines.append(StyledLine())
    lines.append(StyledLine(text(.markLegend(ascii: settings.ascii)), .dim))
    return lines
  }

  private func helpLines(_ command: Command, _ columns: Int) -> [StyledLine] {
    let reason = disabledReason(command.id)
    let isDisabled = reason != nil
    let keys = command.keys.map(KeyName.long).joined(separator: "  ")
    let shown = keys.isEmpty ? ":" + text(.command(command.id)) : keys
    let words = DisplayWidth.wrap(
      text(reason ?? .commandHelp(command.id)), to: max(10, columns - 36))
    return words.enumerated().map { index, row in
      let isFirst = index == 0
      return StyledLine([
        Span(DisplayWidth.pad(isFirst ? shown : "", to: 20), isDisabled ? .dim : .key),
        Span(
          DisplayWidth.pad(isFirst ? text(.command(command.id)) : "", to: 15) + " ",
          isDisabled ? .dim : .text),
        Span(row, isDisabled ? .dim : .text),
      ])
    }
  }

  /// Keys that only some lists have: a key, a tab and what it does in each line of the words.
  private func keyLines(_ section: HelpSection, _ columns: Int) -> [StyledLine] {
    text(.helpKeys(section)).split(separator: "\n").flatMap { line -> [StyledLine] in
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return [] }
      return DisplayWidth.wrap(parts[1], to: max(10, columns - 20)).enumerated().map {
        StyledLine([Span(DisplayWidth.pad($0 == 0 ? parts[0] : "", to: 20), .key), Span($1)])
      }
    }
  }
}
