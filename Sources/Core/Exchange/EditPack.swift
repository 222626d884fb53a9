/// An office's edits since a point, as one small file that can be carried to another office.
///
/// One JSON object a line: the heading, the edits (of each target only what they came to), the rows whose fields are edited as a
/// whole, and at last the SHA-256 of all bytes before it.
package struct EditPack: Sendable, Equatable {
  /// The newest format that this program knows.
  package static let newestFormat = 1

  /// Id of the dataset that it was made of.
  package var dataset: String
  /// Id of the region whose edits these are; nil for all places.
  package var region: String?
  /// That region's name, for a program that does not know it.
  package var regionName: String?
  /// The sequence behind which the edits begin, in the journal of that dataset.
  package var after: Int
  /// The sequence of the last one looked at.
  package var upTo: Int
  /// Who made it.
  package var author: String
  /// When, by that person's clock.
  package var time: String
  /// The edits.
  package var edits: [Edit]
  /// Rows of which only fields are edited, whole, for an office that does not have them.
  package var rows: [Edit.Target: JSONValue]

  /// Packs what transactions came to.
  ///
  /// `dataset` has all of them applied; `region` takes only what belongs to it or lies in it, nil all.
  package init(
    _ transactions: [Transaction], of dataset: Dataset, region: RegionID?, after: Int,
    author: String, time: String
  ) {
    self.dataset = dataset.manifest.id
    self.region = region.map { dataset.regions[$0].id }
    regionName = region.map { dataset.regions[$0].name }
    self.after = after
    upTo = transactions.map(\.sequence).max() ?? after
    self.author = author
    self.time = time
    edits = []
    rows = [:]
    let within = region.map { dataset.regions.subtree(of: $0) }
    for edit in NetEdits(transactions, in: dataset).edits {
      let places = dataset.places(of: edit)
      if let within, !places.contains(where: { within.contains($0.index) }) { continue }
      edits.append(edit)
      if case .field(let register, let id, _) = edit.target {
        let row = Edit.Target.row(register: register, id: id)
        rows[row] = dataset.current(row)
      }
    }
  }

  init(
    dataset: String, region: String?, regionName: String?, after: Int, upTo: Int, author: String,
    time: String, edits: [Edit], rows: [Edit.Target: JSONValue]
  ) {
    self.dataset = dataset
    self.region = region
    self.regionName = regionName
    self.after = after
    self.upTo = upTo
    self.author = author
    self.time = time
    self.edits = edits
    self.rows = rows
  }

  /// The file's bytes.
  package var bytes: [UInt8] {
    var bytes = content
    bytes += Array(#"{"sum":""#.utf8) + SHA256.hash(bytes).hexBytes + Array("\"}\n".utf8)
    return bytes
  }

  /// What tells the pack from every other one: the SHA-256 of its content.
  package var fingerprint: String { SHA256.hash(content).hex }

  private var content: [UInt8] {
    var heading = JSONObject([
      "pack": JSONValue(Self.newestFormat), "dataset": JSONValue(dataset),
    ])
    heading["region"] = region.map { JSONValue($0) }
    heading["regionName"] = regionName.map { JSONValue($0) }
    heading["after"] = JSONValue(after)
    heading["upTo"] = JSONValue(upTo)
    heading["author"] = JSONValue(author)
    heading["time"] = JSONValue(time)
    heading["edits"] = JSONValue(edits.count)
    var writer = JSONWriter(style: .lines)
    writer.value(JSONValue(heading))
    for edit in edits { JournalLine.write(edit, &writer) }
    for (target, row) in rows.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      guard case .row(let register, let id) = target else { continue }
      writer.value(
        JSONValue(
          JSONObject(["row": JSONValue([JSONValue(register), JSONValue(id)]), "now": row])))
    }
    return writer.finish()
  }

}

/// What edits of the same targets came to together.
struct NetEdits {
  private(set) var edits: [Edit] = []

  /// One edit a target, from what stood there first to what stands there now; none where that is
  /// the same.
  ///
  /// A row that came or went is one edit, whatever became of its fields.
  init(_ transactions: [Transaction], in dataset: Dataset) {
    var order: [Edit.Target] = []
    var from: [Edit.Target: JSONValue?] = [:]
    var whole: Set<Edit.Target> = []
    for edit in transactions.flatMap(\.edits) {
      if case .row = edit.target { whole.insert(edit.target) }
      if from[edit.target] == nil {
        order.append(edit.target)
        from[edit.target] = .some(edit.from)
      }
    }
    for target in order {
      if case .field(let register, let id, _) = target,
        whole.contains(.row(register: register, id: id))
      {
        continue
      }
      let now = dataset.current(target)
      let before = from[target] ?? nil
      if before != now { edits.append(Edit(target, from: before, to: now)) }
    }
  }
}
