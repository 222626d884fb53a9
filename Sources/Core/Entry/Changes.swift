/// What a transaction changed in a dataset: where answers may be different now.
package struct Changes: Sendable, Equatable {
  /// An indicator at a place.
  package struct Place: Hashable, Sendable {
    /// Id of the indicator.
    package var indicator: IndicatorID
    /// The region that the figure is about.
    package var region: RegionID

    /// Makes a place.
    package init(indicator: IndicatorID, region: RegionID) {
      self.indicator = indicator
      self.region = region
    }
  }

  /// What happened to the rows of a register.
  package struct Rows: Sendable, Equatable {
    /// The rows that were added, changed or removed.
    package var rows: Set<RowID> = []
    /// Where those rows counted before or count now.
    package var regions: Set<RegionID> = []
    /// The fields that changed; of rows added and removed all that they have.
    package var fields: Set<String> = []
  }

  /// Where figures came, went or changed.
  package var figures: Set<Place> = []
  /// The references of those figures; a removed one's is of what was there.
  package var figureRefs: Set<FigureRef> = []
  /// What happened to rows, by the ids of their registers.
  package var registers: [String: Rows] = [:]
  /// What could not be taken in as it stands: unknown registers, fields, indicators, regions.
  package var findings: [Finding] = []

  /// Nothing changed.
  package init() {}

  /// Whether nothing changed and nothing was found.
  package var isEmpty: Bool { figures.isEmpty && registers.isEmpty && findings.isEmpty }

  /// Adds other changes to these.
  package mutating func formUnion(_ other: Changes) {
    figures.formUnion(other.figures)
    figureRefs.formUnion(other.figureRefs)
    for (register, rows) in other.registers {
      registers[register, default: Rows()].rows.formUnion(rows.rows)
      registers[register, default: Rows()].regions.formUnion(rows.regions)
      registers[register, default: Rows()].fields.formUnion(rows.fields)
    }
    findings += other.findings
  }
}
