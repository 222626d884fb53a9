/// A number as a finished sentence (表述), as facts; the words are put together elsewhere.
///
/// No slot is ever empty: what is unknown selects another form.
package struct Sentence: Hashable, Sendable {
  /// What kind of sentence it is.
  package enum Form: Hashable, Sendable {
    /// A whole value: reported, computed, or a complete roll-up.
    case full
    /// An incomplete roll-up: how many children are known, and how many are not.
    case partial(known: Int, unknown: Int, expected: Int)
    /// A window of which some years are missing.
    case incompleteYears
    /// Words without digits (数百名): only the printed text can be given.
    case wordsOnly
    /// Nobody has stated it.
    case missing
    case notApplicable
    case undefined(UndefinedReason)
  }

  /// A part named after the value.
  package struct Part: Hashable, Sendable {
    /// The level or option that the part is.
    package var label: TracePart.Label
    /// The word for the level where the region is, or the option's title.
    package var word: LocalizedText
    /// The part's number in its own unit.
    package var quantity: Quantity

    /// Makes a part.
    package init(label: TracePart.Label, word: LocalizedText, quantity: Quantity) {
      self.label = label
      self.word = word
      self.quantity = quantity
    }
  }

  /// Which sentence is to be made; it decides which of the slots below are filled.
  package var form: Form
  /// Id of the indicator that the sentence is about.
  package var indicator: IndicatorID
  /// What is counted.
  package var title: LocalizedText
  /// The indicator's own template, else the one of its kind; nil where the catalogue has none.
  package var template: LocalizedText?
  /// The place that the number is for.
  package var region: RegionID
  /// What the area is called in its own reports: 全省, 全州, 全市, 全县.
  package var rank: Rank
  /// The level of titles asked for; nil for the total.
  package var level: Rank?
  /// The word for the level where the region is; nil for the total.
  package var levelWord: LocalizedText?
  /// The titles of the options asked for, in the order of the breakdown.
  package var breakdownWords: [LocalizedText]
  /// Whether it is a state, an amount over time or a ratio: the verb follows it.
  package var kind: FigureKind
  /// The value's own period where it has one, else the year asked for.
  package var period: Period?
  /// The document's own words where it states no dates.
  package var periodPrinted: String?
  /// The year asked for; nil for all periods.
  package var year: Int?
  /// The number; nil for the forms without one.
  package var quantity: Quantity?
  /// Numerator and denominator of a rate, where they are known.
  package var ratio: Ratio?
  /// How the number came about, as its cell shows it.
  package var marks: Set<Mark>
  /// Levels or options whose numbers the same document gives, from the top down.
  package var parts: [Part]
  /// The rank of the children counted in `partial`.
  package var childRank: Rank?
  /// Where the value stands; empty for computed ones over many places.
  package var sources: [Source]
}
