internal import CNcurses
internal import Glibc

/// Turns canvases into the bytes that bring a terminal from the last frame to the next.
///
/// ncurses computes the difference. It writes to a file in memory, so that a frame leaves in one
/// piece. ncurses has one screen a process at a time; nothing here knows a tty.
final class NcursesScreen {
  /// The extent in cells.
  private(set) var size: Size
  /// Colours in use; 0 without any.
  let colors: Int
  /// How glyphs are sent; after a change call ``redrawAll()``.
  var encoder: GlyphEncoder
  /// The theme; a change shows with the next frame.
  var theme: Theme {
    didSet { if theme != oldValue { forgetLooks() } }
  }

  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  private let memory: Int32
  private let output: UnsafeMutablePointer<FILE>
  private let input: UnsafeMutablePointer<FILE>
  /// The last frame; nil if every row must be sent to ncurses again.
  private var shown: Canvas?
  /// Where the last frame left the cursor; nil if that is not known.
  private var restingPlace: Point?
  /// Whether the terminal understands what ``ShortFrame`` sends.
  let movesAsUsual: Bool
  /// Whether cells can be erased in place to the background in force.
  let erasesInPlace: Bool
  private var isCursorVisible: Bool?
  /// Attributes and colour pair of each style met so far, by ``key(of:)``.
  private var looks: [(attributes: attr_t, pair: Int32)?]
  /// Whether the scroll region is still that of the size before.
  private var hasOldRegion = false
  /// What ncurses sent when it started.
  private var unsent: [UInt8] = []
  private var undrawableByRow: [[Unicode.Scalar]] = []
  private var cells: [cchar_t] = []
  private var renditions: RenditionSaver

  /// Opens a screen for a kind of terminal.
  init(
    term: String, size: Size, theme: Theme, colorMode: TerminalOptions.ColorMode,
    encoder: GlyphEncoder
  ) throws(TerminalError) {
    memory = cn_memory_file()
    guard memory >= 0 else { throw .system(call: "memfd_create", code: errno) }
    // An empty file to read from: /dev/null is not everywhere.
    guard let output = fdopen(memory, "w"), let input = fdopen(cn_memory_file(), "r") else {
      throw .system(call: "fdopen", code: errno)
    }
    self.output = output
    self.input = input
    let names = Self.descriptions(for: term, colorMode: colorMode)
    var opened: OpaquePointer?
    for name in names where opened == nil { opened = newterm(name, output, input) }
    guard let opened, let window = cn_standard_window() else {
      fclose(output)
      fclose(input)
      throw .unknownTerm(term)
    }
    screen = opened
    self.window = window
    guard cn_can_address_cursor() else {
      delscreen(opened)
      fclose(output)
      fclose(input)
      throw .tooSimple(term)
    }
    // Never look for input: the end of that file would put off every refresh.
    typeahead(-1)
    nonl()
    leaveok(window, false)
    colors = Self.startColors(colorMode)
    movesAsUsual = cn_moves_as_usual()
    erasesInPlace = cn_erases_in_place()
    renditions = RenditionSaver(unsets: colors >= 8)
    self.size = size
    self.theme = theme
    self.encoder = encoder
    looks = Array(repeating: nil, count: StyleRole.allCases.count << 4)
    // ncurses guessed the size; what it sent for that must come before the right one.
    wrefresh(window)
    unsent = takeOutput()
    resize(to: size)
  }

  deinit {
    delscreen(screen)
    fclose(output)
    fclose(input)
  }

  /// The terminal descriptions to try: a richer one where colours are asked for, and a plain one
  /// for the many descendants of xterm whose own is rarely installed on servers.
  private static func descriptions(
    for term: String, colorMode: TerminalOptions.ColorMode
  ) -> [String] {
    guard !term.isEmpty else { return [] }
    var names = [term]
    if colorMode == .palette && !term.contains("256color") && !term.contains("direct") {
      names.insert(term + "-256color", at: 0)
    }
    let descendants = ["xterm-", "alacritty", "foot", "wezterm", "rio", "contour"]
    if descendants.contains(where: term.hasPrefix) { names += ["xterm-256color", "xterm"] }
    if term.hasPrefix("tmux") || term.hasPrefix("screen.") {
      names += ["screen-256color", "screen"]
    }
    return names
  }

  private static func startColors(_ mode: TerminalOptions.ColorMode) -> Int {
    guard mode != .never, has_colors(), start_color() == OK else { return 0 }
    use_default_colors()
    return mode == .basic ? min(8, Int(cn_colors())) : Int(cn_colors())
  }

  /// The characters of the last frame that have a stand-in, in order, each once.
  var undrawable: [Unicode.Scalar] {
    var seen: Set<Unicode.Scalar> = []
    return undrawableByRow.joined().filter { seen.insert($0).inserted }
  }

  /// Returns the bytes that enter the screen and clear it.
  func enter() -> [UInt8] {
    redrawAll()
    return refresh()
  }

