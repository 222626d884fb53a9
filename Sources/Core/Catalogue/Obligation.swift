/// Something that has to be done again and again by a date.
package struct Obligation: Hashable, Sendable, Identifiable {
  /// How often it is due.
  package enum Frequency: Hashable, Sendable {
    case once, yearly, halfYearly, quarterly, monthly
    case everyYears(Int)
  }

  /// When in its period it is due.
  package enum Due: Hashable, Sendable {
    case monthDay(MonthDay)
    /// A span of days, both included: the publicity week.
    case span(MonthDay, MonthDay)
    /// The ends of these months, or of the periods that end in them.
    case months([Int])
    case endOfPeriod
  }

  /// A day of every year.
  package struct MonthDay: Hashable, Sendable {
    /// 1 to 12.
    package var month: Int
    /// 1 to 31.
    package var day: Int

    /// Makes a day; nil if no year has it.
    package init?(month: Int, day: Int) {
      guard (1...12).contains(month),
        (1...CalendarDate.days(inMonth: month, of: 2024)).contains(day)
      else { return nil }
      self.month = month
      self.day = day
    }
  }

  /// Rows of a register by which the program can see whether it was done.
  package struct Check: Hashable, Sendable {
    /// Id of the register whose rows prove that the obligation was met.
    package var register: String
    /// What must be true of a row for it to count; nil takes every row.
    package var condition: Condition?

    /// Makes a check.
    package init(register: String, condition: Condition? = nil) {
      self.register = register
      self.condition = condition
    }
  }

  /// Stable id within the catalogue, by which a later file may replace the definition.
  package var id: String
  /// What has to be done.
  package var title: LocalizedText
  /// Whom it binds: offices of a rank, or of one region.
  package var rank: Rank?
  /// Id of the region that it binds, where it is one; nil for all regions of the rank.
  package var region: String?
  /// To whom it is owed.
  package var recipient: LocalizedText?
  /// The period within which it falls due again.
  package var frequency: Frequency
  /// How often in a period at least.
  package var perPeriod: Int
  /// Nil where no date is set.
  package var due: Due?
  /// Days before the date from which to remind.
  package var leadDays: Int?
  /// The rows that show it done; nil where the program cannot see it.
  package var checkedBy: Check?
  /// The day from which it holds; nil for always.
  package var validFrom: PartialDate?
  /// The last day on which it holds; nil for no end.
  package var validTo: PartialDate?
  /// The row of the register of obligations that it makes precise.
  package var row: String?
  /// A remark for whoever has to meet it.
  package var note: String?
  /// The paper that imposes it; nil where the catalogue names none.
  package var source: DefinitionSource?
  /// The systems of the domain papers that it belongs to, such as `S01`.
  package var systems: [String]

  /// Makes an obligation; other traits are set afterwards.
  package init(id: String, title: LocalizedText, frequency: Frequency) {
    self.id = id
    self.title = title
    self.frequency = frequency
    perPeriod = 1
    systems = []
  }
}
