/// What a person asks of the rows of a list.
///
/// Like a condition it has three results: what asks about a missing field is open, and `not` leaves
/// it so; a filter takes what is true. A text is found or not.
package indirect enum RowQuery: Hashable, Sendable {
  case all([RowQuery])
  case any([RowQuery])
  case not(RowQuery)
  case condition(Condition)
  /// Found by name, alias, initials or code, as in every search.
  case text(String)

  /// Whether it asks nothing.
  package var isEmpty: Bool { self == .all([]) }
}

/// A query made ready for a table, which it passes over 64 rows at a time on all cores.
package struct RowScan: Sendable {
  private indirect enum Node: Sendable {
    case all([Node])
    case any([Node])
    case not(Node)
    case filter(RowFilter.Node)
    case found(RowSet)
  }

  /// Blocks of 1,024 rows that a thread takes at a time.
  private static let batch = 32

  private let query: RowQuery
  private let table: Table
  private let search: SearchIndex
  private let tables: [String: Table]
  private let regions: RegionTree

  /// Prepares to look at all rows of a table of the dataset that `search` knows.
  package init(_ query: RowQuery, of table: Table, search: SearchIndex) {
    self.query = query
    self.table = table
    self.search = search
    tables = search.dataset.tables
    regions = search.dataset.regions
  }

  /// The rows that pass, removed ones never; nil where cancelled.
  ///
  /// `progress` is told how much has been done, from 0 to 1, now and then and from any thread.
  package func rows(
    _ cancellation: QueryCancellation? = nil,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> RowSet? {
    guard let root = node(query, cancellation) else { return nil }
    progress(0.5)
    var rows = RowSet(count: table.slotCount)
    let blocks = (table.slotCount + 1_023) >> 10
    rows.words.withUnsafeMutableBufferPointer { words in
      guard let base = words.baseAddress else { return }
      // Each batch has words of its own.
      let words = Shared((base, words.count))
      Workers.run((blocks + Self.batch - 1) / Self.batch) { batch in
        if cancellation?.isCancelled ?? false { return }
        let first = batch * Self.batch
        let count = min(blocks, first + Self.batch) - first
        let passing = Self.scan(root, first, count).isTrue
        let start = first << 4
        for word in 0..<min(passing.count, words.value.1 - start) {
          words.value.0[start + word] = passing[word]
        }
      }
    }
    if cancellation?.isCancelled ?? false { return nil }
    rows.formIntersection(table.rowSet)
    return rows
  }

  private func node(_ query: RowQuery, _ cancellation: QueryCancellation?) -> Node? {
    switch query {
    case .all(let parts): return nodes(parts, cancellation).map { .all($0) }
    case .any(let parts): return nodes(parts, cancellation).map { .any($0) }
    case .not(let part): return node(part, cancellation).map { .not($0) }
    case .condition(let condition):
      return .filter(RowFilter(condition, table: table, regions: regions, tables: tables).root)
    case .text(let text): return search.rows(text, of: table, cancellation).map { .found($0) }
    }
  }

  private func nodes(_ parts: [RowQuery], _ cancellation: QueryCancellation?) -> [Node]? {
    var nodes: [Node] = []
    for part in parts {
      guard let node = node(part, cancellation) else { return nil }
      nodes.append(node)
    }
    return nodes
  }

  private static func scan(_ node: Node, _ first: Int, _ count: Int) -> Verdicts {
    switch node {
    case .filter(let filter): return filter.verdicts(first, count)
    case .not(let part): return scan(part, first, count).turned
    case .all(let parts):
      return parts.reduce(Verdicts(all: true, count)) { $0.and(scan($1, first, count)) }
    case .any(let parts):
      return parts.reduce(Verdicts(all: false, count)) { $0.or(scan($1, first, count)) }
    case .found(let rows):
      var verdicts = Verdicts(all: false, count)
      let start = first << 4
      for word in 0..<count << 4 {
        let bits = start + word < rows.words.count ? rows.words[start + word] : 0
        verdicts.isTrue[word] = bits
        verdicts.isFalse[word] = ~bits
      }
      return verdicts
    }
  }
}

extension SearchIndex {
  /// The rows of a table that a text finds; blanks alone find all; nil where cancelled.
  func rows(_ text: String, of table: Table, _ cancellation: QueryCancellation? = nil) -> RowSet? {
    guard let query = SearchQuery(text) else { return table.rowSet }
    return names(of: table).rows(query, cancellation)
  }
}

/// What is true and what is false of some blocks of rows; the rest is open.
struct Verdicts {
  /// A bit a row, 16 words a block.
  var isTrue: [UInt64]
  var isFalse: [UInt64]

  /// The same for all rows.
  init(all: Bool, _ blocks: Int) {
    isTrue = [UInt64](repeating: all ? ~0 : 0, count: blocks << 4)
    isFalse = [UInt64](repeating: all ? 0 : ~0, count: blocks << 4)
  }

  /// Open for all rows.
  init(open blocks: Int) {
    isTrue = [UInt64](repeating: 0, count: blocks << 4)
    isFalse = isTrue
  }

  /// True as false and false as true.
  var turned: Verdicts {
    var result = self
    swap(&result.isTrue, &result.isFalse)
    return result
  }

  /// True where both are, false where one is.
  func and(_ other: Verdicts) -> Verdicts {
    var result = self
    for word in isTrue.indices {
      result.isTrue[word] &= other.isTrue[word]
      result.isFalse[word] |= other.isFalse[word]
    }
    return result
  }

  /// True where one is, false where both are.
  func or(_ other: Verdicts) -> Verdicts { turned.and(other.turned).turned }
}
