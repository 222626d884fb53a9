/// The bytes of a frame in which few cells change, such as a number that goes up by one.
///
/// ncurses goes through the rows from the top and sets the colours of each cell as it comes to it.
/// Here the cells of one rendition are sent together, whatever their rows; the cursor goes the
/// shortest way to the nearest of them; cells filled whole (`█`, three bytes) may be sent as blanks
/// on their colour; and the colours in force stay so for the next frame.
struct ShortFrame {
  /// A changed cell, or two of a wide glyph.
  struct Piece {
    let x: Int
    let y: Int
    let columns: Int
    let scalar: UInt32
    let rendition: Rendition

    private var isBlank: Bool { scalar == 0x20 }

    /// Whether it looks right in a rendition.
    func fits(_ current: Rendition) -> Bool {
      if current == rendition { return true }
      return isBlank && current.background == rendition.background
        && current.showsBlanks(like: rendition)
    }

    /// The rendition to set for it.
    func wanted(after current: Rendition?) -> Rendition {
      guard isBlank, var blank = current, blank.showsBlanks(like: rendition) else {
        return rendition
      }
      blank.background = rendition.background
      return blank
    }

    /// Whether it is nothing but background, which erasing leaves too.
    func isErased(in current: Rendition) -> Bool {
      isBlank && current.showsBlanks(like: .plain)
    }
  }

  /// More runs than these are left to ncurses.
  static let mostRuns = 64

  /// What the terminal can do.
  struct Abilities {
    /// Whether single attributes and colours can be taken back.
    var unsets = false
    /// Whether cells can be erased in place to the background in force.
    var erases = false
  }

  private let size: Size
  private let abilities: Abilities
  private var cursor: Point?
  private var rendition: Rendition?
  private var result: [UInt8] = []

  private init(size: Size, abilities: Abilities, cursor: Point, rendition: Rendition?) {
    self.size = size
    self.abilities = abilities
    self.cursor = cursor
    self.rendition = rendition
  }

  /// Bytes that draw pieces and place the cursor, with the rendition in force behind them.
  ///
  /// `pieces` go from the top row down and from left to right. Nil where they make too many runs.
  static func bytes(
    _ pieces: [Piece], size: Size, abilities: Abilities, from: Point, to: Point,
    inForce: Rendition?
  ) -> (bytes: [UInt8], inForce: Rendition?)? {
    var frame = ShortFrame(size: size, abilities: abilities, cursor: from, rendition: inForce)
    var rest = pieces
    while !rest.isEmpty {
      frame.chooseRendition(for: rest)
      guard let current = frame.rendition else { return nil }
      let now = rest.filter { $0.fits(current) }
      guard let runs = runs(now) else { return nil }
      frame.draw(runs, in: current)
      rest.removeAll { $0.fits(current) }
    }
    frame.move(to: to)
    return (frame.result, frame.rendition)
  }

  /// Keeps the rendition in force while any piece fits it; else sets the nearest one.
  private mutating func chooseRendition(for pieces: [Piece]) {
    if let rendition, pieces.contains(where: { $0.fits(rendition) }) { return }
    var best: (parameters: [UInt8], rendition: Rendition)?
    for piece in pieces {
      let wanted = piece.wanted(after: rendition)
      if wanted == best?.rendition { continue }
      let bytes = Self.sequence(
        Rendition.parameters(from: rendition, to: wanted, unsets: abilities.unsets))
      if best.map({ bytes.count < $0.parameters.count }) ?? true { best = (bytes, wanted) }
    }
    guard let best else { return }
    result += best.parameters
    rendition = best.rendition
  }

  private static func sequence(_ parameters: [Int]) -> [UInt8] {
    let words = parameters == [0] ? "" : parameters.map { String($0) }.joined(separator: ";")
    return Array("\u{1B}[\(words)m".utf8)
  }

  // MARK: - Runs

  /// Pieces side by side.
  private static func runs(_ pieces: [Piece]) -> [[Piece]]? {
    var runs: [[Piece]] = []
    for piece in pieces {
      if let last = runs.last?.last, last.y == piece.y, last.x + last.columns == piece.x {
        runs[runs.count - 1].append(piece)
      } else {
        if runs.count == mostRuns { return nil }
        runs.append([piece])
      }
    }
    return runs
  }

