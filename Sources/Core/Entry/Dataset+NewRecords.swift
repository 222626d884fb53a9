/// In which files records come to stand that were not loaded from one.
extension Dataset {
  /// The file for a new figure of a document: that of the document, else the one of entered figures.
  mutating func imageIndex(forNew document: String) -> Int {
    if let index = files.firstIndex(where: {
      $0.content == .figures && $0.isWhole && $0.header?["document"]?.string == document
    }) {
      return index
    }
    let header = JSONObject([
      "format": JSONValue(1), "document": JSONValue(Source.entry), "figures": JSONValue([]),
    ])
    return imageIndex(.figures, stem: "figures/entered", header)
  }

  /// The file for a new row of a register: the one named after it, else the first that can be
  /// written.
  mutating func imageIndex(forNewRowOf register: String) -> Int {
    let content = FileImage.Content.rows(register)
    let named = files.firstIndex {
      $0.content == content && $0.isWhole
        && ($0.path == "records/\(register).json" || $0.path == "records/\(register).ndjson")
    }
    if let index = named ?? files.firstIndex(where: { $0.content == content && $0.isWhole }) {
      return index
    }
    let header = JSONObject([
      "format": JSONValue(1), "register": JSONValue(register), "rows": JSONValue([]),
    ])
    // An id out of a hand-made journal or pack may be no name of a file.
    let name = Identifier.isFileName(register) ? register : "unplaced"
    return imageIndex(content, stem: "records/\(name)", header)
  }

  /// The file with a path, or a new one; a damaged file is never written over.
  private mutating func imageIndex(
    _ content: FileImage.Content, stem: String, _ header: JSONObject
  ) -> Int {
    var path = stem + ".json"
    var number = 1
    while let index = files.firstIndex(where: { $0.path == path }) {
      if files[index].isWhole, files[index].content == content { return index }
      number += 1
      path = "\(stem).\(number).json"
    }
    var image = FileImage(path: path, content: content)
    image.header = header
    image.isNew = true
    files.append(image)
    return files.count - 1
  }

  /// Keeps a record that is not understood in the file where it stood, or where it would stand; nil
  /// removes it.
  mutating func setAside(_ id: String, _ value: JSONValue?, of content: FileImage.Content) {
    if let index = files.firstIndex(where: {
      $0.content == content && $0.setAside(id: id) != nil
    }) {
      files[index].setAside(id: id, value)
      return
    }
    guard let value else { return }
    let index =
      switch content {
      case .rows(let register): imageIndex(forNewRowOf: register)
      default: imageIndex(forNew: value["document"]?.string ?? Source.entry)
      }
    files[index].setAside(id: id, value)
  }
}
