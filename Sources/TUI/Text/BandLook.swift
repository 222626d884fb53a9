internal import Core

extension Band.Tone {
  /// How a band's word looks; the word says the same without colours.
  var role: StyleRole {
    switch self {
    case .good: .good
    case .watch: .watch
    case .bad: .bad
    case .plain: .dim
    }
  }
}
