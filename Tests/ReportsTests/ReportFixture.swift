import Artifacts
import Reports
import Submissions

/// A small submission with one of each trouble, written by hand.
enum ReportFixture {
  static func record(
    _ path: String, _ kind: ArtifactKind, words: Int? = nil, milliseconds: Int64? = nil,
    findings: [Finding] = []
  ) -> ArtifactRecord {
    var record = ArtifactRecord(path: ArtifactPath(path), kind: kind)
    record.size = 1_400_000
    // Each path has bytes of its own.
    let digits = path.utf8.map { String($0, radix: 16) }.joined()
    record.sha256 = String((digits + String(repeating: "a", count: 64)).prefix(64))
    record.findings = findings
    if let words {
      record.document = DocumentFacts(format: "html")
      record.document?.words = words
      record.document?.passages = [Passage(text: "secret words")]
    }
    if let milliseconds {
      record.media = MediaFacts(container: "mp4", depth: .packets)
      record.media?.duration = DurationFacts(
        milliseconds: milliseconds, source: .measured, verdict: .verified)
      record.media?.tags = [Tag(key: "artist", value: "Robin Doe")]
      record.media?.coordinates = "+37.3349"
    }
    return record
  }

  static func submission(
    _ records: [ArtifactRecord], folder: String = "culture"
  ) throws -> Submission {
    var builder = SubmissionBuilder(credential: try Credential.builtIn, folderName: folder)
    for record in records { builder.add(record) }
    return builder.finish(
      ignoreRules: [".DS_Store"],
      skipped: [SkippedPath(ArtifactPath(".DS_Store"), reason: "left by a file manager")])
  }

  static let complete: [ArtifactRecord] = [
    record("part1.html", .document, words: 212), record("part3.html", .document, words: 280),
    record("video/protocol.mp4", .video, milliseconds: 614_400),
    record("agenda.html", .document, words: 90), record("reflection.html", .document, words: 150),
  ]

  /// A meeting in a folder of its own, between two files that sort around its members.
  static let meeting: [ArtifactRecord] = [
    record("a.html", .document, words: 90),
    record("m/Audio Record/audioRobinDoe11223344.m4a", .audio, milliseconds: 614_400),
    record("m/audio_only.m4a", .audio, milliseconds: 614_400),
    record("m/chat.txt", .log), record("m/minutes.html", .document, words: 150),
    record("m/zoom_0.mp4", .video, milliseconds: 614_400), record("m/zoom_0.vtt", .transcript),
    record("z.html", .document, words: 5),
  ]

  /// An agenda with a recording of its day, whose items and words must not be handed on, and two agendas
  /// that share another day.
  static var comparison: [ArtifactRecord] {
    func agenda(_ path: String, _ date: String, _ texts: [String]) -> ArtifactRecord {
      var agenda = record(path, .document, words: 90)
      agenda.agenda = Agenda(items: texts.map { AgendaItem(text: $0) })
      agenda.agenda?.date = date
      agenda.agenda?.minutes = 75
      agenda.agenda?.items[0].start = "15:00"
      agenda.agenda?.items[0].end = "15:10"
      agenda.agenda?.items[0].minutes = 10
      return agenda
    }
    var transcript = record("2026-03-12.vtt", .transcript)
    transcript.transcript = Transcript(
      format: "vtt",
      cues: [
        Cue(
          startMilliseconds: 65_000, endMilliseconds: 70_000, speaker: nil, text: "Petrol hats now."
        ),
        Cue(
          startMilliseconds: 900_000, endMilliseconds: 910_000, speaker: nil,
          text: "Next the velvet gloves."),
        Cue(startMilliseconds: 1_800_000, endMilliseconds: 1_801_000, speaker: nil, text: "Bye."),
      ])
    return [
      agenda("a.html", "2026-03-12", ["Petrol hats", "Velvet gloves", "Amber <scarves>"]),
      record("2026-03-12.mp4", .video, milliseconds: 4_920_000), transcript,
      agenda("b.html", "2026-03-19", ["Budget"]), agenda("c.html", "2026-03-19", ["Buses"]),
      record("2026-03-19.mp4", .video, milliseconds: 60_000),
    ]
  }

  static let flawed: [ArtifactRecord] = [
    record("part3.html", .document, words: 412),
    record(
      "video/protocol.mp4", .video, milliseconds: 300_000,
      findings: [
        Finding(
          .mediaTruncated, "The recording ends at 5:00.", expected: "10:14", found: "5:00",
          location: Location(milliseconds: 300_000))
      ]),
    record(
      "photo.txt", .image,
      findings: [Finding(.fileExtensionMismatch, "The file holds a JPEG picture.")]),
    record("x.webm", .video, milliseconds: 1, findings: [Finding(.mediaDurationUndeclared, "N.")]),
  ]
}

extension ReportPage {
  /// The whole page.
  static func html(for submission: Submission) -> [UInt8] {
    var page: [UInt8] = []
    write(submission) { page += $0 }
    return page
  }
}

extension SubmissionJSON {
  /// The whole line.
  static func line(for submission: Submission, results: [String]) throws -> [UInt8] {
    var line: [UInt8] = []
    try write(submission, results: results) { line += $0 }
    return line
  }
}
