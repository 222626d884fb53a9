/// One line of text that a person edits: by glyph, with the caret in display columns.
///
/// Invariants: the caret and the selection lie between glyphs; the text holds no line break, no control and no format character (so none that
/// changes the direction of text), and at most ``longest`` glyphs.
package struct TextField: Equatable, Sendable {
  /// The most glyphs that a field takes.
  package static let longest = 20_000
  private static let steps = 200

  struct Content: Equatable, Sendable {
    var glyphs: [Character]
    var caret: Int
    var anchor: Int?
  }

  /// What an edit was, so that a run of typing is undone in one step.
  private enum Run: Equatable, Sendable {
    case none, typing, erasing
  }

  var content: Content
  private var past: [Content] = []
  private var future: [Content] = []
  private var run = Run.none

  /// Makes a field with the caret at the end; characters that may not stand in it are left out.
  package init(_ text: String = "") {
    let glyphs = Array(Self.cleaned(text).prefix(Self.longest))
    content = Content(glyphs: glyphs, caret: glyphs.count, anchor: nil)
  }

  /// What has been typed.
  package var text: String { String(content.glyphs) }
  /// Whether nothing has been typed.
  package var isEmpty: Bool { content.glyphs.isEmpty }
  /// The caret stands before the glyph of this index.
  package var caret: Int { content.caret }
  /// How many glyphs there are.
  package var count: Int { content.glyphs.count }

  /// Columns between the beginning of the text and the caret.
  package var caretColumn: Int { columns(content.glyphs[..<content.caret]) }

  /// The selected glyphs by index, never empty; nil for none.
  package var selection: Range<Int>? {
    guard let anchor = content.anchor, anchor != content.caret else { return nil }
    return min(anchor, content.caret)..<max(anchor, content.caret)
  }

  /// The selected text; empty for none.
  package var selectedText: String { selection.map { String(content.glyphs[$0]) } ?? "" }

  func columns(_ glyphs: ArraySlice<Character>) -> Int {
    glyphs.reduce(0) { $0 + DisplayWidth.columns(of: $1) }
  }

  // MARK: Changes

  /// Puts text in the place of the selection or at the caret, as one step of undoing.
  ///
  /// Line breaks and tabs become blanks; control and format characters are left out.
  /// - Returns: whether all of it had room.
  @discardableResult
  package mutating func insert(_ text: String) -> Bool {
    run = .none
    return put(text)
  }

  /// Puts what one key typed; typing in a row is one step of undoing, up to a blank.
  mutating func type(_ character: Character) {
    if run == .typing, selection == nil {
      _ = replace(content.caret..<content.caret, with: Self.cleaned(String(character)))
    } else {
      _ = put(String(character))
    }
    run = character == " " ? .none : .typing
  }

  /// Makes the text another one with the caret at its end, as one step of undoing.
  package mutating func set(_ text: String) {
    run = .none
    if text == self.text { return }
    remember()
    _ = replace(0..<count, with: Self.cleaned(text))
  }

  private mutating func put(_ text: String) -> Bool {
    let clean = Self.cleaned(text)
    let range = selection ?? content.caret..<content.caret
    if clean.isEmpty && range.isEmpty { return true }
    remember()
    return replace(range, with: clean)
  }

  /// Removes glyphs, as a step of undoing of its own unless several are erased in a row.
  mutating func erase(_ range: Range<Int>, inRun: Bool) {
    if range.isEmpty { return }
    if !(inRun && run == .erasing) { remember() }
    _ = replace(range, with: "")
    run = inRun ? .erasing : .none
  }

  /// Moves the caret; `selecting` keeps or begins a selection.
  mutating func move(to position: Int, selecting: Bool = false) {
    run = .none
    if selecting {
      content.anchor = content.anchor ?? content.caret
    } else {
      content.anchor = nil
    }
    content.caret = max(0, min(position, count))
  }

  /// Takes the last change back and tells whether there was one.
  package mutating func undo() -> Bool {
    guard let before = past.popLast() else { return false }
    future.append(content)
    content = before
    run = .none
    return true
  }

  /// Makes the change taken back last again and tells whether there was one.
  package mutating func redo() -> Bool {
    guard let after = future.popLast() else { return false }
    past.append(content)
    content = after
    run = .none
    return true
  }

  private mutating func remember() {
    past.append(content)
    if past.count > Self.steps { past.removeFirst() }
    future = []
  }

  /// Exchanges glyphs and puts the caret behind the new ones.
  ///
  /// Marks join the letter before them, so glyphs are found anew over the whole text.
  private mutating func replace(_ range: Range<Int>, with text: String) -> Bool {
    let room = Self.longest - (count - range.count)
    let fitting = String(text.prefix(max(0, room)))
    let head = String(content.glyphs[..<range.lowerBound]) + fitting
    let end = head.utf8.count
    content.glyphs = Array(head + String(content.glyphs[range.upperBound...]))
    var bytes = 0
    var caret = 0
    while caret < count, bytes < end {
      bytes += content.glyphs[caret].utf8.count
      caret += 1
    }
    content.caret = caret
    content.anchor = nil
    return fitting.utf8.count == text.utf8.count
  }

  /// The text as it may stand in a field.
  static func cleaned(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    var scalars = String.UnicodeScalarView()
    for character in text {
      if character.isNewline || character == "\t" {
        scalars.append(" ")
        continue
      }
      for scalar in character.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate: continue
        case .lineSeparator, .paragraphSeparator: scalars.append(" ")
        default: scalars.append(scalar)
        }
      }
    }
    return String(scalars)
  }
}
