import ArgumentParser
import Core
import TUI

/// Core has options too, those of a dimension; here an option is one of the command line.
typealias Option<Value> = ArgumentParser.Option<Value>

/// The colours that may be used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, never
  case basic = "16"
  case palette = "256"

  var mode: TerminalOptions.ColorMode {
    switch self {
    case .auto: .auto
    case .never: .never
    case .basic: .basic
    case .palette: .palette
    }
  }
}

extension Language: ExpressibleByArgument {
  /// Chinese, unless the environment asks for English.
  static func fromEnvironment() -> Language {
    Language(environment: Surroundings.environment)
  }
}

extension Theme: ExpressibleByArgument {}

/// The size of a screen without a terminal.
struct ScreenSize: ExpressibleByArgument {
  let size: Size

  /// 80 columns, 24 rows.
  static let standard = ScreenSize(size: Size(width: 80, height: 24))

  private init(size: Size) { self.size = size }

  /// Reads columns and rows, such as `100x30`.
  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...1_000).contains(parts[0]), (1...1_000).contains(parts[1])
    else { return nil }
    size = Size(width: parts[0], height: parts[1])
  }
}

/// Writes the last screen of a headless run.
enum ScreenDump {
  private static let forms = [".txt", ".ansi", ".svg"]

  /// Ends with exit code 64 where the ending of a path says no form that a screen is written in.
  static func check(_ path: String?, _ language: Language) throws {
    guard let path, path != "-" else { return }
    guard forms.contains(where: { path.lowercased().hasSuffix($0) }) else {
      throw CommandFailure.usage(PictureText(language).unknownForm(path, known: forms))
    }
  }

  /// To standard output for `-`; else to a file whose ending says the form: .txt, .ansi or .svg.
  static func write(_ terminal: HeadlessTerminal, to path: String) throws {
    let name = path.lowercased()
    let format: CanvasDump.Format =
      name.hasSuffix(".svg") ? .svg : name.hasSuffix(".ansi") ? .ansi : .text
    let text = CanvasDump.write(
      terminal.canvas, as: format, theme: terminal.theme, title: "企健 Qijian")
    if path == "-" {
      print(text, terminator: "")
    } else {
      try DiskFiles().write(Array(text.utf8), to: path, mode: .everybodyReads)
    }
  }
}

extension ScreenSize: CustomStringConvertible {
  var description: String { "\(size.width)x\(size.height)" }
}
