/// What `dataset.json` says of a dataset.
package struct Manifest: Hashable, Sendable {
  /// The newest format that this program knows.
  package static let newestFormat = 1

  /// Somebody who works with the dataset.
  package struct Person: Hashable, Sendable {
    /// What a person may do.
    package enum Role: String, Hashable, Sendable, CaseIterable {
      /// Looks and changes nothing.
      case viewer
      /// Fills in, hands in, reopens.
      case entry
      /// Also returns and approves sheets.
      case reviewer
    }

    /// The name under which the person's edits stand in the journal.
    package var name: String
    /// Id of the region whose data they may change, with all below it; nil for everywhere.
    package var region: String?
    /// What they may do.
    package var role: Role

    /// Makes a person.
    package init(name: String, region: String? = nil, role: Role) {
      self.name = name
      self.region = region
      self.role = role
    }
  }

  /// The format's version; one above ``newestFormat`` cannot be opened.
  package var format: Int
  /// Stable id, under which sessions keep places and bookmarks.
  package var id: String
  /// The dataset's name, as the top line shows it.
  package var title: LocalizedText
  /// Folder of the dataset whose definitions and regions this one uses, as written; nil for none.
  package var base: String?
  /// Invented data, marked as such wherever it is shown.
  package var isSynthetic: Bool
  /// Published data that nobody edits.
  package var isReadOnly: Bool
  /// The year shown at the start.
  package var defaultYear: Int?
  /// Id of the region shown at the start; it may be unknown.
  package var startRegion: String?
  /// Who may change what; empty for everybody everything.
  package var people: [Person]
  /// A copy of published data to practise on; nothing in it is anybody's report.
  package var isPractice: Bool

  /// Up to where the journal is in the dataset's files; nil where it is not at all.
  package var journal: JournalPosition?

  /// Makes a manifest.
  package init(
    format: Int = 1, id: String, title: LocalizedText, base: String? = nil,
    isSynthetic: Bool = false, isReadOnly: Bool = false, defaultYear: Int? = nil,
    startRegion: String? = nil, people: [Person] = [], isPractice: Bool = false
  ) {
    self.format = format
    self.id = id
    self.title = title
    self.base = base
    self.isSynthetic = isSynthetic
    self.isReadOnly = isReadOnly
    self.defaultYear = defaultYear
    self.startRegion = startRegion
    self.people = people
    self.isPractice = isPractice
  }
}

/// A dataset in memory: a value, shared between threads as it is.
package struct Dataset: Sendable {
  /// What `dataset.json` says.
  package var manifest: Manifest
  /// Path of the folder, as it was opened; empty where it came from none.
  package var folder: String
  /// The definitions, the base's overlaid with the dataset's own.
  package var catalogue: Catalogue { didSet { decoder = SharedDecoder() } }
  /// All places; `RegionID`s of everything else here are positions in it.
  package var regions: RegionTree { didSet { decoder = SharedDecoder() } }
  /// In the order of the files, and after them the built-in one of what was entered.
  package var documents: Definitions<SourceDocument> { didSet { decoder = SharedDecoder() } }
  /// All reported figures and targets.
  package var figures: FigureStore
  /// Tables by the ids of their registers; a register without rows may be absent.
  package var tables: [String: Table]
  /// What was found at loading.
  package var findings: [Finding]
  /// What the files hold beside all this, so that they can be written again.
  package var files: [FileImage]
  /// Reads what edits carry; knows the definitions, regions and documents.
  private(set) var decoder = SharedDecoder()

  /// Up to where the journal is in it; its sequence grows with every transaction that is applied.
  package var journal = JournalPosition.start
  /// What the files were when they were read, by their paths.
  package var stamps: [String: FileInformation] = [:]
  /// Paths of all files that it was made of, those of its base included, without the journal's.
  package var parts: [String] = []
  /// Whether the journal ended in the middle of a line when it was read.
  package var isJournalTorn = false

  /// Makes a dataset.
  package init(
    manifest: Manifest, folder: String = "", catalogue: Catalogue, regions: RegionTree,
    documents: Definitions<SourceDocument> = Definitions(), figures: FigureStore = FigureStore(),
    tables: [String: Table] = [:], findings: [Finding] = [], files: [FileImage] = []
  ) {
    self.manifest = manifest
    self.folder = folder
    self.catalogue = catalogue
    self.regions = regions
    self.documents = documents
    if documents[Source.entry] == nil { self.documents.set(.entry) }
    self.figures = figures
    self.tables = tables
    self.findings = findings
    self.files = files
  }

  /// The table of a register, or nil where nothing is registered.
  package func table(_ register: String) -> Table? { tables[register] }

  /// How many records were not understood and set aside; they stay in their files.
  package var setAsideCount: Int { files.reduce(0) { $0 + $1.setAsideCount } }
}
