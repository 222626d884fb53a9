internal import Core

extension App {
  /// The text of a page as it goes to the clipboard; empty where there is none.
  func takeAwayText(_ page: ReadingDialog.Page) -> String {
    guard let workspace else { return "" }
    switch page {
    case .sentence(let subject):
      let pen = SentenceText(
        dataset: workspace.dataset, engine: workspace.engine, language: settings.language,
        home: workspace.browse.frame.region)
      return pen.sentence(subject) ?? ""
    case .table:
      return TableText(workspace: workspace, settings: settings).rows().map { $0 + "\n" }.joined()
    case .help, .account, .findings:
      return readingLines(page).map(\.text).joined(separator: "\n")
    }
  }

  /// The number as a finished sentence, ready for a document.
  func sentenceLines(_ subject: AccountSubject, _ columns: Int) -> [StyledLine] {
    DisplayWidth.wrap(takeAwayText(.sentence(subject)), to: columns).map { StyledLine($0) }
  }

  /// The list as tab-separated text: what is on the screen, all rows of it.
  func tableLines() -> [StyledLine] {
    let rows = takeAwayText(.table).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { column < $0.count ? DisplayWidth.columns(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        DisplayWidth.pad(cell.0, to: cell.1, align: index == 0 ? .left : .right)
      }
      return StyledLine(cells.joined(separator: "  "))
    }
  }

  /// What is wrong with the data, gravest first.
  func findingLines(_ columns: Int) -> [StyledLine] {
    guard let workspace else { return [] }
    let findings = workspace.findings ?? workspace.dataset.findings
    if findings.isEmpty { return [StyledLine(text(.noFindings), .good)] }
    let sentences = FindingText(language: settings.language, dataset: workspace.dataset)
    return findings.flatMap { finding -> [StyledLine] in
      let severity = sentences.severity(finding.severity)
      return StyledLine([
        Span(severity, finding.severity.role, bold: true),
        Span("  " + sentences.screenSentence(finding)),
      ]).wrapped(to: columns, indent: 2) + [StyledLine()]
    }
  }
}

/// The list of the innermost layer as tab-separated text.
struct TableText {
  let workspace: Workspace
  let settings: Settings

  private var dataset: Dataset { workspace.dataset }
  private var text: ScreenText { ScreenText(settings.language) }

  /// A header row and a row each, fields separated by tabs, marks in brackets after numbers.
  func rows() -> [String] {
    switch workspace.browse.frame.rows {
    case .regions(let regions): regionRows(regions)
    case .enterprises(let rows): enterpriseRows(rows)
    }
  }

  /// Numbers stand alone in their cells, so that a spreadsheet counts with them; how each came about
  /// stands in the column after it, the unit and the period in the header.
  private func regionRows(_ regions: [RegionID]) -> [String] {
    let values = ValueText(language: settings.language, ascii: settings.ascii)
    let pen = PanelPen(settings: settings, workspace: workspace)
    let period: String =
      switch workspace.browse.period {
      case .year(let year): text(.year(year))
      case .all: text(.latestYear)
      }
    let header =
      [text(.region)]
      + workspace.columns.flatMap { column -> [String] in
        let unit = dataset.catalogue.indicators[column.choice.indicator].map {
          settings.language.unit($0.unit, in: dataset.catalogue.units)
        }
        let words = [
          pen.columnTitle(column), unit.flatMap { $0.isEmpty ? nil : "(\($0))" }, period,
        ]
        return [words.compactMap(\.self).joined(separator: " "), text(.markColumn)]
      }
    let body = regions.map { region in
      [pen.name(region)]
        + workspace.columns.flatMap { column -> [String] in
          let cell = values.cell(workspace.answer(column, of: region).shown)
          return [cell.text, cell.mark]
        }
    }
    return ([header] + body).map(line)
  }

  private func enterpriseRows(_ rows: [RowID]) -> [String] {
    guard let table = dataset.tables["enterprises"] else { return [] }
    let fields = FieldText(dataset: dataset, language: settings.language)
    let columns = workspace.enterpriseColumns
    let header = [text(.enterprise)] + columns.map { text($0.title) }
    let body = rows.map { row in
      [table.name(of: row) ?? table.id(of: row)]
        + columns.map { fields.text($0, of: row, in: table) ?? "" }
    }
    return ([header] + body).map(line)
  }

  private func line(_ fields: [String]) -> String {
    fields.map { field in
      String(field.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }.joined(separator: "\t")
  }
}

extension Workspace {
  /// What Ctrl-C takes away: the number, name or word under the cursor; empty where there is none.
  func cellText(_ settings: Settings) -> String {
    let values = ValueText(language: settings.language, ascii: settings.ascii)
    let isOnName = browse.focus == .list && browse.frame.column == BrowseFrame.nameColumn
    switch browse.frame.content {
    case .regions where isOnName:
      return RegionText(settings.language).name(dataset.regions[selectedRegion])
    case .regions where browse.focus == .list && columns.indices.contains(browse.frame.column):
      let shown = answer(columns[browse.frame.column], of: selectedRegion).shown
      return shown.quantity == nil ? "" : values.cell(shown).text
    case .enterprises where browse.focus == .list:
      guard let table = dataset.tables["enterprises"], let row = selectedEnterprise else {
        return ""
      }
      return table.name(of: row) ?? ""
    default:
      guard case .query(let query) = subjectUnderCursor else { return "" }
      let shown = engine.answer(query).shown
      return shown.quantity == nil ? "" : values.cell(shown).text
    }
  }
}
