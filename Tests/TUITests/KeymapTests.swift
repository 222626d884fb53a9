import Testing

@testable import TUI

@Suite struct KeymapTests {
  @Test func noKeyIsBoundTwice() {
    var seen: [CommandContext: Set<Key>] = [:]
    for command in Command.table {
      for context in command.contexts {
        for key in command.keys {
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
    for context in [CommandContext.browse, .reading, .typing] {
      #expect(keymap.command(for: .control(character), in: context) == nil)
    }
  }
}
