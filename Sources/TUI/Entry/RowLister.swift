internal import Core

/// Finds the rows of a list: those of a place or an enterprise, narrowed and in order.
///
/// The order of all rows of a place is kept, so that another letter in the filter sorts nothing.
/// Used from one thread at a time; a request that has been overtaken stops at its next look.
final class RowLister: Sendable {
  /// Up to here rows are found while the person waits.
  static let few = 20_000
  /// Rows that are shown before all are in order.
  private static let firstRows = 200

  private struct Ordered: Sendable {
    var register: String
    var place: RegionID
    var enterprise: String?
    var sort: [RowSortKey]
    var duty: DutyOccasion?
    var journal: Int
    var rows: [RowID]
  }

  private let ordered = Guarded<Ordered?>(nil)

  /// Answers a request; `post` may be called several times, the last time with all rows unless cancelled.
  func answer(
    _ request: RowListRequest, _ workspace: Workspace, _ cancellation: QueryCancellation,
    post: @escaping @Sendable (RowListNews) -> Void
  ) {
    let dataset = workspace.dataset
    guard let table = dataset.table(request.register) else {
      let none = RowListing(rows: [], hits: 0, total: 0, isComplete: true)
      return post(RowListNews(number: request.number, found: none))
    }
    var request = request
    var isInstead = false
    func tell(_ rows: [RowID], hits: Int, total: Int, isComplete: Bool) {
      let found = RowListing(
        rows: rows, hits: hits, total: total, isComplete: isComplete, isInstead: isInstead)
      post(RowListNews(number: request.number, found: found))
    }
    var passing: RowSet?
    func scan() -> Bool {
      passing = nil
      if request.query.isEmpty { return true }
      passing = RowScan(request.query, of: table, search: workspace.search).rows(cancellation)
      return passing != nil
    }
    guard scan() else { return }
    if let instead = request.instead, let found = passing,
      !workspace.rows(of: request, in: table).contains(where: { found.contains(Int($0.index)) })
    {
      request.query = instead.query
      isInstead = true
      guard scan() else { return }
    }
    func narrowed(_ rows: [RowID]) -> [RowID] {
      passing?.filtering(rows) ?? rows
    }
    if let kept = kept(request, dataset) {
      let rows = narrowed(kept)
      return tell(rows, hits: rows.count, total: kept.count, isComplete: true)
    }
    let all = workspace.rows(of: request, in: table)
    let keys =
      request.sort
      + table.schema.sort.map {
        RowSortKey(field: $0.field, isDescending: $0.isDescending)
      }
    let sorter = RowSorter(table, of: dataset, kept: workspace.ranks)
    if all.count > Self.few {
      let found = narrowed(all)
      if let first = sorter.first(Self.firstRows, of: found, by: keys, cancellation: cancellation) {
        tell(first, hits: found.count, total: all.count, isComplete: false)
      }
      if cancellation.isCancelled { return }
    }
    let progress: (Double) -> Void = {
      post(RowListNews(number: request.number, progress: $0))
    }
    guard
      let rows = sorter.sorted(
        all, by: keys, cancellation: cancellation,
        progress: all.count > Self.few ? progress : { _ in })
    else { return }
    if all.count > Self.few { keep(rows, for: request, dataset) }
    let found = narrowed(rows)
    tell(found, hits: found.count, total: rows.count, isComplete: true)
  }

  private func kept(_ request: RowListRequest, _ dataset: Dataset) -> [RowID]? {
    ordered.withLock { kept in
      guard let kept, kept.register == request.register, kept.place == request.place,
        kept.enterprise == request.enterprise, kept.sort == request.sort, kept.duty == request.duty,
        kept.journal == dataset.journal.sequence
      else { return nil }
      return kept.rows
    }
  }

  private func keep(_ rows: [RowID], for request: RowListRequest, _ dataset: Dataset) {
    let made = Ordered(
      register: request.register, place: request.place, enterprise: request.enterprise,
      sort: request.sort, duty: request.duty, journal: dataset.journal.sequence, rows: rows)
    ordered.withLock { $0 = made }
  }
}

/// Answers lists away from the drawing thread; a new request stops the one before.
final class RowListThread: Sendable {
  private let lister = RowLister()
  private let current = Guarded<QueryCancellation?>(nil)
  private let mailbox: Mailbox

  /// Prepares; a thread is there only while there is something to do.
  init(mailbox: Mailbox) { self.mailbox = mailbox }

  /// Starts on a request.
  func send(_ request: RowListRequest, _ workspace: Workspace) {
    let cancellation = QueryCancellation()
    current.withLock { before in
      before?.cancel()
      before = cancellation
    }
    let (lister, mailbox) = (lister, mailbox)
    LoaderThread.start {
      lister.answer(request, workspace, cancellation) { news in
        if !cancellation.isCancelled { mailbox.post(.listed(news)) }
      }
    }
  }

