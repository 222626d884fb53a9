import FoundationEssentials
import Testing

@testable import TUI

/// Which clipboard program is taken, and from where.
@Suite struct ClipboardChoiceTests {
  /// Two folders: one with both programs, one with names that are no programs.
  private func withFolders(_ body: (_ programs: String, _ others: String) throws -> Void) throws {
    let files = FileManager.default
    let root = ScratchFolder.make()
    defer { try? files.removeItem(atPath: root) }
    for name in ["wl-copy", "xclip"] {
      try files.createDirectory(atPath: root + "/others/" + name, withIntermediateDirectories: true)
      try files.createDirectory(atPath: root + "/programs", withIntermediateDirectories: true)
      try Data("#!/bin/sh\n".utf8).write(to: URL(filePath: root + "/programs/" + name))
      try files.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: root + "/programs/" + name)
    }
    try body(root + "/programs", root + "/others")
  }

  private enum ScratchFolder {
    static func make() -> String {
      FileManager.default.temporaryDirectory.path + "/qijian-" + UUID().uuidString
    }
  }

  @Test func theDisplayDecides() throws {
    try withFolders { programs, others in
      func name(_ variables: [String: String]) -> String? {
        ClipboardProgram { variables[$0] }?.words.first
      }
      let path = others + ":" + programs
      #expect(name(["PATH": path, "DISPLAY": ":0"]) == programs + "/xclip")
      #expect(name(["PATH": path, "WAYLAND_DISPLAY": "w"]) == programs + "/wl-copy")
      #expect(
        name(["PATH": path, "WAYLAND_DISPLAY": "w", "DISPLAY": ":0"])?.hasSuffix("wl-copy") == true)
      #expect(name(["PATH": path]) == nil)
      #expect(name(["DISPLAY": ":0"]) == nil)
      // A folder has that name, or the path depends on where one is.
      #expect(name(["PATH": others, "DISPLAY": ":0"]) == nil)
      #expect(name(["PATH": "." + programs, "DISPLAY": ":0"]) == nil)
    }
  }
}
