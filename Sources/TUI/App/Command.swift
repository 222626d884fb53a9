/// Where a command can be given.
package enum CommandContext: Sendable, Hashable {
  /// The panels, with no dialog above them.
  case browse
  /// A dialog that is read and scrolled.
  case reading
  /// A dialog with a text field: printable keys are text.
  case typing
  /// A show that fills the screen.
  case present
  /// A pad that counts an event.
  case tally
  /// A form or a list of rows, which have keys of their own.
  case form
}

/// One row of the command table.
///
/// Dispatch, footer, help, palette, the README's key list and the tests all read this table, so that nothing drifts.
package struct Command: Sendable {
  /// What the command does; its name and words in both languages hang on it.
  package var id: CommandID
  /// The keys in the order in which they are shown; the first is the footer's.
  package var keys: [Key]
  /// Where its keys work.
  package var contexts: Set<CommandContext>
  /// Position in the footer, lowest first; nil keeps it out of the footer.
  package var footer: Int?
  /// The heading of the help page under which it stands.
  package var group: CommandGroup

  init(
    _ id: CommandID, _ keys: [Key], in contexts: Set<CommandContext> = [.browse],
    footer: Int? = nil, group: CommandGroup
  ) {
    self.id = id
    self.keys = keys
    self.contexts = contexts
    self.footer = footer
    self.group = group
  }
}

/// The headings of the help page.
package enum CommandGroup: Sendable, CaseIterable {
  case moving, looking, finding, places, screen, entering, presenting, program
}

extension Command {
  private static let everywhere: Set<CommandContext> = [.browse, .reading, .typing]
  private static let outsideFields: Set<CommandContext> = [.browse, .reading]

  /// The default keymap, as `docs` and the help page print it.
  package static let table: [Command] = [
    Command(.moveUp, [.up, .character("k")], in: outsideFields, group: .moving),
    Command(.moveDown, [.down, .character("j")], in: outsideFields, group: .moving),
    Command(.moveLeft, [.left, .character("h")], in: outsideFields, group: .moving),
    Command(.moveRight, [.right, .character("l")], in: outsideFields, group: .moving),
    Command(.pageUp, [.pageUp], in: everywhere, group: .moving),
    Command(.pageDown, [.pageDown], in: everywhere, group: .moving),
    Command(.moveHome, [.home, .character("g")], in: outsideFields, group: .moving),
    Command(.moveEnd, [.end, .character("G")], in: outsideFields, group: .moving),
    Command(.open, [.enter], in: everywhere, footer: 1, group: .moving),
    Command(.back, [.escape, .backspace], in: outsideFields, footer: 2, group: .moving),
    Command(.nextPanel, [.tab], footer: 9, group: .moving),
    Command(.previousPanel, [.backTab], group: .moving),
    Command(.focusDashboard, [.character("0")], group: .moving),
    Command(.focusList, [.character("1")], group: .moving),
    Command(.nextTab, [.function(6), .character("]")], footer: 8, group: .looking),
    Command(.previousTab, [.character("[")], group: .looking),
    Command(.earlierPeriod, [.character("<"), .character(",")], footer: 7, group: .looking),
    Command(.laterPeriod, [.character(">")], group: .looking),
    Command(.allPeriods, [.character("*")], group: .looking),
    Command(
      .find, [.character("/"), .control("f")], in: outsideFields, footer: 3, group: .finding),
    Command(.findNext, [.function(3), .character("n")], group: .finding),
    Command(.findPrevious, [.character("N")], group: .finding),
    Command(.account, [.character("=")], footer: 4, group: .looking),
    Command(
      .sentence, [.function(8), .character("y")], in: outsideFields, footer: 5, group: .looking),
    Command(.table, [.character("Y")], in: outsideFields, group: .looking),
    Command(.sort, [.character("s")], footer: 12, group: .looking),
    Command(.toggleEmpty, [.character(".")], footer: 13, group: .looking),
    Command(.lastPlace, [.character("-"), .altLeft], group: .places),
    Command(.nextPlace, [.altRight], group: .places),
    Command(.addBookmark, [.character("m")], group: .places),
    Command(.bookmarks, [.character("'")], group: .places),
    Command(.setMyRegion, [.character("H")], group: .places),
    Command(.goMyRegion, [], group: .places),
    Command(.findings, [], group: .looking),
    Command(.edit, [.function(2), .character("e")], footer: 10, group: .entering),
    Command(.newRow, [.insert, .character("a")], group: .entering),
    Command(.deleteRow, [.delete, .character("d")], in: outsideFields, group: .entering),
    Command(.undo, [.control("z"), .character("u")], in: [.browse, .tally], group: .entering),
    Command(.redo, [.control("y")], group: .entering),
    Command(.save, [.control("s")], in: everywhere, group: .entering),
    Command(.checkSheet, [.function(7)], group: .entering),
    Command(.explain, [.function(4)], group: .entering),
    Command(.submit, [.function(9)], in: [.browse, .tally], group: .entering),
    Command(.present, [.function(5)], footer: 11, group: .screen),
    Command(
      .language, [.character("L")], in: outsideFields.union([.present, .tally]), footer: 14,
      group: .screen),
    Command(
      .theme, [.character("T")], in: outsideFields.union([.present, .tally]), group: .screen),
    Command(.mouse, [.character("M")], in: outsideFields, group: .screen),
    Command(.redraw, [.control("l")], in: everywhere.union([.present, .tally]), group: .screen),
    Command(
      .nextSlide, [.right, .down, .pageDown, .character(" ")], in: [.present], group: .presenting),
    Command(.slideOrNext, [.enter], in: [.present, .tally], group: .presenting),
    Command(
      .previousSlide, [.left, .up, .pageUp, .backspace], in: [.present], group: .presenting),
    Command(.firstSlide, [.home], in: [.present], group: .presenting),
    Command(.lastSlide, [.end], in: [.present], group: .presenting),
    Command(
      .pauseShow, [.character("p"), .character(";")], in: [.present], group: .presenting),
    Command(
      .blackScreen, [.character("b"), .character(".")], in: [.present], group: .presenting),
    Command(
      .freezeNumbers, [.character("f"), .character("`")], in: [.present], group: .presenting),
    Command(.tally, [], group: .presenting),
    Command(.endShow, [.escape], in: [.present, .tally], group: .presenting),
    Command(
      .palette, [.character(":"), .function(10), .control("p")], in: outsideFields, footer: 6,
      group: .program),
    Command(
      .help, [.function(1), .character("?")], in: everywhere.union([.present, .tally]), footer: 15,
      group: .program),
    Command(.suspend, [], group: .program),
    Command(.cancel, [.control("c")], in: everywhere, group: .program),
    Command(
      .quit, [.character("q"), .control("q")], in: outsideFields, footer: 0, group: .program),
  ]
}
