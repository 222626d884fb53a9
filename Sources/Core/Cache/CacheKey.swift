/// What a cache was made from: the program, and of every file of the dataset and its bases which one
/// it is, how large, and when it changed.
///
/// Also of the catalogue's files, of `dataset.json`, which names the journal's place, and of files
/// that are always read anew: what a file says may decide how others are understood.
struct CacheKey: Sendable {
  /// Changes whenever anything is put in another way.
  static let format: UInt64 = 2

  private let program: String
  /// Paths, and what they are called in the key: a dataset is the same by whatever path it is opened.
  private let sources: [(path: String, name: String)]
  /// All of it; keys are equal if these are.
  let bytes: [UInt8]
  /// When a file changed last, in nanoseconds since 1970 by its file system's clock.
  let newest: Int

  /// Looks at the files of a dataset, itself first, and at others; nil where one cannot be looked at.
  init?(
    program: String, _ folders: [DatasetFolder], _ files: any FileSystem,
    beside others: [String] = []
  ) {
    var sources: [(path: String, name: String)] = []
    for (number, folder) in folders.enumerated() {
      for path in folder.everything { sources.append((path, "\(number) \(folder.inside(path))")) }
    }
    for path in others { sources.append((path, folders.first?.inside(path) ?? path)) }
    self.init(program: program, sources, files)
  }

  private init?(
    program: String, _ sources: [(path: String, name: String)], _ files: any FileSystem
  ) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sources.count * 96)
    var newest = Int.min
    func add(_ text: String) {
      add(text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }
    func add(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }
    add(program)
    for (path, name) in sources {
      guard let own = try? files.information(of: path) else { return nil }
      add(name)
      add(own.identity.device)
      add(own.identity.number)
      add(own.size)
      add(own.modified)
      add(own.changed)
      newest = max(newest, own.modified, own.changed)
    }
    self.program = program
    self.sources = sources
    self.bytes = bytes
    self.newest = newest
  }

  /// Whether all files are still what they were.
  func isCurrent(_ files: any FileSystem) -> Bool {
    CacheKey(program: program, sources, files)?.bytes == bytes
  }
}

extension DatasetFolder {
  /// All files that a dataset's contents depend on.
  fileprivate var everything: [String] {
    let definitions = Set(catalogue.all).union(catalogue.named.values).sorted()
    return [Self.join(path, "dataset.json")] + [regions, formerRegions].compactMap(\.self)
      + definitions + sources + unplaced + figures + records
  }

  /// The sizes of the files of figures and rows together.
  func recordBytes(_ files: any FileSystem) -> Int {
    (figures + records).reduce(0) { $0 + ((try? files.information(of: $1))?.size ?? 0) }
  }
}
