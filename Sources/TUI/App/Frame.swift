/// One drawn screen: the cells and where the terminal's cursor stands.
package struct Frame: Equatable, Sendable {
  package var canvas: Canvas
  /// Where input methods open their window: the caret of a field, else the selected row.
  package var cursor: Point
  package var cursorVisible: Bool
}
