extension Command {
  private static let everywhere: Set<CommandContext> = [.browse, .reading, .typing, .grid, .cell]
  private static let outsideFields: Set<CommandContext> = [.browse, .reading]
  private static let withGrid: Set<CommandContext> = [.browse, .reading, .grid, .cell]
  private static let withGridAndForms: Set<CommandContext> = [
    .browse, .reading, .grid, .cell, .form,
  ]
  private static let reallyEverywhere: Set<CommandContext> = everywhere.union([.form])
  private static let panelsAndGrid: Set<CommandContext> = [.browse, .grid, .cell]
  private static let inGrid: Set<CommandContext> = [.grid, .cell]

  /// The default keymap, as `docs` and the help page print it.
  package static let table: [Command] =
    moving + looking + placesAndFinding + entering + recording + presenting + others

  private static let moving: [Command] = [
    Command(.moveUp, [.up, .character("k")], in: withGrid, group: .moving),
    Command(.moveDown, [.down, .character("j")], in: withGrid, group: .moving),
    Command(.moveLeft, [.left, .character("h")], in: withGrid, group: .moving),
    Command(.moveRight, [.right, .character("l")], in: withGrid, group: .moving),
    Command(.pageUp, [.pageUp], in: everywhere, group: .moving),
    Command(.pageDown, [.pageDown], in: everywhere, group: .moving),
    Command(.moveHome, [.home, .character("g")], in: withGrid, group: .moving),
    Command(.moveEnd, [.end, .character("G")], in: withGrid, group: .moving),
    Command(.open, [.enter], in: [.browse, .reading, .typing], footer: 1, group: .moving),
    Command(
      .back, [.escape, .backspace], in: outsideFields,
      other: [.grid: [.escape], .cell: [.escape], .form: [.escape]], footer: 2, group: .moving),
    Command(.nextPanel, [.tab], footer: 9, group: .moving),
    Command(.previousPanel, [.backTab], group: .moving),
    Command(.focusDashboard, [.character("0")], group: .moving),
    Command(.focusList, [.character("1")], group: .moving),
  ]

  private static let looking: [Command] = [
    Command(
      .nextTab, [.function(6), .character("]")], in: panelsAndGrid, footer: 8, group: .looking),
    Command(.previousTab, [.character("["), .function(18)], in: panelsAndGrid, group: .looking),
    Command(
      .earlierPeriod, [.character("<"), .character(","), .controlLeft], in: [.browse, .grid],
      footer: 7, group: .looking),
    Command(
      .laterPeriod, [.character(">"), .controlRight], in: [.browse, .grid], group: .looking),
    Command(.allPeriods, [.character("*")], group: .looking),
    Command(
      .account, [.character("="), .function(12)], in: [.browse, .grid], footer: 4,
      group: .looking),
    Command(
      .sentence, [.function(8), .character("y")], in: [.browse, .reading, .grid], footer: 5,
      group: .looking),
    Command(.table, [.character("Y")], in: outsideFields, group: .looking),
    Command(.sort, [.character("s")], footer: 12, group: .looking),
    Command(.countRows, [.control("g")], in: [.form], group: .looking),
    Command(.toggleEmpty, [.character(".")], footer: 13, group: .looking),
    Command(.findings, [.function(7)], in: outsideFields, group: .looking),
  ]

  private static let placesAndFinding: [Command] = [
    Command(
      .find, [.character("/"), .control("f")], in: outsideFields, footer: 3, group: .finding),
    Command(.findNext, [.function(3), .character("n")], group: .finding),
    Command(.findPrevious, [.character("N")], group: .finding),
    Command(.lastPlace, [.character("-"), .altLeft], group: .places),
    Command(.nextPlace, [.altRight], group: .places),
    Command(.addBookmark, [.character("m")], group: .places),
    Command(.bookmarks, [.character("'")], group: .places),
    Command(.setMyRegion, [.character("H")], group: .places),
    Command(.goMyRegion, [], group: .places),
    Command(
      .workList, [.character("w"), .control("g")], in: [.browse, .grid], footer: 10,
      group: .places),
  ]

