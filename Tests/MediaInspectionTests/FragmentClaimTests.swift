import Testing

@testable import MediaInspection

/// Boxes laid by hand after ISO/IEC 14496-12 §8.2.2, §8.8.2 and §8.16.3.
@Suite("What a fragmented mp4 claims")
struct FragmentClaimTests {
  private typealias Boxes = BoxWalkTests

  /// In thousandths of a second.
  private static func movie(_ duration: UInt64, _ extends: [UInt8] = []) -> [UInt8] {
    Boxes.box(
      "moov",
      .of(
        Boxes.box("mvhd", .of(.zeros(12), .big(1000, 4), .big(duration, 4), .zeros(80))),
        Boxes.box("mvex", extends)))
  }

  private static func index(_ durations: [UInt64]) -> [UInt8] {
    let references = durations.flatMap { [UInt8].of(.big(100, 4), .big($0, 4), .zeros(4)) }
    return Boxes.box(
      "sidx",
      .of(
        .zeros(4), .big(1, 4), .big(600, 4), .zeros(8), .zeros(2), .big(UInt64(durations.count), 2),
        references))
  }

  private static let fragment = Boxes.box("moof", .zeros(8))

  private func claim(_ parts: [UInt8]..., found: Int64) throws -> Int64? {
    let file = try HandMadeFile(Boxes.start + parts.flatMap { $0 } + Self.fragment)
    return FragmentClaim.length(BoxWalk(file.reader), file.reader, found: found)
  }

  @Test("the movie extends header states the length of all fragments, in four bytes or eight")
  func extends() throws {
    let short = Boxes.box("mehd", .of(.zeros(4), .big(12_000, 4)))
    let long = Boxes.box("mehd", .of([1, 0, 0, 0], .big(12_000, 8)))
    #expect(try claim(Self.movie(0, short), found: 1) == 12_000_000)
    #expect(try claim(Self.movie(0, long), found: 1) == 12_000_000)
  }

  @Test("without a stated length nothing is claimed, whatever the fragments hold")
  func nothing() throws {
    #expect(try claim(Self.movie(0), found: 6_080_000) == nil)
    #expect(try claim(Self.movie(0xFFFF_FFFF), found: 6_080_000) == nil)
  }

  @Test("a movie header is a claim unless it is about the first fragment alone")
  func header() throws {
    #expect(try claim(Self.movie(12_000), found: 6_000_000) == 12_000_000)
    #expect(try claim(Self.movie(12_000), found: 12_040_000) == 12_000_000)
    #expect(try claim(Self.movie(2000), found: 12_000_000) == nil)
  }

  @Test("an index of several segments is a claim, one of a single segment is not")
  func segments() throws {
    #expect(try claim(Self.movie(0), Self.index([1200, 1200, 600]), found: 1) == 5_000_000)
    #expect(try claim(Self.movie(0), Self.index([1200]), found: 2_000_000) == nil)
  }

  @Test("an index that ends early, or is counted in nothing, claims nothing")
  func broken() throws {
    let whole = Self.index([1200, 1200])
    let cut = Boxes.box("sidx", Array(whole[8..<(whole.count - 4)]))
    #expect(try claim(Self.movie(0), cut, found: 1) == nil)
    var still = whole
    still.replaceSubrange(16..<20, with: [0, 0, 0, 0])
    #expect(try claim(Self.movie(0), still, found: 1) == nil)
  }
}
