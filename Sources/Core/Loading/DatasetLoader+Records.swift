extension DatasetLoader {
  /// Reads files of figures and of rows alone, by the definitions of a dataset that is open.
  ///
  /// What comes of it has these files' figures, rows, findings and images in place of the dataset's
  /// own. Paths are taken as they stand; a path is also the image's.
  package func records(
    figures figurePaths: [String] = [], rows rowPaths: [String] = [], by dataset: Dataset
  ) -> Dataset {
    var session = LoadSession(files: files, report: { _ in }, shouldStop: { false })
    let names = KnownNames(
      catalogue: dataset.catalogue, tree: dataset.regions, sources: dataset.documents)
    var figures = FiguresReader(names, scanning: scanning)
    for path in figurePaths { figures.read(path, inside: path, &session) }
    var rows = RowsReader(names, scanning: scanning)
    for path in rowPaths { rows.read(path, inside: path, &session) }
    let (store, figureFiles) = figures.finish()
    let (tables, images) = rows.finish(&session)
    return Dataset(
      manifest: dataset.manifest, catalogue: dataset.catalogue, regions: dataset.regions,
      documents: dataset.documents, figures: store, tables: tables,
      findings: session.located(), files: figureFiles + images)
  }
}
