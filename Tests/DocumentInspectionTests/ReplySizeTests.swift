import Artifacts
import TestSupport
import Testing

/// The reply's cap is 32 MiB; whatever a file holds, its reply is to stay below 24 MiB.
@Suite("A reply stays small", .timeLimit(.minutes(10 * Sanitizer.patience)))
struct ReplySizeTests {
  /// As JSON writes it: six bytes for a control character, by RFC 8785 §3.2.2.2.
  private func size(_ text: String) -> Int {
    text.utf8.reduce(2) { $0 + ($1 < 0x20 ? 6 : 1) }
  }

  /// Sound text where a file's kind is told.
  private static let sound = String(repeating: "word ", count: 4_000)
  private static let control = String(repeating: "\u{1}", count: 8_000)

  @Test("links of nothing but control characters")
  func links() {
    // 600 × 48 KB of JSON are 28 MB; 2 MiB hold 43 of them.
    let link = "<a href='\(Self.control)'>x</a> our norms and words "
    let page = "<html><body>\(Self.sound)" + String(repeating: link, count: 600)
    let reply = inspect(page, as: "html")
    let total = (reply.links ?? []).reduce(0) { $0 + size($1.target) + size($1.text ?? "") }
    #expect(total <= 2 << 20)
    #expect(reply.links?.count == 43)
    #expect(reply.codes.contains("document.cut"))
  }

  @Test("a base counts with every link")
  func bases() {
    let base = String(repeating: "b", count: 8_000)
    let page = "<base href='\(base)'>" + String(repeating: "<a href=a>x</a> ", count: 600)
    // 2 MiB hold 261 of 8002 + 3 + 3 bytes.
    #expect(inspect("<html>" + page, as: "html").links?.count == 261)
  }

  @Test("cues, items and titles")
  func others() {
    // One stray control character in ten letters: 1.5 times as long in JSON.
    let long = String(
      repeating: "word\u{1}word\u{1}word word word word word word word ", count: 20_000)
    let vtt = inspect(
      "WEBVTT\n\nNOTE \(Self.sound)\n\n"
        + String(repeating: "00:00:01.000 --> 00:00:02.000\n\(long)\n\n", count: 8))
    #expect(vtt.transcript?.cueCount == 8)
    #expect((vtt.transcript?.cues ?? []).reduce(0) { $0 + size($1.text) } <= 6 << 20)
    #expect(vtt.codes == ["transcript.cut"])
    let list = String(repeating: "<li>\(long)", count: 6)
    let page = inspect(
      "<!-- \(Self.sound) --><title>\(long)</title><h1>Agenda</h1><ul>\(list)</ul>"
    )
    let agenda = page.agenda
    let texts = agenda?.items.map(\.text) ?? []
    #expect(!texts.isEmpty)
    #expect(texts.reduce(0) { $0 + size($1) } <= 4 << 20)
    #expect((agenda?.title?.utf8.count ?? 0) <= 1_000)
    #expect(page.codes.contains("document.cut"))
  }

  @Test("a letter with a million accents is no short title")
  func accents() {
    let letter = "a" + String(repeating: "\u{301}", count: 1 << 20)
    let reply = inspect("<title>\(letter)</title><p>our norms")
    #expect((reply.document?.title?.utf8.count ?? 0) <= 1_000)
  }
}
