import Artifacts
import Testing

@testable import DocumentInspection

@Suite("Whom a document names outside its text")
struct NamedPeopleTests {
  private func reply(_ text: String, _ ending: String) -> Reply {
    DocumentInspector().inspect(Array(text.utf8), nameExtension: ending)
  }

  @Test(
    "authors of pages, notes and drawings are findings, and no finding holds a name",
    arguments: [
      ("<html><head><meta name='Author' content='Ana'></head><body><p>a</p></body></html>", "html"),
      (
        "<html><head><meta property=article:author content=Ana></head><body><p>a</p></body></html>",
        "html"
      ),
      (
        "<html><head><!--[if gte mso 9]><xml><o:DocumentProperties>\n<o:LastAuthor>Ana</o:LastAuthor>"
          + "</o:DocumentProperties></xml><![endif]--></head><body><p>a</p></body></html>", "html"
      ),
      ("---\nauthor: Ana\n---\n# A\n\ntext\n", "md"),
      (
        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'><metadata>"
          + "<creator>Ana</creator></metadata></svg>", "svg"
      ),
    ])
  func named(text: String, ending: String) {
    let reply = reply(text, ending)
    #expect(reply.findings.map(\.code) == [.privacyAuthor], "\(reply.findings)")
    #expect(!reply.findings.contains { $0.message.contains("Ana") })
  }

  @Test(
    "an empty field names nobody, nor does the program",
    arguments: [
      "<html><head><meta name='author' content=' '><meta name=generator content='LibreOffice'></head>"
        + "<body><p>a</p></body></html>",
      "<html><head><!--<xml><o:DocumentProperties><o:Author> </o:Author></o:DocumentProperties></xml>-->"
        + "</head><body><p>a</p></body></html>",
    ])
  func unnamed(_ text: String) { #expect(reply(text, "html").findings.isEmpty) }

  /// ISO 16684-1, annex: as element and as attribute.
  @Test(
    "XMP names people where a field of theirs has text",
    arguments: [
      ("<dc:creator><rdf:Seq><rdf:li>Ana</rdf:li></rdf:Seq></dc:creator>", true),
      ("<rdf:Description pdf:Author=\"Ana\"/>", true),
      ("<rdf:Description pdf:Author='Ana'/>", true),
      ("<dc:creator><rdf:Seq><rdf:li> </rdf:li></rdf:Seq></dc:creator>", false),
      ("<rdf:Description pdf:Author=\"\"/>", false), ("<dc:title>Ana</dc:title>", false),
      ("<dc:creator", false), ("", false),
    ])
  func packets(text: String, isNamed: Bool) { #expect(XMPPeople.areNamed(in: text) == isNamed) }
}
