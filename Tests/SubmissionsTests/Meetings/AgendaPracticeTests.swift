import Artifacts
import Testing

@testable import Submissions

@Suite("What an agenda states of groups and learning walks")
struct AgendaPracticeTests {
  @Test(
    "sizes of small groups are read as they are stated, and nothing else is",
    arguments: [
      ("Discuss in groups of 4", 4...4), ("small groups of 3–5, one per table", 3...5),
      ("Groups of three to six people", 3...6), ("grupos de 4 o 5", 4...5),
      ("Triads: share your case", 3...3), ("Work in pairs", 2...2), ("4 per group", 4...4),
      ("3-4 people per group", 3...4), ("Groups of 3, 15 minutes", 3...3),
      ("groups of 30", nil), ("a group of teachers", nil), ("10 minutes, 3 rounds", nil),
      ("repairs in the hall", nil), ("", nil),
    ] as [(String, ClosedRange<Int>?)])
  func groups(text: String, size: ClosedRange<Int>?) {
    #expect(StatedGroup.size(in: text) == size)
  }

  private func agenda(_ items: [(String, String?)]) -> Agenda {
    Agenda(
      items: items.map { text, name in
        var item = AgendaItem(text: text)
        item.protocol = name
        return item
      })
  }

  @Test("the briefings before and after a learning walk are named by their items")
  func walk() throws {
    let whole = agenda([
      ("Welcome", nil), ("Pre-briefing: what we look for", nil),
      ("Learning walk", "learning-walk"), ("Post-brief in triads", nil),
    ])
    let practice = try #require(AgendaPractice(ArtifactPath("a.html"), whole))
    #expect(practice.walk?.preBrief == 2)
    #expect(practice.walk?.debrief == 4)
    #expect(practice.groups == [StatedGroup(number: 4, least: 3, most: 3)])
  }

  @Test("a briefing that is not stated is absent, and one after the walk is none before it")
  func absent() throws {
    let bare = agenda([
      ("Learning walk", "learning-walk"), ("Brief the office", nil), ("Lunch", nil),
    ])
    let walk = try #require(AgendaPractice(ArtifactPath("a.html"), bare)?.walk)
    #expect(walk.preBrief == nil && walk.debrief == nil)
    #expect(AgendaPractice(ArtifactPath("a.html"), agenda([("Debrief", nil)])) == nil)
  }
}
