/// Copies a dataset that nobody edits into a folder of the person's own, to practise entering on.
package enum PracticeCopy {
  /// The most bytes of one file that is copied: 1 GiB.
  private static let mostBytes = 1 << 30
  /// Folders inside one another that are followed.
  private static let mostDepth = 8

  /// Copies a dataset's folder; `dataset.json`, marked as practice and open for editing, comes last, so that a copy that was
  /// broken off is no dataset and is made again.
  ///
  /// A relative `base` is made one that holds from the new place. Links are followed, hidden files and the journal's lock left
  /// out. A practice copy that is there already is left as it is.
  package static func make(
    of folder: String, to target: String, files: any FileSystem
  ) throws(FileError) {
    if isPractice(target, files) { return }
    let manifest = try self.manifest(of: folder, files)
    try files.makeFolder(target)
    try copy(folder, to: target, depth: 0, files)
    try files.write(
      JSONWriter.bytes(of: JSONValue(manifest), style: .indented),
      to: DatasetFolder.join(target, "dataset.json"), mode: .everybodyReads)
  }

  /// Where the copy of a dataset belongs below a folder: under the name of the dataset's own, with a number behind it where a
  /// copy of another dataset has that name.
  package static func place(
    of folder: String, in practice: String, files: any FileSystem
  ) -> String {
    let name = folder.split(separator: "/").last { $0 != "." && $0 != ".." }.map(String.init)
    let first = DatasetFolder.join(practice, name ?? "dataset")
    var path = first
    var number = 1
    while files.exists(DatasetFolder.join(path, "dataset.json")),
      origin(of: path, files) != DatasetFolder.normal(folder)
    {
      number += 1
      path = "\(first)-\(number)"
    }
    return path
  }

  private static func read(_ folder: String, _ files: any FileSystem) -> JSONObject? {
    let path = DatasetFolder.join(folder, "dataset.json")
    return (try? JSONDocument(path: path, in: files))?.root.object
  }

  private static func isPractice(_ folder: String, _ files: any FileSystem) -> Bool {
    read(folder, files)?["practice"]?.boolean ?? false
  }

  /// The folder that a practice copy was made of.
  private static func origin(of folder: String, _ files: any FileSystem) -> String? {
    read(folder, files)?["practiceOf"]?.string
  }

  /// The manifest of the copy.
  private static func manifest(
    of folder: String, _ files: any FileSystem
  ) throws(FileError) -> JSONObject {
    let path = DatasetFolder.join(folder, "dataset.json")
    guard var manifest = read(folder, files) else {
      // Says why it cannot be read, or that it is none.
      _ = try files.read(path, limit: mostBytes)
      throw FileError(path: path, operation: .read, kind: .notFound)
    }
    let order = [
      "format", "id", "title", "base", "synthetic", "readOnly", "practice", "practiceOf",
    ]
    manifest.set("readOnly", to: JSONValue(false), order: order)
    manifest.set("practice", to: JSONValue(true), order: order)
    manifest.set("practiceOf", to: JSONValue(DatasetFolder.normal(folder)), order: order)
    if let base = manifest["base"]?.string, !base.hasPrefix("/") {
      manifest["base"] = JSONValue(DatasetFolder.normal(DatasetFolder.join(folder, base)))
    }
    return manifest
  }

  private static func copy(
    _ folder: String, to target: String, depth: Int, _ files: any FileSystem
  ) throws(FileError) {
    for entry in try files.list(folder) {
      if !entry.isReadableName || entry.name.hasPrefix(".") { continue }
      if depth == 0, entry.name == "dataset.json" { continue }
      let source = DatasetFolder.join(folder, entry.name)
      let place = DatasetFolder.join(target, entry.name)
      switch entry.kind {
      case .folder where depth < mostDepth:
        try files.makeFolder(place)
        try copy(source, to: place, depth: depth + 1, files)
      case .regular where entry.name != "lock":
        let bytes = try files.read(source, limit: mostBytes)
        try files.write(bytes, to: place, mode: .everybodyReads)
      default: break
      }
    }
  }
}
