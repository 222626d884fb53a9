/// What reading a field depends on besides its text.
package struct EntryContext: Sendable {
  /// Options, places, documents and rows that a text may name.
  package var dataset: Dataset
  /// Finds names by initials.
  package var search: SearchIndex
  /// The day on which the person types; years that are left out are its, unless ``year`` says otherwise.
  package var today: CalendarDate
  /// The year of dates that are typed without one; nil for that of today.
  package var year: Int?
  /// Where the person is: 市级 means the level of this region, names in it come first.
  package var region: RegionID?

  /// Makes a context; the index must be of the same dataset.
  package init(
    dataset: Dataset, search: SearchIndex, today: CalendarDate, region: RegionID? = nil
  ) {
    self.dataset = dataset
    self.search = search
    self.today = today
    self.region = region
  }
}
