package import Core

/// Periods as the screen writes them: 截至2023年12月底, 2017—2021年, 2020年以来.
package struct PeriodText: Sendable {
  /// The language of the words.
  package var language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// The words for a period, or the document's own where it states no dates.
  package func text(_ period: Period?, words: String? = nil) -> String {
    guard let period else {
      return words.map { DataText.printed($0, language) } ?? ScreenText(language)(.periodNotStated)
    }
    return language == .zh ? chinese(period) : english(period)
  }

  private func chinese(_ period: Period) -> String {
    switch period {
    case .year(let year): "\(year)年"
    case .half(let half, let year): "\(year)年\(half == 1 ? "上" : "下")半年"
    case .quarter(let quarter, let year): "\(year)年第\(quarter)季度"
    case .month(let month, let year): "\(year)年\(month)月"
    case .day(let day): "\(day.year)年\(day.month)月\(day.day)日"
    case .range(let from, let to): chinese(from) + "至" + chinese(to)
    case .since(let from): chinese(from) + "以来"
    case .anchored(let anchor): anchor
    case .asOf(let date): "截至" + chineseEnd(date)
    }
  }

  private func chinese(_ date: PartialDate) -> String {
    var words = "\(date.year)年"
    if let month = date.month { words += "\(month)月" }
    if let day = date.day { words += "\(day)日" }
    return words
  }

  /// The last day of a month or year is said as its end.
  private func chineseEnd(_ date: PartialDate) -> String {
    guard let month = date.month else { return "\(date.year)年" }
    guard let day = date.day else { return "\(date.year)年\(month)月" }
    if PartialDate(year: date.year, month: month)?.last.day == day {
      return "\(date.year)年\(month)月底"
    }
    return chinese(date)
  }

  private func english(_ period: Period) -> String {
    switch period {
    case .year(let year): "\(year)"
    case .half(let half, let year): "\(half == 1 ? "first" : "second") half of \(year)"
    case .quarter(let quarter, let year): "quarter \(quarter) of \(year)"
    case .month(let month, let year): "\(year)-\(month < 10 ? "0" : "")\(month)"
    case .day(let day): day.description
    case .range(let from, let to): "\(from) to \(to)"
    case .since(let from): "since \(from)"
    case .anchored(let anchor): DataText.printed(anchor, .en)
    case .asOf(let date): "as of \(date)"
    }
  }
}