  /// Draws runs in one rendition, always the nearest next.
  private mutating func draw(_ runs: [[Piece]], in current: Rendition) {
    var rest = runs
    while !rest.isEmpty {
      var nearest = 0
      var least = Int.max
      for (index, run) in rest.enumerated() {
        guard let first = run.first else { continue }
        let cost = distance(to: Point(x: first.x, y: first.y))
        if cost < least { (nearest, least) = (index, cost) }
      }
      let run = rest.remove(at: nearest)
      guard let first = run.first else { continue }
      move(to: Point(x: first.x, y: first.y))
      let isBelow = rest.contains { $0.first?.x == first.x && $0.first?.y == first.y + 1 }
      draw(run, in: current, isBelow: isBelow)
    }
  }

  private mutating func draw(_ run: [Piece], in current: Rendition, isBelow: Bool) {
    guard let first = run.first else { return }
    if abilities.erases, run.allSatisfy({ $0.isErased(in: current) }) {
      let erasing = Array("\u{1B}[\(run.count)X".utf8)
      // Erasing leaves the cursor where it is: a line feed away from the row below.
      let back = isBelow ? min(run.count, 3 + String(run.count).utf8.count) : 0
      if erasing.count < run.count + back {
        result += erasing
        return
      }
    }
    var x = first.x
    for piece in run {
      if let scalar = Unicode.Scalar(piece.scalar) { result += Array(String(scalar).utf8) }
      x += piece.columns
    }
    // Behind the last column a terminal may or may not have gone to the next row.
    cursor = x < size.width ? Point(x: x, y: first.y) : nil
  }

  // MARK: - The cursor

  private mutating func move(to point: Point) {
    result += way(to: point)
    cursor = point
  }

  /// The number of bytes of ``way(to:)``, without making them.
  private func distance(to point: Point) -> Int {
    func digits(_ number: Int) -> Int { number < 10 ? 1 : number < 100 ? 2 : 3 }
    /// A sequence with a parameter that is left out if it is 1.
    func sequence(_ number: Int) -> Int { number == 1 ? 3 : 3 + digits(number) }
    let address = 3 + digits(point.y + 1) + (point.x == 0 ? 0 : 1 + digits(point.x + 1))
    guard let cursor else { return address }
    let rows = point.y - cursor.y
    let columns = abs(point.x - cursor.x)
    let down = rows == 0 ? 0 : rows > 0 && rows < 5 ? rows : sequence(abs(rows))
    var across = 0
    if columns > 0 {
      across = min(sequence(columns), 3 + digits(point.x + 1))
      if point.x == 0 { across = 1 }
      if point.x < cursor.x, columns < 6 { across = min(across, columns) }
    }
    return min(address, down + across)
  }

  /// The shortest bytes that bring the cursor to a point.
  private func way(to point: Point) -> [UInt8] {
    var best = Self.address(point)
    guard let cursor else { return best }
    for down in Self.vertical(point.y - cursor.y) {
      for across in Self.horizontal(from: cursor.x, to: point.x)
      where down.count + across.count < best.count { best = down + across }
    }
    return best
  }

  private static func address(_ point: Point) -> [UInt8] {
    let row = point.y == 0 && point.x == 0 ? "" : String(point.y + 1)
    return Array("\u{1B}[\(row)\(point.x == 0 ? "" : ";\(point.x + 1)")H".utf8)
  }

  private static func vertical(_ rows: Int) -> [[UInt8]] {
    if rows == 0 { return [[]] }
    let count = abs(rows) == 1 ? "" : String(abs(rows))
    let direct = Array("\u{1B}[\(count)\(rows > 0 ? "B" : "A")".utf8)
    return rows > 0 && rows < 5 ? [Array(repeating: 0x0A, count: rows), direct] : [direct]
  }

  private static func horizontal(from old: Int, to new: Int) -> [[UInt8]] {
    if old == new { return [[]] }
    var ways = [Array("\u{1B}[\(new + 1)G".utf8)]
    let count = abs(new - old) == 1 ? "" : String(abs(new - old))
    ways.append(Array("\u{1B}[\(count)\(new > old ? "C" : "D")".utf8))
    if new == 0 { ways.append([0x0D]) }
    if new < old, old - new < 6 { ways.append(Array(repeating: 0x08, count: old - new)) }
    return ways
  }
}
