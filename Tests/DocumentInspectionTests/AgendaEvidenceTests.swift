import Artifacts
import Testing

/// Expected values by hand: what stands in the text decides, and what does not is left out.
@Suite("Evidence in agendas")
struct AgendaEvidenceTests {
  private func date(of head: String) -> String? {
    inspect("Agenda\n\n\(head)\n\n9:00 AM One\n9:30 AM Two\n", as: "txt").agenda?.date
  }

  @Test(
    "another date of the document settles an open one",
    arguments: [
      ("Date: 05/03/2026\nNext meeting: 26/03/2026", "2026-03-05"),
      ("Date: 05/03/2026\nNext meeting: 05/17/2026", "2026-05-03"),
      ("Date: 05/03/2026\nNext meeting: 26/03/2026\nDue: 05/17/2026", nil),
      ("School year 2025-26\nThursday, February 5", "2026-02-05"),
      ("School year 2025-26\nFriday, February 5", nil),
      ("March 12\nNext meeting: April 2, 2026", "2026-03-12"),
      ("March 12\nNext meeting: April 2, 2026\nLast meeting: January 8, 2025", nil),
      ("March 12\nFounded 12 May 1998", nil),
      ("March 12\nLast updated April 2, 2026", nil),
    ] as [(String, String?)])
  func otherDates(head: String, expected: String?) {
    #expect(date(of: head) == expected)
  }

  @Test("sections become facts of their own, with their lines")
  func sections() {
    let agenda = inspect(
      """
      # PLC agenda

      ## Purpose

      Agree on one way to give feedback.

      ## Objectives

      - Look at six samples

      ## Materials

      - Six samples

      ## Schedule

      - 14:00–14:10 Follow-up on action items
        - Ana printed the posters: done
      - 14:10–14:40 Your feedback from last time, and what we changed

      ## Action items

      - Ana: print the posters

      ## Next meeting

      Monday, 27 April 2026, 14:00
      """, as: "md"
    ).agenda
    #expect(agenda?.purpose?.map(\.text) == ["Agree on one way to give feedback."])
    #expect(agenda?.purpose?.first?.location?.line == 5)
    #expect(agenda?.objectives?.map(\.text) == ["Look at six samples"])
    #expect(agenda?.materials?.map(\.text) == ["Six samples"])
    #expect(agenda?.followUps?.map(\.text) == ["Ana printed the posters: done"])
    #expect(agenda?.followUps?.first?.action == "print the posters")
    #expect(
      agenda?.feedback?.map(\.text) == ["Your feedback from last time, and what we changed"])
    #expect(agenda?.nextMeeting?.date == "2026-04-27")
    #expect(agenda?.nextMeeting?.start == "14:00")
    #expect(agenda?.date == nil)
    #expect(agenda?.evidence == [.namedAgenda, .namedMeeting, .sections])
  }

  @Test("a running document is put in order of time")
  func running() {
    let agenda = inspect(
      "<h1>Team agenda</h1><h2>March 19, 2026</h2><p>9:00 AM Three<p>9:30 AM Four"
        + "<h2>March 12, 2026</h2><p>9:00 AM One<p>9:30 AM Two"
    ).agenda
    #expect(agenda?.items.map(\.text) == ["One", "Two", "Three", "Four"])
    #expect(agenda?.date == "2026-03-12")
  }

  @Test("a page that only shows another document says so")
  func embedded() {
    let reply = inspect(
      "<title>Agenda</title><h1>Agenda</h1>"
        + "<iframe src='https://docs.google.com/document/d/e/x/pub?embedded=true'></iframe>")
    #expect(reply.agenda == nil)
    #expect(reply.codes.contains("agenda.embedded"))
    let other = inspect(
      "<h1>News</h1><iframe src='https://docs.google.com/document/d/e/x/pub'></iframe>")
    #expect(!other.codes.contains("agenda.embedded"))
  }

  @Test("a half-filled template is an agenda, an unfilled one is none")
  func templates() {
    let filled = inspect("Agenda\n\n10 min Welcome\n20 min [topic]\n10 min Close\n", as: "txt")
    #expect(filled.agenda?.items.count == 3)
    let empty = inspect("Agenda\n\n10 min [item]\n20 min [topic]\n10 min Close\n", as: "txt")
    #expect(empty.agenda == nil)
    #expect(empty.codes == ["agenda.template"])
  }
}
