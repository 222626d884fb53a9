import Testing

/// A short form of `make fuzz`.
struct ReaderFuzzTests {
  @Test func `texts at random are read the same in all ways`() throws {
    let run = try CommandRun(["3000", "5"], program: "ReaderFuzz")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.lines.last?.hasSuffix("disagreements: 0") == true)
    // Both kinds must be there, else little is tested.
    let numbers = run.lines.last?.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    #expect((numbers ?? []).count == 4)
    for number in numbers?.prefix(3) ?? [] { #expect(number > 300) }
  }
}
