import Foundation

@testable import Core

/// The paper beside the keyboard: cells in the order in which they are typed, and planted errors.
struct Paper: Decodable {
  struct Cell: Decodable {
    var indicator: String
    var region: String
    var level: String?
    var breakdown: [String: String]?
    var typed: String
    /// new, same, qualified or blank; nil for an error.
    var kind: String?
    /// For an error: what kind it is, and what stands on the paper.
    var error: String?
    var right: String?

    func isSameCell(as other: Cell) -> Bool {
      indicator == other.indicator && region == other.region && level == other.level
        && (breakdown ?? [:]) == (other.breakdown ?? [:])
    }

    /// The figure that the text makes; nil for a blank, a problem for what cannot be read.
    func figure(in dataset: Dataset, year: Int) throws(EnteredProblem) -> Figure? {
      guard let definition = dataset.catalogue.indicators[indicator],
        let place = dataset.regions.find(region)
      else { throw EnteredProblem(indicator, .unknown(near: [])) }
      let cell = EnteredText.cell(
        typed, unit: definition.unit, units: dataset.catalogue.units, also: definition.otherUnits)
      switch cell {
      case .failure(let problem): throw problem
      case .success(.value(let entered)):
        var figure = Figure(
          id: "", indicator: indicator, region: place, kind: definition.kind,
          level: level.flatMap { Rank(rawValue: $0) },
          breakdown: Breakdown(
            (breakdown ?? [:]).map { .init(dimension: $0.key, option: $0.value) }),
          period: .year(year), quantity: entered.quantity, numerator: entered.numerator,
          denominator: entered.denominator, source: Source(document: Source.entry))
        figure.id = figure.entryID(in: dataset.regions)
        return figure
      default: return nil
      }
    }
  }

  var cells: [Cell]
  var errors: [Cell]

  static let yearEnd: Paper? = {
    let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let data = FileManager.default.contents(atPath: "/" + here + "/Papers/year-end-2024.json")
    else { return nil }
    return try? JSONDecoder().decode(Paper.self, from: data)
  }()
}
