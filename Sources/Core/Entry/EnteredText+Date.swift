extension EnteredText {
  /// Reads a date as far as it is given: `4.26`, `0426`, `20230426`, `4月26日`, `2023.4`, `2023年`, 今天.
  ///
  /// A year that is left out is `year`, or where that is nil this year's; one of two digits is the latest at most ten years
  /// ahead. A day that does not exist is a problem that says so.
  package static func date(
    _ text: String, today: CalendarDate, year: Int? = nil
  ) -> Result<PartialDate, EnteredProblem> {
    let cleaned = cleaned(text)
    if isMissing(cleaned) { return .failure(EnteredProblem(text, .nothing)) }
    if isNotApplicable(cleaned) { return .failure(EnteredProblem(text, .notApplicable)) }
    return DateReader(cleaned, today: today, year: year).read().mapError {
      EnteredProblem(text, $0.kind)
    }
  }

  /// Reads a period: the dataset's notation, `2023年`, 上半年, `2023年第3季度`, `4月`, 去年,
  /// `2021-2023`, `2023年4月至6月`, 截至2023年12月底, 2020年以来.
  package static func period(
    _ text: String, today: CalendarDate
  ) -> Result<Period, EnteredProblem> {
    let cleaned = cleaned(text)
    if isMissing(cleaned) { return .failure(EnteredProblem(text, .nothing)) }
    if isNotApplicable(cleaned) { return .failure(EnteredProblem(text, .notApplicable)) }
    if let period = Period(cleaned), !isTwoYears(cleaned) { return .success(period) }
    return PeriodReader(cleaned, today: today).read().mapError { EnteredProblem(text, $0.kind) }
  }

  /// `..(x)` and the like are notation; nothing else is taken for it by chance.
  private static func isTwoYears(_ text: String) -> Bool { text.contains("/") && text.count == 5 }
}