  /// Returns the bytes that show a canvas; none if nothing changed.
  func render(_ canvas: Canvas, cursor: Point, cursorVisible: Bool) -> [UInt8] {
    var frame = canvas
    if canvas.size != size {
      frame = Canvas(size: size)
      frame.draw(canvas, at: .zero)
    }
    if undrawableByRow.count != size.height {
      undrawableByRow = Array(repeating: [], count: size.height)
    }
    for y in 0..<size.height where shown == nil || shown?.row(y) != frame.row(y) {
      put(frame.row(y), y: y)
    }
    let before = isCursorVisible == cursorVisible ? shown : nil
    shown = frame
    if isCursorVisible != cursorVisible {
      curs_set(cursorVisible ? 1 : 0)
      isCursorVisible = cursorVisible
    }
    // The cursor comes last and is placed even when hidden: input methods follow it.
    let x = min(max(0, cursor.x), max(0, size.width - 1))
    let y = min(max(0, cursor.y), max(0, size.height - 1))
    wmove(window, Int32(y), Int32(x))
    let saved = renditions
    let bytes = refresh()
    defer { restingPlace = Point(x: x, y: y) }
    guard let before, before != frame, let restingPlace,
      let short = shortened(
        from: before, to: frame, cursor: restingPlace, target: Point(x: x, y: y),
        inForce: saved.inForce, most: bytes.count)
    else { return bytes }
    renditions = saved
    renditions.leave(inForce: short.inForce)
    return short.bytes
  }

  /// Lets ncurses write what differs.
  private func refresh() -> [UInt8] {
    wrefresh(window)
    var bytes = renditions.rewrite(takeOutput())
    if hasOldRegion, let region = cn_scroll_region(Int32(size.height)) {
      // The frame begins by clearing the screen: it does not matter that the cursor moves.
      bytes = Array(String(cString: region).utf8) + bytes
    }
    hasOldRegion = false
    defer { unsent = [] }
    return unsent + bytes
  }

  /// Hands one row to ncurses, a cell for each glyph.
  private func put(_ row: ArraySlice<Cell>, y: Int) {
    undrawableByRow[y] = []
    cells.removeAll(keepingCapacity: true)
    var index = row.startIndex
    while index < row.endIndex {
      let isWide = index + 1 < row.endIndex && row[index + 1].isRightHalf
      append(row[index], isWide: isWide, y: y)
      index += isWide ? 2 : 1
    }
    mvwadd_wchnstr(window, Int32(y), 0, cells, Int32(cells.count))
  }

  private func append(_ cell: Cell, isWide: Bool, y: Int) {
    let look = look(of: cell.style)
    var made = cchar_t()
    var isNarrowStandIn = false
    switch encoder.encode(cell.glyph, columns: isWide ? 2 : 1) {
    case .line(let letter):
      cn_set_line_cell(&made, letter, look.attributes, look.pair)
    case .scalar(var scalar):
      cn_set_cell(&made, &scalar, 1, look.attributes, look.pair)
    case .scalars(let scalars):
      cn_set_cell(&made, scalars, Int32(scalars.count), look.attributes, look.pair)
    case .undrawable(let scalar, var standIn):
      undrawableByRow[y].append(scalar)
      cn_set_cell(&made, &standIn, 1, look.attributes, look.pair)
      isNarrowStandIn = isWide && standIn < 0x80
    }
    cells.append(made)
    if isNarrowStandIn {
      var blank: UInt32 = 0x20
      cn_set_cell(&made, &blank, 1, look.attributes, look.pair)
      cells.append(made)
    }
  }

  private func look(of style: Style) -> (attributes: attr_t, pair: Int32) {
    let key = Self.key(of: style)
    if let known = looks[key] { return known }
    let look = (colors == 0 ? Theme.mono : theme).look(of: style)
    let foreground = look.foreground.map(color) ?? -1
    let background = look.background.map(color) ?? -1
    var pair: Int32 = 0
    if colors > 0, foreground >= 0 || background >= 0 {
      pair = max(0, alloc_pair(foreground, background))
    }
    let made = (cn_attributes(look.bold, look.underline, look.reverse, look.dim), pair)
    looks[key] = made
    return made
  }

  /// The number ncurses knows a colour by.
  private func color(_ color: PaletteColor) -> Int32 {
    // Terminals of direct colour take red, green and blue, except for the first eight numbers.
    if colors > 256 { return Int32(max(8, color.rgb)) }
    return Int32(colors >= 256 ? color.index : color.basic)
  }

  private static func key(of style: Style) -> Int {
    Int(style.role.rawValue) << 4 | (style.bold ? 1 : 0) | (style.underline ? 2 : 0)
      | (style.reverse ? 4 : 0) | (style.dim ? 8 : 0)
  }

  private func forgetLooks() {
    looks = Array(repeating: nil, count: looks.count)
    shown = nil
  }

  /// Follows the terminal to a new size; the next frame is drawn in full.
  func resize(to new: Size) {
    size = new
    resizeterm(Int32(max(1, new.height)), Int32(max(1, new.width)))
    hasOldRegion = true
    redrawAll()
  }

  /// Draws everything anew with the next frame.
  func redrawAll() {
    shown = nil
    restingPlace = nil
    renditions.forget()
    werase(window)
    clearok(window, true)
  }

  /// Returns the bytes that leave the screen; the next frame enters it again and draws in full.
  func leave() -> [UInt8] {
    // A short frame leaves its colours in force.
    let isReset = renditions.inForce ?? .plain == .plain
    let reset: [UInt8] = isReset ? [] : [0x1B, 0x5B, 0x6D]
    endwin()
    isCursorVisible = nil
    redrawAll()
    return reset + takeOutput()
  }

  /// Takes what ncurses has written to the file in memory.
  private func takeOutput() -> [UInt8] {
    fflush(output)
    let length = Int(lseek(memory, 0, SEEK_CUR))
    guard length > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: length)
    let count = pread(memory, &bytes, length, 0)
    lseek(memory, 0, SEEK_SET)
    return Array(bytes.prefix(max(0, count)))
  }
}
