import Artifacts
import Testing

@Suite("Documents")
struct DocumentTests {
  @Test("HTML's text is read in blocks, with lines, language, title and links")
  func html() {
    let reply = inspect(
      """
      <!DOCTYPE html>
      <html lang="en-US"><head><title>Our&nbsp;plan</title>
      <link rel="stylesheet" href="x.css"><link rel="alternate" href="feed.xml">
      <style>p { color: red }</style><script>var words = "not text";</script></head>
      <body>
      <h1>Plan</h1>
      <p>Two <b>bo</b>ld words
      and <a href="video/a.mp4#t=60,120&amp;x=1">the <i>clip</i></a>.</p>
      <template><p>hidden</p></template>
      <img src="pic.jpg" alt="A circle"><video src="v.mp4"><track src="v.vtt"></video>
      <ul><li>one<li>two</ul>
      <iframe src="https://example.org/embed"></iframe>
      </body></html>
      """)
    #expect(reply.kind == .document)
    #expect(reply.mediaType == "text/html")
    #expect(reply.document?.format == "html")
    #expect(reply.document?.title == "Our plan")
    #expect(reply.document?.language == "en-US")
    #expect(
      reply.document?.passages?.map(\.text) == [
        "Plan", "Two bold words and the clip.", "one", "two",
      ])
    #expect(reply.document?.passages?.compactMap { $0.location?.line } == [6, 7, 11, 11])
    // Plan; Two bold words and the clip.; one; two.
    #expect(reply.document?.words == 9)
    #expect(
      reply.links?.map(\.target) == [
        "feed.xml", "video/a.mp4#t=60,120&x=1", "pic.jpg", "v.mp4", "v.vtt",
        "https://example.org/embed",
      ])
    #expect(reply.links?[1].text == "the clip")
    #expect(reply.links?[1].location?.line == 8)
    #expect(reply.agenda == nil)
    #expect(reply.findings.isEmpty)
  }

  @Test("a base is kept as written beside each link, and Word's own files are no links")
  func base() {
    let reply = inspect(
      "<html><head><link rel=File-List href='a/filelist.xml'><link rel=themeData href='a/t.thmx'>"
        + "<base href='https://school.example.org/lc/'><base href='b/'></head>"
        + "<body><p>our <a href='clip.mp4'>clip</a>")
    #expect(reply.links?.map(\.target) == ["clip.mp4"])
    #expect(reply.links?.map(\.base) == ["https://school.example.org/lc/"])
    #expect(inspect("<html><a href=x>our clip</a>").links?.map(\.base) == [nil])
  }

  @Test("XHTML is read as XML, and what is not well-formed is said with its line")
  func xhtml() {
    let sound = inspect(
      "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"es\">"
        + "<head><title>T</title></head><body><p>a<br/>b &#233;</p></body></html>")
    #expect(sound.mediaType == "application/xhtml+xml")
    #expect(sound.document?.format == "xhtml")
    #expect(sound.document?.language == "es")
    #expect(sound.document?.words == 3)
    #expect(sound.findings.isEmpty)
    let broken = inspect("<?xml version=\"1.0\"?>\n<notes>\n<p>one two</p>\n<p>three</q>\n</notes>")
    #expect(broken.mediaType == "application/xml")
    #expect(broken.codes == ["document.malformed"])
    #expect(broken.findings.first?.location?.line == 4)
    #expect(broken.document?.words == 3)
  }

  @Test("SVG is a picture")
  func svg() {
    let reply = inspect(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480px\"><text>x</text></svg>"
    )
    #expect(reply.kind == .image)
    #expect(reply.mediaType == "image/svg+xml")
    #expect(reply.image == ImageFacts(width: 640, height: 480))
    let relative = inspect("<?xml version=\"1.0\"?><svg width=\"100%\" height=\"1\"/>")
    #expect(relative.kind == .image)
    #expect(relative.image == nil)
  }

  @Test("a link says what its element shows, and nothing where it only leads there")
  func roles() {
    let reply = inspect(
      """
      <html><body><a href=a>x</a><img src=b srcset="c 2x"><video src=d poster=e><source src=f>
      <track src=g></video><audio src=h></audio><picture><source src=i srcset=j></picture>
      <picture><source src=k></picture><iframe src=l></iframe><input type=image src=m></body></html>
      """)
    let found = (reply.links ?? []).map { "\($0.target) \($0.role?.rawValue ?? "-")" }
    #expect(
      found == [
        "a -", "b picture", "c picture", "d recording", "e picture", "f recording", "g -",
        "h recording", "i picture", "j picture", "k picture", "l -", "m picture",
      ])
  }

  @Test("Markdown's headings, lists, tables and links are read")
  func markdown() {
    let reply = inspect(
      """
      # Reflection *on* March

      We tried **three** things,
      see [the clip](video/a%20b.mp4 "title") or <https://example.org/x>.

      - first
      1. second

      | Who | What |
      |-----|------|
      | Ana | `notes` |
      """)
    #expect(reply.mediaType == "text/markdown")
    #expect(reply.document?.format == "markdown")
    #expect(reply.document?.title == "Reflection on March")
    #expect(
      reply.document?.passages?.map(\.text) == [
        "Reflection on March", "We tried three things, see the clip or https://example.org/x.",
        "first", "second",
        "Who | What", "Ana | notes",
      ])
    #expect(reply.links?.map(\.target) == ["video/a%20b.mp4", "https://example.org/x"])
    #expect(reply.links?.first?.text == "the clip")
  }

  @Test("plain text is read in paragraphs")
  func plainText() {
    let reply = inspect("We met,\r\nand listened.\r\n\r\nhttps://example.org/a, twice\r\n")
    #expect(reply.mediaType == "text/plain")
    #expect(reply.document?.format == "text")
    #expect(reply.document?.words == 6)
    #expect(reply.links?.map(\.target) == ["https://example.org/a"])
    #expect(reply.document?.title == nil)
  }

  @Test(
    "words are counted in a text that is a document",
    arguments: [
      ("", 0), ("one", 1), (" one  two\n", 2), ("don't e-mail", 2), ("a\u{A0}b", 2), ("— x", 1),
    ])
  func words(text: String, count: Int) {
    #expect((inspect(text, as: "txt").document?.words ?? 0) == count)
  }

  @Test("a page without text is said to have none")
  func noText() {
    let reply = inspect("<html><body><img src='scan.png'></body></html>")
    #expect(reply.codes == ["document.no-text"])
    #expect(reply.links?.count == 1)
  }

  @Test("a text longer than a record keeps is cut, and its words still count")
  func cut() {
    let reply = inspect(String(repeating: "word\n\n", count: 20_010), as: "txt")
    #expect(reply.document?.passages?.count == 20_000)
    #expect(reply.document?.words == 20_010)
    #expect(reply.codes == ["document.cut"])
  }
}

