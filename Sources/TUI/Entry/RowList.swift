package import Core

/// The rows of a register in a place, how they are narrowed and sorted, and where the person stands in them.
package struct RowList: Sendable, Equatable {
  /// What is known of the rows that the filter and the order ask for.
  enum State: Sendable, Equatable {
    /// They are in `rows`.
    case settled
    /// They are to be asked for.
    case wanted
    /// They were asked for under this number.
    case pending(Int)
  }

  /// A completion being gone through with Tab.
  struct Completing: Sendable, Equatable {
    /// The text and the caret before the first Tab.
    var text: String
    var caret: Int
    var choices: [QueryCompletion]
    var index: Int
  }

  /// What a list was before rows were asked for that are not all there yet.
  struct Former: Sendable, Equatable {
    var filter: TextField
    var query: RowQuery
    var understood: String
    var problem: QueryProblem?
    var instead: RowListFallback?
    var completions: [QueryCompletion]
    var sort: [RowSortKey]
    var column: Int?
    var isLimited: Bool
    var rows: [RowID]
    var hits: Int
    var total: Int
    var window: ScrollWindow
    var asked: Asked?
    var isCounted: Bool
  }

  /// What the number of rows depends on.
  struct Asked: Sendable, Equatable {
    var query: RowQuery
    var isLimited: Bool
    /// Lines of the journal that the data holds.
    var journal: Int
  }

  /// Id of the register.
  package let register: String
  /// Where the person stands, and what a new row is about.
  package let occasion: FormOccasion
  /// Whether only the rows about the occasion's obligation are listed.
  package internal(set) var isLimited: Bool
  /// What narrows the list.
  package internal(set) var filter = TextField()
  /// The filter as it was last understood.
  package internal(set) var query = RowQuery.all([])
  /// The text of `query`.
  package internal(set) var understood = ""
  /// Why the filter cannot be read as it stands; the rows are then those of `query`.
  package internal(set) var problem: QueryProblem?
  /// What is shown where `query` finds nothing.
  var instead: RowListFallback?
  /// What the word at the caret may become.
  package internal(set) var completions: [QueryCompletion] = []
  var completing: Completing?
  /// What the person sorts by, above the register's own order, the key chosen last first.
  package internal(set) var sort: [RowSortKey] = []
  /// The column under the cursor; nil while the caret is in the filter.
  package internal(set) var column: Int?
  /// The rows listed, in order; derived.
  ///
  /// While `state` is pending perhaps only the first.
  package internal(set) var rows: [RowID] = []
  /// How many rows the filter finds.
  package internal(set) var hits = 0
  /// How many rows there are without it.
  package internal(set) var total = 0
  /// What was asked for last; `hits` and `total` are of it if `isCounted`.
  var asked: Asked?
  var isCounted = false
  /// What Esc goes back to while `state` is pending; nil where no list was whole yet.
  var former: Former?
  /// Rows of a register up to which the person waits for them.
  var few = RowLister.few
  /// How much has been done of finding them, from 0 to 1; nil where that is nothing to speak of.
  package internal(set) var progress: Double?
  var state = State.settled
  /// The selected row and those in view.
  package internal(set) var window = ScrollWindow()

  init(register: String, occasion: FormOccasion) {
    self.register = register
    self.occasion = occasion
    isLimited = occasion.duty != nil
  }

  /// What a new row is about: of the obligation only as long as its rows are listed.
  var newRow: FormOccasion {
    var occasion = occasion
    if !isLimited { occasion.duty = nil }
    return occasion
  }
}

/// What a list asks for: stable names only, so that it may wait.
package struct RowListRequest: Sendable, Equatable {
  /// Under which the answer comes back.
  var number: Int
  var register: String
  var place: RegionID
  var enterprise: String?
  var query: RowQuery
  var sort: [RowSortKey]
  /// What is shown where the query finds nothing.
  var instead: RowListFallback?
  /// Only rows about this are wanted.
  var duty: DutyOccasion?
}

/// What is shown where a filter finds nothing because its last word is the name of a field, and no condition yet.
package struct RowListFallback: Sendable, Equatable {
  /// The part of the filter before the word.
  var text: String
  var query: RowQuery
  /// What is missing.
  var problem: QueryProblem
}

/// An answer to a list: more may follow as long as it is not complete.
package struct RowListNews: Sendable {
  /// Of the request.
  var number: Int
  /// Nil for news of the progress alone.
  var found: RowListing?
  var progress: Double?
}

/// The rows of a list.
struct RowListing: Sendable, Equatable {
  /// In order; only the first where not complete.
  var rows: [RowID]
  var hits: Int
  var total: Int
  var isComplete: Bool
  /// Whether they are those of the request's fallback.
  var isInstead = false
}
