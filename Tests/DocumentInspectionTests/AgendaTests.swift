import Artifacts
import Testing

@Suite("Agendas")
struct AgendaTests {
  @Test("a table as Word writes it")
  func wordTable() {
    let agenda = inspect(
      """
      <html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
      <title>PLC Agenda</title></head><body><div class=WordSection1>
      <p class=MsoTitle>Grade 5 PLC</p>
      <p class=MsoNormal><b>Date:</b> Thursday, March 12, 2026</p>
      <p class=MsoNormal>Time: 3:00 – 4:15 PM</p>
      <p class=MsoNormal>Facilitator: Ana Ruiz</p>
      <p class=MsoNormal>Attendees: Bo Li, Cy Diaz and Di Fox</p>
      <table class=MsoTableGrid border=1>
      <tr><td><p>Time</p></td><td><p>Item</p></td><td><p>Lead</p></td></tr>
      <tr><td><p>3:00-3:10</p></td><td><p>Norms and
      check-in</p></td><td><p>Ana Ruiz</p></td></tr>
      <tr><td><p>3:10-4:00</p></td><td><p>Tuning Protocol</p></td><td><p>Bo Li &amp; Cy Diaz</p></td></tr>
      <tr><td><p>4:00-4:15</p></td><td><p>Reflection</p></td><td><p>All</p></td></tr>
      </table>
      <h2>Norms</h2><ul><li>Be present</li><li>Share the air</li></ul>
      <h2>Action items</h2><ul><li>Ana Ruiz will send notes by March 20, 2026</li></ul>
      </div></body></html>
      """
    ).agenda
    #expect(agenda?.title == "Grade 5 PLC")
    #expect(agenda?.date == "2026-03-12")
    #expect(agenda?.start == "15:00")
    #expect(agenda?.end == "16:15")
    #expect(agenda?.minutes == 75)
    #expect(
      agenda?.lines == [
        "15:00-15:10 10 Norms and check-in", "15:10-16:00 50 Tuning Protocol",
        "16:00-16:15 15 Reflection",
      ])
    #expect(agenda?.items.map(\.people) == [["Ana Ruiz"], ["Bo Li", "Cy Diaz"], nil])
    #expect(agenda?.items.map(\.protocol) == [nil, "tuning", nil])
    #expect(
      agenda?.people == [
        Person(name: "Ana Ruiz", role: "facilitator"), Person(name: "Bo Li", role: "attendee"),
        Person(name: "Cy Diaz", role: "attendee"), Person(name: "Di Fox", role: "attendee"),
      ])
    #expect(agenda?.norms == ["Be present", "Share the air"])
    #expect(agenda?.actions?.map(\.who) == ["Ana Ruiz"])
    #expect(agenda?.actions?.map(\.due) == ["2026-03-20"])
  }

  @Test("a page as Google Docs exports it")
  func googleDocs() {
    let reply = inspect(
      """
      <html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"></head>
      <body class="c4"><p class="c2 title" id="h.a"><span class="c1">Staff Agenda</span></p>
      <p class="c2"><span class="c1">12 March 2026</span></p>
      <ul class="c3 lst-kix_x-0 start"><li class="c2"><span class="c1">9:00–9:20 AM Welcome</span></li>
      <li class="c2"><span>9:20–10:00 AM </span><span class="c5"><a class="c6" href="https://www.google.com/url?q=https://example.org/a&amp;sa=D&amp;ust=1">Chalk Talk</a></span></li></ul>
      <ul class="c3 lst-kix_x-1 start"><li class="c2"><span>bring markers</span></li></ul>
      </body></html>
      """)
    #expect(reply.agenda?.title == "Staff Agenda")
    #expect(reply.agenda?.date == "2026-03-12")
    #expect(reply.agenda?.lines == ["09:00-09:20 20 Welcome", "09:20-10:00 40 Chalk Talk"])
    #expect(reply.agenda?.items.last?.protocol == "chalk-talk")
    #expect(
      reply.links?.map(\.target) == [
        "https://www.google.com/url?q=https://example.org/a&sa=D&ust=1"
      ])
  }

  @Test("a hand-made XML agenda")
  func xml() {
    let reply = inspect(
      """
      <agenda date="2026-03-12">
        <title>Professional learning</title>
        <facilitator>Ana Ruiz</facilitator>
        <item start="15:00" end="15:10"><title>Norms</title><lead>Bo Li</lead></item>
        <item start="15:10" duration="PT20M"><title>Consultancy</title></item>
        <item><time>15:30–16:00</time><topic>Reflection</topic></item>
      </agenda>
      """)
    #expect(reply.mediaType == "application/xml")
    #expect(reply.document?.format == "xml")
    #expect(reply.document?.title == "Professional learning")
    #expect(reply.agenda?.title == "Professional learning")
    #expect(reply.agenda?.date == "2026-03-12")
    #expect(reply.agenda?.people == [Person(name: "Ana Ruiz", role: "facilitator")])
    #expect(
      reply.agenda?.lines == [
        "15:00-15:10 10 Norms", "15:10-15:30 20 Consultancy", "15:30-16:00 30 Reflection",
      ])
    #expect(reply.agenda?.items.first?.people == ["Bo Li"])
    #expect(reply.agenda?.items.map { $0.location?.line } == [4, 5, 6])
    #expect(reply.agenda?.start == "15:00")
    #expect(reply.agenda?.end == "16:00")
    #expect(reply.findings.isEmpty)
  }

  @Test("plain text and Markdown agendas", arguments: ["txt", "md"])
  func plain(nameExtension: String) {
    let reply = inspect(
      """
      Agenda: learning walk

      Date: 2026-03-12

      - 15:00 Pre-brief (Lead: Ana)
      - 15:15 Learning walk
      - 15:45–16:15 Debrief
      """, as: nameExtension)
    #expect(reply.agenda?.date == "2026-03-12")
    #expect(
      reply.agenda?.lines == [
        "15:00-15:15~ 15 Pre-brief", "15:15-15:45~ 30 Learning walk", "15:45-16:15 30 Debrief",
      ])
    #expect(reply.agenda?.items.first?.people == ["Ana"])
    // The title names the protocol, and these are its three steps.
    #expect(
      reply.agenda?.items.map(\.protocol) == ["learning-walk", "learning-walk", "learning-walk"])
  }

  @Test("lengths alone make items without times")
  func lengths() {
    let agenda = inspect(
      "<h1>Team meeting agenda</h1><ol><li>Check-in (5 min)<li>Data: notice and wonder – 20 min"
        + "<li>10 min: Closing</ol>"
    ).agenda
    #expect(
      agenda?.lines == [
        "?-? 5 Check-in", "?-? 20 Data: notice and wonder", "?-? 10 Closing",
      ])
    #expect(agenda?.start == nil)
  }

  @Test("afternoon is carried on only where it is stated")
  func afternoon() {
    let stated = inspect(
      "<h1>Agenda</h1><p>11:30 AM Welcome<p>12:15 Lunch<p>1:00 Jigsaw<p>2:00–2:30 Close"
    ).agenda
    #expect(
      stated?.lines == [
        "11:30-12:15~ 45 Welcome", "12:15-13:00~ 45 Lunch", "13:00-14:00~ 60 Jigsaw",
        "14:00-14:30 30 Close",
      ])
    // After noon, 1:00 has one reading left; by themselves 1:00 and 2:00 have two each.
    let ordered = inspect("<h1>Agenda</h1><p>11:30–12:00 Welcome<p>1:00–1:30 Jigsaw")
    #expect(ordered.agenda?.lines == ["11:30-12:00 30 Welcome", "13:00-13:30 30 Jigsaw"])
    let open = inspect("<h1>Agenda</h1><p>1:00–1:30 Jigsaw<p>2:00–2:30 Close")
    #expect(open.agenda?.lines == ["?-? 30 Jigsaw", "?-? 30 Close"])
    #expect(open.codes == ["agenda.time-ambiguous"])
    let ahead = inspect("<h1>Agenda</h1><p>9:00 Welcome<p>10:00 Jigsaw<p>2:00 PM Close").agenda
    #expect(
      ahead?.lines == ["09:00-10:00~ 60 Welcome", "10:00-14:00~ 240 Jigsaw", "14:00-? ? Close"])
  }

  @Test(
    "a date is left out rather than guessed",
    arguments: [
      ("3/4/2026", nil, ["agenda.date-ambiguous"]),
      ("June 31, 2026", nil, ["agenda.date-impossible"]),
      ("March 12", nil, []),
      ("Friday, March 12, 2026", nil, ["agenda.date-ambiguous"]),
      ("3/13/2026", "2026-03-13", []),
    ] as [(String, String?, [String])])
  func dates(text: String, expected: String?, codes: [String]) {
    let reply = inspect("<h1>Agenda</h1><p>Date: \(text)</p><p>9:00 AM One<p>9:30 AM Two")
    #expect(reply.agenda?.items.count == 2)
    #expect(reply.agenda?.date == expected)
    #expect(reply.codes == codes)
  }

  @Test("another day's date is not the agenda's")
  func otherDates() {
    let reply = inspect(
      "<h1>Agenda</h1><p>Last updated March 1, 2026</p><p>9:00 AM One<p>9:30 AM Two"
        + "<p>Next meeting: April 2, 2026")
    #expect(reply.agenda?.date == nil)
    let sentence = inspect(
      "<h1>Agenda</h1><p>Since our retreat on February 3, 2026 we have tried two new protocols.</p>"
        + "<p>9:00 AM One<p>9:30 AM Two")
    #expect(sentence.agenda?.date == nil)
    let several = inspect(
      "<h1>Agenda</h1><p>March 12, 2026</p><p>February 3, 2026</p><p>9:00 AM One<p>9:30 AM Two")
    #expect(several.agenda?.date == nil)
    #expect(several.codes == ["agenda.date-ambiguous"])
    let later = inspect(
      "<h1>Agenda</h1><p>9:00 AM One<p>9:30 AM Two<h2>Day 2 – March 13, 2026</h2><p>9:00 AM Three")
    #expect(later.agenda?.date == nil)
    #expect(later.agenda?.items.map(\.date) == [nil, nil, "2026-03-13"])
  }

  @Test("a page's title gives the date where nothing else does")
  func titleDate() {
    let page = "<title>PLC agenda, 12 March 2026</title><p>9:00 AM One<p>9:30 AM Two"
    #expect(inspect(page).agenda?.date == "2026-03-12")
    #expect(inspect(page + "<p>x").agenda?.title == "PLC agenda, 12 March 2026")
    let other = inspect(
      "<title>PLC agenda, 12 March 2026</title><p>Date: 13 March 2026<p>9:00 AM One")
    #expect(other.agenda?.date == "2026-03-13")
  }

  @Test("days of a meeting that spans several")
  func days() {
    let agenda = inspect(
      "<h1>Retreat agenda</h1><h2>Day 1 – March 12, 2026</h2><p>9:00 AM One<p>9:30 AM Two"
        + "<h2>Day 2 – March 13, 2026</h2><p>9:00–9:15 AM Three"
    ).agenda
    #expect(agenda?.date == "2026-03-12")
    #expect(agenda?.items.map(\.date) == ["2026-03-12", "2026-03-12", "2026-03-13"])
    #expect(agenda?.lines.last == "09:00-09:15 15 Three")
    #expect(agenda?.items[1].end == nil)
  }

  @Test("overlapping and impossible times are said")
  func trouble() {
    let overlap = inspect("<h1>Agenda</h1><p>9:00–9:30 AM One<p>9:20–9:40 AM Two")
    #expect(overlap.codes == ["agenda.items-overlap"])
    let impossible = inspect("<h1>Agenda</h1><p>25:00–26:00 One<p>9:20–9:40 AM Two")
    #expect(impossible.codes == ["agenda.time-impossible"])
    #expect(impossible.agenda?.lines.first == "?-? ? One")
  }

  @Test("rows that span and days within a table keep the columns in line")
  func spans() {
    let agenda = inspect(
      "<h1>Agenda</h1><table><tr><th>Start<th>End<th>Activity<th>Who</tr>"
        + "<tr><td colspan=4>Thursday, March 12, 2026</tr>"
        + "<tr><td>12:00 PM<td>1:00<td>Lunch<td rowspan=2>Ana</tr>"
        + "<tr><td>1:00<td>2:00<td>Fishbowl</tr></table>"
    ).agenda
    #expect(agenda?.date == "2026-03-12")
    #expect(agenda?.lines == ["12:00-13:00 60 Lunch", "13:00-14:00 60 Fishbowl"])
  }

  @Test("an agenda without times has its items")
  func untimed() {
    let agenda = inspect("<h1>Agenda</h1><ul><li>Norms<li>Looking at student work</ul>").agenda
    #expect(agenda?.items.map(\.text) == ["Norms", "Looking at student work"])
  }

  @Test(
    "what is no agenda is none",
    arguments: [
      "<h1>Opening hours</h1><p>Monday 9:00–17:00<p>Tuesday 9:00–17:00",
      "<title>Agenda</title><iframe src='https://example.org/doc'></iframe>",
      "<h1>Bread</h1><p>Prep time: 20 minutes<p>Bake (30 min)<p>Rest (10 min)",
      "<p>We met at 3:00 pm and talked for 20 minutes. At 4:00 pm we left.",
      "<h1>News</h1><nav><ul><li>9:00 Home<li>10:00 About</ul></nav><p>Text",
      "<h1>My reflection</h1><p>I used the agenda at 9:00 and the tuning protocol.",
      "<h1>Ratios</h1><p>3:1 of us<p>Grades 3-5<p>School years 2010-2015",
    ])
  func notAnAgenda(text: String) {
    #expect(inspect("<html><body>\(text)</body></html>").agenda == nil)
  }
}

