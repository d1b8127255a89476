import Artifacts
import TestSupport
import Testing

@testable import MediaInspection

@Suite("What a recording's tags give away")
struct RecordingPrivacyTests {
  static func codes(_ key: String, _ value: String) -> [FindingCode] {
    RecordingTags(tags: [Tag(key: key, value: value)]).privacy.findings(of: "recording")
      .map(\.code)
  }

  @Test(
    "a tag is known by its key, in any case",
    arguments: [
      ("com.apple.quicktime.location.ISO6709", .privacyLocation), ("location", .privacyLocation),
      ("location-eng", .privacyLocation), ("com.apple.quicktime.make", .privacyDevice),
      ("com.apple.quicktime.model", .privacyDevice), ("model", .privacyDevice),
      ("com.apple.quicktime.software", .privacyDevice), ("make", .privacyDevice),
      ("com.android.manufacturer", .privacyDevice), ("com.android.model", .privacyDevice),
      ("artist", .privacyAuthor), ("ARTIST", .privacyAuthor), ("author", .privacyAuthor),
      ("composer", .privacyAuthor), ("encoded_by", .privacyAuthor), ("title", nil),
      ("encoder", nil), ("handler_name", nil), ("com.android.version", nil), ("comment", nil),
    ] as [(String, FindingCode?)])
  func keys(_ key: String, _ code: FindingCode?) {
    #expect(Self.codes(key, "something") == (code.map { [$0] } ?? []))
    #expect(Self.codes(key, "  ").isEmpty)
  }

  @Test("a location is a warning, device and author are notes")
  func severities() {
    #expect(FindingCode.privacyLocation.entry.severity == .warning)
    #expect(FindingCode.privacyDevice.entry.severity == .note)
    #expect(FindingCode.privacyAuthor.entry.severity == .note)
  }

  @Test(
    "a file that ffmpeg tagged gives one finding of each, and no value",
    .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"), arguments: ["a.mov", "a.mp4"])
  func file(_ name: String) throws {
    let path = try MediaMaker.make(
      name,
      MediaMaker.picture("96x64", rate: "25", seconds: 1) + MediaMaker.tone(seconds: 1) + [
        "-c:v", "libx264", "-movflags", "use_metadata_tags", "-metadata",
        "location=+37.3349-122.0090/", "-metadata", "com.apple.quicktime.make=Example",
        "-metadata", "artist=Robin Doe", "-metadata",
        "com.apple.quicktime.creationdate=2026-03-12T15:04:05-0700",
      ])
    let reply = try RecordingFile.inspect(path)
    #expect(reply.media?.coordinates == "+37.3349-122.0090/")
    #expect(reply.media?.recordedAt == "2026-03-12T15:04:05-07:00")
    #expect(reply.findings.map(\.code) == [.privacyLocation, .privacyDevice, .privacyAuthor])
    for finding in reply.findings {
      for value in ["37", "122", "Example", "Robin"] {
        #expect(!"\(finding)".contains(value))
      }
    }
  }

  @Test("©xyz, as telephones write it, is a place", .enabled(if: Tool.ffmpeg.mayRun))
  func userData() throws {
    let path = try MediaMaker.make(
      "xyz.mp4",
      MediaMaker.picture("96x64", rate: "25", seconds: 1) + [
        "-c:v", "libx264", "-metadata", "location=+37.3349-122.0090/",
      ])
    let reply = try RecordingFile.inspect(path)
    #expect(reply.media?.coordinates == "+37.3349-122.0090/")
    #expect(reply.findings.filter { $0.code == .privacyLocation }.count == 1)
  }
}
