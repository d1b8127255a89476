import Artifacts
import Testing

@testable import MediaInspection

/// Expected values from the contract: ISO 8601 with the offset where the container states one.
@Suite("When and where a recording says it was made")
struct RecordingTagsTests {
  static let apple = "com.apple.quicktime.creationdate"

  @Test(
    "the time is read from one tag",
    arguments: [
      (apple, "2026-03-12T15:04:05-0700", "2026-03-12T15:04:05-07:00"),
      (apple, "2026-03-12T15:04:05+05:30", "2026-03-12T15:04:05+05:30"),
      (apple, "2026-03-12T15:04:05Z", "2026-03-12T15:04:05Z"),
      (apple, "last Thursday", nil),
      ("creation_time", "2026-03-12T22:04:05.000000Z", "2026-03-12T22:04:05.000000Z"),
      ("CREATION_TIME", "2026-03-12T22:04:05Z", "2026-03-12T22:04:05Z"),
      ("creation_time", "1904-01-01T00:00:00.000000Z", nil),
      ("creation_time", "1970-01-01T00:00:00.000000Z", nil),
      ("creation_time", "", nil), ("creation_time", "2026-03-12", nil),
      ("date", "2026-03-12T22:04:05Z", nil),
    ] as [(String, String, String?)])
  func recordedAt(_ key: String, _ value: String, _ expected: String?) {
    #expect(RecordingTags(tags: [Tag(key: key, value: value)]).recordedAt == expected)
  }

  @Test("local time with its offset goes before universal time")
  func precedence() {
    let tags = [
      Tag(key: "creation_time", value: "2026-03-12T22:04:05Z"),
      Tag(key: Self.apple, value: "2026-03-12T15:04:05-0700"),
    ]
    #expect(RecordingTags(tags: tags).recordedAt == "2026-03-12T15:04:05-07:00")
  }

  @Test(
    "the place is read as it stands",
    arguments: ["com.apple.quicktime.location.ISO6709", "location", "LOCATION"])
  func coordinates(_ key: String) {
    let tags = RecordingTags(tags: [Tag(key: key, value: "+37.3349-122.0090/")])
    #expect(tags.coordinates == "+37.3349-122.0090/")
  }

  @Test("no tags say nothing")
  func empty() {
    #expect(RecordingTags(tags: []).recordedAt == nil)
    #expect(RecordingTags(tags: []).coordinates == nil)
  }
}
