import Artifacts
import TestSupport
import Testing

/// Microdata; what an element's value is, is the HTML Standard's (§5.2.4).
@Suite("Microdata")
struct MicrodataTests {
  private static func event(_ inside: String, more: String = "") -> String {
    "<div itemscope itemtype=\"https://schema.org/Event\"\(more)>\(inside)</div>"
  }

  static let cases: [(body: String, events: [String])] = [
    (event("<h2 itemprop=name>A <b>b</b></h2>"), ["?/? A b"]),
    (
      event("<time itemprop=startDate datetime=\"2026-03-12T15:00\">3 pm</time>"),
      ["2026-03-12T15:00:00/? ?"]
    ),
    (event("<time itemprop=startDate>2026-03-12</time>"), ["2026-03-12/? ?"]),
    (event("<meta itemprop=startDate content=\"2026-03-12\">"), ["2026-03-12/? ?"]),
    (event("<span itemprop=startDate content=\"2026-03-12\">Thursday</span>"), ["2026-03-12/? ?"]),
    (event("<data itemprop=name value=\"A\">x</data>"), ["?/? A"]),
    (
      event(
        "<time itemprop=startDate datetime=\"2026-03-12T15:00\">3</time>"
          + "<time itemprop=duration datetime=PT45M>45 minutes</time>"),
      ["2026-03-12T15:00:00/2026-03-12T15:45:00 ?"]
    ),
    (event("<span itemprop=\"name headline\">A</span>"), ["?/? A"]),
    (
      event(
        "<b itemprop=name>A</b><div itemprop=location itemscope itemtype=http://schema.org/Place>"
          + "<i itemprop=name>Hall</i></div>"), ["?/? A @Hall"]
    ),
    (
      event("<b itemprop=name>A</b>", more: " itemref=\"w\"")
        + "<p id=w>On <time itemprop=startDate datetime=2026-03-12>the day</time></p>",
      ["2026-03-12/? A"]
    ),
    (event("<b itemprop=name>A</b>", more: " id=a itemref=a"), ["?/? A"]),
    (
      event(
        "<b itemprop=name>A</b>"
          + "<div itemprop=subEvent itemscope itemtype=http://schema.org/EducationEvent>"
          + "<b itemprop=name>B</b></div>"), ["?/? A", "?/? B"]
    ),
    (
      "<div itemscope itemtype=http://schema.org/WebPage>"
        + event("<b itemprop=name>A</b>", more: " itemprop=about") + "</div>", ["?/? A"]
    ),
    ("<div itemscope itemtype=http://schema.org/Person><b itemprop=name>P</b></div>", []),
    ("<div itemscope><b itemprop=name>P</b></div>", []),
    (event("<div itemscope><b itemprop=name>Other</b></div><b itemprop=name>A</b>"), ["?/? A"]),
    ("<p itemprop=name>Stray</p>" + event("<b itemprop=name>A</b>"), ["?/? A"]),
  ]

  @Test("an item's properties have the values of their elements", arguments: cases.indices)
  func property(index: Int) {
    let reply = inspect(page(Self.cases[index].body))
    #expect(reply.eventLines == Self.cases[index].events)
    #expect(!reply.codes.contains("event.unreadable"))
  }

  @Test("an invalid duration is left out and said")
  func duration() {
    let reply = inspect(
      page(
        Self.event(
          "<time itemprop=startDate datetime=\"2026-03-12T15:00\">3</time>"
            + "<time itemprop=duration datetime=\"45M\">45 minutes</time>")))
    #expect(reply.eventLines == ["2026-03-12T15:00:00/? ?"])
    #expect(reply.codes == ["event.unreadable"])
  }

  @Test("items that refer to one another end", .timeLimit(.minutes(10 * Sanitizer.patience)))
  func circles() {
    let items = (0..<60).map { index in
      "<div id=i\(index) itemprop=subEvent itemscope itemtype=http://schema.org/Event itemref=\""
        + (0..<60).map { "i\($0)" }.joined(separator: " ") + "\"></div>"
    }
    let reply = inspect(
      page(Self.event("<b itemprop=name>A</b>", more: " itemref=i0") + items.joined()))
    #expect((reply.events?.count ?? 0) <= 2_000)
  }
}
