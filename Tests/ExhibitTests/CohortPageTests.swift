import Foundation
import TestSupport
import Testing

@Suite("The page of a cohort")
struct CohortPageTests {
  let cohort: CohortFixture
  var folder: TemporaryFolder { cohort.folder }

  init() throws { cohort = try CohortFixture() }

  private func page() throws -> String {
    String(decoding: try folder.read("C.exhibit/overview.html"), as: UTF8.self)
  }

  @Test("every submission is a row of the page itself, and leads to its report where there is one")
  func rows() throws {
    try folder.write("x", to: "C/fay 100%/note.txt")
    #expect(try cohort.scan().status == 0)
    let bare = try page()
    for name in ["anna", "ben", "carl", "fay 100%"] { #expect(bare.contains(">\(name)</th>")) }
    #expect(!bare.contains("report.html"))
    #expect(try cohort.scan(["--manifests"]).status == 0)
    let linked = try page()
    #expect(linked.contains("<a href=\"./anna/report.html\">anna</a>"))
    #expect(linked.contains("<a href=\"./fay%20100%25/report.html\">fay 100%</a>"))
    #expect(linked.contains("href=\"overview.csv\""))
  }

  @Test("files that several submissions have are named with their places, those of one are not")
  func duplicates() throws {
    try folder.write("Twice in carl.\n", to: "C/carl/x.txt")
    try folder.write("Twice in carl.\n", to: "C/carl/y.txt")
    _ = try cohort.scan()
    let section = try #require(try page().components(separatedBy: "<h2 id=\"bytes\">").last)
    // “The same handout.” and a line feed.
    #expect(section.contains("18 bytes"))
    for path in ["handout.txt", "from-anna.txt", "again.txt"] {
      #expect(section.contains("<code>\(path)</code>"), "\(path)")
    }
    #expect(!section.contains("<code>x.txt</code>"))
  }

  @Test("an anonymous page has no name, no path and no way into the folders")
  func anonymous() throws {
    try folder.write("x", to: "C/zebedee/quagga.txt")
    try folder.write("x", to: "C/anna/okapi.txt")
    #expect(try cohort.scan(["--anonymous", "--manifests"]).status == 0)
    let text = try page()
    for name in ["anna", "ben", "carl", "zebedee", "quagga", "okapi", "handout", "report.html"] {
      #expect(!text.contains(name), "\(name)")
    }
    let identifiers = try cohort.rows().compactMap { $0["submission"] }
    #expect(identifiers.count == 4)
    for identifier in identifiers { #expect(text.contains(">\(identifier)</th>")) }
    #expect(text.contains("artifact 1"))
  }

  @Test("names are text, whatever is in them")
  func escaped() throws {
    let name = "<img src=x onerror=alert(1)>\"'&\u{202E}"
    try folder.write("x", to: "C/\(name)/note.txt")
    _ = try cohort.scan()
    let text = try page()
    #expect(!text.contains("<img"))
    #expect(!text.contains("\u{202E}"))
    #expect(text.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\\u{202e}"))
  }

  @Test(
    "the page's policy allows its one script by the digest that OpenSSL finds, and nothing from elsewhere",
    .enabled(if: Tool.openssl.mayRun, "openssl is not installed"))
  func policy() throws {
    _ = try cohort.scan()
    let text = try page()
    let pieces = text.components(separatedBy: "<script>")
    try #require(pieces.count == 2)
    let script = try #require(pieces[1].components(separatedBy: "</script>").first)
    let digest = try Tool.openssl.run(
      ["dgst", "-sha256", "-binary"], input: Array(script.utf8)
    ).output
    let policy = "script-src 'sha256-\(Data(digest).base64EncodedString())'"
    #expect(text.contains(policy))
    #expect(text.contains("default-src 'none'"))
    for word in ["http://", "https://", "src=\"", "@import", "url("] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}
