/// A key as a person pressed it, whatever bytes the terminal sent.
package enum Key: Hashable, Sendable {
  /// A printable character, also one committed by an input method; one scalar at a time.
  case character(Character)
  /// Enter, on the numeric keypad too.
  case enter
  /// Escape.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// Backspace, also where a terminal sends Ctrl-H for it.
  case backspace
  /// Delete.
  case delete
  /// Insert.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key from 1; with Shift it counts 12 more, with Ctrl 24 more, as in terminfo.
  case function(Int)
  /// Ctrl with a lower-case letter, a blank or one of `\ ] ^ _`.
  case control(Character)
  /// Alt with an ASCII character.
  case alt(Character)
  /// Alt and arrow up.
  case altUp
  /// Alt and arrow down.
  case altDown
  /// Alt and arrow left.
  case altLeft
  /// Alt and arrow right.
  case altRight
  /// Alt and Enter.
  case altEnter
  /// Alt and Backspace.
  case altBackspace
  /// Shift and arrow up.
  case shiftUp
  /// Shift and arrow down.
  case shiftDown
  /// Shift and arrow left.
  case shiftLeft
  /// Shift and arrow right.
  case shiftRight
  /// Shift and Home.
  case shiftHome
  /// Shift and End.
  case shiftEnd
  /// Ctrl and arrow up.
  case controlUp
  /// Ctrl and arrow down.
  case controlDown
  /// Ctrl and arrow left.
  case controlLeft
  /// Ctrl and arrow right.
  case controlRight
  /// Ctrl and Home.
  case controlHome
  /// Ctrl and End.
  case controlEnd
}

/// What a mouse did.
package struct MouseEvent: Hashable, Sendable {
  /// The kinds of things a mouse does.
  package enum Kind: Hashable, Sendable {
    /// A button went down.
    case press
    /// A button went up.
    case release
    /// The wheel turned away from the hand.
    case wheelUp
    /// The wheel turned towards the hand.
    case wheelDown
    /// The mouse moved with a button down; only terminals that were asked to report it.
    case drag
  }

  /// The buttons of a mouse.
  package enum Button: Hashable, Sendable {
    /// The first button.
    case left
    /// The wheel as a button.
    case middle
    /// The second button.
    case right
    /// Unknown, or none as for the wheel.
    case none
  }

  /// What happened.
  package var kind: Kind
  /// With which button.
  package var button: Button
  /// In which cell.
  package var point: Point

  /// Makes a mouse event.
  package init(_ kind: Kind, button: Button = .none, at point: Point) {
    self.kind = kind
    self.button = button
    self.point = point
  }
}

/// What a terminal answered to a question about itself.
package enum TerminalReply: Hashable, Sendable {
  /// Where the cursor is, counted from 0.
  case cursor(Point)
  /// The state of a private mode: 0 unknown, 1 set, 2 reset, 3 and 4 fixed (DECRPM).
  case mode(Int, state: Int)
  /// Any other answer, without its escape characters.
  case other(String)
}

/// Something that happened at the terminal.
package enum InputEvent: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// A bracketed paste; line breaks are `\n`, other control characters but tabs are left out.
  case paste(String)
  /// The mouse.
  case mouse(MouseEvent)
  /// The terminal's window got (true) or lost the focus.
  case focus(Bool)
  /// The terminal has a new size; the next frame is drawn in full.
  case resized(Size)
  /// An answer of the terminal.
  case reply(TerminalReply)
  /// ``Terminal/capabilities`` or ``Terminal/notices`` changed: draw again.
  case capabilitiesChanged
  /// The terminal is gone (closed window, dropped line): save and leave.
  case hangup
  /// Somebody asked the program to end (SIGTERM, SIGQUIT): save and leave within three seconds.
  case terminated
  /// SIGINT from outside; the key Ctrl-C arrives as ``Key/control(_:)``.
  case interrupted
  /// SIGTSTP from outside: call ``Terminal/suspend()``.
  case suspendRequested
  /// The program runs again after it was stopped; the terminal has been taken back.
  case resumed
}
