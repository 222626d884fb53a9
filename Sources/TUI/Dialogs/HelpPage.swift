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
        let description = DisplayWidth.wrap(
          text(reason ?? .commandHelp(command.id)), to: max(10, columns - 36))
        for (index, row) in description.enumerated() {
          let isFirst = index == 0
          let shown = keys.isEmpty ? ":" + text(.command(command.id)) : keys
          lines.append(
            StyledLine([
              Span(DisplayWidth.pad(isFirst ? shown : "", to: 20), isDisabled ? .dim : .key),
              Span(
                DisplayWidth.pad(isFirst ? text(.command(command.id)) : "", to: 15) + " ",
                isDisabled ? .dim : .text),
              Span(row, isDisabled ? .dim : .text),
            ]))
        }
      }
    }
    lines.append(StyledLine())
    lines.append(StyledLine(text(.markLegend(ascii: settings.ascii)), .dim))
    return lines
  }
}
