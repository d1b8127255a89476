import Artifacts
import DocumentInspection
import TestSupport
import Testing

/// Expected values from CommonMark 0.30 and GitHub's extension of it, by section.
@Suite("Markdown")
struct MarkdownTests {
  private func texts(_ reply: Reply) -> [String] { reply.document?.passages?.map(\.text) ?? [] }

  private func lines(_ reply: Reply) -> [Int?] {
    reply.document?.passages?.map { $0.location?.line } ?? []
  }

  @Test("front matter gives the title and is no text")
  func frontMatter() {
    let reply = inspect(
      "---\ntitle: \"Our: plan\"\nlang: es\ndate: 2026-03-12\n---\n\n# Heading\n\ntext\n", as: "md")
    #expect(reply.document?.title == "Our: plan")
    #expect(reply.document?.language == "es")
    #expect(texts(reply) == ["Heading", "text"])
    #expect(lines(reply) == [7, 9])
  }

  @Test("two rules with a paragraph between them are no front matter")
  func rules() {
    #expect(texts(inspect("---\n\nour norms\n\n---\n", as: "md")) == ["our norms"])
  }

  @Test(
    "a construct's text is what a browser shows",
    arguments: [
      // §4.3, §4.2
      ("Our plan\n===\n\nPart\n---\n", ["Our plan", "Part"]),
      // §6.7, §6.8
      ("one  \ntwo\\\nthree\nfour", ["one", "two", "three four"]),
      // §6.2, §6.4
      ("*em* **strong** a_b_c `co*de` 2*3", ["em strong a_b_c co*de 2*3"]),
      // §6.2 of entities
      ("Fish &amp; chips &copy; &#233;", ["Fish & chips © é"]),
      // §2.4
      (##"\*not em\* and \# no heading"##, ["*not em* and # no heading"]),
      // §4.5
      ("```\n9:00 a\n  b\n```\n", ["9:00 a", "b"]),
      // GFM §5.3, §6.5
      ("- [ ] call\n- [x] write ~~twice~~\n", ["call", "write twice"]),
      // §5.2: a list item goes on in the next line.
      ("1. first\n   goes on\n2. second\n", ["first goes on", "second"]),
      // §4.6, §6.6
      ("<table><tr><td>a<td>b</table>\n\nx<br>y <b>z</b>\n", ["a | b", "x", "y z"]),
      // §4.7 with §6.3
      (
        "See [the clip][1] and [it].\n\n[1]: a.mp4\n[it]: <b c.mp4> 'title'\n",
        ["See the clip and it."]
      ),
      // A picture's description is no text.
      ("before ![a circle](c.png) after", ["before after"]),
      // §5.1
      ("> quoted\n> words\n", ["quoted words"]),
    ] as [(String, [String])])
  func constructs(text: String, expected: [String]) {
    #expect(texts(inspect(text, as: "md")) == expected)
  }

  @Test("links of every kind keep their words and lines")
  func links() {
    let reply = inspect(
      """
      # A

      see [the clip][c]
      or <https://example.org/x>
      or https://example.org/y.
      ![board](pic.jpg)

      <a href="z.html">z</a>

      | a | b |
      |---|---|
      | [w](w.md) | |

      [c]: video/a%20b.mp4 "title"
      """, as: "md")
    #expect(
      reply.links?.map(\.target) == [
        "video/a%20b.mp4", "https://example.org/x", "https://example.org/y", "pic.jpg", "z.html",
        "w.md",
      ])
    #expect(reply.links?.map(\.location?.line) == [3, 4, 5, 6, 8, 12])
    #expect(reply.links?.map(\.text).first == "the clip")
    #expect(reply.links?[3].text == "board")
  }

  @Test("items know how deep they lie, and a table its header")
  func agenda() throws {
    let reply = inspect(
      """
      # Agenda 2026-03-12

      | Time | Item |
      |:-----|-----:|
      | 9:00–9:20 AM | Norms \\| clip |
      | 9:20–10:00 AM | Tuning |
      """, as: "md")
    #expect(
      texts(reply) == [
        "Agenda 2026-03-12", "Time | Item", "9:00–9:20 AM | Norms | clip", "9:20–10:00 AM | Tuning",
      ])
    #expect(lines(reply) == [1, 3, 5, 6])
    #expect(reply.agenda?.items.count == 2)
  }

  @Test(
    "what takes a parser long is bounded", .timeLimit(.minutes(15 * Sanitizer.patience)),
    arguments: [
      "![[]()", "[a](", "[", "a@b.", "> ", "- ", "1. ", "*a _b ", "`a ``", "<a href='", "<!--",
      "| a\n|-\n", "[a]: b\n", "\\", "&#", "~a ~~", "***", "\n", "- \n", "  - a\n",
    ])
  func floods(piece: String) {
    let text = String(repeating: piece, count: (1 << 18) / piece.utf8.count)
    #expect(inspect("# A\n\n" + text, as: "md").document?.format == "markdown")
  }

  @Test(
    "lists nested without end, with empty lines below",
    .timeLimit(.minutes(15 * Sanitizer.patience)))
  func nested() {
    let deep = (0..<2_000).map { String(repeating: " ", count: $0 * 2) + "- a\n" }.joined()
    let text = deep + String(repeating: "\n", count: 1 << 17)
    #expect((inspect(text, as: "md").document?.words ?? 0) > 1_000)
    let quoted = String(repeating: ">", count: 100_000) + " words\n"
    #expect(inspect(quoted + quoted, as: "md").codes.contains("document.malformed"))
  }

  @Test(
    "a table of short rows under a wide header is none",
    .timeLimit(.minutes(10 * Sanitizer.patience)))
  func wideTable() {
    func table(_ columns: Int, _ rows: Int) -> Reply {
      let header = String(repeating: "|a", count: columns) + "|\n"
      let rule = String(repeating: "|-", count: columns) + "|\n"
      return inspect(header + rule + String(repeating: "|b\n", count: rows), as: "md")
    }
    let wide = table(3_000, 3_000)
    #expect(wide.codes.contains("document.malformed"))
    // The header is one word, since only spaces part words; each row another.
    #expect(wide.document?.words == 3_001)
    #expect(table(100, 100).codes.contains("document.malformed") == false)
  }

  @Test("a text too long for the parser is read as plain text")
  func long() {
    let reply = inspect("# A\n\n" + String(repeating: "word word\n", count: 450_000), as: "md")
    #expect(reply.mediaType == "text/markdown")
    #expect(reply.document?.words == 900_002)
  }
}
