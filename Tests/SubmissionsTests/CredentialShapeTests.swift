import Artifacts
import Foundation
import Submissions
import TestSupport
import Testing

/// The built-in definition and the six samples, each on a folder that meets it and on one that misses
/// each of its rules, one rule at a time. Every outcome was written by hand from the definition's text.
@Suite("Credentials of every shape")
struct CredentialShapeTests {
  /// A folder, what is declared in it, and the requirements that it does not meet.
  struct Row: CustomTestStringConvertible, Sendable {
    let credential: String
    let what: String
    var records: [ArtifactRecord]
    var yaml: String?
    var asOf: String? = "2026-06-30"
    /// `id outcome` for all that is not met, in the order of the definition.
    let unmet: [String]
    let ready: Bool

    var testDescription: String { "\(credential): \(what)" }
  }

  @Test(
    "a folder gives exactly the outcomes that a reader of the definition expects", arguments: rows)
  func outcomes(_ row: Row) throws {
    let credential = try Self.credential(row.credential)
    let declared = row.yaml.map {
      DeclarationFile(Array("schema: exhibit.submission/1\n\($0)".utf8))
    }
    #expect(declared?.faults ?? [] == [])
    var builder = SubmissionBuilder(
      credential: credential, folderName: "f", declared: declared)
    for record in row.records { builder.add(record) }
    let submission = builder.finish(ignoreRules: [], skipped: [], asOf: row.asOf)
    let unmet = submission.results.filter { $0.outcome.outcome != .met }
    #expect(
      unmet.map { "\($0.outcome.id.rawValue) \($0.outcome.outcome.rawValue)" } == row.unmet,
      "\(submission.requirements)")
    #expect(submission.ready == row.ready, "\(submission.results)")
    for result in unmet { #expect(!result.fixes.isEmpty, "\(result.outcome.id.rawValue)") }
    // Whoever verifies comes to the same outcomes from the lines and the header.
    let check = ManifestCheck(
      header: submission.manifestJSON, lines: submission.manifestJSONL, credentials: [credential])
    #expect(check.problems == [])
  }

  @Test("every definition among the samples is sound", arguments: names)
  func sound(_ name: String) throws {
    let reading = Credential.read(yaml: try Self.bytes(name))
    #expect(reading.faults == [])
  }

