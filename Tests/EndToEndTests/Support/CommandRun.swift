import FoundationEssentials
import Glibc

/// A run of the built program without a terminal, to its end.
struct CommandRun {
  let output: String
  let errors: String
  /// The exit code; 124 for one that did not end in two minutes (times ``Products/patience``), 128 and more for a signal.
  let code: Int32

  /// Runs `qijian` with these arguments and nothing in its environment but what is given.
  ///
  /// - Parameters:
  ///   - program: the program, where it is another copy of `qijian`.
  ///   - folder: where the program is started.
  ///   - user: as whom it runs; only root may ask for another.
  init(
    _ arguments: [String], environment: [String: String] = ["LANG": "zh_CN.UTF-8"],
    program: String = "qijian", in folder: String = "/", as user: UInt32? = nil
  ) throws {
    let scratch = try Products.temporaryFolder()
    defer { Products.remove(scratch) }
    var command =
      ["/usr/bin/timeout", "\(120 * Products.patience)", try Products.path(of: program)] + arguments
    if let user {
      command =
        ["/usr/bin/setpriv", "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups"]
        + command
    }
    // A shell opens the files and changes the folder, so that no call of the test process matters.
    let line =
      "cd " + Self.quoted(folder) + " && exec " + command.map(Self.quoted).joined(separator: " ")
      + " </dev/null >" + Self.quoted(scratch + "/out") + " 2>" + Self.quoted(scratch + "/err")
    code = try Self.shell(line, environment)
    output = Products.read(scratch + "/out")
    errors = Products.read(scratch + "/err")
  }

  /// Runs a line of shell in which `$Q` is the program, and returns its exit code.
  static func shell(
    _ line: String, _ environment: [String: String] = ["LANG": "zh_CN.UTF-8"]
  ) throws -> Int32 {
    let own = ["PATH": "/usr/bin:/bin", "Q": try Products.path(of: "qijian")]
    let all = own.merging(Products.sanitizerOptions) { _, given in given }
      .merging(environment) { _, given in given }
    var arguments: [UnsafeMutablePointer<CChar>?] =
      ["/bin/sh", "-c", line].map { (text: String) in strdup(text) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, "/bin/sh", nil, nil, &arguments, &variables)
    guard failure == 0 else { throw PtyError.system("posix_spawn", failure) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }

  /// The lines of standard output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// Standard output as one value a line.
  func decoded<Value: Decodable>(_ type: Value.Type) throws -> [Value] {
    try lines.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
  }

  /// Whether there is nothing in either output that could do harm on a terminal.
  var isHarmless: Bool {
    (output + errors).unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF:
        false
      default: true
      }
    }
  }
}

/// A finding as `qijian check --json` writes it.
struct FindingLine: Decodable {
  var severity: String
  var rule: String?
  var kind: String
  var file: String?
  var line: Int?
  var column: Int?
  var path: String?
  var record: String?
  var figures: [String]
  var indicator: String?
  var region: String?
  var what: String
  var found: String
  var expected: String
  var next: String
  var message: String
}