  /// Stops what is being done.
  func cancel() { current.withLock { $0?.cancel() } }
}

extension Workspace {
  /// The rows of a list without filter and order.
  fileprivate func rows(of request: RowListRequest, in table: Table) -> [RowID] {
    if let duty = request.duty, let obligation = dataset.catalogue.obligations[duty.obligation] {
      return dataset.rows(concerning: obligation, in: request.place, during: duty.period)
    }
    if let enterprise = request.enterprise, table.schema.ownerField != nil {
      return dataset.rows(of: request.register, owner: enterprise)
    }
    return request.place == dataset.regions.root
      ? table.rows : engine.rows(of: request.register, in: request.place)
  }

  /// Reads a list's filter and works out its rows, or leaves them to be asked for where they are many.
  func refresh(_ list: inout RowList, today: CalendarDate) {
    guard let table = dataset.table(list.register) else {
      list.rows = []
      (list.hits, list.total) = (0, 0)
      list.isCounted = true
      list.state = .settled
      return
    }
    read(&list, table.schema, today)
    let asked = RowList.Asked(
      query: list.query, isLimited: list.isLimited, journal: dataset.journal.sequence)
    if list.asked != asked { list.isCounted = false }
    list.asked = asked
    guard table.slotCount <= list.few else {
      list.state = .wanted
      return
    }
    let answer = Guarded<RowListing?>(nil)
    RowLister().answer(list.request(0), self, QueryCancellation()) { news in
      if let found = news.found { answer.withLock { $0 = found } }
    }
    if let found = answer.withLock({ $0 }) { list.take(found) }
  }

  /// Reads the filter: what cannot be read leaves the rows as they were, and says why.
  private func read(_ list: inout RowList, _ schema: RegisterSchema, _ today: CalendarDate) {
    let reader = QueryReader(
      schema, catalogue: dataset.catalogue, regions: dataset.regions, words: .all, today: today)
    switch reader.read(list.filter.text) {
    case .success(let query):
      list.query = query
      list.understood = list.filter.text
      list.problem = nil
      list.instead = reader.unfinishedCondition(list.filter.text).map { problem in
        let whole = reader.wholePart(String(list.filter.text.prefix(problem.range.lowerBound)))
        return RowListFallback(text: whole.text, query: whole.query, problem: problem)
      }
    case .failure(let problem):
      list.problem = problem
      list.instead = nil
      // The name of a field was looked for as long as it stood alone.
      let whole = reader.wholePart(list.filter.text)
      if list.filter.text.hasPrefix(list.understood), list.understood.count > whole.text.count,
        reader.conditionEnd(list.understood) <= whole.text.count
      {
        list.query = whole.query
        list.understood = whole.text
      }
    }
    list.completions =
      list.filter.isEmpty ? [] : reader.completions(list.filter.text, caret: list.filter.caret)
  }
}

extension RowList {
  func request(_ number: Int) -> RowListRequest {
    RowListRequest(
      number: number, register: register, place: occasion.place, enterprise: occasion.enterprise,
      query: query, sort: sort, instead: instead, duty: isLimited ? occasion.duty : nil)
  }

  /// Shows rows that were found; the cursor stays where it is as far as there are rows.
  mutating func take(_ found: RowListing) {
    if found.isInstead, let instead {
      query = instead.query
      understood = instead.text
      problem = instead.problem
      asked?.query = query
    }
    isCounted = true
    rows = found.rows
    hits = found.hits
    total = found.total
    if found.isComplete {
      state = .settled
      progress = nil
      former = nil
    }
    window.select(window.selected, count: rows.count)
  }
}

extension App {
  /// Asks for the rows of lists that want them.
  mutating func requestRows() -> [Effect] {
    var effects: [Effect] = []
    for index in layers.indices {
      guard case .form(.rows(var list)) = layers[index], list.state == .wanted else { continue }
      forms.listings += 1
      list.state = .pending(forms.listings)
      list.progress = nil
      layers[index] = .form(.rows(list))
      effects.append(.listRows(list.request(forms.listings)))
    }
    return effects
  }

  /// Takes in the rows of a list, if it still waits for them.
  mutating func receive(_ news: RowListNews) {
    for index in layers.indices {
      guard case .form(.rows(var list)) = layers[index], list.state == .pending(news.number)
      else { continue }
      list.progress = news.progress ?? list.progress
      if let found = news.found { list.take(found) }
      layers[index] = .form(.rows(list))
    }
    if news.found?.isComplete == true { recount() }
  }
}
