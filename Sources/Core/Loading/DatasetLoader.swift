/// Opens a dataset's folder.
///
/// What keeps the whole from being opened is thrown: no dataset, an unreadable manifest or region
/// tree, a newer format. Everything else becomes a finding, and the rest opens.
package struct DatasetLoader: Sendable {
  /// A dataset may be based on one that is based on another, up to so many.
  private static let longestChain = 8

  let files: any FileSystem
  /// How files of rows are scanned.
  package var scanning = Scanning()

  /// Where what is read is kept for the next time; nil for nowhere, and everything is read.
  package var cache: DatasetCache?

  /// Makes a loader that reads by way of some file system.
  package init(files: any FileSystem) { self.files = files }

  /// Opens the dataset in a folder, or by the path of its `dataset.json`.
  ///
  /// `progress` is told of every file and of the way through large ones; `isCancelled` is asked
  /// as often. Takes time proportional to the bytes read.
  package func open(
    folder: String, progress: @escaping (LoadProgress) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) throws(OpenFailure) -> Dataset {
    var session = LoadSession(files: files, report: progress, shouldStop: isCancelled)
    var dataset: Dataset?
    do throws(LoadProblem) {
      dataset = try load(folder, &session)
    } catch {
      let fatal = session.located(error)
      throw .unreadable([fatal] + session.located().filter { $0.fact != fatal.fact })
    }
    guard var dataset, !session.isCancelled else { throw .cancelled }
    // A definition whose own examples do not come out is not trusted with data.
    let failing = ExampleCheck(dataset.catalogue).findings()
    dataset.catalogue.disabled = Set(failing.compactMap(\.indicator))
    dataset.findings = session.located() + failing + dataset.findings
    return dataset
  }

  /// Reads everything; nil where the caller wanted no more.
  private func load(
    _ path: String, _ session: inout LoadSession
  ) throws(LoadProblem) -> Dataset? {
    let chain = try chain(from: folder(of: path), &session)
    let folders = chain.map { DatasetFolder($0.folder, &session) }
    guard let own = folders.first, let manifest = chain.first?.manifest else { return nil }
    let stamps = stamps(of: own)
    let key = cache?.key(of: folders)
    session.expect(files(of: folders) + segments(of: own.path, manifest))

    let (tree, regionFile) = try regions(folders, &session)
    if session.isCancelled { return nil }
    if let start = manifest.startRegion, tree.resolve(start) == nil {
      session.attempt { () throws(LoadProblem) in
        guard let place = try chain.first?.cursor.optional("startRegion") else { return }
        throw place.unknown(.region, among: tree.regions.map(\.id))
      }
    }
    let catalogue = catalogue(folders, &session)
    if session.isCancelled { return nil }

    var sources = SourcesReader(regions: tree)
    for path in own.sources { sources.read(path, &session) }
    let records =
      key.flatMap { cache?.records($0, catalogue, tree) }
      ?? read(
        own, KnownNames(catalogue: catalogue, tree: tree, sources: sources.documents), key, &session
      )
    for path in own.unplaced where !session.isCancelled { _ = session.document(path) }
    guard let records, !session.isCancelled else { return nil }

    var dataset = Dataset(
      manifest: manifest, folder: own.path, catalogue: catalogue, regions: tree,
      documents: sources.documents, figures: records.figures, tables: records.tables,
      files: (regionFile.map { [$0] } ?? []) + records.images)
    dataset.stamps = stamps
    dataset.parts = parts(chain, folders)
    replay(&dataset, &session)
    return session.isCancelled ? nil : dataset
  }

  /// Reads the figures and rows of a dataset; nil where the caller wanted no more.
  ///
  /// A cache is told of them where nothing was wrong with them, so that it need not keep findings.
  private func read(
    _ own: DatasetFolder, _ names: KnownNames, _ key: CacheKey?, _ session: inout LoadSession
  ) -> CachedRecords? {
    let findings = session.findings.count
    var figures = FiguresReader(names, scanning: scanning)
    for path in own.figures where !session.isCancelled {
      figures.read(path, inside: own.inside(path), &session)
    }
    var rows = RowsReader(names, scanning: scanning)
    for path in own.records where !session.isCancelled {
      rows.read(path, inside: own.inside(path), &session)
    }
    if session.isCancelled { return nil }
    let (store, figureFiles) = figures.finish()
    let (tables, rowFiles) = rows.finish(&session)
    let records = CachedRecords(figures: store, tables: tables, images: figureFiles + rowFiles)
    if let key, session.findings.count == findings { cache?.keep(records, key) }
    return records
  }

  /// The folder that a person means: the one itself, or that of its `dataset.json`.
  func folder(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.last == "dataset.json", (try? files.information(of: path))?.kind == .regular
    else { return path }
    let folder = parts.dropLast().joined(separator: "/")
    return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
  }

  /// A dataset, or one that it is based on.
  struct Link {
    var folder: String
    var manifest: Manifest
    var cursor: JSONCursor
  }

  /// The dataset and those that it is based on, itself first.
  ///
  /// Without its base a dataset has no definitions: hundreds of findings would hide the one that matters.
  func chain(
    from folder: String, _ session: inout LoadSession
  ) throws(LoadProblem) -> [Link] {
    var chain: [Link] = []
    var (manifest, cursor) = try ManifestReader.read(folder, &session)
    chain.append(Link(folder: folder, manifest: manifest, cursor: cursor))
    var seen = [DatasetFolder.normal(folder)]
    while let base = manifest.base, let place = try cursor.optional("base") {
      let next = baseFolder(base, of: chain[chain.count - 1].folder)
      if seen.contains(DatasetFolder.normal(next)) || chain.count >= Self.longestChain {
        session.note(place.problem(.baseCycle))
        break
      }
      seen.append(DatasetFolder.normal(next))
      do throws(LoadProblem) {
        (manifest, cursor) = try ManifestReader.read(next, &session)
      } catch {
        if case .newerFormat = error.kind { throw error }
        session.note(error)
        throw place.problem(.baseUnreadable(folder: next))
      }
      chain.append(Link(folder: next, manifest: manifest, cursor: cursor))
    }
    return chain
  }

  /// The folder of a base, tidied where that is the same folder.
  private func baseFolder(_ base: String, of folder: String) -> String {
    let joined = DatasetFolder.join(folder, base)
    let tidy = DatasetFolder.normal(joined)
    // Through a symbolic link `..` may lead elsewhere than its text says.
    let manifest = "dataset.json"
    let leadsElsewhere =
      !files.exists(DatasetFolder.join(tidy, manifest))
      && files.exists(DatasetFolder.join(joined, manifest))
    return leadsElsewhere ? joined : tidy
  }

  /// The files without which the dataset would be another.
  private func parts(_ chain: [Link], _ folders: [DatasetFolder]) -> [String] {
    let unplaced = Set(folders.first?.unplaced ?? [])
    return chain.map { DatasetFolder.join($0.folder, "dataset.json") }
      + files(of: folders).filter { !unplaced.contains($0) }
  }

  private func files(of folders: [DatasetFolder]) -> [String] {
    var paths: [String] = []
    for folder in folders {
      paths += [folder.regions, folder.formerRegions].compactMap { $0 } + folder.catalogue.all
    }
    guard let own = folders.first else { return paths }
    return paths + own.sources + own.figures + own.records + own.unplaced
  }

  private func regions(
    _ folders: [DatasetFolder], _ session: inout LoadSession
  ) throws(LoadProblem) -> (RegionTree, FileImage?) {
    var reader = RegionsReader()
    for folder in folders.reversed() {
      if let path = folder.regions {
        try reader.read(path, inside: folder.inside(path), &session)
      }
      if let path = folder.formerRegions { reader.readFormer(path, &session) }
    }
    guard !reader.isEmpty, let own = folders.first else {
      let path = DatasetFolder.join(folders.first?.path ?? "", "regions.json")
      throw LoadProblem(.missingFile, at: FilePlace(file: path))
    }
    return (reader.build(&session), own.regions == nil ? nil : reader.image)
  }

  private func catalogue(
    _ folders: [DatasetFolder], _ session: inout LoadSession
  ) -> Catalogue {
    var source = CatalogueSource()
    for folder in folders.reversed() where folder.catalogue.exists {
      source.collect(folder.catalogue, &session)
    }
    if !folders.contains(where: \.catalogue.exists) {
      let path = DatasetFolder.join(folders.first?.path ?? "", "catalogue")
      session.note(LoadProblem(.missingFile, at: FilePlace(file: path)))
    }
    return CatalogueReader.read(source, &session)
  }
}
