import Artifacts
import Testing

@testable import PictureInspection

/// EXIF written by hand after CIPA DC-008; expected values by arithmetic.
@Suite("EXIF's facts")
struct ExifFactsTests {
  static func facts(_ exif: HandMadeExif) -> ExifFacts { ExifFacts(exif.tiff) }

  @Test(
    "a time that no calendar or clock shows is no time",
    arguments: [
      ("2024:02:29 00:00:00", "2024-02-29T00:00:00"), ("2026:02:29 00:00:00", nil),
      ("2026:06:31 10:00:00", nil), ("2026:13:01 10:00:00", nil), ("2026:00:10 10:00:00", nil),
      ("2026:01:01 24:00:00", nil), ("2026:01:01 23:60:00", nil), ("0000:00:00 00:00:00", nil),
      ("    :  :     :  :  ", nil), ("2026:03:12", nil), ("", nil),
      ("2026-03-12 15:04:05", "2026-03-12T15:04:05"), ("12.03.2026 15:04:05", nil),
    ] as [(String, String?)])
  func time(_ written: String, _ expected: String?) {
    #expect(
      Self.facts(HandMadeExif(exif: [(0x9003, .text(written))])).capturedAt == expected)
  }

  @Test("the time of the last change is not when it was taken")
  func changed() {
    #expect(
      Self.facts(HandMadeExif(first: [(0x0132, .text("2026:03:12 15:04:05"))])).capturedAt == nil)
  }

  @Test(
    "an orientation is 1 to 8",
    arguments: [(0, nil), (1, 1), (8, 8), (9, nil), (65_535, nil)] as [(UInt64, Int?)])
  func orientation(_ written: UInt64, _ expected: Int?) {
    #expect(
      Self.facts(HandMadeExif(first: [(0x0112, .short(written))])).orientation == expected)
  }

  static func gps(
    _ latitude: (String, [(UInt64, UInt64)]), _ longitude: (String, [(UInt64, UInt64)])
  ) -> HandMadeExif {
    HandMadeExif(gps: [
      (1, .text(latitude.0)), (2, .fractions(latitude.1)), (3, .text(longitude.0)),
      (4, .fractions(longitude.1)),
    ])
  }

  @Test("a place is written after ISO 6709")
  func places() {
    // 33° 52′ 7.68″ S = 33.8688, 151° 12′ 33.48″ E = 151.2093.
    #expect(
      Self.facts(
        Self.gps(
          ("S", [(33, 1), (52, 1), (768, 100)]), ("E", [(151, 1), (12, 1), (3348, 100)]))
      ).coordinates == "-33.86880+151.20930/")
    // Decimal minutes, as some cameras write them: 5′ = 0.08333°, 6.5′ = 0.10833°.
    #expect(
      Self.facts(Self.gps(("N", [(1, 1), (5, 1), (0, 1)]), ("W", [(2, 1), (65, 10), (0, 0)])))
        .coordinates == "+01.08333-002.10833/")
    // Degrees alone.
    #expect(
      Self.facts(Self.gps(("N", [(90, 1)]), ("E", [(18_000, 100)]))).coordinates
        == "+90.00000+180.00000/")
  }

  @Test("an impossible place is none")
  func noPlaces() {
    let impossible = [
      Self.gps(("N", [(91, 1)]), ("E", [(1, 1)])), Self.gps(("N", [(1, 1)]), ("E", [(181, 1)])),
      Self.gps(("X", [(1, 1)]), ("E", [(1, 1)])), Self.gps(("N", [(1, 0)]), ("E", [(1, 1)])),
      Self.gps(("N", [(0, 1)]), ("E", [(0, 1)])), Self.gps(("N", []), ("E", [])),
      Self.gps(("N", [(0xFFFF_FFFF, 1)]), ("E", [(0xFFFF_FFFF, 0xFFFF_FFFF)])),
      Self.gps(("N", [(1, 1), (5, 0)]), ("E", [(1, 1)])),
      HandMadeExif(gps: [(2, .fractions([(1, 1)])), (4, .fractions([(1, 1)]))]),
    ]
    for exif in impossible {
      let facts = Self.facts(exif)
      #expect(facts.coordinates == nil)
      #expect(facts.privacy == PrivacySweep())
    }
  }

  @Test("blank names name nobody")
  func blank() {
    let exif = HandMadeExif(
      first: [(0x010F, .text("     ")), (0x013B, .text("")), (0x8298, .text("   "))])
    #expect(Self.facts(exif).privacy == PrivacySweep())
  }

  @Test("nothing is made up for an empty block")
  func empty() {
    #expect(ExifFacts([]) == ExifFacts())
    #expect(Self.facts(HandMadeExif()) == ExifFacts())
    #expect(ExifFacts(.text("Exif") + [0, 0]) == ExifFacts())
  }
}
