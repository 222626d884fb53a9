internal import Core

extension English {
  /// What a check while typing found; nil for other facts.
  static func entryFact(_ fact: Finding.Fact, names: FactWords) -> ProblemWords? {
    switch fact {
    case .unlikeBefore(let value, let before, let year, let low, let high):
      ProblemWords(
        "far from the year before", found: "\(value.plain) after \(before.plain) in \(year)",
        expected: "about \(low.plain) to \(high.plain), by the years before",
        next: "Look for swapped, missing or extra digits and for the unit; if it is right, say why")
    case .unlikePeers(let value, let median, let low, let high, let peers):
      ProblemWords(
        "far from the regions beside it", found: value.plain,
        expected:
          "\(low.plain) to \(high.plain); the median of \(peers) regions is \(median.plain)",
        next: "Check digits and unit; if it is right, say why")
    case .unitChanged(let found, let before, let year):
      ProblemWords(
        "the unit is of another kind than the year before", found: quoted(found),
        expected: "\(quoted(before)), as in \(year)",
        next: "Check whether persons or person-times are counted; if the definition changed, say so"
      )
    case .future(let date):
      ProblemWords(
        "the date has not come yet", found: plain(date), expected: "today or before",
        next: "Check the date; plans are not entered here")
    case .organisationCode(let found, let expected):
      ProblemWords(
        "the check character of the organisation code is wrong", found: plain(found),
        expected: plain(expected),
        next:
          "It is characters 9 to 17 of the credit code; compare them with the licence, and if the "
          + "licence says so, say why")
    case .codeTaken(let other):
      ProblemWords(
        "another row has this code", found: "the code of row \(names.other(other))",
        expected: "one code for one enterprise",
        next: "Check whether it is entered twice or the code is mistyped; if it is a branch, say so"
      )
    case .similarName(let id, let name):
      ProblemWords(
        "the county has an enterprise of nearly this name",
        found: names.isForScreen ? quoted(name) : "\(quoted(name)) (row \(plain(id)))",
        expected: "each entered once",
        next: "If it is the same, use that row; if not, say so")
    case .fieldMissing(let field):
      ProblemWords(
        "a required field is empty", found: "nothing", expected: names.field(field),
        next: "Fill in \(names.field(field))")
    case .fieldOutOfRange(let field, let value, let minimum, let maximum):
      ProblemWords(
        "\(names.field(field)) is out of range", found: value.plain,
        expected: range(minimum?.plain, maximum?.plain), next: "Check the number")
    case .fieldTaken(let field, let other):
      ProblemWords(
        "\(names.field(field)) is taken", found: "the same as in row \(names.other(other))",
        expected: "a different one", next: "Check whether it is entered twice or mistyped")
    case .moveNotAllowed(let from, let to):
      ProblemWords(
        "the state cannot change this way", found: "\(names.state(from)) to \(names.state(to))",
        expected: names.moves(from: from), next: "Go step by step; to go back, undo the last step")
    case .moveNeeds(let field, let to):
      ProblemWords(
        "\(names.state(to)) needs \(names.field(field)) first", found: "nothing",
        expected: names.field(field), next: "Fill in \(names.field(field))")
    default: nil
    }
  }
}
