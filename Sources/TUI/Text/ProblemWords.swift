/// The four things a sentence about something wrong says, in one language, without full stops.
struct ProblemWords: Equatable {
  /// What is wrong.
  var what: String
  /// What stands there.
  var found: String
  /// What should stand there.
  var expected: String
  /// What the reader does next.
  var next: String

  /// Makes the words.
  init(_ what: String, found: String, expected: String, next: String) {
    self.what = what
    self.found = found
    self.expected = expected
    self.next = next
  }
}
