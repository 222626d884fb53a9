/// The values of a row as a form holds them, by the ids of its fields; missing ones may be absent.
package typealias RowDraft = [String: FieldValue]

/// A finding about a row that is being entered, with the fields that it is about.
package struct FieldFinding: Hashable, Sendable {
  /// Ids of the fields concerned, the one to look at first.
  package var fields: [String]
  /// What was found.
  package var finding: Finding

  /// Makes a finding about fields.
  package init(fields: [String], finding: Finding) {
    self.fields = fields
    self.finding = finding
  }
}

/// Runs the catalogue's rules over what is being entered, before it is committed.
package struct EntryChecks: Sendable {
  let dataset: Dataset
  let engine: IndicatorEngine
  let today: CalendarDate

  /// Prepares to check what is entered into a dataset; the engine must be the dataset's.
  package init(_ dataset: Dataset, engine: IndicatorEngine, today: CalendarDate) {
    self.dataset = dataset
    self.engine = engine
    self.today = today
  }

  /// What is found if this figure stood in the place of the cell's current one.
  ///
  /// The figures that findings name are the others concerned, as the dataset numbers them.
  package func findings(entering figure: Figure) -> [Finding] {
    []
  }

  /// What is found if this row stood in a register, in the place of `replacing` where it is given.
  package func findings(
    entering row: RowDraft, of register: String, replacing: RowID? = nil
  ) -> [FieldFinding] {
    []
  }
}
