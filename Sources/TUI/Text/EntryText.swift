package import Core

/// Sentences about files and the journal, for the messages of data entry.
package struct EntryText: Sendable {
  /// The language of the sentences.
  package var language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// Why the journal did not write.
  package func sentence(_ error: JournalError) -> String {
    switch error {
    case .file(let error): sentence(error)
    }
  }

  /// Why a file could not be written or read.
  package func sentence(_ error: FileError) -> String {
    FindingText(language: language).sentence(LoadProblem(error))
  }
}