  static let names = [
    "outcomes-with-evidence", "routines-revised", "one-lesson-on-video", "two-unedited-lessons",
    "two-clips", "one-by-link",
  ]

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: Checkout.path("Samples/credentials/\(name).yaml"))))
  }

  static func credential(_ name: String) throws -> Credential {
    name == "built-in" ? try Credential.builtIn : try Credential.parse(yaml: bytes(name))
  }

  // MARK: Records by hand

  static func video(
    _ path: String, minutes: Int64, seconds: Int64 = 0, size: Int64 = 50_000_000,
    recordedAt: String? = "2026-03-01T10:00:00Z", measured: Bool = true
  ) -> ArtifactRecord {
    var record = Fixture.video(path, milliseconds: (minutes * 60 + seconds) * 1000)
    record.size = size
    record.media?.recordedAt = recordedAt
    if !measured { record.media?.duration?.source = .estimated }
    return record
  }

  static func image(_ path: String) -> ArtifactRecord { Fixture.record(path, .image) }

  static func document(_ path: String, words: Int = 100, pages: Int? = nil) -> ArtifactRecord {
    var record = Fixture.document(path, words: words)
    record.document?.pages = pages
    return record
  }

  static let rows: [Row] =
    builtIn + outcomes + routines + lesson + unedited + clips + link

  // MARK: Fostering a Collaborative Learning Culture

  private static func builtIn(
    _ what: String, _ records: [ArtifactRecord], _ unmet: [String] = [], ready: Bool = false
  ) -> Row {
    Row(credential: "built-in", what: what, records: records, unmet: unmet, ready: ready)
  }

  private static func replacing(
    _ path: String, with record: ArtifactRecord?
  ) -> [ArtifactRecord] {
    Fixture.complete().compactMap { $0.path == path ? record : $0 }
  }

  private static let builtIn: [Row] = [
    builtIn("all there", Fixture.complete(), ready: true),
    builtIn(
      "Part 1 has 301 words", replacing("part1.html", with: document("part1.html", words: 301)),
      ["part1.words not-met"]),
    builtIn(
      "Part 3 has 301 words",
      replacing("Part 3.docx", with: document("Part 3.docx", words: 301)), ["part3.words not-met"]),
    builtIn(
      "two artifacts",
      [document("part1.html"), document("part3.html"), image("a.jpg"), image("b.jpg")],
      ["part2.artifacts not-met"]),
    builtIn(
      "a broken one",
      Fixture.complete() + [
        Fixture.record("x.mp4", .video, findings: [Finding(.mediaTruncated, "Cut.")])
      ], ["part2.sound not-met"]),
  ]

  // MARK: Outcomes with evidence

  private static let evidence = """
    artifacts:
      - path: plan.docx
        components:
          - {id: plan, at: page 2, note: The first page links back to last week}
      - path: lesson.mp4
        components:
          - {id: adapt, at: "04:10–06:40", note: The task is changed when nobody starts}
    """

  private static func outcomes(
    _ what: String, part1: Int? = 1000, part3: Int? = 500, video: Bool = true,
    yaml: String? = evidence, _ unmet: [String] = [], ready: Bool = false
  ) -> Row {
    Row(
      credential: "outcomes-with-evidence", what: what,
      records: [
        part1.map { document("part1.docx", words: $0) },
        part3.map { document("part3.docx", words: $0) }, document("plan.docx", pages: 3),
        video ? self.video("lesson.mp4", minutes: 9) : nil,
      ].compactMap(\.self), yaml: yaml, unmet: unmet, ready: ready)
  }

  private static let outcomes: [Row] = [
    outcomes("all there", ready: true),
    outcomes("Part 1 is one word short", part1: 999, ["part1.words not-met"]),
    outcomes("no Part 1", part1: nil, ["part1.words not-met"]),
    outcomes("Part 3 is one word short", part3: 499, ["part3.words not-met"]),
    outcomes("no Part 3", part3: nil, ["part3.words not-met"]),
    outcomes(
      "one artifact", video: false,
      // The video that is declared is not there: its outcome is not shown either.
      ["part2.artifacts not-met", "rule.located not-met"]),
    outcomes("nothing declared", yaml: nil, ["rule.located not-met"]),
    outcomes(
      "a place is missing", yaml: evidence.replacing("at: page 2, ", with: ""),
      ["rule.located not-met"]),
    outcomes(
      "an explanation is missing",
      yaml: evidence.replacing(", note: The first page links back to last week", with: ""),
      ["rule.located not-met"]),
    outcomes(
      "one outcome is not shown", yaml: evidence.replacing("id: adapt", with: "id: plan"),
      ["rule.located not-met"]),
  ]

  // MARK: Routines revised

  private static let pieces: [ArtifactRecord] = [
    document("self-assessment.docx"), document("routines.docx"), document("presentation.pdf"),
  ]

  private static func routines(
    _ what: String, _ records: [ArtifactRecord], yaml: String? = "forbiddenNames: [Ana Lópéz]",
    _ unmet: [String] = [], ready: Bool = false
  ) -> Row {
    Row(
      credential: "routines-revised", what: what, records: records, yaml: yaml, unmet: unmet,
      ready: ready)
  }

  private static var tagged: ArtifactRecord {
    var record = Fixture.video("presentation.mp4")
    record.media?.tags = [Tag(key: "artist", value: "ana LOPEZ")]
    return record
  }

  private static let routines: [Row] = [
    routines("all there", pieces, ready: true),
    routines(
      "one is missing", Array(pieces.prefix(2)),
      ["part2.artifacts not-met", "rule.pieces not-met"]),
    routines("one too many", pieces + [image("photo.jpg")], ["part2.artifacts not-met"]),
    routines(
      "two of one piece", [pieces[0], pieces[1], document("routines-2.docx")],
      ["rule.pieces not-met"]),
    routines(
      "a name in a file's name", [pieces[0], pieces[1], document("presentation-AnaLopez.pdf")],
      ["part2.sound not-met", "rule.nobody-named not-met"]),
    routines(
      "a name in the text",
      [pieces[0], pieces[1], Fixture.document("presentation.pdf", text: "By Ana López, 2026.")],
      ["rule.nobody-named not-met"]),
    routines(
      "a name in the metadata", [pieces[0], pieces[1], tagged], ["rule.nobody-named not-met"]),
    routines(
      "another name that begins so",
      [pieces[0], pieces[1], Fixture.document("presentation.pdf", text: "Ana Lopezova")],
      ready: true),
    routines("no names listed", pieces, yaml: nil, ["rule.nobody-named cannot-tell"], ready: true),
  ]

  // MARK: One lesson on video

  private static let form = image("consent-form.jpg")

  private static func lesson(
    _ what: String, _ records: [ArtifactRecord], yaml: String? = "declarations: {one-lesson: true}",
    _ unmet: [String] = [], ready: Bool = false
  ) -> Row {
    Row(
      credential: "one-lesson-on-video", what: what, records: records, yaml: yaml, unmet: unmet,
      ready: ready)
  }

  private static let lesson: [Row] = [
    lesson("one of 15 minutes", [form, video("a.mp4", minutes: 15)], ready: true),
    lesson(
      "three of 5 minutes", [form] + ["a", "b", "c"].map { video("\($0).mp4", minutes: 5) },
      ready: true),
    lesson(
      "one of 15:01", [form, video("a.mp4", minutes: 15, seconds: 1)],
      ["rule.lesson-length not-met"]),
    lesson(
      "two of 5 minutes", [form] + ["a", "b"].map { video("\($0).mp4", minutes: 5) },
      ["rule.lesson-length not-met"]),
    lesson(
      "one of the three is too long",
      [form, video("c.mp4", minutes: 6)] + ["a", "b"].map { video("\($0).mp4", minutes: 5) },
      ["rule.lesson-length not-met"]),
    lesson(
      "its length is only estimated", [form, video("a.mp4", minutes: 9, measured: false)],
      ["rule.lesson-length cannot-tell"], ready: true),
    lesson(
      "too large", [form, video("a.mp4", minutes: 15, size: 1_500_000_001)],
      ["rule.lesson-size not-met"]),
    lesson("no form", [video("a.mp4", minutes: 15)], ["category.consent-form not-met"]),
    lesson(
      "not declared to be one lesson", [form, video("a.mp4", minutes: 15)],
      yaml: "declarations: {one-lesson: false}", ["rule.same-lesson not-met"]),
    lesson(
      "nothing declared", [form, video("a.mp4", minutes: 15)], yaml: nil,
      ["rule.same-lesson cannot-tell"], ready: true),
  ]

  // MARK: Two unedited lessons

  private static let claims = "{unedited: true, different-lessons: true, consent: true}"

  private static func unedited(
    _ what: String, _ records: [ArtifactRecord], claims: String = claims,
    asOf: String? = "2026-06-30", _ unmet: [String] = [], ready: Bool = false
  ) -> Row {
    Row(
      credential: "two-unedited-lessons", what: what, records: records,
      yaml: "declarations: \(claims)", asOf: asOf, unmet: unmet, ready: ready)
  }

  private static let twelve = video("a.mov", minutes: 12)

  private static let unedited: [Row] = [
    unedited("all there", [twelve, video("b.mov", minutes: 10)], ready: true),
    unedited("one video", [twelve], ["rule.videos not-met"]),
    unedited(
      "three videos", [twelve, video("b.mov", minutes: 12), video("c.mov", minutes: 12)],
      ["rule.videos not-met"]),
    unedited(
      "one is too short", [twelve, video("b.mov", minutes: 9, seconds: 59)],
      ["rule.videos not-met"]),
    unedited(
      "one is too long", [twelve, video("b.mov", minutes: 15, seconds: 1)], ["rule.videos not-met"]),
    unedited(
      "one is a year and a day old",
      [twelve, video("b.mov", minutes: 12, recordedAt: "2025-06-29T23:00:00-07:00")],
      ["rule.recent not-met"]),
    unedited(
      "one is a year old to the day",
      [twelve, video("b.mov", minutes: 12, recordedAt: "2025-06-30T00:10:00-07:00")], ready: true),
    unedited(
      "one has no date", [twelve, video("b.mov", minutes: 12, recordedAt: nil)],
      ["rule.recent cannot-tell"], ready: true),
    unedited(
      "no day is stated", [twelve, video("b.mov", minutes: 12)], asOf: nil,
      ["rule.recent cannot-tell"], ready: true),
    unedited(
      "not said to be unedited", [twelve, video("b.mov", minutes: 12)],
      claims: "{different-lessons: true, consent: true}", ["rule.unedited not-met"]),
    unedited(
      "not said to be different", [twelve, video("b.mov", minutes: 12)],
      claims: "{unedited: true, different-lessons: false, consent: true}",
      ["rule.unedited not-met"]),
    unedited(
      "no consent", [twelve, video("b.mov", minutes: 12)],
      claims: "{unedited: true, different-lessons: true, consent: false}", ["rule.consent not-met"]),
  ]

  // MARK: Two clips

  private static let annotated = """
    artifacts:
      - {path: a.mp4, annotation: The opening}
      - {path: b.mp4, annotation: The close}
    """

  private static func clips(
    _ what: String, _ records: [ArtifactRecord], yaml: String? = annotated, _ unmet: [String] = [],
    ready: Bool = false
  ) -> Row {
    Row(
      credential: "two-clips", what: what, records: [document("part3.md", words: 400)] + records,
      yaml: yaml, unmet: unmet, ready: ready)
  }

  private static let opening = video("a.mp4", minutes: 7, seconds: 30)

  private static let clips: [Row] = [
    clips("all there", [opening, video("b.mp4", minutes: 7, seconds: 30)], ready: true),
    clips(
      "a second too long together", [opening, video("b.mp4", minutes: 7, seconds: 31)],
      ["rule.clips not-met"]),
    clips(
      "one clip", [opening], yaml: "artifacts: [{path: a.mp4, annotation: The opening}]",
      ["rule.clips not-met"]),
    clips(
      "a WebM file", [opening, video("b.webm", minutes: 5)],
      yaml: annotated.replacing("b.mp4", with: "b.webm"), ["rule.format not-met"]),
    clips(
      "a large file, which is only advised against",
      [opening, video("b.mp4", minutes: 5, size: 300_000_001)], ["rule.size not-met"], ready: true),
    clips(
      "one is not explained", [opening, video("b.mp4", minutes: 5)],
      yaml: "artifacts: [{path: a.mp4, annotation: The opening}]", ["rule.explained not-met"]),
    Row(
      credential: "two-clips", what: "Part 3 is long, which is only advised against",
      records: [document("part3.md", words: 401), opening, video("b.mp4", minutes: 5)],
      yaml: annotated, unmet: ["part3.words not-met"], ready: true),
  ]

  // MARK: One by link

  private static let shared = """
    artifacts:
      - {url: "https://example.org/chart", category: product}
    """

  private static func link(
    _ what: String, _ records: [ArtifactRecord], yaml: String? = shared, _ unmet: [String],
    ready: Bool = false
  ) -> Row {
    Row(
      credential: "one-by-link", what: what, records: records, yaml: yaml, unmet: unmet,
      ready: ready)
  }

  private static let notes = document("notes.pdf", pages: 4)
  private static let photo = image("in-use.jpg")

  /// Whether a link can be opened depends on the network, so that no manifest vouches for it.
  private static let unsealed = "rule.open not-sealed"

  private static let link: [Row] = [
    link("all there", [notes, photo], [unsealed], ready: true),
    link("feedback and notes", [notes, document("feedback.docx")], [unsealed], ready: true),
    link("no link", [notes, photo], yaml: nil, ["rule.product not-met"]),
    link(
      "two products", [notes, photo],
      yaml: shared + "\n  - {url: \"https://example.org/film\", category: product}",
      ["rule.product not-met", unsealed]),
    link("one supporting piece", [notes], [unsealed, "rule.support not-met"]),
    link(
      "notes of five pages", [document("notes.pdf", pages: 5), photo],
      [unsealed, "rule.support not-met"]),
    link(
      "notes without pages", [document("notes.docx"), photo],
      [unsealed, "rule.support cannot-tell"], ready: true),
  ]
}
