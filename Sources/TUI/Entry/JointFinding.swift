internal import Core

/// One finding about several cells, each of which has it: parts and their total, fields of a row.
private struct JointFinding: Hashable {
  var rule: String?
  var fact: Finding.Fact
  /// The numbers that it holds against each other.
  var figures: Set<FigureRef> = []
  /// The row whose fields it is about, with its register.
  var row: [String] = []
  var isExplained: Bool
}

extension Workspace {
  /// The same findings, but one about several cells only once, at the first of them.
  func once(_ items: [GridFinding]) -> [GridFinding] {
    var seen: Set<JointFinding> = []
    return items.filter { item in
      joint(item.finding, item.subject).map { seen.insert($0).inserted } ?? true
    }
  }

  /// The cells among some findings that share one finding with a cell, that cell among them.
  func cells(sharing finding: Finding, _ subject: CellSubject, among items: [GridFinding])
    -> [CellSubject]
  {
    guard let joint = joint(finding, subject) else { return [subject] }
    let others = items.filter {
      $0.subject != subject && self.joint($0.finding, $0.subject) == joint
    }
    return [subject] + others.map(\.subject)
  }

  /// What a finding has in common with the others that are the same; nil where it is about one cell alone.
  private func joint(_ finding: Finding, _ subject: CellSubject) -> JointFinding? {
    let isExplained = isExplained(finding, subject)
    switch (finding.fact, subject) {
    case (.partsDiffer, .figure), (.partExceedsTotal, .figure), (.notNested, .figure),
      (.exceeds, .figure):
      // The number itself is not among those that a finding of entry names.
      guard case .figure(let id)? = target(subject), let own = dataset.figures.find(id) else {
        return nil
      }
      return JointFinding(
        rule: finding.rule, fact: finding.fact, figures: Set(finding.figures + [own]),
        isExplained: isExplained)
    case (.constraint, .field(let register, let row, _)),
      (.moveNotAllowed, .field(let register, let row, _)),
      (.moveNeeds, .field(let register, let row, _)):
      return JointFinding(
        rule: finding.rule, fact: finding.fact, row: [register, row], isExplained: isExplained)
    default: return nil
    }
  }
}

extension App {
  /// What is selected in the list of findings that is open; nil where none is.
  var selectedIssue: GridIssue? {
    switch layers.last {
    case .entry(.submit(let key, let window)):
      let open = openFindings(of: key)
      return open.indices.contains(window.selected) ? .finding(open[window.selected]) : nil
    case .entry(.findings(let window, _)):
      let all = grid(below: 1).map { issues(of: $0) } ?? []
      return all.indices.contains(window.selected) ? all[window.selected] : nil
    default: return nil
    }
  }

  /// Whether a list of findings is open.
  var listsFindings: Bool {
    switch layers.last {
    case .entry(.submit), .entry(.findings): true
    default: false
    }
  }

  /// After edits: the list that is open keeps what is selected, else its place.
  mutating func refreshListedFindings(selected issue: GridIssue?) {
    switch layers.last {
    case .entry(.submit(let key, var window)):
      let open = openFindings(of: key).map { GridIssue.finding($0) }
      window.select(
        issue.flatMap { open.firstIndex(of: $0) } ?? window.selected, count: open.count)
      layers[layers.count - 1] = .entry(.submit(key, window))
    case .entry(.findings(var window, _)):
      let grid = grid(below: 1)
      let all = grid.map { issues(of: $0) } ?? []
      let elsewhere = draftItems(except: grid)
      window.select(
        issue.flatMap { all.firstIndex(of: $0) } ?? window.selected,
        count: all.count + elsewhere.count)
      layers[layers.count - 1] = .entry(.findings(window, elsewhere: elsewhere))
    default: break
    }
  }
}
