/// One drawn screen: the cells and where the terminal's cursor stands.
package struct Frame: Equatable, Sendable {
  /// The cells, as large as the terminal.
  package var canvas: Canvas
  /// Where input methods open their window: the caret of a field, else the selected row.
  package var cursor: Point
  /// Whether the cursor is seen: only where a person types.
  package var cursorVisible: Bool
}
