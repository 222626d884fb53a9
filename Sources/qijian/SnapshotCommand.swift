import ArgumentParser
import Core
import TUI

/// A view or slides to take away: `qijian snapshot [DATASET] --out FILE`.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Write a view or slides as text, picture or table. 截图与表格",
    discussion: """
      The ending of each --out says the form: .txt text, .ansi text with colours, .svg and .png \
      pictures, .tsv and .csv the numbers as a table; - is text on standard output. PNG is drawn \
      with GNU Unifont (Debian: apt install unifont), so that Chinese needs no other font.
      """)

  @Argument(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @OptionGroup var show: ShowOptions

  @Option(help: "The tab of the view, e.g. certification; the first if left out.")
  var tab: String?

  @Option(help: "Keys to press first, as with browse: any view that keys lead to, e.g. 'w'.")
  var script: String?

  @Option(help: "A slide of the deck instead of the view: its number, or all.")
  var slide: String?

  @Option(help: "Size in cells, e.g. 120x40.")
  var size: ScreenSize = .standard

  @Option(help: "Where to write; may be given several times.")
  var out: [String] = ["-"]

  @Option(help: "Points of the picture for a point of the font, 1 to 8.")
  var scale = 2

  @Option(help: "A font in Unifont's .hex form for PNG.")
  var font: String?

  func run() throws {
    let opened = try CommandDataset.open(dataset, show.language, show.caching)
    let isShow = slide != nil || show.deck != nil
    var request = StartRequest(
      region: show.region, year: show.year, fixesLanguage: true, fixesTheme: true,
      ignoresSession: true)
    if isShow { request.presents = PresentRequest(deck: try show.readDeck(opened.catalogue)) }
    if let region = show.region { _ = try CommandDataset.place(region, in: opened, show.language) }
    var snapshot = Snapshot(
      opened, size: size.size,
      settings: Settings(
        language: show.language, theme: show.theme ?? .dark, ascii: show.ascii),
      request: request, clock: try show.clock())
    if let tab, !snapshot.open(tab: tab) {
      throw CommandFailure.usage(
        PictureText(show.language).unknownTab(tab, known: snapshot.tabs))
    }
    if let script { try play(script, &snapshot) }
    let writer = try SnapshotWriter(
      paths: out, theme: show.theme ?? .dark, scale: scale, font: font, language: show.language)
    guard isShow else {
      try writer.write(snapshot, suffix: nil)
      return
    }
    let wanted = slide ?? "all"
    if wanted == "all" {
      let digits = String(snapshot.slideCount).utf8.count
      for number in 1...max(1, snapshot.slideCount) {
        snapshot.show(slide: number)
        let name = String(number)
        let zeros = String(repeating: "0", count: max(0, digits - name.utf8.count))
        try writer.write(snapshot, suffix: zeros + name)
      }
      return
    }
    guard let number = Int(wanted), (1...max(1, snapshot.slideCount)).contains(number) else {
      throw CommandFailure.usage(
        PictureText(show.language).unknownSlide(wanted, count: snapshot.slideCount))
    }
    snapshot.show(slide: number)
    try writer.write(snapshot, suffix: nil)
  }
}

extension SnapshotCommand {
  private func play(_ script: String, _ snapshot: inout Snapshot) throws {
    do throws(KeyScript.ParseError) {
      snapshot.play(
        try KeyScript.parse(script), services: Surroundings.services(keepsDrafts: false))
    } catch {
      throw ValidationError(KeyScriptErrorText(show.language).sentence(error))
    }
  }
}

/// Writes one snapshot in every form asked for.
struct SnapshotWriter {
  private let paths: [String]
  private let theme: Theme
  private let scale: Int
  private let font: BitmapFont?
  private let language: Language

  /// Reads the font where a picture needs it; ends with exit code 2 where there is none.
  init(paths: [String], theme: Theme, scale: Int, font: String?, language: Language) throws {
    self.paths = paths
    self.theme = theme
    self.language = language
    self.scale = min(8, max(1, scale))
    let words = PictureText(language)
    for path in paths where path != "-" {
      guard Self.forms.contains(where: { path.lowercased().hasSuffix($0) }) else {
        throw CommandFailure.usage(words.unknownForm(path, known: Self.forms))
      }
    }
    guard paths.contains(where: { $0.lowercased().hasSuffix(".png") }) else {
      self.font = nil
      return
    }
    let place = font ?? BitmapFont.usualPlace
    let bytes = (try? DiskFiles().read(place, limit: 64 << 20)) ?? []
    let read = BitmapFont(hex: bytes)
    guard !read.isEmpty else {
      CommandOutput.warn("qijian: " + words.noFont(place))
      throw ExitCode(CommandExit.cannotOpen)
    }
    self.font = read
  }

  private static let forms = [".txt", ".ansi", ".svg", ".png", ".tsv", ".csv"]

  /// Writes the screen to every path; a suffix comes before the ending.
  func write(_ snapshot: Snapshot, suffix: String?) throws {
    for path in paths {
      if path == "-" {
        print(CanvasDump.text(snapshot.canvas), terminator: "")
        continue
      }
      let named = suffix.map { Self.inserting($0, into: path) } ?? path
      let bytes = try bytes(snapshot, for: path.lowercased())
      do throws(FileError) {
        try DiskFiles().write(bytes, to: named, mode: .everybodyReads)
      } catch {
        CommandOutput.warn("qijian: " + PictureText(language).cannotWrite(named))
        throw ExitCode(CommandExit.cannotWrite)
      }
    }
  }

  private func bytes(_ snapshot: Snapshot, for path: String) throws -> [UInt8] {
    let canvas = snapshot.canvas
    if path.hasSuffix(".tsv") { return Array(SeparatedText.tabs(snapshot.table).utf8) }
    if path.hasSuffix(".csv") {
      // Spreadsheets take a file without the mark for one in the system's old encoding.
      return [0xEF, 0xBB, 0xBF] + Array(SeparatedText.commas(snapshot.table).utf8)
    }
    if path.hasSuffix(".png"), let font {
      let picture = CanvasPicture(font: font, theme: theme, scale: scale).picture(of: canvas)
      guard let bytes = PNG.bytes(of: picture) else { throw ExitCode(CommandExit.cannotWrite) }
      return bytes
    }
    let format: CanvasDump.Format =
      path.hasSuffix(".svg") ? .svg : path.hasSuffix(".ansi") ? .ansi : .text
    return Array(
      CanvasDump.write(canvas, as: format, theme: theme, title: "企健 Qijian").utf8)
  }

  private static func inserting(_ suffix: String, into path: String) -> String {
    guard let dot = path.lastIndex(of: ".") else { return path + "-" + suffix }
    return path[..<dot] + "-" + suffix + path[dot...]
  }
}
