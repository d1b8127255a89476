import Artifacts
import Testing

@testable import Submissions

@Suite("Agendas and the recordings of their meetings")
struct MeetingPairingTests {
  // MARK: Records

  private static func agenda(
    _ path: String, _ date: String?, title: String = "Agenda", start: String? = nil,
    items: [String] = SpokenMeeting.agenda
  ) -> ArtifactRecord {
    var record = Fixture.document(path)
    record.agenda = Agenda(items: SpokenMeeting.items(items))
    record.agenda?.title = title
    record.agenda?.date = date
    record.agenda?.start = start
    record.agenda?.minutes = 75
    return record
  }

  private static func video(
    _ path: String, at clock: String? = nil, milliseconds: Int64 = 4_920_000
  ) -> ArtifactRecord {
    var record = Fixture.video(path, milliseconds: milliseconds)
    record.media?.recordedAt = clock
    return record
  }

  private static func transcript(_ path: String) -> ArtifactRecord {
    var record = Fixture.transcript(path)
    record.transcript = Transcript(format: "vtt", cues: SpokenMeeting.cues(SpokenMeeting.script))
    return record
  }

  /// - Parameter links: from path to path.
  private static func submission(
    _ records: [ArtifactRecord], links: [(String, String)] = []
  ) throws -> Submission {
    var builder = SubmissionBuilder(credential: try Credential.builtIn, folderName: "culture")
    for record in records { builder.add(record) }
    for (source, grouped) in Dictionary(grouping: links, by: \.0) {
      let verdicts = grouped.map { link in
        var verdict = LinkVerdict(document: source, link: Link(target: link.1), verdict: .ok)
        verdict.resolved = link.1
        return verdict
      }
      builder.attach(verdicts, to: ArtifactPath(source))
    }
    return builder.finish(ignoreRules: [], skipped: [])
  }

  private static func pairs(_ submission: Submission) -> [String] {
    submission.meetings.map { "\($0.agenda.path) + \($0.recording.path): \($0.basis.rawValue)" }
  }

  private static func undecided(_ submission: Submission) -> [String] {
    submission.undecidedMeetings.map {
      ($0.agendas + $0.recordings).map(\.path).joined(separator: ", ") + ": \($0.reason.rawValue)"
    }
  }

  // MARK: Facts

