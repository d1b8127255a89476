import Artifacts
import Crypto
import Foundation
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

  @Test(
    "the page is self-contained: one script and one style, both named by digest; nothing from elsewhere"
  )
  func selfContained() throws {
    let html = try page(ReportFixture.flawed)
    #expect(html.contains(#"<html lang="en">"#))
    for (element, directive) in [("script", "script-src"), ("style", "style-src")] {
      let parts = html.components(separatedBy: "<\(element)>")
      #expect(parts.count == 2)
      let text = try #require(parts.last?.components(separatedBy: "</\(element)>").first)
      let digest = Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
      #expect(html.contains("\(directive) 'sha256-\(digest)'"))
      #expect(!html.contains("<\(element) "))
    }
    #expect(html.contains("content=\"default-src 'none'; "))
    for forbidden in [
      "unsafe-inline", "unsafe-eval", "<link", "@import", "url(", " style=", "http:",
    ] {
      #expect(!html.contains(forbidden), "\(forbidden)")
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
      // What lies between the script's tags is no markup.
      let html = try page(records).replacing(PageScript.submission.text, with: "")
      for piece in html.split(separator: "<").dropFirst() {
        if piece.prefix(while: { $0 != ">" }).hasSuffix("/") { continue }
        let name = piece.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" }
        if name.hasPrefix("!") || ["meta", "br", "img", "input"].contains(name) { continue }
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
    #expect(html.contains("<h3 id=\"r1-name\" class=\"path\">\(shown)</h3>"))
    #expect(html.contains("<p>\(shown)</p>"))
  }

  @Test("the files of a meeting stand on one card, which has its recording's name")
  func sets() throws {
    let html = try page(ReportFixture.meeting)
    let cards = html.components(separatedBy: "<article class=\"card recording\"").dropFirst()
    #expect(cards.count == 1)
    let card = try #require(cards.first?.components(separatedBy: "</article>").first)
    let names = card.matches(of: /class="path">([^<]+)</).map { String($0.output.1) }
    #expect(
      names == [
        "m/zoom_0.mp4", "m/Audio Record/audioRobinDoe11223344.m4a", "m/audio_only.m4a",
        "m/chat.txt",
        "m/zoom_0.vtt",
      ])
  }

  @Test(
    "the answer comes first, then what to do, then the requirements, the artifacts, and the seal last"
  )
  func order() throws {
    let html = try page(ReportFixture.flawed + ReportFixture.comparison)
    let titles = html.matches(of: /<h2 id="([a-z-]+)"/).map { String($0.output.1) }
    #expect(
      titles == [
        "verdict", "mend", "requirements", "recordings", "agendas", "writing", "photos", "privacy",
        "everything", "left-out", "seal",
      ])
    // As the terminal orders them: what can't be used before what is missing.
    let steps = html.components(separatedBy: "<ol class=\"steps\">")[1]
    let cut = try #require(steps.range(of: "The recording ends at 5:00."))
    let missing = try #require(steps.range(of: "Length of Part 1"))
    #expect(cut.lowerBound < missing.lowerBound)
  }

  @Test("only the web and the submission's own harmless files are linked to")
  func links() throws {
    var verdicts: [LinkVerdict] = []
    for target in [
      "javascript:alert(1)", "https://example.org/a\"b", "data:text/html,x", "clip.mp4",
    ] {
      var verdict = LinkVerdict(document: "a.html", link: Link(target: target), verdict: .broken)
      verdict.reason = "nothing is there"
      verdicts.append(verdict)
    }
    let records = [
      ReportFixture.record("evil.html", .document, words: 5),
      ReportFixture.record("evil.svg", .image),
      ReportFixture.record("notes.pdf", .document, words: 5),
    ]
    let html = ReportPage.text(
      for: try ReportFixture.submission(records),
      media: .beside(folder: "culture", reference: "../culture/"), webLinks: verdicts)
    let addresses = html.matches(of: /href="([^"#]+)"/).map { String($0.output.1) }
    #expect(addresses == ["../culture/notes.pdf", "https://example.org/a&quot;b"])
    #expect(html.contains("rel=\"noopener noreferrer\""))
  }

  @Test("in Spanish the page's sentences are Spanish, and English ones are said to be")
  func spanish() throws {
    let html = ReportPage.text(
      for: try ReportFixture.submission(ReportFixture.flawed), language: .spanish)
    #expect(html.contains("<html lang=\"es\">"))
    #expect(
      html.contains(
        "No está lista, se devolvería por esto: 2 errores graves, 2 requisitos no cumplidos."))
    #expect(html.contains("<span lang=\"en\">The recording ends at 5:00.</span>"))
    #expect(!html.contains("Requirements"))
  }

  @Test("the page says what the terminal says, and nothing private")
  func content() throws {
    let html = try page(ReportFixture.flawed)
    for text in [
      "Not ready, this would be sent back: 2 errors, 2 requirements not met.",
      "The text of Part 3 is 112 words too long.", "Shorten it by 112 words.",
      "expected 10:14, found 5:00", "media.duration-undeclared", "5:00 recorded",
      "Reflections of teachers, written or recorded", ".DS_Store", "None of it is required",
    ] { #expect(html.contains(text), "\(text)") }
    for secret in ["Robin", "+37.33", "secret words"] { #expect(!html.contains(secret)) }
  }
}
