import Core
import Testing

/// What reading a document came to.
enum Reading: Equatable {
  case value(JSONValue, notes: [LoadProblem])
  case problem(LoadProblem)

  var problem: LoadProblem? {
    if case .problem(let problem) = self { problem } else { nil }
  }

  var value: JSONValue? {
    if case .value(let value, _) = self { value } else { nil }
  }
}

/// Reads a document in memory, and through windows so small that every token crosses an edge.
///
/// All ways must agree, down to the offsets and the excerpt in the problem.
func read(
  _ bytes: [UInt8], limits: JSONLimits = .tree, sourceLocation: SourceLocation = #_sourceLocation
) -> Reading {
  let whole = readWhole(bytes, limits: limits)
  for (window, longest) in [(8, 1), (8, 5), (64, 64)] {
    let files = MemoryFiles()
    files.put(bytes, at: "file")
    files.limitReads(to: longest)
    let windowed = readWindowed(files, limits: limits, window: window)
    #expect(
      windowed == whole, "window \(window), reads of \(longest)", sourceLocation: sourceLocation)
  }
  return whole
}

func readWhole(_ bytes: [UInt8], limits: JSONLimits = .tree) -> Reading {
  do throws(LoadProblem) {
    let document = try JSONDocument(bytes: bytes, file: "file", limits: limits)
    return .value(document.root, notes: document.notes)
  } catch {
    return .problem(error)
  }
}

private func readWindowed(_ files: MemoryFiles, limits: JSONLimits, window: Int) -> Reading {
  do throws(LoadProblem) {
    var reader = try JSONReader(path: "file", in: files, limits: limits, window: window)
    let value = try reader.readValue()
    try reader.finish()
    return .value(value, notes: reader.notes)
  } catch {
    return .problem(error)
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A generator that gives the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