  @Test(
    "a meeting's set is held against its agenda: minutes, and where the transcript comes to what")
  func whole() throws {
    let submission = try Self.submission([
      Self.agenda("agenda.html", "2026-03-12"),
      Self.video("GMT20260312-220405_Recording_1920x1080.mp4"),
      Self.transcript("GMT20260312-220405_Recording.transcript.vtt"),
    ])
    let meeting = try #require(submission.meetings.first { _ in true })
    #expect(Self.pairs(submission).count == 1)
    #expect(meeting.basis == .sameDate)
    #expect(meeting.date == "2026-03-12")
    #expect(meeting.plannedMinutes == 75)
    // 82 minutes.
    #expect(meeting.measuredMilliseconds == 4_920_000)
    #expect(meeting.set == "GMT20260312-220405_Recording_1920x1080")
    #expect(meeting.transcript?.path == "GMT20260312-220405_Recording.transcript.vtt")
    #expect(
      meeting.items.map(\.place?.milliseconds) == [65, 330, 880, 2000, 3675].map { $0 * 1000 })
    #expect(meeting.protocols == nil)
    #expect(Self.undecided(submission).isEmpty)
  }

  @Test("a length that was not measured is absent, and a cut-off recording says so")
  func lengths() throws {
    var unmeasured = Self.video("2026-03-12 plc.mp4")
    unmeasured.media?.duration?.source = .declared
    unmeasured.media?.duration?.verdict = .unmeasured
    var cut = Self.video("2026-03-19 plc.mp4", milliseconds: 300_000)
    cut.media?.duration?.verdict = .truncated
    let meetings = Array(
      try Self.submission([
        Self.agenda("a.html", "2026-03-12"), unmeasured, Self.agenda("b.html", "2026-03-19"), cut,
      ]).meetings)
    #expect(meetings.map(\.measuredMilliseconds) == [nil, 300_000])
    #expect(meetings.map(\.isCutOff) == [nil, true])
    #expect(meetings.allSatisfy { $0.transcript == nil && $0.items.allSatisfy { $0.place == nil } })
  }

  // MARK: Dates

  @Test(
    "a recording's day comes from its name, its folder or its clock",
    arguments: [
      ("plc 2026-03-12.mp4", nil, true), ("PLC-20260312_150405-Meeting Recording.mp4", nil, true),
      ("20260312_150405.mp4", nil, true),
      ("2026-03-12 15.04.05 PLC 123/video1234567890.mp4", nil, true),
      ("clip.mov", "2026-03-12T15:04:05-07:00", true), ("clip.mov", "2026-03-12T15:04:05", true),
      ("clip.mov", "2026-03-12T22:04:05Z", true), ("clip.mov", "2026-03-13T15:04:05-07:00", false),
      // Month first or day first: nothing tells.
      ("12-03-2026.mp4", nil, false), ("plc 03-12-2026.mp4", nil, false),
      // No day of the calendar.
      ("20260231_150405.mp4", nil, false), ("2026-13-12.mp4", nil, false), ("clip.mov", nil, false),
      // A name and a clock that disagree: one of them is wrong.
      ("plc 2026-03-12.mp4", "2026-03-19T15:04:05-07:00", false),
      // Two days in one name.
      ("2026-03-12 and 2026-03-19.mp4", nil, false),
    ] as [(String, String?, Bool)])
  func days(path: String, clock: String?, isPaired: Bool) throws {
    let submission = try Self.submission([
      Self.agenda("agenda.html", "2026-03-12"), Self.video(path, at: clock),
    ])
    #expect(Self.pairs(submission).isEmpty != isPaired)
  }

  @Test(
    "a time in UTC falls on the meeting's day only where a clock of the world shows both",
    arguments: [
      // 16:10 in San Diego on the 12th.
      ("GMT20260313-001000_Recording.mp4", "16:00", true),
      // 8:00 in San Diego on the 13th: no clock shows 9:00 of the 12th then.
      ("GMT20260313-150000_Recording.mp4", "09:00", false),
      // The morning of the 12th in Auckland.
      ("GMT20260311-203000_Recording.mp4", "09:30", true),
      // Without a start only the day itself.
      ("GMT20260313-001000_Recording.mp4", nil, false),
      ("GMT20260312-221000_Recording.mp4", nil, true),
      // The same day in UTC, but fourteen hours apart.
      ("GMT20260312-233000_Recording.mp4", "08:00", false),
    ] as [(String, String?, Bool)])
  func universalTime(path: String, start: String?, isPaired: Bool) throws {
    let submission = try Self.submission([
      Self.agenda("agenda.html", "2026-03-12", start: start), Self.video(path),
    ])
    #expect(Self.pairs(submission).isEmpty != isPaired)
  }

  @Test("two agendas of one date are not guessed about, nor two recordings")
  func several() throws {
    let two = try Self.submission([
      Self.agenda("a.html", "2026-03-12"),
      Self.agenda("b.html", "2026-03-12", items: ["Budget", "Bus times"]),
      Self.video("2026-03-12.mp4"),
    ])
    #expect(Self.pairs(two).isEmpty)
    #expect(Self.undecided(two) == ["a.html, b.html, 2026-03-12.mp4: several-agendas"])
    let recordings = try Self.submission([
      Self.agenda("a.html", "2026-03-12"), Self.video("x/2026-03-12.mp4"),
      Self.video("y/2026-03-12.mp4"),
    ])
    #expect(Self.pairs(recordings).isEmpty)
    #expect(
      Self.undecided(recordings)
        == ["a.html, x/2026-03-12.mp4, y/2026-03-12.mp4: several-recordings"])
  }

  @Test("one agenda in two formats is one agenda")
  func copies() throws {
    let submission = try Self.submission([
      Self.agenda("a.docx", "2026-03-12"), Self.agenda("a.pdf", "2026-03-12"),
      Self.video("2026-03-12.mp4"),
    ])
    #expect(Self.pairs(submission) == ["a.docx + 2026-03-12.mp4: same-date"])
    #expect(submission.meetings.first { _ in true }?.copies?.map(\.path) == ["a.pdf"])
  }

  @Test("of several on one date names decide where they can, and only there")
  func names() throws {
    let submission = try Self.submission([
      Self.agenda("a.html", "2026-03-12", title: "Faculty meeting"),
      Self.agenda("b.html", "2026-03-12", title: "Grade team agenda", items: ["Budget", "Buses"]),
      Self.video("Faculty meeting-20260312_150405-Meeting Recording.mp4"),
      Self.video("20260312_170000.mp4"),
    ])
    #expect(
      Self.pairs(submission) == [
        "a.html + Faculty meeting-20260312_150405-Meeting Recording.mp4: same-date-and-name"
      ])
    // What is left is two, but that they belong together would be a guess.
    #expect(Self.undecided(submission) == ["b.html, 20260312_170000.mp4: several-of-both"])
  }

  @Test("an agenda of several days is held against each day's recording, with that day's items")
  func severalDays() throws {
    var agenda = Self.agenda("a.html", "2026-03-12")
    for index in SpokenMeeting.agenda.indices {
      agenda.agenda?.items[index].date = index < 2 ? "2026-03-12" : "2026-03-13"
      agenda.agenda?.items[index].minutes = 20 + index
    }
    let submission = try Self.submission([
      agenda, Self.video("2026-03-12.mp4"), Self.video("2026-03-13.mp4"),
    ])
    let meetings = Array(submission.meetings)
    #expect(meetings.map(\.date) == ["2026-03-12", "2026-03-13"])
    #expect(meetings.map { $0.items.map(\.number) } == [[1, 2], [3, 4, 5]])
    // 20 + 21, and 22 + 23 + 24.
    #expect(meetings.map(\.plannedMinutes) == [41, 69])
  }

  // MARK: Links

  @Test("a link decides between two recordings of the date, and where nothing has a date")
  func links() throws {
    let submission = try Self.submission(
      [
        Self.agenda("a.html", "2026-03-12"), Self.video("x/2026-03-12.mp4"),
        Self.video("y/2026-03-12.mp4"), Self.agenda("b.html", nil, items: ["Budget", "Bus times"]),
        Self.video("clip.mp4"),
      ], links: [("a.html", "y/2026-03-12.mp4"), ("b.html", "clip.mp4")])
    #expect(
      Self.pairs(submission).sorted() == [
        "a.html + y/2026-03-12.mp4: agenda-links", "b.html + clip.mp4: agenda-links",
      ])
    #expect(Self.undecided(submission).isEmpty)
  }

  @Test("a link to a set's transcript is one to its recording, and its chat may link to the agenda")
  func setLinks() throws {
    let records = [
      Self.agenda("a.html", nil), Self.video("talk.mp4"), Self.transcript("talk.vtt"),
      Fixture.log("talk.chat.txt"),
    ]
    let toTranscript = try Self.submission(records, links: [("a.html", "talk.vtt")])
    #expect(Self.pairs(toTranscript) == ["a.html + talk.mp4: agenda-links"])
    let fromChat = try Self.submission(records, links: [("talk.chat.txt", "a.html")])
    #expect(Self.pairs(fromChat) == ["a.html + talk.mp4: recording-links"])
  }

  @Test("links that lead to several or against the dates decide nothing")
  func doubtfulLinks() throws {
    let several = try Self.submission(
      [Self.agenda("a.html", nil), Self.video("x.mp4"), Self.video("y.mp4")],
      links: [("a.html", "x.mp4"), ("a.html", "y.mp4")])
    #expect(Self.pairs(several).isEmpty)
    #expect(Self.undecided(several) == ["a.html, x.mp4, y.mp4: several-links"])
    // Last week's recording, which an agenda may well link to.
    let lastWeek = try Self.submission(
      [Self.agenda("a.html", "2026-03-12"), Self.video("2026-03-05.mp4")],
      links: [("a.html", "2026-03-05.mp4")])
    #expect(Self.pairs(lastWeek).isEmpty)
    #expect(Self.undecided(lastWeek) == ["a.html, 2026-03-05.mp4: link-against-date"])
    let shared = try Self.submission(
      [
        Self.agenda("a.html", "2026-03-12"), Self.agenda("b.html", "2026-03-19", items: ["Budget"]),
        Self.video("2026-03-12.mp4"),
      ], links: [("a.html", "2026-03-12.mp4"), ("b.html", "2026-03-12.mp4")])
    #expect(Self.pairs(shared) == ["a.html + 2026-03-12.mp4: agenda-links"])
  }

  // MARK: What is no meeting

  @Test("a spoken text of Part 3 and a recording that can't be used are no meetings")
  func noMeetings() throws {
    var broken = Self.video("2026-03-12.mp4")
    broken.findings = [Finding(.mediaUnreadable, "It can't be read.")]
    let submission = try Self.submission([Self.agenda("a.html", "2026-03-12"), broken])
    #expect(Self.pairs(submission).isEmpty)
    #expect(Self.undecided(submission).isEmpty)
  }

  @Test("the manifest's bytes do not depend on what is said in a meeting")
  func manifestStays() throws {
    let records = [
      Self.agenda("agenda.html", "2026-03-12"), Self.video("2026-03-12.mp4"),
      Self.transcript("2026-03-12.vtt"),
    ]
    let text = String(decoding: try Self.submission(records).manifestJSONL, as: UTF8.self)
    #expect(!text.contains("benchmark"))
    #expect(!text.contains("same-date"))
  }

  // MARK: Chapters

  @Test("chapters that are named after the items say where each begins and how long it took")
  func chapters() throws {
    // By hand: 5, 9 and 61 minutes.
    var video = Self.video("2026-03-12.mp4")
    video.media?.chapters = [
      Chapter(title: "Welcome and norms", startMilliseconds: 0, endMilliseconds: 300_000),
      Chapter(title: "Connections: a story", startMilliseconds: 300_000, endMilliseconds: 840_000),
      Chapter(
        title: "Fall benchmark data", startMilliseconds: 840_000, endMilliseconds: 4_500_000),
    ]
    let items = ["Welcome and norms", "Connections: a story", "Look at fall benchmark data"]
    let submission = try Self.submission([Self.agenda("a.html", "2026-03-12", items: items), video])
    let meeting = try #require(submission.meetings.first { _ in true })
    #expect(meeting.chapters?.path == "2026-03-12.mp4")
    #expect(meeting.transcript == nil)
    #expect(meeting.items.map(\.spokenMilliseconds) == [300_000, 540_000, 3_660_000])
    #expect(meeting.items.map { $0.place?.cue } == [1, 2, 3])
  }

  @Test("chapters of other names show nothing")
  func otherChapters() throws {
    var video = Self.video("2026-03-12.mp4")
    video.media?.chapters = (0..<3).map {
      Chapter(
        title: "Chapter \($0)", startMilliseconds: $0 * 60_000, endMilliseconds: ($0 + 1) * 60_000)
    }
    let submission = try Self.submission([Self.agenda("a.html", "2026-03-12"), video])
    let meeting = try #require(submission.meetings.first { _ in true })
    #expect(meeting.chapters == nil)
    #expect(meeting.items.allSatisfy { $0.place == nil && $0.spokenMilliseconds == nil })
  }
}
