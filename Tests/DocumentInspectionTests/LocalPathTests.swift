import Testing

@testable import DocumentInspection

@Suite("Paths of a computer")
struct LocalPathTests {
  /// Cut in two, since no path of a computer stands in the sources.
  private static let home = "/home"

  @Test(
    "a path keeps the file's name and nothing of the user's",
    arguments: [
      ("\(home)/ana/a.png", "a.png"), ("\(home)/ana/", ""), ("\(home)/ana", ""),
      ("file://\(home)/ana", ""), ("file://\(home)/ana/b/", ""),
      (#"C:\Users\Ana"#, ""), (#"C:\Users\Ana\"#, ""), (#"C:\Users\Ana\b\c.docx"#, "c.docx"),
      ("file:///C:%5CUsers%5CAna%5Cc.docx", "c.docx"), ("file:///C:%5CUsers%5CAna", ""),
      (#"C:\Documents and Settings\Ana"#, ""), (#"\\school\ana"#, ""),
      (#"\\school\shared\a.png"#, "a.png"), ("C:/Papers/a.png", "a.png"),
    ])
  func path(text: String, short: String) {
    #expect(LocalPath.shortened(text) == short)
  }

  @Test(
    "captions, formulas and addresses of the web are none",
    arguments: [
      "File: budget", "file:budget", "https://example.org/home/x", #"\\frac{a}{b}"#, "a:b", "C: x",
      "mailto:ana@example.org", "/news/a.html",
    ])
  func others(_ text: String) { #expect(LocalPath.shortened(text) == nil) }

  @Test("a stroke at the beginning means a site's root where addresses are meant")
  func roots() {
    #expect(LocalPath.shortened("\(Self.home)/about.html", isAddress: true) == nil)
    #expect(LocalPath.shortened("file://\(Self.home)/ana/a.html", isAddress: true) == "a.html")
  }

  @Test("a saved page keeps the addresses of its own site, and captions with a colon")
  func page() {
    let page =
      "<html><body><a href=\"\(Self.home)/about.html\">a</a><img alt=\"File: budget\" "
      + "src=\"\(Self.home)/b.png\"></body></html>"
    let cleaning = TextCleaning { _ in .unknown }
    #expect(cleaning.clean(Array(page.utf8), nameExtension: "html") == .clean(kept: []))
  }
}
