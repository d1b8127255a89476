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
      ("creation_time", "2026-02-30T22:04:05Z", nil),
      ("creation_time", "2026-03-12T25:04:05Z", nil),
      (apple, "1904-01-01T00:00:00+0000", nil), (apple, "1989-12-31T23:59:59+0100", nil),
      (apple, "2026-03-12T15:04:05 Pacific", nil), (apple, "2026:03:12T15:04:05-0700", nil),
      ("date", "2026-03-12T15:04:05-0700", "2026-03-12T15:04:05-07:00"),
      ("DATE", "2026-03-12 15:04:05", "2026-03-12T15:04:05"),
      ("date", "2026", nil), ("date", "2026-03-12", nil), ("date", "1970-01-01T00:00:00Z", nil),
      ("date", "2026-03-12T22:04:05Z", "2026-03-12T22:04:05Z"),
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

  @Test("a date with an offset goes before universal time, one without goes after")
  func dates() {
    let universal = Tag(key: "creation_time", value: "2026-03-12T22:04:05Z")
    let local = Tag(key: "date", value: "2026-03-12T15:04:05-0700")
    let bare = Tag(key: "date", value: "2005-01-01T00:00:00Z")
    #expect(RecordingTags(tags: [universal, local]).recordedAt == "2026-03-12T15:04:05-07:00")
    #expect(RecordingTags(tags: [universal, bare]).recordedAt == "2026-03-12T22:04:05Z")
    let broken = Tag(key: Self.apple, value: "soon")
    #expect(RecordingTags(tags: [broken, universal]).recordedAt == "2026-03-12T22:04:05Z")
  }

  @Test("broadcast WAV has the day and the time of day apart")
  func broadcast() {
    let tags = [
      Tag(key: "date", value: "2026-03-12"), Tag(key: "creation_time", value: "15:04:05"),
    ]
    #expect(RecordingTags(tags: tags).recordedAt == "2026-03-12T15:04:05")
  }

  @Test(
    "a place's name is no coordinates",
    arguments: [
      "San Diego", "", "+", "37.3, -122", "Room 12, Main Hall", "+1 for the room - Ana",
      "+37.3349-122.0090 by Ana", "+37.3349/", "+97.3349-122.0090/", "+37.3349-190.0090/",
      "+37.-122.0/",
    ])
  func names(_ value: String) {
    #expect(RecordingTags(tags: [Tag(key: "location", value: value)]).coordinates == nil)
  }

  @Test(
    "the place is read as it stands",
    arguments: ["com.apple.quicktime.location.ISO6709", "location", "LOCATION"])
  func coordinates(_ key: String) {
    let tags = RecordingTags(tags: [Tag(key: key, value: "+37.3349-122.0090/")])
    #expect(tags.coordinates == "+37.3349-122.0090/")
  }

  @Test(
    "every shape of ISO 6709 is a place",
    arguments: [
      "+37.3349-122.0090+032.5/", "-3720.09+12200.54/", "+372005-1220032.4/", "+37-122",
      "+35.36+138.72+3776CRSWGS_84/",
    ])
  func shapes(_ value: String) {
    #expect(RecordingTags(tags: [Tag(key: "location", value: value)]).coordinates == value)
  }

  @Test("no tags say nothing")
  func empty() {
    #expect(RecordingTags(tags: []).recordedAt == nil)
    #expect(RecordingTags(tags: []).coordinates == nil)
  }
}
