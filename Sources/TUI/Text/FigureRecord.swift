package import Core

/// A reported figure as `qijian figures` writes it.
package struct FigureRecord: Sendable {
  private let dataset: Dataset

  /// Prepares to write the figures of a dataset.
  package init(dataset: Dataset) { self.dataset = dataset }

  /// A figure as one JSON object; the keys are those of docs/commands.md and stay.
  package func json(_ figure: Figure) -> String {
    let region = dataset.regions[figure.region]
    var line = JSONLine()
    line.add("id", figure.id)
    line.add("region", region.id)
    line.add("regionName", region.name)
    line.add("reporter", figure.reporter.map { dataset.regions[$0].id })
    line.add("scope", figure.scope.rawValue)
    line.add("indicator", figure.indicator)
    line.add("kind", figure.kind.rawValue)
    line.add("level", figure.level?.rawValue)
    line.add("countBasis", figure.countBasis?.rawValue)
    line.add("breakdown", Self.json(figure.breakdown))
    line.add("period", figure.period?.description)
    line.add("value", figure.quantity.value)
    line.add("unit", figure.quantity.unit)
    line.add("qualifier", figure.quantity.qualifier.rawValue)
    line.add("printed", figure.quantity.printed)
    line.add("document", figure.document)
    line.add("case", figure.source.caseName)
    line.add("section", figure.source.section)
    if let numerator = figure.numerator { line.add("numerator", numerator) }
    if let denominator = figure.denominator { line.add("denominator", denominator) }
    return line.text
  }

  /// Dimensions and options as an object; empty for the undivided total.
  static func json(_ breakdown: Breakdown) -> JSONValue {
    var object = JSONLine()
    for part in breakdown.parts { object.add(part.dimension, part.option) }
    return object.value
  }
}
