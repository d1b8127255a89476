import Artifacts
import Testing

/// h-event and hCalendar: cases of microformats2 parsing, of its backward compatibility and of the value
/// class pattern, rewritten from their specifications; the values were worked out by hand from their
/// rules.
@Suite("Microformats")
struct MicroformatTests {
  static let cases: [(rule: String, body: String, events: [String])] = [
    // Names.
    ("p-name", "<div class=h-event><p class=p-name>A</p></div>", ["?/? A"]),
    ("implied name", "<div class=h-event>A <b>b</b></div>", ["?/? A b"]),
    (
      "implied name beside a date",
      "<div class=h-event>A <time class=dt-start datetime=2026-03-12></time></div>",
      ["2026-03-12/? A"]
    ),
    (
      "no implied name beside other text",
      "<div class=h-event>A <i class=p-location>Hall</i></div>", ["?/? ? @Hall"]
    ),
    ("implied name of a picture", "<img class=h-event alt=\"A\" src=a.png>", ["?/? A"]),
    ("implied name of an abbreviation", "<abbr class=h-event title=\"A b\">a</abbr>", ["?/? A b"]),
    ("implied name of an only child", "<div class=h-event><img alt=A src=a.png></div>", ["?/? A"]),
    (
      "implied name two levels down", "<p class=h-event><a href=/><img alt=A src=a.png></a></p>",
      ["?/? A"]
    ),
    (
      "p- of an abbreviation", "<div class=h-event><abbr class=p-name title=Long>L</abbr></div>",
      ["?/? Long"]
    ),
    ("p- of data", "<div class=h-event><data class=p-name value=A>x</data></div>", ["?/? A"]),
    ("p- of a picture", "<div class=h-event><img class=p-name alt=A src=x></div>", ["?/? A"]),
    (
      "p- with a picture inside",
      "<div class=h-event><b class=p-name>A <img alt=b src=x></b></div>",
      ["?/? A b"]
    ),
    (
      "p- without scripts", "<div class=h-event><b class=p-name>A<script>x</script></b></div>",
      ["?/? A"]
    ),
    (
      "several classes", "<div class=\"x h-event y\"><b class=\"p-x p-name\">A</b></div>", ["?/? A"]
    ),
    (
      "value class in p-",
      "<div class=h-event><b class=p-name><i class=value>A</i> x <i class=value>B</i></b></div>",
      ["?/? AB"]
    ),
    (
      "value-title in p-",
      "<div class=h-event><b class=p-name><i class=value-title title=A></i>x</b></div>", ["?/? A"]
    ),
    ("e- as a name", "<div class=h-event><div class=e-name>A <b>b</b></div></div>", ["?/? A b"]),
    // Dates.
    (
      "time with datetime",
      "<div class=h-event><b class=p-name>A</b><time class=dt-start datetime=\"2026-03-12 15:00\">x</time></div>",
      ["2026-03-12T15:00:00/? A"]
    ),
    (
      "time without datetime",
      "<div class=h-event><b class=p-name>A</b><time class=dt-start>2026-03-12</time></div>",
      ["2026-03-12/? A"]
    ),
    (
      "abbreviation",
      "<div class=h-event><b class=p-name>A</b><abbr class=dt-start title=2026-03-12T15:00>x</abbr></div>",
      ["2026-03-12T15:00:00/? A"]
    ),
    (
      "data",
      "<div class=h-event><b class=p-name>A</b><data class=dt-start value=2026-03-12>x</data></div>",
      ["2026-03-12/? A"]
    ),
    (
      "ins",
      "<div class=h-event><b class=p-name>A</b><ins class=dt-start datetime=2026-03-12>x</ins></div>",
      ["2026-03-12/? A"]
    ),
    (
      "plain text",
      "<div class=h-event><b class=p-name>A</b><b class=dt-start>2026-03-12T15:00</b></div>",
      ["2026-03-12T15:00:00/? A"]
    ),
    (
      "offset",
      "<div class=h-event><b class=p-name>A</b><b class=dt-start>2026-03-12T15:00-0700</b></div>",
      ["2026-03-12T15:00:00-07:00/? A"]
    ),
    (
      "Z", "<div class=h-event><b class=p-name>A</b><b class=dt-start>2026-03-12T15:00Z</b></div>",
      ["2026-03-12T15:00:00Z/? A"]
    ),
    (
      "an end with a time only is on the start's day",
      "<div class=h-event><b class=p-name>A</b><b class=dt-start>2026-03-12 15:00</b><b class=dt-end>16:30</b></div>",
      ["2026-03-12T15:00:00/2026-03-12T16:30:00 A"]
    ),
    (
      "a start with a time only is on the end's day",
      "<div class=h-event><b class=p-name>A</b><b class=dt-start>15:00</b><b class=dt-end>2026-03-12 16:30</b></div>",
      ["2026-03-12T15:00:00/2026-03-12T16:30:00 A"]
    ),
    (
      "a duration",
      "<div class=h-event><b class=p-name>A</b><b class=dt-start>2026-03-12 15:00</b>"
        + "<time class=dt-duration datetime=PT45M>x</time></div>",
      ["2026-03-12T15:00:00/2026-03-12T15:45:00 A"]
    ),
    // The value class pattern.
    (
      "date and time",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>2026-03-12</i> at "
        + "<i class=value>15:00</i></p></div>", ["2026-03-12T15:00:00/? A"]
    ),
    (
      "time and date",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>15:00</i> on "
        + "<i class=value>2026-03-12</i></p></div>", ["2026-03-12T15:00:00/? A"]
    ),
    (
      "date, time and offset",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>2026-03-12</i>"
        + "<i class=value>15:00</i><i class=value>-07:00</i></p></div>",
      ["2026-03-12T15:00:00-07:00/? A"]
    ),
    (
      "offset without a colon",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>2026-03-12</i>"
        + "<i class=value>15:00</i><i class=value>+0130</i></p></div>",
      ["2026-03-12T15:00:00+01:30/? A"]
    ),
    (
      "Z apart",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>2026-03-12</i>"
        + "<i class=value>15:00</i><i class=value>Z</i></p></div>", ["2026-03-12T15:00:00Z/? A"]
    ),
    (
      "pm",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>2026-03-12</i>"
        + "<i class=value>3:30pm</i></p></div>", ["2026-03-12T15:30:00/? A"]
    ),
    (
      "p.m. without minutes",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>2026-03-12</i>"
        + "<i class=value>3p.m.</i></p></div>", ["2026-03-12T15:00:00/? A"]
    ),
    (
      "12 am",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>2026-03-12</i>"
        + "<i class=value>12:15am</i></p></div>", ["2026-03-12T00:15:00/? A"]
    ),
    (
      "ordinal date",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value>2026-071</i>"
        + "<i class=value>15:00</i></p></div>", ["2026-03-12T15:00:00/? A"]
    ),
    (
      "abbr in value",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><abbr class=value title=2026-03-12>Thu"
        + "</abbr></p></div>", ["2026-03-12/? A"]
    ),
    (
      "time in value",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><time class=value datetime=2026-03-12>"
        + "x</time> <time class=value datetime=15:30>x</time></p></div>",
      ["2026-03-12T15:30:00/? A"]
    ),
    (
      "data in value",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><data class=value value=2026-03-12>x"
        + "</data></p></div>", ["2026-03-12/? A"]
    ),
    (
      "img in value",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><img class=value alt=2026-03-12 src=x>"
        + "</p></div>", ["2026-03-12/? A"]
    ),
    (
      "value-title",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start><i class=value-title title=2026-03-12>"
        + "</i>Thursday</p></div>", ["2026-03-12/? A"]
    ),
    (
      "value inside value counts as the outer one",
      "<div class=h-event><b class=p-name>A</b><p class=dt-start>"
        + "<i class=value>2026-<i class=value>03</i>-12</i></p></div>", ["2026-03-12/? A"]
    ),
    (
      "an end's time in parts",
      "<div class=h-event><b class=p-name>A</b><b class=dt-start>2026-03-12 15:00</b>"
        + "<p class=dt-end><i class=value>16:30</i></p></div>",
      ["2026-03-12T15:00:00/2026-03-12T16:30:00 A"]
    ),
    // Nesting.
    (
      "a card as the place",
      "<div class=h-event><b class=p-name>A</b><div class=\"p-location h-card\">"
        + "<b class=p-name>Hall</b></div></div>", ["?/? A @Hall"]
    ),
    (
      "a card with an implied name",
      "<div class=h-event><b class=p-name>A</b>"
        + "<b class=\"p-location h-card\">Hall</b></div>", ["?/? A @Hall"]
    ),
    (
      "an inner item's properties are its own",
      "<div class=h-event><b class=p-name>A</b>"
        + "<div class=h-card><b class=p-location>X</b></div></div>", ["?/? A"]
    ),
    (
      "events inside",
      "<div class=h-event><b class=p-name>A</b><div class=\"p-event h-event\">"
        + "<b class=p-name>B</b></div></div>", ["?/? A", "?/? B"]
    ),
    (
      "events inside without a property",
      "<div class=h-event><b class=p-name>A</b>"
        + "<div class=h-event><b class=p-name>B</b></div></div>", ["?/? A", "?/? B"]
    ),
    (
      "an inner event's time is on the outer one's day",
      "<div class=h-event><b class=p-name>A</b>"
        + "<b class=dt-start>2026-03-12</b><div class=h-event><b class=p-name>B</b>"
        + "<b class=dt-start>15:30</b></div></div>", ["2026-03-12/? A", "2026-03-12T15:30:00/? B"]
    ),
    (
      "a feed", "<div class=h-feed><b class=p-name>F</b><div class=h-event>A</div></div>", ["?/? A"]
    ),
    // Roots.
    ("no root", "<div class=event><b class=p-name>A</b></div>", []),
    ("capitals are no root", "<div class=H-Event>A</div><p>h-event</p>", []),
    ("another root", "<div class=h-entry><b class=p-name>A</b> h-event</div>", []),
    // hCalendar.
    (
      "vevent",
      "<div class=vevent><b class=summary>A</b><abbr class=dtstart title=2026-03-12>x</abbr>"
        + "</div>", ["2026-03-12/? A"]
    ),
    (
      "vevent with an end and a place",
      "<div class=vevent><b class=summary>A</b>"
        + "<abbr class=dtstart title=2026-03-12T15:00>x</abbr><abbr class=dtend title=2026-03-12T16:00>x"
        + "</abbr><b class=location>Hall</b></div>",
      ["2026-03-12T15:00:00/2026-03-12T16:00:00 A @Hall"]
    ),
    (
      "compact date-time",
      "<div class=vevent><abbr class=dtstart title=20260312T1500-0700>x</abbr>"
        + "</div>", ["2026-03-12T15:00:00-07:00/? ?"]
    ),
    ("vevent implies no name", "<div class=vevent>A</div>", ["?/? ?"]),
    (
      "vevent with a card",
      "<div class=vevent><b class=summary>A</b><p class=\"location vcard\">"
        + "<b class=fn>Hall</b></p></div>", ["?/? A @Hall"]
    ),
    (
      "value class in vevent",
      "<div class=vevent><p class=dtstart><i class=value>2026-03-12</i>"
        + "<i class=value>15:00</i></p></div>", ["2026-03-12T15:00:00/? ?"]
    ),
    (
      "new properties mean nothing in vevent", "<div class=vevent><b class=p-name>A</b></div>",
      ["?/? ?"]
    ),
    (
      "old properties mean nothing in h-event",
      "<div class=h-event><b class=summary>x</b><b class=p-name>A</b></div>", ["?/? A"]
    ),
    (
      "with both roots the new one counts",
      "<div class=\"h-event vevent\"><b class=summary>x</b>"
        + "<b class=p-name>A</b></div>", ["?/? A"]
    ),
  ]

