import Artifacts
import Submissions
import Testing

@testable import Reports

@Suite("The educator's own page")
struct PrivatePageTests {
  /// Everything in this meeting that only the educator's own page may show.
  private static let secrets = [
    "Petrol hats", "Velvet gloves", "Amber", "Petrol hats now.", "Next the velvet gloves.", "Bye.",
    "Robin Doe", "+37.3349", "Kim Facilitator",
  ]

  private func records() -> [ArtifactRecord] {
    var records = ReportFixture.comparison
    for index in records.indices where records[index].path == "2026-03-12.vtt" {
      records[index].transcript?.cues[0].speaker = "Robin Doe"
      records[index].transcript?.speakers = [Speaker(name: "Robin Doe", milliseconds: 5000)]
    }
    for index in records.indices where records[index].path == "a.html" {
      records[index].agenda?.people = [Person(name: "Kim Facilitator", role: "facilitator")]
    }
    return records
  }

  @Test(
    "the shared page holds no tag, place, person, item or word that was said; the other holds them all"
  )
  func privacy() throws {
    let submission = try ReportFixture.submission(records())
    let shared = ReportPage.text(for: submission)
    let own = ReportPage.text(for: submission, isPrivate: true)
    for secret in Self.secrets {
      #expect(!shared.contains(secret), "\(secret)")
      #expect(own.contains(secret), "\(secret)")
    }
    #expect(!shared.contains("class=\"banner\""))
    #expect(own.contains(PageWords.english.privateBanner))
    #expect(!shared.contains("id=\"search\""))
    #expect(own.contains("id=\"search\""))
  }

  @Test("findings that quote are told by their code alone on the shared page")
  func quotes() throws {
    var records = records()
    for index in records.indices where records[index].path == "a.html" {
      records[index].findings += [
        Finding(
          .agendaTimeImpossible, "“Marmalade hats” ends before it starts.", found: "10:00-9:00"),
        Finding(
          .transcriptMalformedCue, "A caption has no sound times.", found: "Marmalade said Kim"),
        Finding(.linkBroken, "The link b.html: there is no such file."),
      ]
    }
    let submission = try ReportFixture.submission(records)
    let shared = ReportPage.text(for: submission)
    let own = ReportPage.text(for: submission, isPrivate: true)
    #expect(!shared.contains("Marmalade") && !shared.contains("10:00-9:00"))
    #expect(own.contains("“Marmalade hats” ends before it starts."))
    #expect(shared.contains("agenda.time-impossible") && shared.contains("The link b.html"))
  }

  @Test("it lies a folder deeper, so that its ways to recordings and pictures are longer by one")
  func depth() throws {
    let submission = try ReportFixture.submission(records())
    let recording = try #require(submission.artifact(at: ArtifactPath("2026-03-12.mp4")))
    func pictures(_ root: String) -> [String: ArtifactPictures] {
      let sheet = ArtifactPictures.Picture(
        path: "\(root)report/sheet-1.jpg", width: 400, height: 200)
      return [
        recording.line.sha256 ?? "": ArtifactPictures(
          poster: .init(path: "\(root)report/poster-1.jpg", width: 320, height: 180),
          sheet: .init(picture: sheet, columns: 2, milliseconds: [0, 1000, 61_000]),
          waveform: [0, 255, 128])
      ]
    }
    let media = PageMedia.beside(folder: "culture", reference: "../culture/")
    for (isPrivate, root) in [(false, ""), (true, "../")] {
      let page = ReportPage.text(
        for: submission, isPrivate: isPrivate, media: media, pictures: pictures(root))
      #expect(page.contains("src=\"\(root)../culture/2026-03-12.mp4\""))
      #expect(page.contains("poster=\"\(root)report/poster-1.jpg\""))
      #expect(page.contains("<image href=\"\(root)report/sheet-1.jpg\""))
      // The third of three frames in rows of two begins the second row.
      #expect(page.contains("aria-label=\"Play from 1:01\"><rect x=\"0\" y=\"100\" width=\"200\""))
      // Where the transcript comes to the first item, and to the second: 1:05 and 15:00.
      #expect(page.contains("#t=65,900\""))
    }
    let copied = ReportPage.text(for: submission, media: .copied)
    let digest = (recording.line.sha256 ?? "").prefix(32)
    #expect(copied.contains("src=\"media/\(digest)-2026-03-12.mp4\""))
    #expect(!copied.contains("../"))
    #expect(!ReportPage.text(for: submission).contains("<video"))
  }

  @Test(
    "the agenda stands beside its recording: planned, measured, and by how much an item ran over")
  func timeline() throws {
    let page = ReportPage.text(for: try ReportFixture.submission(ReportFixture.comparison))
    #expect(page.contains("75 minutes planned"))
    #expect(page.contains("1:22:00 recorded"))
    #expect(page.contains("they are the only ones of their date"))
    // From 1:05 to 15:00 are 13:55; ten minutes were planned.
    #expect(page.contains("took 13:55, <span class=\"doubt\">3:55 over</span>"))
    #expect(page.contains("not found in the transcript: too few of its words are said"))
    #expect(
      page.contains("several agendas have this date, and nothing tells which is the recording’s"))
  }

  @Test("bars lie where arithmetic puts them, on one scale where both can be seen")
  func bars() throws {
    let submission = try ReportFixture.submission(ReportFixture.comparison)
    let meeting = try #require(submission.meetings.first { _ in true })
    let bars = MeetingBars(meeting)
    // Ten planned minutes against 82 recorded ones: eight times as long, so each has its own scale.
    #expect(bars.hasOwnScales)
    #expect(bars.planned.map(\.start) == [0] && bars.planned.map(\.width) == [1000])
    // 65 s of 4920 s are 13 thousandths; 900 s are 182.
    #expect(bars.recorded.map(\.start) == [13, 182])
    #expect(bars.recorded.map(\.width) == [169, 818])
    #expect(bars.recorded.map(\.isOver) == [true, false])
  }
}

extension ReportPage {
  static func text(
    for submission: Submission, isPrivate: Bool = false, media: PageMedia = .absent,
    language: PageLanguage = .english, pictures: [String: ArtifactPictures] = [:],
    webLinks: [LinkVerdict] = []
  ) -> String {
    var page: [UInt8] = []
    write(
      submission, webLinks: webLinks, pictures: pictures, isPrivate: isPrivate, media: media,
      language: language
    ) { page += $0 }
    return String(decoding: page, as: UTF8.self)
  }
}
