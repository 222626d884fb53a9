package import Core

/// What the first key in a form would have to wait for: names to be compared and to be offered.
///
/// Checks and search keep what they collect and share it with their copies, so it may be done on any thread.
package struct EntryPreparation: Sendable, Equatable {
  /// Id of the register that is recorded in.
  package var register: String
  /// Where the person stands.
  package var place: RegionID
  let checks: EntryChecks
  let search: SearchIndex

  /// Collects the names.
  package func run() {
    search.prepare(for: register, at: place)
    checks.prepare(for: register, at: place)
  }

  /// Whether both prepare the same.
  package static func == (a: EntryPreparation, b: EntryPreparation) -> Bool {
    a.register == b.register && a.place == b.place
  }
}
