import Core
import Glibc

/// Writing all rows of a register as they stand in their file.
enum WriteBenchmark {
  /// Prints the milliseconds that each round took, those of the processor on average, the bytes, and whether they are those of the file.
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 2, let rounds = Int(arguments[1]) else {
      print("usage: Benchmarks write DATASET ROUNDS")
      exit(64)
    }
    let files = DiskFiles()
    let dataset = try DatasetLoader(files: files).open(folder: arguments[0])
    guard let image = dataset.files.first(where: { $0.path.hasPrefix("records/enterprises") })
    else { exit(1) }
    let writer = DatasetWriter(dataset)
    var bytes: [UInt8] = []
    let times = Timing.milliseconds(rounds) { bytes = writer.bytes(of: image) ?? [] }
    let processor = Timing.processor(rounds) { bytes = writer.bytes(of: image) ?? [] }
    let isSame = try holds(files, arguments[0] + "/" + image.path, bytes)
    let list = times.map { "\($0)" }.joined(separator: ",")
    print(#"{"ms":[\#(list)],"processor":\#(processor),"bytes":\#(bytes.count),"same":\#(isSame)}"#)
  }

  /// Whether a file holds just these bytes; read in pieces.
  private static func holds(
    _ files: DiskFiles, _ path: String, _ bytes: [UInt8]
  ) throws -> Bool {
    let file = try files.open(path)
    guard file.size == bytes.count else { return false }
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var offset = 0
    while offset < bytes.count {
      let count = try piece.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
      if count == 0 || piece[..<count] != bytes[offset..<offset + count] { return false }
      offset += count
    }
    return true
  }
}
