/// Where a person was and how they like the screen: kept between starts, also after a dropped line.
package struct Session: Equatable, Sendable {
  /// A place to return to, by stable ids.
  package struct Place: Equatable, Sendable {
    /// Id of the region in files.
    package var region: String
    /// Id of the family whose tab is open.
    package var tab: String
    /// A year, or nil for all periods.
    package var year: Int?
    /// Id of an enterprise whose card is open.
    package var enterprise: String?
    /// Id of the region under the cursor of the list.
    package var selected: String?

    /// Makes a place.
    package init(
      region: String, tab: String, year: Int?, enterprise: String? = nil, selected: String? = nil
    ) {
      self.region = region
      self.tab = tab
      self.year = year
      self.enterprise = enterprise
      self.selected = selected
    }
  }

  /// Id of the dataset that the places belong to.
  package var dataset: String
  /// Where the person left; nil before the first time.
  package var place: Place?
  /// Places marked with `m`, oldest first.
  package var bookmarks: [Place]
  /// Id of 「我的地区」; nil until one is chosen.
  package var myRegion: String?
  /// Folder of the practice copy that the person works in instead of the dataset; nil for none.
  package var practice: String?
  /// The language chosen last; nil leaves it to the start.
  package var language: Language?
  /// The palette chosen last; nil leaves it to the start.
  package var theme: Theme?
  /// Whether the mouse was on; nil leaves it to the start.
  package var mouse: Bool?
  /// Whether nothing was kept yet, so that the first screen asks for 「我的地区」; never kept.
  package var asksMyRegion = false

  /// Makes a session without a memory.
  package init(dataset: String) {
    self.dataset = dataset
    bookmarks = []
  }
}
