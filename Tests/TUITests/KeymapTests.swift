import Testing

@testable import TUI

@Suite struct KeymapTests {
  @Test func noKeyIsBoundTwice() {
    var seen: [CommandContext: Set<Key>] = [:]
    for command in Command.table {
      for context in CommandContext.allCases {
        for key in command.keys(in: context) {
          #expect(seen[context, default: []].insert(key).inserted, "\(context) \(key)")
        }
      }
    }
  }

  @Test func everyCommandHasItsRow() {
    #expect(Set(Command.table.map(\.id)) == Set(CommandID.allCases))
    #expect(Command.table.count == CommandID.allCases.count)
  }

  /// With a Chinese input method on, letters never arrive: whatever has a letter is also in the palette or has another key.
  @Test func lettersAreNeverTheOnlyWayToTheMainCommands() {
    for id in [
      CommandID.open, .back, .find, .account, .sentence, .help, .palette, .quit, .edit, .nextTab,
    ] {
      let keys = Command.table.filter { $0.id == id }.flatMap(\.keys)
      let other = keys.contains { key in
        guard case .character(let character) = key else { return true }
        return !character.isLetter
      }
      #expect(other, "\(id)")
    }
  }

  @Test func fieldsTakeAllPrintableKeys() {
    let keymap = Keymap()
    for character in "qjkhlnmsyYLTM:=/?<>[]01234.-'*" {
      #expect(keymap.command(for: .character(character), in: .typing) == nil)
    }
    #expect(keymap.command(for: .enter, in: .typing) == .open)
  }

  /// A grid, a cell, a form: whatever prints is text there.
  @Test(arguments: CommandContext.allCases.filter(\.takesText))
  func noPrintableKeyIsACommandWhereKeysAreText(context: CommandContext) {
    let keymap = Keymap()
    for code in 0x20...0x7E {
      guard let scalar = Unicode.Scalar(code) else { continue }
      #expect(keymap.command(for: .character(Character(scalar)), in: context) == nil)
    }
  }

  /// Whatever a grid can do has a key there or is found in the palette by name.
  @Test func everyKeyOfTheGridIsInTheTable() {
    let keymap = Keymap()
    let keys: [(Key, CommandID)] = [
      (.enter, .nextRow), (.tab, .nextCell), (.function(3), .nextBlank), (.function(2), .edit),
      (.control("d"), .fillDown), (.control("k"), .lastYear), (.control("z"), .undo),
      (.control("y"), .redo), (.function(4), .explain), (.function(7), .checkSheet),
      (.function(9), .submit), (.delete, .clearCell), (.escape, .back), (.function(12), .account),
      (.control("c"), .cancel), (.control("s"), .save), (.control("o"), .gridShape),
    ]
    for (key, command) in keys {
      #expect(keymap.command(for: key, in: .grid) == command)
    }
  }

  @Test(
    arguments: [
      ("？", "?"), ("：", ":"), ("／", "/"), ("《", "<"), ("》", ">"), ("【", "["), ("】", "]"),
      ("。", "."),
      ("＝", "="), ("０", "0"), ("９", "9"), ("Ａ", "A"), ("ｑ", "q"), ("\u{3000}", " "), ("！", "!"),
      ("；", ";"),
      ("（", "("), ("）", ")"),
    ] as [(Character, Character)])
  func fullWidthKeysHaveAsciiTwins(typed: Character, twin: Character) {
    #expect(Keymap.asciiTwin(of: typed) == twin)
  }

  @Test(arguments: ["开", "a", "é", "㎡"] as [Character])
  func otherCharactersHaveNoTwin(typed: Character) {
    #expect(Keymap.asciiTwin(of: typed) == nil)
  }

  /// Keys that input methods, multiplexers and browsers take are never bound.
  @Test(arguments: ["b", "a", "w", "n", "t", "v", " "] as [Character])
  func takenKeysAreFree(character: Character) {
    let keymap = Keymap()
    for context in CommandContext.allCases {
      #expect(keymap.command(for: .control(character), in: context) == nil)
    }
  }
}
