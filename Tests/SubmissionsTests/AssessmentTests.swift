import Artifacts
import Submissions
import Testing

@Suite("Assessment")
struct AssessmentTests {
  private func outcomes(_ records: [ArtifactRecord]) throws -> [String] {
    try Fixture.submission(records).requirements.map {
      "\($0.id.rawValue) \($0.outcome.rawValue): \($0.expected ?? "–") / \($0.found ?? "–")"
    }
  }

  @Test("a complete submission meets every requirement")
  func complete() throws {
    // Four, by hand: video, agenda, reflection, log; the transcript lies beside its video.
    #expect(
      try outcomes(Fixture.complete()) == [
        "part1.words met: at most 300 words / 212 words",
        "part2.artifacts met: at least 3 artifacts / 4 artifacts",
        "part2.sound met: no artifact with an error / none",
        "part3.words met: at most 300 words / 300 words",
      ])
    let submission = try Fixture.submission(Fixture.complete())
    #expect(submission.ready)
    #expect(submission.suggestions.isEmpty)
  }

  @Test("an empty folder is short of artifacts, and its texts can't be told")
  func empty() throws {
    #expect(
      try outcomes([]) == [
        "part1.words cannot-tell: at most 300 words / no text of Part 1",
        "part2.artifacts not-met: at least 3 artifacts / 0 artifacts",
        "part2.sound met: no artifact with an error / none",
        "part3.words cannot-tell: at most 300 words / no text of Part 3",
      ])
    #expect(try Fixture.submission([]).suggestions.count == 4)
  }

  @Test("301 words are one too many, and the finding says so")
  func tooLong() throws {
    let submission = try Fixture.submission([Fixture.document("part3.html", words: 301)])
    let outcome = try #require(submission.requirements.first { $0.id == .part3Words })
    #expect(outcome.outcome == .notMet)
    #expect(outcome.found == "301 words")
    let finding = try #require(submission.firstArtifact?.findings.first)
    #expect(finding.code == .partTooLong)
    #expect(finding.message == "The text of Part 3 is 1 word too long.")
    #expect(finding.expected == "at most 300 words")
    #expect(finding.found == "301 words")
    #expect(submission.firstArtifact?.line.findings.map(\.code) == [.partTooLong])
    #expect(!submission.ready)
  }

  @Test("a text whose words could not be counted can't be told, and does not stop anybody")
  func uncounted() throws {
    let records = Fixture.complete().map { record in
      record.path == "part1.html" ? Fixture.document("part1.html", words: nil) : record
    }
    let submission = try Fixture.submission(records)
    #expect(submission.requirements.first?.outcome == .cannotTell)
    #expect(submission.ready)
  }

  @Test("broken artifacts are not counted, damaged ones are and make the part unsound")
  func unsound() throws {
    let records = [
      Fixture.video("a.mp4", findings: [Finding(.mediaTruncated, "Cut.")]),
      Fixture.record("b.mp4", .unreadable, findings: [Finding(.fileEmpty, "Empty.")]),
      Fixture.document("c.html"), Fixture.document("d.html"),
    ]
    #expect(
      try outcomes(records)[1...2] == [
        "part2.artifacts met: at least 3 artifacts / 3 artifacts",
        "part2.sound not-met: no artifact with an error / 2 artifacts",
      ])
  }

  @Test("a broken link is an error of the document that holds it, with reason and place")
  func links() throws {
    var builder = SubmissionBuilder(credential: try Credential.builtIn, folderName: "f")
    let link = Link(target: "gone.mp4", location: Location(line: 12))
    var broken = LinkVerdict(document: "agenda.html", link: link, verdict: .broken)
    broken.reason = "there is no such file in the folder"
    let web = LinkVerdict(
      document: "agenda.html", link: Link(target: "https://example.org/"), verdict: .skipped)
    builder.add(Fixture.agenda("agenda.html"), links: [broken, web])
    let submission = builder.finish(ignoreRules: [], skipped: [])
    let artifact = try #require(submission.firstArtifact)
    #expect(artifact.findings.map(\.code) == [.linkBroken])
    #expect(
      artifact.findings.first?.message
        == "The link gone.mp4: there is no such file in the folder.")
    #expect(artifact.findings.first?.location?.line == 12)
    #expect(artifact.line.links?.map(\.verdict) == [.broken, .skipped])
    #expect(Array(submission.linkVerdicts).count == 2)
  }

  @Test("only measured recordings of Part 2 are counted as recorded")
  func recorded() throws {
    var claimed = Fixture.video("claimed.mp4", milliseconds: 5000)
    claimed.media?.duration?.source = .declared
    let submission = try Fixture.submission([
      Fixture.video("a.mp4", milliseconds: 61_500), Fixture.video("b.mp4", milliseconds: 500),
      claimed,
    ])
    #expect(submission.header.totals.recordedMilliseconds == 62_000)
    #expect(submission.header.totals.byKind == [.video: 3])
    #expect(submission.header.totals.bytes == 3000)
  }
}
