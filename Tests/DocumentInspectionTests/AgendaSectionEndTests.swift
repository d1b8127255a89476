import Artifacts
import Testing

/// Where a section of an agenda ends.
@Suite("Ends of an agenda's sections")
struct AgendaSectionEndTests {
  private static let table = """
    <table><tr><th>Time</th><th>Item</th></tr>
    <tr><td>9:00-9:10</td><td>Welcome</td></tr><tr><td>9:10-10:00</td><td>Chalk Talk</td></tr></table>
    """

  private static let sections = ["Norms", "Objectives", "Materials", "Purpose", "Feedback"]

  private func entries(_ heading: String, _ agenda: Agenda?) -> [String]? {
    switch heading {
    case "Norms": agenda?.norms
    case "Objectives": agenda?.objectives?.map(\.text)
    case "Materials": agenda?.materials?.map(\.text)
    case "Purpose": agenda?.purpose?.map(\.text)
    case "Feedback": agenda?.feedback?.map(\.text)
    default: agenda?.actions?.map(\.text)
    }
  }

  @Test("a table ends it", arguments: sections + ["Action items"])
  func table(heading: String) {
    let agenda = inspect(
      """
      <h1>Staff meeting agenda</h1><h2>\(heading)</h2><ul><li>Be kind to all</li></ul>
      \(Self.table)<p>Mo Lu: see the clip of the meeting by March 20, 2026</p><ul><li>Coffee</li></ul>
      """, as: "html"
    ).agenda
    #expect(entries(heading, agenda) == ["Be kind to all"])
    #expect(agenda?.items.map(\.text) == ["Welcome", "Chalk Talk"])
  }

  @Test("a table ends one of paragraphs, too", arguments: sections)
  func paragraphs(heading: String) {
    let agenda = inspect(
      """
      <h1>Staff meeting agenda</h1><h2>\(heading)</h2><p>Be kind to all</p><p>Share the air</p>
      \(Self.table)<p>see the clip of the meeting</p>
      """, as: "html"
    ).agenda
    #expect(entries(heading, agenda) == ["Be kind to all", "Share the air"])
  }

  @Test("a paragraph behind its list ends it", arguments: sections)
  func paragraph(heading: String) {
    let agenda = inspect(
      """
      <h1>Staff meeting agenda</h1>\(Self.table)<h2>\(heading)</h2><p>As agreed in May</p>
      <ul><li>Be kind to all</li></ul><p>see the clip of the meeting</p><ul><li>Coffee</li></ul>
      """, as: "html"
    ).agenda
    #expect(entries(heading, agenda) == ["As agreed in May", "Be kind to all"])
  }

  @Test(
    "any heading ends it", arguments: sections, ["Morning", "Facilitator: Ana Ruiz", "The room"])
  func heading(heading: String, next: String) {
    let agenda = inspect(
      """
      # Staff meeting agenda

      ## \(heading)

      - Be kind to all

      ## \(next)

      - Coffee

      ## Agenda

      - 9:00-9:10 Welcome
      - 9:10-10:00 Chalk Talk
      """, as: "md"
    ).agenda
    #expect(entries(heading, agenda) == ["Be kind to all"])
  }

  @Test("one that stands in a table goes on through cells of their own")
  func inside() {
    let agenda = inspect(
      """
      <h1>Staff meeting agenda</h1><table><tr><td>Norms</td></tr><tr><td>Be kind to all</td></tr>
      <tr><td>Share the air</td></tr></table>\(Self.table)<p>see the clip of the meeting</p>
      """, as: "html"
    ).agenda
    #expect(agenda?.norms == ["Be kind to all", "Share the air"])
  }

  @Test("a table of actions below their heading is read, and one of items below it is not")
  func actions() {
    let agenda = inspect(
      """
      <h1>Staff meeting agenda</h1>\(Self.table)<h2>Action items</h2><p>From today:</p>
      <table><tr><th>Action</th><th>Who</th></tr><tr><td>Print the posters</td><td>Ana</td></tr></table>
      <p>Bo Li: see the clip by March 20, 2026</p>
      """, as: "html"
    ).agenda
    #expect(agenda?.actions?.map(\.text).first == "Print the posters")
    #expect(agenda?.actions?.first?.who == "Ana")
  }

  @Test(
    "a last start that says that all is over ends the item before it and the meeting",
    arguments: ["End", "Dismissal", "Adjourn", "Ende", "Fim", "Fin", "结束"])
  func closing(word: String) {
    let agenda = inspect(
      "Staff meeting agenda\n\n15:00 Welcome\n15:10 Chalk Talk\n16:00 \(word)", as: "txt"
    ).agenda
    #expect(agenda?.end == "16:00")
    #expect(agenda?.minutes == 60)
    #expect(agenda?.items.map(\.end) == ["15:10", "16:00", nil])
  }
}
