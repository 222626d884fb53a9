/// Why a pack cannot be merged into a dataset, as facts.
package enum MergeRefusal: Error, Sendable, Equatable {
  /// The dataset does not know the pack's region.
  case unknownRegion(id: String, name: String?)
  /// It is the pack of another region than the one expected.
  case otherRegion(found: RegionID, expected: RegionID)
  /// It holds edits of places outside its own region.
  case outside(region: RegionID, places: [RegionID])
}

/// What a pack would change in a dataset: shown first, merged as one step.
package struct PackMerge: Sendable {
  /// How an edit stands to what the dataset holds.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Nothing stands there yet (新增).
    case added
    /// What the other office started from stands there (变更).
    case changed
    /// It is removed (删除).
    case removed
    /// Something else stands there than either office started from (冲突).
    case conflict
    /// It is the same already.
    case same
  }

  /// One field of a record in the three versions.
  package struct Difference: Sendable, Equatable {
    /// The key in files; empty for a value as a whole.
    package var field: String
    /// What the other office started from.
    package var base: JSONValue?
    /// What stands here.
    package var here: JSONValue?
    /// What the pack brings.
    package var packed: JSONValue?
  }

  /// An edit of the pack.
  package struct Item: Sendable, Equatable {
    /// The edit against what stands here; of a row that is not here yet the whole row.
    package var edit: Edit
    /// How it stands to what is here.
    package var kind: Kind
    /// The fields in which what is here and what is packed differ.
    package var differences: [Difference]
    /// What this program does not understand of it; it is kept in the files all the same.
    package var findings: [Finding]
  }

  /// What to do about conflicts.
  package enum Resolution: String, Hashable, Sendable, CaseIterable {
    /// Keep what stands here.
    case here
    /// Take what the pack brings.
    case packed
  }

  /// The pack.
  package let pack: EditPack
  /// Its edits in its order, those of rows that are not here joined into one each.
  package let items: [Item]

  /// Compares a pack with a dataset; `region` is the one that is expected, where there is one.
  package init(
    _ pack: EditPack, into dataset: Dataset, expecting region: RegionID? = nil
  ) throws(MergeRefusal) {
    self.pack = pack
    let edits = Self.joined(pack, dataset)
    if let id = pack.region {
      guard let found = dataset.regions.resolve(id) else {
        throw .unknownRegion(id: id, name: pack.regionName)
      }
      if let region, !dataset.regions.subtree(of: region).contains(found.index) {
        throw .otherRegion(found: found, expected: region)
      }
      let outside = Self.places(of: edits, outside: found, dataset)
      if !outside.isEmpty { throw .outside(region: found, places: outside) }
    } else if let region {
      // A pack that names no region may be of all of them.
      let outside = Self.places(of: edits, outside: region, dataset)
      if !outside.isEmpty { throw .outside(region: region, places: outside) }
    }
    let findings = Self.findings(edits, in: dataset)
    items = edits.enumerated().map { index, edit in
      Self.item(edit, dataset, findings[index] ?? [])
    }
  }

  /// How many edits are of a kind.
  package func count(_ kind: Kind) -> Int { items.count { $0.kind == kind } }

  /// The one step that merges; nil where there is nothing to do.
  package func request(id: String, basedOn: Int, _ resolution: Resolution) -> CommitRequest? {
    let edits = items.filter { item in
      item.kind != .same && !(item.kind == .conflict && resolution == .here)
    }.map(\.edit)
    if edits.isEmpty { return nil }
    return CommitRequest(
      id: id, basedOn: basedOn, act: .merge(of: pack.fingerprint), edits: edits)
  }

  // MARK: - Comparing

  /// The places outside a region that edits are about, each once.
  private static func places(
    of edits: [Edit], outside region: RegionID, _ dataset: Dataset
  ) -> [RegionID] {
    let within = dataset.regions.subtree(of: region)
    let places = edits.flatMap { edit -> [RegionID] in
      let places = dataset.places(of: edit)
      return places.contains { within.contains($0.index) } ? [] : places
    }
    return Array(Set(places)).sorted()
  }

  /// The pack's edits against what stands here; fields of rows that are not here become the row.
  private static func joined(_ pack: EditPack, _ dataset: Dataset) -> [Edit] {
    var edits: [Edit] = []
    var added: Set<Edit.Target> = []
    for edit in pack.edits {
      if case .field(let register, let id, _) = edit.target {
        let row = Edit.Target.row(register: register, id: id)
        if dataset.current(row) == nil {
          if let whole = pack.rows[row], added.insert(row).inserted {
            edits.append(Edit(row, from: nil, to: whole))
          }
          continue
        }
      }
      edits.append(edit)
    }
    return edits
  }

  /// What this program does not understand, by the position of the edit.
  private static func findings(_ edits: [Edit], in dataset: Dataset) -> [Int: [Finding]] {
    var copy = dataset
    let changes = copy.apply(
      Transaction(sequence: 0, id: "", author: "", time: "", edits: edits))
    var found: [Int: [Finding]] = [:]
    for finding in changes.findings {
      guard case .load(let problem) = finding.fact, problem.path.components.count >= 3,
        case .index(let index) = problem.path.components[2]
      else { continue }
      found[index, default: []].append(finding)
    }
    return found
  }

  private static func item(_ edit: Edit, _ dataset: Dataset, _ findings: [Finding]) -> Item {
    let here = dataset.current(edit.target)
    let kind: Kind =
      if here == edit.to {
        .same
      } else if here == nil {
        .added
      } else if here != edit.from {
        .conflict
      } else {
        edit.to == nil ? .removed : .changed
      }
    return Item(
      edit: Edit(edit.target, from: here, to: edit.to), kind: kind,
      differences: differences(base: edit.from, here: here, packed: edit.to), findings: findings)
  }

  private static func differences(
    base: JSONValue?, here: JSONValue?, packed: JSONValue?
  ) -> [Difference] {
    guard here?.object != nil || packed?.object != nil else {
      return here == packed
        ? [] : [Difference(field: "", base: base, here: here, packed: packed)]
    }
    var keys: [String] = []
    for object in [here?.object, packed?.object].compactMap({ $0 }) {
      for member in object.members where !keys.contains(member.key) { keys.append(member.key) }
    }
    return keys.compactMap { key in
      here?[key] == packed?[key]
        ? nil : Difference(field: key, base: base?[key], here: here?[key], packed: packed?[key])
    }
  }
}
