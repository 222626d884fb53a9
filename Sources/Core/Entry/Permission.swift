/// Why a person may not make an edit; the program refuses slips, it is no lock on the folder.
package enum EditRefusal: Error, Sendable, Equatable {
  /// The dataset is published data that nobody edits.
  case readOnlyDataset
  /// The dataset names its people, and this is none of them.
  case unknownPerson(String)
  /// The person may look, not write.
  case viewer(String)
  /// The place lies outside the person's region.
  case outside(person: String, region: RegionID, place: RegionID)
  /// Only a reviewer may return or approve a sheet.
  case reviewersOnly(String)
  /// The cell belongs to a sheet that has been handed in: it must be reopened first.
  case lockedSheet(SheetKey, state: SheetState)
}

/// What a person may do with a dataset.
package struct Permission: Sendable {
  private let dataset: Dataset
  private let name: String
  private let person: Manifest.Person?

  /// Makes the permission of the person with a name.
  package init(_ dataset: Dataset, person name: String) {
    self.dataset = dataset
    self.name = name
    person = dataset.manifest.people.first { $0.name == name }
  }

  /// Why the person may not edit what belongs to a place; nil where they may.
  ///
  /// `place` nil is something that belongs to no place: only the reach of the role is asked.
  package func refusal(editing place: RegionID?) -> EditRefusal? {
    if dataset.manifest.isReadOnly { return .readOnlyDataset }
    if dataset.manifest.people.isEmpty { return nil }
    guard let person else { return .unknownPerson(name) }
    if person.role == .viewer { return .viewer(name) }
    guard let id = person.region, let own = dataset.regions.resolve(id), let place,
      !dataset.regions.subtree(of: own).contains(place.index)
    else { return nil }
    return .outside(person: name, region: own, place: place)
  }

  /// Whether the person may return and approve sheets of a place; why not, or nil.
  package func refusal(reviewing place: RegionID) -> EditRefusal? {
    if let refusal = refusal(editing: place) { return refusal }
    if let person, person.role != .reviewer { return .reviewersOnly(name) }
    return nil
  }

  /// The request, where the person may make all of its edits: what panels and commands write goes through here.
  package func allowed(_ request: CommitRequest) throws(EditRefusal) -> CommitRequest {
    if let refusal = refusal(of: request.edits) { throw refusal }
    return request
  }

  /// Why the person may not make some edits, the first reason; nil where they may make all.
  ///
  /// Asks for the region of every figure and row, before and after, and for handed-in sheets.
  package func refusal(of edits: [Edit]) -> EditRefusal? {
    if let refusal = refusal(editing: nil) { return refusal }
    for edit in edits {
      for place in dataset.places(of: edit) {
        if let refusal = refusal(editing: place) { return refusal }
      }
      if let lock = Sheets(dataset).lock(on: edit) { return lock }
      if edit.isReview, let place = dataset.places(of: edit).first,
        let refusal = refusal(reviewing: place)
      {
        return refusal
      }
    }
    return nil
  }
}

extension Edit {
  /// Whether it returns or approves a sheet.
  fileprivate var isReview: Bool {
    let reviews = [SheetState.returned, .approved].map(\.rawValue)
    switch target {
    case .row(Sheets.register, _): return reviews.contains(to?["state"]?.string ?? "")
    case .field(Sheets.register, _, "state"): return reviews.contains(to?.string ?? "")
    default: return false
    }
  }
}

extension Dataset {
  /// The regions that an edit is about, where the thing stood and where it will stand.
  package func places(of edit: Edit) -> [RegionID] {
    var places: [RegionID] = []
    func add(_ place: RegionID?) {
      if let place, !places.contains(place) { places.append(place) }
    }
    for value in [edit.from, edit.to] {
      add(value?["region"]?.string.flatMap { regions.resolve($0) })
      if let owner = value?["enterprise"]?.string, value?["region"] == nil,
        let table = tables[Catalogue.enterprises], let row = table.find(owner)
      {
        add(table.region(of: row))
      }
    }
    switch edit.target {
    case .figure(let id): add(figures.find(id).map { figures[$0].region })
    case .row(let register, let id), .field(let register, let id, _):
      if let table = tables[register], let row = table.find(id) { add(place(of: row, in: table)) }
      if case .field(_, _, let field) = edit.target, let table = tables[register],
        field == table.schema.locatedField
      {
        add(edit.to?.string.flatMap { regions.resolve($0) })
      }
    }
    return places
  }
}
