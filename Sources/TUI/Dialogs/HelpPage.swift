extension App {
  /// The help page: the command table, group by group.
  func helpLines(_ columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for group in CommandGroup.allCases {
      let commands = Command.table.filter { $0.group == group }
      guard !commands.isEmpty else { continue }
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(text(.helpGroup(group)), .accent, bold: true))
      for command in commands {
        let reason = disabledReason(command.id)
        let keys = command.keys.map(KeyName.long).joined(separator: "  ")
        let isDisabled = reason != nil
        let line = StyledLine([
          Span(DisplayWidth.pad(keys.isEmpty ? ":" : keys, to: 20), isDisabled ? .dim : .key),
          Span(DisplayWidth.pad(text(.command(command.id)), to: 14), isDisabled ? .dim : .text),
          Span(text(reason ?? .commandHelp(command.id)), isDisabled ? .dim : .text),
        ])
        lines += line.wrapped(to: columns, indent: 34)
      }
    }
    lines.append(StyledLine())
    lines.append(StyledLine(text(.markLegend), .dim))
    return lines
  }
}