@Suite("Agendas as they really are")
struct AgendaVarietyTests {
  @Test("several roles on one line, and actions in a table")
  func roles() {
    let agenda = inspect(
      """
      <h1>Professional Learning Session</h1>
      <p>Thursday, March 12, 2026 | 3:00 PM – 4:15 PM | Library</p>
      <p><b>Facilitator:</b> Ana Ruiz &nbsp; <b>Timekeeper:</b> Bo Li</p>
      <h2>Agenda</h2>
      <table><tr><th>Item</th><th>Discussion/Notes</th><th>Time</th></tr>
      <tr><td>Welcome</td><td>Names</td><td>10 min</td></tr>
      <tr><td>Consultancy protocol</td><td></td><td>50 min</td></tr></table>
      <h2>Action Items</h2><table><tr><th>Action</th><th>Who</th><th>Due</th></tr>
      <tr><td>Book room</td><td>Bo Li</td><td>March 27</td></tr></table>
      """
    ).agenda
    #expect(agenda?.start == "15:00")
    #expect(agenda?.end == "16:15")
    #expect(agenda?.lines == ["?-? 10 Welcome", "?-? 50 Consultancy protocol"])
    #expect(
      agenda?.people == [
        Person(name: "Ana Ruiz", role: "facilitator"), Person(name: "Bo Li", role: "timekeeper"),
      ])
    // The meeting's own date supplies the year.
    #expect(agenda?.actions?.map(\.due) == ["2026-03-27"])
    #expect(agenda?.actions?.map(\.who) == ["Bo Li"])
  }

  @Test("afternoon stated in the header alone reaches every item")
  func headerMeridiem() {
    let agenda = inspect(
      """
      WEEKLY PLC AGENDA
      When: Thursday, March 12, 2026, 3:00-4:00 p.m.

      3:00  Welcome
      3:10  Save the Last Word for ME
      3:55  Close

      Norms:
      - Assume good intent

      Action items
      - Ana: update the log by March 20
      """
    ).agenda
    #expect(agenda?.title == "WEEKLY PLC AGENDA")
    #expect(
      agenda?.lines == [
        "15:00-15:10~ 10 Welcome", "15:10-15:55~ 45 Save the Last Word for ME",
        // The meeting's stated end is the last item's.
        "15:55-16:00~ 5 Close",
      ])
    #expect(agenda?.minutes == 60)
    #expect(agenda?.norms == ["Assume good intent"])
    #expect(agenda?.actions?.first?.who == "Ana")
    #expect(agenda?.actions?.first?.due == "2026-03-20")
  }

  @Test("schedule XML's durations are hours and minutes, its days hold their events")
  func scheduleXML() {
    let agenda = inspect(
      """
      <schedule><conference><title>Staff day</title></conference>
      <day date="2026-03-12"><room name="Hall"><event><start>09:00</start><duration>00:45</duration>
      <title>Opening</title><persons><person>Ana</person></persons></event></room></day>
      <day date="2026-03-13"><event><start>09:00</start><duration>01:30</duration>
      <title>Gallery walk</title></event></day></schedule>
      """
    ).agenda
    #expect(agenda?.title == "Staff day")
    #expect(agenda?.date == "2026-03-12")
    #expect(agenda?.lines == ["09:00-09:45 45 Opening", "09:00-10:30 90 Gallery walk"])
    #expect(agenda?.items.map(\.date) == ["2026-03-12", "2026-03-13"])
    #expect(agenda?.items.first?.people == ["Ana"])
  }

  @Test("layout tables, times as headings and lists of definitions")
  func shapes() {
    let layout = inspect(
      "<table><tr><td><table><tr><td>Date:<td>March 12, 2026<tr><td>Facilitator<td>Ana Ruiz</table>"
        + "<p>AGENDA</p><ol><li>Welcome (2:00-2:10 PM)<li>Fishbowl (2:10 – 2:40)</ol></table>"
    ).agenda
    #expect(layout?.date == "2026-03-12")
    #expect(layout?.people == [Person(name: "Ana Ruiz", role: "facilitator")])
    #expect(layout?.lines == ["14:00-14:10 10 Welcome", "14:10-14:40 30 Fishbowl"])
    let headings = inspect(
      "<h1>Agenda</h1><h3>9:00 – 9:15</h3><p>Welcome</p><dl><dt>9:15–10:00<dd>Atlas</dl>"
    ).agenda
    #expect(headings?.lines == ["09:00-09:15 15 Welcome", "09:15-10:00 45 Atlas"])
  }

  @Test("other languages")
  func languages() {
    let agenda = inspect(
      "<h1>Orden del día</h1><p>12 de marzo de 2026, 15h00 - 16h30</p>"
        + "<ul><li>15h00–15h20: Bienvenida<li>15h20–16h30: Diálogo</ul>"
    ).agenda
    #expect(agenda?.date == "2026-03-12")
    #expect(agenda?.minutes == 90)
    #expect(agenda?.lines == ["15:00-15:20 20 Bienvenida", "15:20-16:30 70 Diálogo"])
  }

  @Test("a table of values can be an agenda")
  func csv() {
    let reply = inspect("Time,Activity,Lead\n9:00 AM,Welcome,Ana\n9:15 AM,Jigsaw,Bo\n", as: "csv")
    #expect(reply.kind == .document)
    #expect(reply.agenda?.lines == ["09:00-09:15~ 15 Welcome", "09:15-? ? Jigsaw"])
  }
}
