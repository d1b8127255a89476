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
          a.html, 2026-03-12.mp4: 75 minutes planned, 1:22:00 recorded, 7 minutes over, 2 of 3 items found
          in the transcript
            item 1, 15:00–15:10, 10 minutes: took 13:55, 4 minutes over
          2026-03-19: b.html, c.html, 2026-03-19.mp4: not compared, since several agendas have this date,
          and nothing tells which is the recording's

        """))
  }

  @Test(
    "an item's minutes are held against those measured, all of them where everything is asked for")
  func minutes() throws {
    // By hand: 20 minutes planned and 20 taken, 10 and 5; the third has no end.
    var meeting = try #require(submission.meetings.first { _ in true })
    for (index, (planned, spoken)) in [(20, 1_200_000), (10, 300_000)].enumerated() {
      meeting.items[index].minutes = planned
      meeting.items[index].spokenMilliseconds = Int64(spoken)
    }
    let phrase = MeetingPhrase(meeting)
    #expect(phrase.minutesByItem(overOnly: true).isEmpty)
    #expect(
      phrase.minutesByItem(overOnly: false) == [
        "item 1, 15:00–15:10, 20 minutes: took 20:00, as planned",
        "item 2, 10 minutes: took 5:00, 5 minutes less than planned",
      ])
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
