package import Core

/// Whose data were opened, as the first line tells it.
package enum WelcomeOrigin: Sendable, Equatable {
  /// Compiled from published documents, read-only.
  case published
  /// Made up by a program.
  case synthetic
  /// A copy to practise on.
  case practice
  /// An office's own data, by their title.
  case own(String)

  /// What a manifest says.
  package init(_ manifest: Manifest, _ language: Language) {
    self =
      if manifest.isPractice {
        .practice
      } else if manifest.isSynthetic {
        .synthetic
      } else if manifest.isReadOnly {
        .published
      } else {
        .own(DataText.visible(language.pick(manifest.title), longest: 30))
      }
  }
}

extension Manifest {
  /// What has to stand on every screen beside these data: that they are no real ones.
  var badge: Phrase? { isPractice ? .practiceCopy : isSynthetic ? .synthetic : nil }
}
