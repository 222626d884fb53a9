/// What `dataset.json` says of a dataset.
package struct Manifest: Hashable, Sendable {
  package var format: Int
  package var id: String
  package var title: LocalizedText
  /// Invented data, marked as such wherever it is shown.
  package var isSynthetic: Bool
  package var isReadOnly: Bool
  /// The year shown at the start.
  package var defaultYear: Int?
  /// The region shown at the start.
  package var startRegion: RegionID?
  /// The day as of which the dataset was put together.
  package var asOf: PartialDate?

  /// Makes a manifest.
  package init(
    format: Int = 1, id: String, title: LocalizedText, isSynthetic: Bool = false,
    isReadOnly: Bool = false, defaultYear: Int? = nil, startRegion: RegionID? = nil,
    asOf: PartialDate? = nil
  ) {
    self.format = format
    self.id = id
    self.title = title
    self.isSynthetic = isSynthetic
    self.isReadOnly = isReadOnly
    self.defaultYear = defaultYear
    self.startRegion = startRegion
    self.asOf = asOf
  }
}

/// A dataset in memory: a value, shared between threads as it is.
package struct Dataset: Sendable {
  package var manifest: Manifest
  package var catalogue: Catalogue
  package var regions: RegionTree
  package var documents: Definitions<SourceDocument>
  package var figures: FigureStore
  /// Tables by the ids of their registers; a register without rows may be absent.
  package var tables: [String: Table]
  /// What was found at loading.
  package var findings: [Finding]

  /// Makes a dataset.
  package init(
    manifest: Manifest, catalogue: Catalogue, regions: RegionTree,
    documents: Definitions<SourceDocument> = Definitions(), figures: FigureStore = FigureStore(),
    tables: [String: Table] = [:], findings: [Finding] = []
  ) {
    self.manifest = manifest
    self.catalogue = catalogue
    self.regions = regions
    self.documents = documents
    self.figures = figures
    self.tables = tables
    self.findings = findings
  }

  /// The table of a register, or nil where nothing is registered.
  package func table(_ register: String) -> Table? { tables[register] }
}
