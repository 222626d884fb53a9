/// Where a row's state may go, and what a score says about it.
extension RegisterSchema {
  /// The moves that lead out of a state, in the catalogue's order.
  package func moves(from state: String) -> [States.Move] {
    (states?.moves ?? []).filter { $0.from == state }
  }

  /// The fields that moves ask for: the ones that a form leaves to them until their state is reached.
  ///
  /// A field that the first state asks for is none of them.
  package var fieldsOfMoves: Set<String> {
    guard let states else { return [] }
    let asked = states.moves.flatMap { $0.needs + $0.asks }
    return Set(asked + states.asks)
  }

  /// The fields that moves on the way to a state ask for.
  package func fields(until state: String) -> Set<String> {
    guard let states else { return [] }
    var reached: Set<String> = [state]
    var waiting = [state]
    var fields: Set<String> = []
    while let next = waiting.popLast() {
      for move in states.moves where move.to == next {
        fields.formUnion(move.needs + move.asks + states.asks)
        if reached.insert(move.from).inserted { waiting.append(move.from) }
      }
    }
    return fields
  }

  /// The fields that every move into a state needs.
  package func fieldsNeeded(in state: String) -> Set<String> {
    let moves = (states?.moves ?? []).filter { $0.to == state && $0.from != state }
    guard let first = moves.first else { return [] }
    return moves.dropFirst().reduce(Set(first.needs)) { $0.intersection($1.needs) }
  }
}

/// A score held against a threshold of the scheme that applies where it was given.
package struct ScoreCheck: Hashable, Sendable {
  /// The scheme by whose name the threshold must be shown.
  package var scheme: Scheme
  /// The threshold and what passing it means.
  package var threshold: Scheme.Threshold
  /// The score; nil where the row has none.
  package var score: FixedDecimal?

  /// Whether the score passes; nil without a score.
  package var passes: Bool? { score.map { threshold.test.passes($0) } }
}

extension Dataset {
  /// The scoring scheme of a row: the one it names, else the nearest that holds where it counts.
  ///
  /// Of the schemes of one place the one that began last counts; a scheme that names no place holds for the nation.
  package func scheme(
    of draft: [String: FieldValue], in schema: RegisterSchema, at place: RegionID?
  )
    -> Scheme?
  {
    if let field = schema.states?.scheme, case .text(let name)? = draft[field],
      let named = catalogue.schemes.all.first(where: {
        $0.id == name || $0.title.zh == name || $0.title.en == name
      })
    {
      return named
    }
    let path = place.map { [$0] + regions.ancestors(of: $0) } ?? []
    for region in path {
      let here = catalogue.schemes.all.filter {
        $0.region.flatMap { regions.find($0) } == region && !$0.thresholds.isEmpty
      }
      let last = here.max { a, b in
        guard let first = a.validFrom?.first else { return b.validFrom != nil }
        return b.validFrom.map { first < $0.first } ?? false
      }
      if let last { return last }
    }
    return nil
  }

  /// The scores of a row held against all thresholds of its scheme, stage by stage.
  package func scoreChecks(
    of draft: [String: FieldValue], in schema: RegisterSchema, at place: RegionID?
  ) -> [ScoreCheck] {
    guard let scheme = scheme(of: draft, in: schema, at: place), let states = schema.states
    else { return [] }
    return scheme.thresholds.compactMap { threshold in
      let stage = states.scores.first { $0.stage.rawValue == threshold.stage }
      guard let stage else { return nil }
      let score = stage.fields.lazy.compactMap { draft[$0]?.decimal }.first
      return ScoreCheck(scheme: scheme, threshold: threshold, score: score)
    }
  }

  /// The threshold that a move names, held against the score of the stage that the row has passed last; nil where the scheme knows none.
  package func scoreCheck(
    for move: RegisterSchema.States.Move, of draft: [String: FieldValue],
    in schema: RegisterSchema, at place: RegionID?
  ) -> ScoreCheck? {
    guard let name = move.threshold else { return nil }
    let checks = scoreChecks(of: draft, in: schema, at: place).filter { $0.threshold.id == name }
    return checks.last { $0.score != nil } ?? checks.last
  }
}
