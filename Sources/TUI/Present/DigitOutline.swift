/// The shapes of digits and a few signs as strokes in a box of 1 × 1, from the top left corner.
///
/// Strokes instead of pictures: the same shape serves every size, and none is a scaled-up smaller one.
struct DigitOutline {
  /// A point of a stroke.
  struct Mark: Hashable {
    var x: Double
    var y: Double
  }

  /// Polylines; curves are already cut into short straight pieces.
  private(set) var strokes: [[Mark]] = []
  /// Width of the box in widths of a digit.
  var width = 1.0
  /// How thick its strokes are beside those of digits.
  var weight = 1.0
  /// Whether the sign is a dot at the foot of the line, as large as a stroke is wide.
  var isDot = false

  /// The shape of a character, or nil if it has none.
  static func of(_ character: Character) -> DigitOutline? { all[character] }

  private mutating func begin(_ x: Double, _ y: Double) { strokes.append([Mark(x: x, y: y)]) }

  private mutating func line(_ x: Double, _ y: Double) {
    strokes[strokes.count - 1].append(Mark(x: x, y: y))
  }

  /// A quarter of an ellipse to a point; the corner is where the tangents at its ends meet.
  private mutating func curve(_ cornerX: Double, _ cornerY: Double, _ x: Double, _ y: Double) {
    let from = strokes[strokes.count - 1].last ?? Mark(x: x, y: y)
    let centre = Mark(x: from.x + x - cornerX, y: from.y + y - cornerY)
    let pieces = 8
    for step in 1...pieces {
      let u = Double(step) / Double(pieces)
      let cosine = (1 - u * u) / (1 + u * u)
      let sine = 2 * u / (1 + u * u)
      line(
        centre.x + (from.x - centre.x) * cosine + (x - centre.x) * sine,
        centre.y + (from.y - centre.y) * cosine + (y - centre.y) * sine)
    }
  }

  private mutating func ring(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    let x = (left + right) / 2
    let y = (top + bottom) / 2
    begin(x, top)
    curve(right, top, right, y)
    curve(right, bottom, x, bottom)
    curve(left, bottom, left, y)
    curve(left, top, x, top)
  }

  private static func make(_ width: Double = 1, _ draw: (inout DigitOutline) -> Void)
    -> DigitOutline
  {
    var outline = DigitOutline()
    outline.width = width
    draw(&outline)
    return outline
  }

  /// Turned by half a circle.
  private var turned: DigitOutline {
    var outline = self
    outline.strokes = strokes.map { $0.map { Mark(x: 1 - $0.x, y: 1 - $0.y) } }
    return outline
  }

  private static let six = make {
    $0.begin(0.92, 0.13)
    $0.curve(0.8, 0, 0.52, 0)
    $0.curve(0, 0, 0, 0.42)
    $0.line(0, 0.69)
    $0.curve(0, 1, 0.5, 1)
    $0.curve(1, 1, 1, 0.69)
    $0.curve(1, 0.4, 0.5, 0.4)
    $0.curve(0, 0.4, 0, 0.69)
  }

  private static let all: [Character: DigitOutline] = [
    "0": make {
      $0.begin(0.5, 0)
      $0.curve(1, 0, 1, 0.34)
      $0.line(1, 0.66)
      $0.curve(1, 1, 0.5, 1)
      $0.curve(0, 1, 0, 0.66)
      $0.line(0, 0.34)
      $0.curve(0, 0, 0.5, 0)
    },
    "1": make(0.56) {
      $0.begin(0, 0.2)
      $0.line(1, 0)
      $0.line(1, 1)
    },
    "2": make {
      $0.begin(0, 0.27)
      $0.curve(0, 0, 0.5, 0)
      $0.curve(1, 0, 1, 0.28)
      $0.curve(1, 0.44, 0.78, 0.58)
      $0.line(0, 1)
      $0.line(1, 1)
    },
    "3": make {
      $0.begin(0, 0.2)
      $0.curve(0.06, 0, 0.48, 0)
      $0.curve(0.95, 0, 0.95, 0.24)
      $0.curve(0.95, 0.47, 0.4, 0.47)
      $0.curve(1, 0.47, 1, 0.73)
      $0.curve(1, 1, 0.48, 1)
      $0.curve(0.04, 1, 0, 0.79)
    },
    "4": make {
      $0.begin(0.74, 1)
      $0.line(0.74, 0)
      $0.line(0, 0.7)
      $0.line(1, 0.7)
    },
    "5": make {
      $0.begin(0.93, 0)
      $0.line(0.1, 0)
      $0.line(0.04, 0.44)
      $0.curve(0.16, 0.37, 0.5, 0.37)
      $0.curve(1, 0.37, 1, 0.68)
      $0.curve(1, 1, 0.48, 1)
      $0.curve(0.06, 1, 0, 0.8)
    },
    "6": six,
    "7": make {
      $0.begin(0, 0)
      $0.line(1, 0)
      $0.line(0.32, 1)
    },
    "8": make {
      $0.ring(0.06, 0, 0.94, 0.47)
      $0.ring(0, 0.47, 1, 1)
    },
    "9": six.turned,
    "%": make(1.35) {
      $0.weight = 0.6
      $0.ring(0, 0, 0.36, 0.42)
      $0.ring(0.64, 0.58, 1, 1)
      $0.begin(0.88, 0)
      $0.line(0.12, 1)
    },
    "-": make(0.7) {
      $0.begin(0, 0.52)
      $0.line(1, 0.52)
    },
    "+": make(0.85) {
      $0.begin(0, 0.52)
      $0.line(1, 0.52)
      $0.begin(0.5, 0.27)
      $0.line(0.5, 0.77)
    },
    "/": make(0.7) {
      $0.begin(1, 0)
      $0.line(0, 1)
    },
    "<": make(0.75) {
      $0.begin(1, 0.22)
      $0.line(0, 0.52)
      $0.line(1, 0.82)
    },
    ">": make(0.75) {
      $0.begin(0, 0.22)
      $0.line(1, 0.52)
      $0.line(0, 0.82)
    },
    "=": make(0.8) {
      $0.begin(0, 0.38)
      $0.line(1, 0.38)
      $0.begin(0, 0.66)
      $0.line(1, 0.66)
    },
    "~": make(0.8) {
      $0.begin(0, 0.6)
      $0.curve(0, 0.46, 0.27, 0.46)
      $0.line(0.73, 0.58)
      $0.curve(1, 0.58, 1, 0.44)
    },
    ":": make(0) { $0.isDot = true },
    ".": make(0) { $0.isDot = true },
    " ": make(0.25) { _ in },
  ]
}