@Suite("Tables and logs")
struct LogTests {
  @Test("a table of dated notes is a log")
  func log() {
    let reply = inspect(
      #"""
      Date,Teacher,Notes
      2026-01-09,Ana,"Asked for input on norms, then listened"
      2026-03-20,Bo,"Sent the ""agenda"""
      2026-02-11,Cy,Called
      """#, as: "csv")
    #expect(reply.kind == .log)
    #expect(reply.mediaType == "text/csv")
    #expect(reply.log?.entries == 3)
    #expect(reply.log?.first == "2026-01-09")
    #expect(reply.log?.last == "2026-03-20")
    #expect(reply.document?.format == "csv")
    #expect(reply.document?.passages?.count == 4)
    #expect(reply.document?.passages?[2].text == "2026-03-20 | Bo | Sent the \"agenda\"")
    #expect(reply.document?.passages?[2].location?.line == 3)
  }

  @Test("a column's other dates show whether days or months come first")
  func order() {
    let european = inspect("Date;With;Notes\n3/4/2026;Ana;x\n25/4/2026;Bo;y\n", as: "csv")
    #expect(european.log?.first == "2026-04-03")
    let open = inspect("Date;With;Notes\n3/4/2026;Ana;x\n5/4/2026;Bo;y\n", as: "csv")
    #expect(open.log?.entries == 2)
    #expect(open.log?.first == nil)
    #expect(open.codes == ["agenda.date-ambiguous", "agenda.date-ambiguous"])
  }

  @Test("a table without dates is a document")
  func table() {
    let reply = inspect("Name\tScore\nAna\t3\nBo\t4\n", as: "tsv")
    #expect(reply.kind == .document)
    #expect(reply.mediaType == "text/tab-separated-values")
    #expect(reply.document?.words == 6)
  }

  @Test("prose with commas is no table")
  func prose() {
    #expect(inspect("Dear all, welcome\nToday, we met\nThanks, Ana\n").mediaType == "text/plain")
  }
}
