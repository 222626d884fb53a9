/// Where the parts of the main screen are, for a size: a pure function, tested against drawings.
package struct Layout: Equatable, Sendable {
  /// The line that says where one is.
  package var top: Rect
  /// The line under the top that parts it from the panels.
  package var rule: Rect
  /// The list of regions or enterprises; empty where only the dashboard fits.
  package var list: Rect
  /// The parent's list, on wide screens only.
  package var parents: Rect
  /// The dashboard of the selected region; empty where only the list fits.
  package var dashboard: Rect
  /// The line for messages and for what the cursor is on.
  package var status: Rect
  /// The bottom line, with the keys that work now.
  package var footer: Rect

  /// The smallest screen on which anything but a request for more room is drawn.
  package static let smallest = Size(width: 40, height: 10)
  /// From this width on the list and the dashboard stand side by side.
  package static let twoPanels = 72
  /// From this width on the parent's list stands to their left.
  package static let threePanels = 170

  /// Arranges the parts; `focus` decides which panel is seen where only one fits.
  package static func arrange(size: Size, focus: PanelFocus) -> Layout {
    let all = Rect(size: size)
    let (top, below) = all.splitTop(1)
    let (rule, rest) = below.splitTop(1)
    let (upper, footer) = rest.splitBottom(1)
    let (main, status) = upper.splitBottom(1)
    var layout = Layout(
      top: top, rule: rule, list: main, parents: Rect(x: 0, y: main.y, width: 0, height: 0),
      dashboard: main, status: status, footer: footer)
    if size.width < twoPanels {
      if focus == .dashboard {
        layout.list = Rect(x: 0, y: main.y, width: 0, height: 0)
      } else {
        layout.dashboard = Rect(x: 0, y: main.y, width: 0, height: 0)
      }
      return layout
    }
    var area = main
    if size.width >= threePanels {
      let (parents, others) = area.splitLeft(30)
      layout.parents = parents
      area = others.splitLeft(1).rest
    }
    let (list, others) = area.splitLeft(listWidth(in: area.width))
    layout.list = list
    layout.dashboard = others.splitLeft(1).rest
    return layout
  }

  private static func listWidth(in width: Int) -> Int {
    width < 100 ? max(36, (width - 1) / 2) : min(76, width * 47 / 100)
  }
}

/// The panel that keys go to.
package enum PanelFocus: Sendable, Equatable {
  case list, dashboard

  /// The next panel round.
  package var other: PanelFocus { self == .list ? .dashboard : .list }
}
