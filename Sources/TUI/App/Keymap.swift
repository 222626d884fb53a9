/// From keys to commands, read off the command table.
package struct Keymap: Sendable {
  /// The default keymap.
  package static let standard = Keymap()

  private var bindings: [CommandContext: [Key: CommandID]] = [:]

  /// Reads the default table.
  package init(table: [Command] = Command.table) {
    for command in table {
      for context in CommandContext.allCases {
        for key in command.keys(in: context) {
          bindings[context, default: [:]][key] = command.id
        }
      }
    }
  }

  /// The command that a key gives in a context, or nil.
  package func command(for key: Key, in context: CommandContext) -> CommandID? {
    bindings[context]?[key]
  }

  /// The ASCII twin of a key typed with a Chinese input method on, or nil where there is none.
  ///
  /// Source: the keymap's section on input methods: full-width forms and U+3000 map outside fields.
  package static func asciiTwin(of character: Character) -> Character? {
    if let twin = punctuationTwins[character] { return twin }
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return nil }
    return Character(ascii)
  }

  private static let punctuationTwins: [Character: Character] = [
    "\u{3000}": " ", "《": "<", "》": ">", "〈": "<", "〉": ">", "【": "[", "】": "]", "、": "/",
    "。": ".", "·": "`", "‘": "'", "’": "'", "“": "\"", "”": "\"", "—": "-", "「": "[", "」": "]",
  ]
}

extension Key {
  /// Whether the key types a character where a field has the focus.
  package var isPrintable: Bool {
    if case .character = self { return true }
    return false
  }
}
