import Artifacts
import Foundation
import Submissions
import Testing

@testable import Reports

@Suite("Agendas and recordings in reports")
struct MeetingReportTests {
  private let submission: Submission

  init() throws { submission = try ReportFixture.submission(ReportFixture.comparison) }

  @Test("the terminal has a line or two for each pair, and says what was not compared")
  func terminal() {
    let text = TerminalSummary.text(
      for: submission, resultFolder: "culture.exhibit", color: false, width: 100)
    #expect(
      text.contains(
        """
        Agendas and recordings
          a.html, 2026-03-12.mp4: 75 minutes planned, 1:22:00 recorded, 2 of 3 items found in the transcript
          2026-03-19: b.html, c.html, 2026-03-19.mp4: not compared, since several agendas have this date,
          and nothing tells which is the recording's

        """))
  }

  @Test("programs are told the items, the words and why two files were paired")
  func json() throws {
    let line = try SubmissionJSON.line(for: submission, results: [])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    let meetings = try #require(object["meetings"] as? [[String: Any]])
    #expect(meetings.count == 1)
    #expect(meetings[0]["basis"] as? String == "same-date")
    #expect(meetings[0]["plannedMinutes"] as? Int == 75)
    #expect(meetings[0]["measuredMilliseconds"] as? Int == 4_920_000)
    let items = try #require(meetings[0]["items"] as? [[String: Any]])
    let place = try #require(items[0]["place"] as? [String: Any])
    #expect(place["milliseconds"] as? Int == 65_000)
    #expect(place["cue"] as? Int == 1)
    #expect(place["words"] as? [String] == ["Petrol", "hats"])
    #expect(items[2]["place"] == nil)
    #expect(items[2]["unplaced"] as? String == "too-little")
    let undecided = try #require(object["undecidedMeetings"] as? [[String: Any]])
    #expect(undecided.map { $0["reason"] as? String } == ["several-agendas"])
  }

  @Test("a submission without any has no section of it")
  func none() throws {
    let other = try ReportFixture.submission(ReportFixture.complete)
    #expect(
      !String(decoding: ReportPage.html(for: other), as: UTF8.self).contains("class=\"meeting\""))
  }
}
