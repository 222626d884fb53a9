extension CatalogueReader {
  /// Reads the sheets that offices fill in.
  mutating func readSheets(_ session: inout LoadSession) {
    each(
      source.sheets, known: ["id", "title", "family", "period", "choices", "rank", "note"], &session
    ) { (reader, entry, session) throws(LoadProblem) in
      let cursor = entry.cursor
      let family = try cursor.required("family")
      guard reader.source.families.byID[try family.text()] != nil else {
        throw family.unknown(.value, among: reader.source.families.ids)
      }
      var sheet = SheetDefinition(
        id: try cursor.required("id").identifier(),
        title: try cursor.required("title").localized(), family: try family.text(),
        period: try cursor.word("period", SheetDefinition.PeriodKind.self, .period) ?? .year,
        choices: [], rank: try cursor.rank("rank"))
      // A number that does not exist is left out; the sheet stands.
      for element in try cursor.required("choices").elements() {
        let choice = session.attempt { () throws(LoadProblem) in try reader.choice(element) }
        if let choice { sheet.choices.append(choice) }
      }
      reader.catalogue.sheets.set(sheet)
    }
  }
}
