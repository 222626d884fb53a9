/// Why a packed file cannot be used, as facts.
package enum PackProblem: Error, Sendable, Equatable {
  /// It cannot be read at all.
  case file(FileError)
  /// It is something else.
  case notAPack
  /// A newer program made it.
  case newerFormat(found: Int, newest: Int)
  /// It was cut off or changed on the way: its checksum does not fit.
  case damaged
  /// Its checksum fits, and still this line is none that a pack has; counted from 1.
  case line(Int, LoadProblem)
}

extension EditPack {
  /// The most bytes that are read: 256 MiB.
  package static let mostBytes = 256 << 20

  /// Reads a packed file.
  package static func read(
    _ path: String, in files: any FileSystem
  ) throws(PackProblem) -> EditPack {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.read(path, limit: mostBytes)
    } catch {
      throw .file(error)
    }
    return try EditPack(bytes: bytes, name: path)
  }

  /// Reads the bytes of a packed file; `name` stands in problems.
  package init(bytes: [UInt8], name: String) throws(PackProblem) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let first = lines.first, let heading = try? Self.value(first, name, 1).object,
      let format = heading["pack"]?.number?.integer
    else { throw .notAPack }
    if format > Self.newestFormat {
      throw .newerFormat(found: format, newest: Self.newestFormat)
    }
    // The last line feed leaves an empty piece behind it.
    guard lines.count >= 3, lines[lines.count - 1].isEmpty,
      let sum = try? Self.value(lines[lines.count - 2], name, lines.count - 1)["sum"]?.string,
      SHA256.hash(Array(bytes[..<lines[lines.count - 2].startIndex])).hex == sum
    else { throw .damaged }
    self.init(
      dataset: heading["dataset"]?.string ?? "", region: heading["region"]?.string,
      regionName: heading["regionName"]?.string, after: heading["after"]?.number?.integer ?? 0,
      upTo: heading["upTo"]?.number?.integer ?? 0, author: heading["author"]?.string ?? "",
      time: heading["time"]?.string ?? "", edits: [], rows: [:])
    for (index, line) in lines[1..<lines.count - 2].enumerated() {
      try take(line, name, index + 2)
    }
    guard heading["edits"]?.number?.integer == edits.count else { throw .damaged }
  }

  private mutating func take(
    _ line: ArraySlice<UInt8>, _ name: String, _ number: Int
  ) throws(PackProblem) {
    do throws(LoadProblem) {
      var reader = JSONReader(bytes: Array(line), file: name, limits: .records)
      if let value = try? Self.value(line, name, number), let now = value["now"],
        let names = value["row"]?.elements?.compactMap(\.string), names.count == 2
      {
        rows[.row(register: names[0], id: names[1])] = now
        return
      }
      let edit = try JournalLine.readEdit(&reader, .whole)
      if let register = edit.target.register, !Identifier.isFileName(register) {
        throw reader.problem(.malformed(.identifier))
      }
      edits.append(edit)
    } catch {
      throw .line(number, error)
    }
  }

  private static func value(
    _ line: ArraySlice<UInt8>, _ name: String, _ number: Int
  ) throws(LoadProblem) -> JSONValue {
    try JSONDocument(bytes: Array(line), file: name).root
  }
}
