extension NcursesScreen {
  /// A shorter way than that of ncurses to bring the terminal from one frame to the next, if there is one.
  ///
  /// ncurses has drawn the frame in its own books; `most` is what it would send. Nil where a cell cannot be
  /// sent as one plain character, and where too much changes for the search to be worth it.
  func shortened(
    from old: Canvas, to new: Canvas, cursor: Point, target: Point, inForce: Rendition?, most: Int
  ) -> (bytes: [UInt8], inForce: Rendition?)? {
    guard movesAsUsual, [0, 8, 256].contains(colors), most <= 1_200, old.size == new.size,
      let (plain, solid) = changedPieces(from: old, to: new)
    else { return nil }
    let abilities = ShortFrame.Abilities(unsets: colors >= 8, erases: erasesInPlace)
    func bytes(_ pieces: [ShortFrame.Piece]?) -> (bytes: [UInt8], inForce: Rendition?)? {
      pieces.flatMap {
        ShortFrame.bytes(
          $0, size: size, abilities: abilities, from: cursor, to: target, inForce: inForce)
      }
    }
    // Blanks for filled cells are for what ticks: pictures stay characters, which can be copied.
    let found = [bytes(plain), bytes(solid).flatMap { $0.bytes.count <= 300 ? $0 : nil }]
    let best = found.compactMap { $0 }.min { $0.bytes.count < $1.bytes.count }
    return best.flatMap { $0.bytes.count < most ? $0 : nil }
  }

  /// The cells that differ, as they are and with filled ones as blanks on their colour; nil where one of
  /// them is no plain character.
  private func changedPieces(
    from old: Canvas, to new: Canvas
  ) -> (plain: [ShortFrame.Piece], solid: [ShortFrame.Piece]?)? {
    var plain: [ShortFrame.Piece] = []
    var solid: [ShortFrame.Piece] = []
    var hasSolid = false
    for y in 0..<new.size.height where old.row(y) != new.row(y) {
      let (before, after) = (old.row(y), new.row(y))
      var index = after.startIndex
      while index < after.endIndex {
        let isWide = index + 1 < after.endIndex && after[index + 1].isRightHalf
        let columns = isWide ? 2 : 1
        defer { index += columns }
        let range = index..<index + columns
        guard before[range] != after[range] else { continue }
        let x = index - after.startIndex
        // What is in the corner may scroll the screen.
        if y == new.size.height - 1, x + columns == new.size.width { return nil }
        let cell = after[index]
        guard case .scalar(let scalar) = encoder.encode(cell.glyph, columns: columns),
          plain.count < 500
        else { return nil }
        let rendition = rendition(of: cell.style)
        let piece = ShortFrame.Piece(
          x: x, y: y, columns: columns, scalar: scalar, rendition: rendition)
        plain.append(piece)
        if scalar == 0x2588, let filled = rendition.filled {
          hasSolid = true
          solid.append(
            ShortFrame.Piece(x: x, y: y, columns: 1, scalar: 0x20, rendition: filled))
        } else {
          solid.append(piece)
        }
      }
    }
    return (plain, hasSolid ? solid : nil)
  }

  /// What SGR sequences set for a style.
  private func rendition(of style: Style) -> Rendition {
    let look = (colors == 0 ? Theme.mono : theme).look(of: style)
    var rendition = Rendition()
    for (isSet, parameter) in [
      (look.bold, 1), (look.dim, 2), (look.underline, 4), (look.reverse, 7),
    ] where isSet {
      rendition.attributes |= 1 << UInt16(parameter)
    }
    guard colors > 0 else { return rendition }
    func color(_ color: PaletteColor, _ first: Int) -> Rendition.Color {
      let index = Int(colors >= 256 ? color.index : color.basic)
      if index < 8 { return .basic(first + index) }
      return index < 16 ? .basic(first + 52 + index) : .palette(index)
    }
    if let ink = look.foreground { rendition.foreground = color(ink, 30) }
    if let paper = look.background { rendition.background = color(paper, 40) }
    return rendition
  }
}
