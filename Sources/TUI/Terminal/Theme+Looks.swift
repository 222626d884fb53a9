// The numbers are indices of the palette of 256; behind each, the basic colour that stands in.

extension Look {
  private init(_ foreground: PaletteColor, on background: PaletteColor, bold: Bool = false) {
    self.init(foreground: foreground, background: background, bold: bold)
  }

  private static let black: UInt8 = 0
  private static let red: UInt8 = 1
  private static let green: UInt8 = 2
  private static let yellow: UInt8 = 3
  private static let blue: UInt8 = 4
  private static let magenta: UInt8 = 5
  private static let cyan: UInt8 = 6
  private static let white: UInt8 = 7

  static func dark(_ role: StyleRole) -> Look {
    let paper = PaletteColor(234, basic: black)
    let ink = PaletteColor(252, basic: white)
    let sky = PaletteColor(110, basic: cyan)
    let sand = PaletteColor(179, basic: yellow)
    let sage = PaletteColor(108, basic: green)
    let mauve = PaletteColor(139, basic: magenta)
    let paleInk = PaletteColor(255, basic: white)
    return switch role {
    case .text: Look(ink, on: paper)
    case .dim, .hint: Look(PaletteColor(245, basic: white), on: paper)
    case .title: Look(paleInk, on: paper, bold: true)
    case .accent: Look(sky, on: paper)
    case .key: Look(PaletteColor(180, basic: yellow), on: paper)
    case .border: Look(PaletteColor(240, basic: white), on: paper)
    case .borderFocused: Look(sky, on: paper)
    case .selection: Look(paleInk, on: PaletteColor(24, basic: blue))
    case .selectionInactive: Look(ink, on: PaletteColor(237, basic: black), bold: false)
    case .cellCursor: Look(paper, on: sand, bold: true)
    case .good: Look(sage, on: paper)
    case .watch: Look(sand, on: paper)
    case .bad: Look(PaletteColor(167, basic: red), on: paper)
    case .mark: Look(mauve, on: paper)
    case .error: Look(PaletteColor(231, basic: white), on: PaletteColor(124, basic: red))
    case .notice: Look(paper, on: sky)
    case .barFill: Look(PaletteColor(67, basic: cyan), on: paper)
    case .barTrack: Look(PaletteColor(238, basic: white), on: paper)
    case .chart1: Look(sky, on: paper)
    case .chart2: Look(sand, on: paper)
    case .chart3: Look(sage, on: paper)
    case .chart4: Look(mauve, on: paper)
    case .synthetic: Look(paper, on: PaletteColor(173, basic: yellow), bold: true)
    case .blackout: Look(PaletteColor(16, basic: black), on: PaletteColor(16, basic: black))
    }
  }

  static func light(_ role: StyleRole) -> Look {
    let paper = PaletteColor(231, basic: white)
    let ink = PaletteColor(236, basic: black)
    let blueInk = PaletteColor(25, basic: blue)
    let rust = PaletteColor(130, basic: red)
    let leaf = PaletteColor(28, basic: green)
    let plum = PaletteColor(90, basic: magenta)
    let faint = PaletteColor(253, basic: white)
    return switch role {
    case .text: Look(ink, on: paper)
    case .dim, .hint: Look(PaletteColor(242, basic: black), on: paper)
    case .title: Look(PaletteColor(16, basic: black), on: paper, bold: true)
    case .accent: Look(blueInk, on: paper)
    case .key: Look(PaletteColor(94, basic: blue), on: paper)
    case .border: Look(PaletteColor(249, basic: black), on: paper)
    case .borderFocused: Look(blueInk, on: paper)
    case .selection: Look(paper, on: blueInk)
    case .selectionInactive: Look(ink, on: faint)
    case .cellCursor: Look(ink, on: PaletteColor(221, basic: yellow), bold: true)
    case .good: Look(leaf, on: paper)
    case .watch: Look(rust, on: paper)
    case .bad: Look(PaletteColor(160, basic: red), on: paper, bold: true)
    case .mark: Look(plum, on: paper)
    case .error: Look(paper, on: PaletteColor(124, basic: red))
    case .notice: Look(paper, on: PaletteColor(24, basic: blue))
    case .barFill: Look(PaletteColor(31, basic: blue), on: paper)
    case .barTrack: Look(PaletteColor(252, basic: black), on: paper)
    case .chart1: Look(blueInk, on: paper)
    case .chart2: Look(rust, on: paper)
    case .chart3: Look(leaf, on: paper)
    case .chart4: Look(plum, on: paper)
    case .synthetic: Look(ink, on: PaletteColor(215, basic: yellow), bold: true)
    case .blackout: Look(PaletteColor(16, basic: black), on: PaletteColor(16, basic: black))
    }
  }

  static func colorBlind(_ role: StyleRole) -> Look {
    // Okabe and Ito's eight, each as its nearest colour of the palette.
    let paper = PaletteColor(233, basic: black)
    let ink = PaletteColor(254, basic: white)
    let orange = PaletteColor(178, basic: yellow)
    let skyBlue = PaletteColor(74, basic: cyan)
    let bluishGreen = PaletteColor(36, basic: green)
    let yellowish = PaletteColor(221, basic: yellow)
    let deepBlue = PaletteColor(25, basic: blue)
    let vermillion = PaletteColor(166, basic: red)
    let reddishPurple = PaletteColor(175, basic: magenta)
    return switch role {
    case .text: Look(ink, on: paper)
    case .dim, .hint: Look(PaletteColor(247, basic: white), on: paper)
    case .title: Look(PaletteColor(231, basic: white), on: paper, bold: true)
    case .accent, .borderFocused: Look(skyBlue, on: paper)
    case .key: Look(yellowish, on: paper)
    case .border: Look(PaletteColor(242, basic: white), on: paper)
    case .selection: Look(PaletteColor(231, basic: white), on: deepBlue)
    case .selectionInactive: Look(ink, on: PaletteColor(238, basic: black))
    case .cellCursor: Look(paper, on: yellowish, bold: true)
    case .good: Look(skyBlue, on: paper)
    case .watch: Look(yellowish, on: paper)
    case .bad: Look(vermillion, on: paper, bold: true)
    case .mark: Look(reddishPurple, on: paper)
    case .error: Look(PaletteColor(16, basic: white), on: PaletteColor(166, basic: red), bold: true)
    case .notice: Look(paper, on: skyBlue)
    case .barFill: Look(skyBlue, on: paper)
    case .barTrack: Look(PaletteColor(239, basic: white), on: paper)
    case .chart1: Look(skyBlue, on: paper)
    case .chart2: Look(orange, on: paper)
    case .chart3: Look(bluishGreen, on: paper)
    case .chart4: Look(reddishPurple, on: paper)
    case .synthetic: Look(paper, on: orange, bold: true)
    case .blackout: Look(PaletteColor(16, basic: black), on: PaletteColor(16, basic: black))
    }
  }

  static func mono(_ role: StyleRole) -> Look {
    switch role {
    case .text, .accent, .good, .mark, .hint, .border, .blackout: Look()
    case .barFill, .chart1, .chart2, .chart3, .chart4: Look()
    case .dim, .barTrack: Look(dim: true)
    case .title, .key, .borderFocused, .selectionInactive, .bad: Look(bold: true)
    case .watch: Look(underline: true)
    case .selection: Look(reverse: true)
    // Inside a reversed row a cell that is not reversed stands out.
    case .cellCursor: Look(bold: true, underline: true)
    case .notice: Look(reverse: true)
    case .error, .synthetic: Look(bold: true, reverse: true)
    }
  }
}
