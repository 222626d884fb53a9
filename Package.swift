// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

let package = Package(
  name: "qijian",
  products: [
    .executable(name: "qijian", targets: ["qijian"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CTerminalGuard"),
    .target(name: "CReference"),
    .target(name: "CDigest"),
    .systemLibrary(name: "CVolume"),
    .target(
      name: "Core", dependencies: ["CReference", "CDigest", "CVolume"], swiftSettings: strict),
    .target(
      name: "TUI", dependencies: ["Core", "CNcurses", "CTerminalGuard", "CZlib"],
      swiftSettings: strict),
    .executableTarget(
      name: "qijian",
      dependencies: [
        "Core", "TUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks", dependencies: ["Core"], path: "Benchmarks/Sources",
      swiftSettings: strict),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .executableTarget(
      name: "TerminalFixture", dependencies: ["TUI"], path: "Tests/TerminalFixture",
      swiftSettings: strict),
    .executableTarget(
      name: "JournalTorture", dependencies: ["Core"], path: "Tests/Torture",
      swiftSettings: strict),
    .executableTarget(
      name: "ReaderFuzz", dependencies: ["Core"], path: "Tests/Fuzz", swiftSettings: strict),
    .executableTarget(
      name: "PresentSoak", dependencies: ["Core", "TUI"], path: "Tests/Soak",
      swiftSettings: strict),
    .executableTarget(
      name: "EntryBench", dependencies: ["Core", "TUI"], path: "Tests/EntryBench",
      swiftSettings: strict),
    .testTarget(
      name: "CoreTests", dependencies: ["Core", "ReaderFuzz"], swiftSettings: strict),
    .testTarget(
      name: "TUITests", dependencies: ["TUI", "Core", "CVTerm", "CZlib"], exclude: ["Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["CVTerm", "qijian", "TerminalFixture", "JournalTorture", "ReaderFuzz"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
