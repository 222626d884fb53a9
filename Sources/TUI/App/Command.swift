/// Where a command can be given.
package enum CommandContext: Sendable, Hashable, CaseIterable {
  /// The panels, with no dialog above them.
  case browse
  /// A dialog that is read and scrolled.
  case reading
  /// A dialog with a text field: printable keys are text.
  case typing
  /// A grid to enter data: a printable key begins a cell's new text.
  case grid
  /// The cell of a grid that is being typed.
  case cell
  /// A form or a list of rows, which have keys of their own.
  case form
  /// A show that fills the screen.
  case present
  /// A pad that counts an event.
  case tally

  /// Whether printable keys are text, so that no command hangs on them.
  package var takesText: Bool {
    switch self {
    case .browse, .reading, .present, .tally: false
    case .typing, .grid, .cell, .form: true
    }
  }
}

/// One row of the command table.
///
/// Dispatch, footer, help, palette, the README's key list and the tests all read this table, so that nothing drifts.
package struct Command: Sendable {
  /// What the command does; its name and words in both languages hang on it.
  package var id: CommandID
  /// The keys in the order in which they are shown; the first is the footer's.
  package var keys: [Key]
  /// Where its keys work; where keys are text, only those that are none.
  package var contexts: Set<CommandContext>
  /// Where other keys of its own work.
  package var otherKeys: [CommandContext: [Key]]
  /// Position in the footer, lowest first; nil keeps it out of the footer.
  package var footer: Int?
  /// The heading of the help page under which it stands.
  package var group: CommandGroup

  init(
    _ id: CommandID, _ keys: [Key], in contexts: Set<CommandContext> = [.browse],
    other: [CommandContext: [Key]] = [:], footer: Int? = nil, group: CommandGroup
  ) {
    self.id = id
    self.keys = keys
    self.contexts = contexts
    otherKeys = other
    self.footer = footer
    self.group = group
  }

  /// The keys that give the command in a context.
  package func keys(in context: CommandContext) -> [Key] {
    if let own = otherKeys[context] { return own }
    guard contexts.contains(context) else { return [] }
    return context.takesText ? keys.filter { !$0.isPrintable } : keys
  }
}

/// The headings of the help page.
package enum CommandGroup: Sendable, CaseIterable {
  case moving, looking, finding, places, screen, entering, presenting, program
}
