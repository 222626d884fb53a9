/// How the characters of a region's names are read.
///
/// The region's own readings hold for the characters of its short name, wherever these stand in
/// another of its names; the general tables only guess the rest (自治县, 高新技术产业开发区).
struct RegionReadings {
  private let short: [Unicode.Scalar]
  /// The letter of each character of the short name; empty where the data has none.
  private let letters: [UInt8]
  private let syllables: [[UInt8]]

  /// Takes the readings of a region; those that do not fit its short name are not used.
  init(_ region: Region) {
    short = Array(region.shortName.unicodeScalars)
    let letters = TextFolding.fold(region.initials)
    self.letters = letters.count == short.count ? letters : []
    let syllables = region.pinyin.split(separator: " ").map { TextFolding.fold(String($0)) }
    self.syllables = syllables.count == short.count ? syllables : []
  }

  /// Appends the initials of a name as codes of `InitialTable`.
  func append(initialsOf name: String, to codes: inout [UInt8]) {
    let table = InitialTable.shared
    let scalars = Array(name.unicodeScalars)
    let shared = overlap(with: scalars)
    for (index, scalar) in scalars.enumerated() {
      let own = shared.contains(index) && !letters.isEmpty
      let code = table.code(of: own ? UInt32(letters[index - shared.lowerBound]) : scalar.value)
      if code != 0 { codes.append(code) }
    }
  }

  /// Appends the syllables of a name, the high bit set on the first letter of each.
  func append(syllablesOf name: String, to letters: inout [UInt8]) {
    let scalars = Array(name.unicodeScalars)
    let shared = overlap(with: scalars)
    for (index, scalar) in scalars.enumerated() {
      let own = shared.contains(index) && !syllables.isEmpty
      let syllable =
        own
        ? syllables[index - shared.lowerBound]
        : SyllableTable.shared.syllable(of: scalar.value)
      for (offset, letter) in syllable.enumerated() {
        letters.append(offset == 0 ? letter | 0x80 : letter)
      }
    }
  }

  /// Where characters of the short name stand in a name, from its first on: the common beginning,
  /// else the whole short name further on, else nowhere.
  private func overlap(with name: [Unicode.Scalar]) -> Range<Int> {
    let common = zip(name, short).prefix { $0 == $1 }.count
    if common > 0 { return 0..<common }
    guard !short.isEmpty, name.count > short.count else { return 0..<0 }
    for start in 1...(name.count - short.count)
    where name[start..<(start + short.count)].elementsEqual(short) {
      return start..<(start + short.count)
    }
    return 0..<0
  }
}
