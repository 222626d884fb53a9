import Testing

@testable import Core

@Suite struct LoadingRoundTripTests {
  @Test(arguments: ["published", "demo-county"])
  func writingTheSampleChangesNoByte(_ name: String) throws {
    let dataset = try LoadingSampleTests.open(name)
    let writer = DatasetWriter(dataset)
    #expect(dataset.files.count > 2)
    for image in dataset.files {
      let path = "\(dataset.folder)/\(image.path)"
      let old = try DiskFiles().read(path, limit: 1 << 26)
      #expect(writer.bytes(of: image) == old, "\(image.path)")
    }
  }
}