  @Test("a property is parsed as specified", arguments: cases.indices)
  func property(index: Int) {
    let sample = Self.cases[index]
    let reply = inspect(page(sample.body), as: "html")
    #expect(reply.eventLines == sample.events, "\(sample.rule)")
    #expect(!reply.codes.contains("event.unreadable"), "\(sample.rule)")
  }

  @Test(
    "what is no moment is left out and said",
    arguments: ["2026-02-30", "Thursday", "2026-03-12T15:00+25:00", "13pm", "2026-366", "15"])
  func unreadable(moment: String) {
    let reply = inspect(
      page("<div class=h-event><b class=p-name>A</b><b class=dt-start>\(moment)</b></div>"))
    #expect(reply.eventLines == ["?/? A"])
    #expect(reply.codes == ["event.unreadable"])
  }

  @Test("events inside one are the items of its agenda, with people from cards")
  func agenda() throws {
    let reply = inspect(
      page(
        "<div class=h-event><h1 class=p-name>Data team</h1><time class=dt-start datetime=\"2026-02-10 "
          + "15:30\">3:30</time> to <time class=dt-end datetime=17:00>5 pm</time><ul>"
          + "<li class=h-event><b class=dt-start>15:30</b> <b class=p-name>Connections</b> "
          + "<i class=\"p-author h-card\">Ros E.</i>"
          + "<li class=h-event><b class=dt-start>15:45</b> <b class=p-name>Fishbowl</b></ul></div>")
    )
    let agenda = try #require(reply.agenda)
    #expect(agenda.lines == ["15:30-15:45~ 15 Connections", "15:45-17:00~ 75 Fishbowl"])
    #expect((agenda.title, agenda.date) == ("Data team", "2026-02-10"))
    #expect((agenda.start, agenda.end, agenda.minutes) == ("15:30", "17:00", 90))
    #expect(agenda.items.map(\.people) == [["Ros E."], nil])
  }
}
