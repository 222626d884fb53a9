import Foundation

/// Foundation's decoder as a peer: one JSON object a line into structs, and nothing more.
enum DecoderBenchmark {
  private struct Enterprise: Decodable {
    let id: String
    let region: String
    let name: String
    let creditCode: String?
    let sector: String?
    let industrySection: String?
    let size: String?
    let hazardClass: String?
    let hazardFactors: [String]?
    let employees: Int?
    let exposed: Int?
    let declared: String?
    let tested: String?
    let examined: String?
    let supervised: Bool?
    let gradeScheme: String?
    let grade: String?
  }

  /// Decodes the file named and prints how many rows it has.
  static func run(_ arguments: [String]) {
    guard let path = arguments.first,
      let file = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    else {
      print("usage: Benchmarks decode FILE")
      return
    }
    let decoder = JSONDecoder()
    var rows: [Enterprise] = []
    var employees = 0
    for line in file.split(separator: 0x0A) {
      guard let row = try? decoder.decode(Enterprise.self, from: line) else { continue }
      employees += row.employees ?? 0
      rows.append(row)
    }
    print("\(rows.count) rows, employees \(employees)")
  }
}