  private static let entering: [Command] = [
    Command(
      .edit, [.function(2), .character("e")], in: [.browse, .grid, .cell], footer: 10,
      group: .entering),
    Command(.nextRow, [.enter], in: inGrid, group: .entering),
    Command(.nextCell, [.tab], in: inGrid, group: .entering),
    Command(.previousCell, [.backTab], in: inGrid, group: .entering),
    Command(.nextBlank, [.function(3)], in: inGrid, group: .entering),
    Command(.previousBlank, [.function(15)], in: inGrid, group: .entering),
    Command(.columnTop, [.controlUp], in: inGrid, group: .entering),
    Command(.columnEnd, [.controlDown], in: inGrid, group: .entering),
    Command(.fillDown, [.control("d")], in: inGrid, group: .entering),
    Command(.lastYear, [.control("k")], in: inGrid, group: .entering),
    Command(.clearCell, [.delete], in: [.grid], group: .entering),
    Command(.selectUp, [.shiftUp], in: [.grid], group: .entering),
    Command(.selectDown, [.shiftDown], in: [.grid], group: .entering),
    Command(.selectLeft, [.shiftLeft], in: [.grid], group: .entering),
    Command(.selectRight, [.shiftRight], in: [.grid], group: .entering),
    Command(.selectHome, [.shiftHome], in: [.grid], group: .entering),
    Command(.selectEnd, [.shiftEnd], in: [.grid], group: .entering),
    Command(.markBlock, [.control("r")], in: [.grid], group: .entering),
    Command(.gridShape, [.control("o")], in: [.grid], group: .entering),
    Command(.newRow, [.insert, .character("a")], in: [.browse, .grid], group: .entering),
    Command(
      .deleteRow, [.delete, .character("d"), .control("x")], in: outsideFields,
      other: [.grid: [.control("x")]], group: .entering),
    Command(
      .undo, [.control("z"), .character("u")], in: panelsAndGrid.union([.tally]), group: .entering),
    Command(.redo, [.control("y")], in: panelsAndGrid, group: .entering),
    Command(.save, [.control("s")], in: reallyEverywhere, group: .entering),
    Command(.checkSheet, [.function(7)], in: inGrid, group: .entering),
    Command(
      .explain, [.function(4)], in: panelsAndGrid.union([.reading]), group: .entering),
    Command(.submit, [.function(9)], in: panelsAndGrid.union([.tally]), group: .entering),
    Command(.approve, [], group: .entering),
    Command(.sendBack, [], group: .entering),
    Command(.leavePractice, [], group: .entering),
  ]

  private static let recording: [Command] = [
    Command(.fieldDone, [.enter], in: [.form], group: .entering),
    Command(.nextField, [.tab, .down], in: [.form], group: .entering),
    Command(.previousField, [.backTab, .up], in: [.form], group: .entering),
    Command(.nextGroup, [.pageDown], in: [.form], group: .entering),
    Command(.previousGroup, [.pageUp], in: [.form], group: .entering),
    Command(.firstField, [.controlHome], in: [.form], group: .entering),
    Command(.lastField, [.controlEnd], in: [.form], group: .entering),
    Command(.fieldChoices, [.function(2), .altDown], in: [.form], group: .entering),
    Command(.repeatLast, [.control("k")], in: [.form], group: .entering),
  ]

  private static let presenting: [Command] = [
    Command(
      .present, [.function(5)], in: reallyEverywhere.union([.tally]), footer: 11, group: .screen),
    Command(
      .nextSlide, [.right, .down, .pageDown, .character(" ")], in: [.present], group: .presenting),
    Command(.slideOrNext, [.enter], in: [.present, .tally], group: .presenting),
    Command(
      .previousSlide, [.left, .up, .pageUp, .backspace], in: [.present], group: .presenting),
    Command(.firstSlide, [.home], in: [.present], group: .presenting),
    Command(.lastSlide, [.end], in: [.present], group: .presenting),
    Command(.pauseShow, [.character("p"), .character(";")], in: [.present], group: .presenting),
    Command(.blackScreen, [.character("b"), .character(".")], in: [.present], group: .presenting),
    Command(
      .freezeNumbers, [.character("f"), .character("`")], in: [.present], group: .presenting),
    Command(.tally, [], group: .presenting),
    Command(.endShow, [.escape], in: [.present, .tally], group: .presenting),
  ]

  private static let others: [Command] = [
    Command(
      .language, [.character("L")], in: outsideFields.union([.present, .tally]), footer: 14,
      group: .screen),
    Command(
      .theme, [.character("T")], in: outsideFields.union([.present, .tally]), group: .screen),
    Command(.mouse, [.character("M")], in: outsideFields, group: .screen),
    Command(
      .redraw, [.control("l")], in: reallyEverywhere.union([.present, .tally]), group: .screen),
    Command(
      .palette, [.character(":"), .function(10), .control("p")], in: withGridAndForms, footer: 6,
      group: .program),
    Command(
      .help, [.function(1), .character("?")], in: reallyEverywhere.union([.present, .tally]),
      footer: 15, group: .program),
    Command(.suspend, [], group: .program),
    Command(.cancel, [.control("c")], in: reallyEverywhere, group: .program),
    Command(
      .quit, [.character("q"), .control("q")], in: withGridAndForms, footer: 0, group: .program),
  ]
}
