/// A figure by its position in its store.
package struct FigureRef: Hashable, Sendable, Comparable {
  /// The position in the store, from 0; it stays the same while figures come and go.
  package var index: Int32

  /// Makes the reference to the figure at `index`.
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// Reading order: files, then figures in them, then what was entered since.
  package static func < (a: FigureRef, b: FigureRef) -> Bool { a.index < b.index }
}

/// All reported figures and targets, found by indicator, region and id.
///
/// A figure that is removed leaves its place empty; the same id takes that place again. Copies share
/// what they have in common, so that a change costs little even while another copy is kept.
package struct FigureStore: Sendable {
  private var slots = PieceArray<Figure>()
  /// What is asked of figures most, by slot.
  private var allTraits = PieceArray<FigureTraits>()
  private(set) var ids = TextArena()
  /// Of two figures with the same id the first is found.
  private(set) var idIndex = TextIndex()
  private var removed: Set<FigureRef> = []
  private var statementShelves: [IndicatorID: FigureShelf] = [:]
  private var targetShelves: [IndicatorID: FigureShelf] = [:]
  private var everything = FigureShelf()

  /// Makes a store; O(n log n).
  package init(_ figures: [Figure] = []) {
    for figure in figures { addSlot(figure) }
    shelve()
  }

  /// Takes ids, how they are found, and the figure of each by its number; O(n).
  init<Failure>(
    ids: TextArena, idIndex: TextIndex, _ figure: (Int) throws(Failure) -> Figure
  ) throws(Failure) {
    for number in 0..<ids.count {
      let figure = try figure(number)
      slots.append(figure)
      allTraits.append(FigureTraits(figure))
    }
    self.ids = ids
    self.idIndex = idIndex
    shelve()
  }

  // MARK: - Filling

  /// How many places there are, those of removed figures among them.
  var slotCount: Int { slots.count }

  /// The place of the figure with an id, removed or not; nil for none.
  func position(of id: some Collection<UInt8>) -> Int? { idIndex.find(id, in: ids) }

  /// Adds a figure whose id no other has; asked for it can be once it is shelved.
  mutating func append(_ figure: Figure) { addSlot(figure) }

  /// The same, where the bytes of its id are at hand.
  mutating func append(_ figure: Figure, id: UnsafeBufferPointer<UInt8>) {
    slots.append(figure)
    allTraits.append(FigureTraits(figure))
    ids.append(utf8: id)
    _ = idIndex.insert(ids.count - 1, of: ids)
  }

  /// Gives a document to the figures from a place on that have none.
  mutating func giveDocument(_ document: String, from first: Int) {
    for index in first..<slots.count where slots[index].document.isEmpty {
      slots.change(index) { $0.document = document }
    }
  }

  /// Gives a figure a place of its own, without putting it onto the shelves.
  private mutating func addSlot(_ figure: Figure) {
    slots.append(figure)
    allTraits.append(FigureTraits(figure))
    ids.append(figure.id)
    _ = idIndex.insert(ids.count - 1, of: ids)
  }

  /// Puts everything onto new shelves; O(n), or O(n log n) where figures do not come by region.
  mutating func shelve() {
    everything = FigureShelf()
    var order: [(region: RegionID, ref: FigureRef)] = []
    order.reserveCapacity(slots.count)
    var isSorted = true
    slots.forEach { index, figure in
      let ref = FigureRef(index)
      if removed.contains(ref) { return }
      if let last = order.last, figure.region < last.region { isSorted = false }
      order.append((figure.region, ref))
    }
    if !isSorted { order.sort { ($0.region, $0.ref) < ($1.region, $1.ref) } }
    everything.reserve(order.count)
    var numbers: [IndicatorID: Int] = [:]
    // Each indicator's statements and targets.
    var shelves: [(id: IndicatorID, statements: FigureShelf, targets: FigureShelf)] = []
    for (region, ref) in order {
      everything.append(ref, region)
      let (indicator, isTarget) = (
        slots[Int(ref.index)].indicator, slots[Int(ref.index)].kind == .target
      )
      let number = numbers[indicator] ?? shelves.count
      if number == shelves.count {
        numbers[indicator] = number
        shelves.append((indicator, FigureShelf(), FigureShelf()))
      }
      if isTarget {
        shelves[number].targets.append(ref, region)
      } else {
        shelves[number].statements.append(ref, region)
      }
    }
    statementShelves = [:]
    targetShelves = [:]
    for shelf in shelves {
      if !shelf.statements.isEmpty { statementShelves[shelf.id] = shelf.statements }
      if !shelf.targets.isEmpty { targetShelves[shelf.id] = shelf.targets }
    }
  }

  // MARK: - Asking

  /// How many figures there are, targets among them.
  package var count: Int { slots.count - removed.count }

  /// The references of all figures in reading order, targets among them; O(n).
  package var refs: [FigureRef] {
    slots.indices.map { FigureRef($0) }.filter { !removed.contains($0) }
  }

  /// All figures in reading order, targets among them; a copy, O(n).
  package var all: [Figure] { refs.map { self[$0] } }

  /// Whether a reference is that of a figure that is there.
  package func contains(_ ref: FigureRef) -> Bool {
    slots.indices.contains(Int(ref.index)) && !removed.contains(ref)
  }

  /// The figure at a position; of a removed one what was there last.
  package subscript(ref: FigureRef) -> Figure {
    // Lent, not copied: a look at one part of a figure costs no more than that.
    _read { yield slots[Int(ref.index)] }
  }

  /// What of the figure at a position is asked before it is looked at.
  func traits(_ ref: FigureRef) -> FigureTraits { allTraits[Int(ref.index)] }

  /// The figure with an id, or nil; of two with the same id the first.
  package func find(_ id: String) -> FigureRef? {
    slot(id).flatMap { removed.contains($0) ? nil : $0 }
  }

  /// The place that an id has or had.
  private func slot(_ id: String) -> FigureRef? {
    idIndex.find(id.utf8, in: ids).map { FigureRef($0) }
  }

  /// What is stated of an indicator in a region itself, in reading order; no targets.
  ///
  /// O(log n), like everything below.
  package func statements(_ indicator: IndicatorID, in region: RegionID) -> ArraySlice<FigureRef> {
    statements(indicator, within: region.index..<region.index + 1)
  }

  /// What is stated of an indicator in a run of region numbers, region by region.
  package func statements(
    _ indicator: IndicatorID, within subtree: Range<Int32>
  ) -> ArraySlice<FigureRef> {
    statementShelves[indicator]?.slice(subtree) ?? []
  }

  /// What is aimed at for an indicator in a region itself, in reading order.
  package func targets(_ indicator: IndicatorID, in region: RegionID) -> ArraySlice<FigureRef> {
    targetShelves[indicator]?.slice(region.index..<region.index + 1) ?? []
  }

  /// Everything stated or aimed at in a region itself, in reading order.
  package func figures(in region: RegionID) -> ArraySlice<FigureRef> {
    figures(within: region.index..<region.index + 1)
  }

  /// Everything stated or aimed at in a run of region numbers, region by region.
  package func figures(within subtree: Range<Int32>) -> ArraySlice<FigureRef> {
    everything.slice(subtree)
  }

  // MARK: - Changing

  /// What a change puts in the place of an id: a figure, or nothing.
  package struct Replacement: Sendable {
    /// The id that is found or made; a figure's own `id` must be the same.
    package var id: String
    /// The figure that stands there afterwards; nil removes.
    package var figure: Figure?

    /// Makes a change.
    package init(id: String, figure: Figure?) {
      self.id = id
      self.figure = figure
    }
  }

  /// Adds, replaces or removes the figure with an id; O(log n + figures of the indicator).
  ///
  /// - Returns: what stood there before, and where it stands or stood; nil where nothing changed.
  @discardableResult
  package mutating func replace(_ change: Replacement) -> (old: Figure?, ref: FigureRef)? {
    set(change, shelving: true)
  }

  /// Makes many changes at once, each as `replace` does; later ones of the same id win.
  ///
  /// O(n log n) where they are many, so that a paste or a journal costs no more than loading.
  package mutating func replace(
    _ changes: some Collection<Replacement>,
    _ body: (Replacement, _ old: Figure?, FigureRef) -> Void = { _, _, _ in }
  ) {
    let isBulk = changes.count > 256
    for change in changes {
      if let (old, ref) = set(change, shelving: !isBulk) { body(change, old, ref) }
    }
    if isBulk { shelve() }
  }

  private mutating func set(
    _ change: Replacement, shelving: Bool
  ) -> (old: Figure?, ref: FigureRef)? {
    let known = slot(change.id)
    let old = known.flatMap { removed.contains($0) ? nil : self[$0] }
    guard let figure = change.figure else {
      guard let known, let old else { return nil }
      if shelving { take(known, old) }
      removed.insert(known)
      return (old, known)
    }
    if old == figure, let known, old.map({ $0.isWritten(like: figure) }) ?? false {
      return (old, known)
    }
    let ref = known ?? FigureRef(slots.count)
    if let known {
      if shelving, let old { take(known, old) }
      slots[Int(known.index)] = figure
      allTraits[Int(known.index)] = FigureTraits(figure)
      removed.remove(known)
    } else {
      addSlot(figure)
    }
    if shelving { put(ref, figure) }
    return (old, ref)
  }

  private mutating func put(_ ref: FigureRef, _ figure: Figure) {
    everything.insert(ref, figure.region)
    if figure.kind == .target {
      targetShelves[figure.indicator, default: FigureShelf()].insert(ref, figure.region)
    } else {
      statementShelves[figure.indicator, default: FigureShelf()].insert(ref, figure.region)
    }
  }

  private mutating func take(_ ref: FigureRef, _ figure: Figure) {
    everything.remove(ref, figure.region)
    if figure.kind == .target {
      targetShelves[figure.indicator]?.remove(ref, figure.region)
    } else {
      statementShelves[figure.indicator]?.remove(ref, figure.region)
    }
  }
}

extension Figure {
  /// Whether an equal figure's numbers have the same digits: 97.50 and 97.5 are equal, not alike.
  fileprivate func isWritten(like other: Figure) -> Bool {
    quantity.value?.scale == other.quantity.value?.scale
      && numerator?.scale == other.numerator?.scale
      && denominator?.scale == other.denominator?.scale
  }
}
