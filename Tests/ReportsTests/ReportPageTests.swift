import Artifacts
import Submissions
import Testing

@testable import Reports

@Suite("Report page")
struct ReportPageTests {
  private func page(_ records: [ArtifactRecord], folder: String = "culture") throws -> String {
    String(
      decoding: ReportPage.html(for: try ReportFixture.submission(records, folder: folder)),
      as: UTF8.self)
  }

  @Test("the page is self-contained: a strict policy, no script, nothing from elsewhere")
  func selfContained() throws {
    let html = try page(ReportFixture.flawed)
    #expect(
      html.contains(
        #"content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:""#))
    #expect(html.contains(#"<html lang="en">"#))
    for forbidden in ["<script", "http:", "https:", "src=", "<link", "@import", "url("] {
      #expect(!html.contains(forbidden))
    }
    #expect(html.contains("prefers-color-scheme: dark"))
    #expect(html.contains("@media print"))
  }

  @Test("every tag that is opened is closed, and in order")
  func nesting() throws {
    for records in [
      [], ReportFixture.complete, ReportFixture.flawed, ReportFixture.meeting,
    ] {
      var open: [Substring] = []
      for piece in try page(records).split(separator: "<").dropFirst() {
        let name = piece.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" }
        if name.hasPrefix("!") || ["meta", "br"].contains(name) { continue }
        if name.hasPrefix("/") {
          #expect(open.popLast() == name.dropFirst())
        } else {
          open.append(name)
        }
      }
      #expect(open.isEmpty)
    }
  }

  @Test("every value is escaped")
  func escaped() throws {
    let evil = #"<img src=x onerror="alert(1)">&'"# + "\u{202E}\u{1B}"
    let shown = #"&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;\u{202e}\u{1b}"#
    let html = try page(
      [
        ReportFixture.record(
          evil, .video, milliseconds: 5,
          findings: [
            Finding(
              .mediaTruncated, evil, expected: evil, found: evil, fix: evil,
              location: Location(cell: evil, member: evil))
          ])
      ], folder: evil)
    #expect(!html.contains("<img"))
    #expect(!html.contains("\u{202E}"))
    #expect(!html.contains("\u{1B}"))
    #expect(html.contains("<h1>\(shown)</h1>"))
    #expect(html.contains("<td class=\"name\"><code>\(shown)</code></td>"))
    #expect(html.contains("<p>\(shown)</p>"))
  }

  @Test("the files of a meeting stand below its recording")
  func sets() throws {
    let html = try page(ReportFixture.meeting)
    let rows = html.split(separator: "<tr").dropFirst(2).map { row in
      (row.hasPrefix(" class=\"companion\">"), row.split(separator: "code>")[1].dropLast(2))
    }
    #expect(
      rows.map { "\($0.0 ? "+ " : "")\($0.1)" } == [
        "a.html", "m/minutes.html", "m/zoom_0.mp4",
        "+ Audio Record/audioRobinDoe11223344.m4a", "+ audio_only.m4a", "+ chat.txt",
        "+ zoom_0.vtt", "z.html",
      ])
  }

  @Test("the page says what the terminal says, and nothing private")
  func content() throws {
    let html = try page(ReportFixture.flawed)
    for text in [
      "Not ready, this would be sent back: 2 errors, 2 requirements not met.",
      "The text of Part 3 is 112 words too long.", "Shorten it by 112 words.",
      "expected 10:14, found 5:00", "media.duration-undeclared", "5:00 recorded",
      "Reflections of teachers, written or recorded", ".DS_Store", "not required",
    ] { #expect(html.contains(text), "\(text)") }
    for secret in ["Robin", "+37.33", "secret words"] { #expect(!html.contains(secret)) }
  }
}
