/// From the members that have been read to a figure.
extension FiguresReader {
  /// The figure, or nil where something is missing without which it says nothing.
  mutating func complete(
    _ draft: Draft, _ place: FilePlace, _ path: JSONPath, _ files: (any FileSystem)?
  ) -> Figure? {
    func problem(_ kind: LoadProblemKind, found: String? = nil) -> LoadProblem {
      LoadProblem(kind, at: place, path: path, recordID: draft.id, found: found)
    }
    let required: [(isMissing: Bool, key: String)] = [
      (draft.id == nil, "id"), (draft.indicator == nil, "indicator"),
      (draft.region == nil, "region"), (draft.kind == nil, "kind"), (draft.unit == nil, "unit"),
    ]
    for (isMissing, key) in required where isMissing {
      // A value that was there and not understood has been noted already.
      if faults.hasKept(key) {
        faults.isSetAside = true
      } else {
        faults.setAside(problem(.missingKey(key)))
      }
    }
    if (draft.value == nil) != (draft.qualifier == .unquantified) {
      if draft.value != nil {
        faults.setAside(problem(.inconsistent("value", with: "qualifier")))
      } else if faults.hasKept("value") {
        faults.isSetAside = true
      } else {
        faults.setAside(problem(.missingKey("value")))
      }
    }
    if let id = draft.id, let first = firstPlace(of: id, files) {
      faults.setAside(problem(.duplicateID(id, first: first), found: id))
    }
    guard !faults.isSetAside, let id = draft.id, let indicator = draft.indicator,
      let region = draft.region, let kind = draft.kind, let unit = draft.unit
    else { return nil }
    return Figure(
      id: id, indicator: indicator, region: region, scope: draft.scope, kind: kind,
      level: draft.level, countBasis: draft.countBasis, period: draft.period,
      quantity: Quantity(
        draft.value, unit: unit, qualifier: draft.qualifier, printed: draft.printed),
      document: draft.document ?? "", details: FigureDetails(draft.details))
  }

  /// Where the figure with an id stands that came first; nil if none did.
  private func firstPlace(of id: String, _ files: (any FileSystem)?) -> FilePlace? {
    guard let files, let number = store.position(of: id.utf8),
      let place = trail.place(of: number, in: paths, list: "figures", files)
    else { return nil }
    return FilePlace(file: paths[place.file], byteOffset: place.offset)
  }
}
