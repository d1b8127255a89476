import Artifacts
import TestSupport
import Testing

@testable import DocumentInspection

/// JSON-LD; names and values are schema.org's, the syntax is RFC 8259's and JSON-LD 1.1's.
@Suite("JSON-LD")
struct LinkedDataTests {
  static let cases: [(json: String, events: [String])] = [
    (
      #"{"@context":"https://schema.org","@type":"Event","name":"A","startDate":"2026-03-12T15:00-07:00","#
        + #""endDate":"2026-03-12T16:00-07:00","location":"Room 2"}"#,
      ["2026-03-12T15:00:00-07:00/2026-03-12T16:00:00-07:00 A @Room 2"]
    ),
    (#"{"@type":"EducationEvent","name":"A","startDate":"2026-03-12"}"#, ["2026-03-12/? A"]),
    (#"{"@type":["Thing","BusinessEvent"],"name":"A"}"#, ["?/? A"]),
    (#"{"@type":"http://schema.org/Event","http://schema.org/name":"A"}"#, ["?/? A"]),
    (#"{"@type":"schema:Event","schema:name":"A"}"#, ["?/? A"]),
    (
      #"[{"@type":"Event","name":"A"},{"@type":"Person","name":"P"},{"@type":"Event","name":"B"}]"#,
      ["?/? A", "?/? B"]
    ),
    (#"{"@context":"https://schema.org","@graph":[{"@type":"Event","name":"A"}]}"#, ["?/? A"]),
    (#"{"@type":"WebPage","mainEntity":{"@type":"Event","name":"A"}}"#, ["?/? A"]),
    (#"{"@type":"Event","name":{"@value":"Café","@language":"fr"}}"#, ["?/? Café"]),
    (
      #"{"@type":"Event","name":"A","duration":"PT20M","startDate":"2026-03-12T15:00"}"#,
      ["2026-03-12T15:00:00/2026-03-12T15:20:00 A"]
    ),
    (#"{"@type":"Event","name":"A","location":{"@type":"Place","name":"Hall"}}"#, ["?/? A @Hall"]),
    (
      #"{"@type":"Event","name":"A","location":[{"@type":"VirtualLocation","url":"https://x.example/"},"#
        + #"{"@type":"Place","name":"Hall"}]}"#, ["?/? A @Hall"]
    ),
    (
      #"{"@graph":[{"@type":"Event","name":"A","location":{"@id":"urn:h"}},{"@id":"urn:h","@type":"Place","name":"Hall"}]}"#,
      ["?/? A @Hall"]
    ),
    (#"{"@type":"Event","name":"A","subEvent":{"@type":"Event","name":"B"}}"#, ["?/? A", "?/? B"]),
    (
      #"{"@type":"Event","name":"A","subEvents":[{"@type":"Event","name":"B"}]}"#,
      ["?/? A", "?/? B"]
    ),
    (
      #"{"@graph":[{"@id":"urn:b","@type":"Event","name":"B"},{"@id":"urn:a","@type":"Event","name":"A","#
        + #""subEvent":{"@id":"urn:b"}}]}"#, ["?/? A", "?/? B"]
    ),
    (
      #"{"@graph":[{"@id":"urn:b","@type":"Event","name":"B","superEvent":{"@id":"urn:a"}},"#
        + #"{"@id":"urn:a","@type":"Event","name":"A"}]}"#, ["?/? A", "?/? B"]
    ),
    (#"{"@id":"urn:a","@type":"Event","name":"A","subEvent":{"@id":"urn:a"}}"#, ["?/? A"]),
    (#"{"@type":"Person","name":"P"}"#, []),
    (#"{"@type":"Eventual","name":"P"}"#, []),
    (#"  <!-- {"@type":"Event","name":"A"} -->  "#, ["?/? A"]),
    (#"{"@type":"Event","name":"\u00e9\ud83d\ude42\n x"}"#, ["?/? é🙂 x"]),
  ]

  @Test("events are found wherever the data put them", arguments: cases.indices)
  func event(index: Int) {
    let reply = inspect(linkedData(Self.cases[index].json))
    #expect(reply.eventLines == Self.cases[index].events)
    #expect(reply.codes.allSatisfy { $0 != "event.unreadable" })
  }

  @Test(
    "values that are no moments or lengths are left out and said",
    arguments: [
      #""duration":"20M""#, #""duration":"90 minutes""#, #""duration":"00:20""#,
      #""startDate":"12 March 2026""#, #""startDate":"2026-02-30""#,
      #""startDate":"2026-03-12T25:00""#,
    ])
  func unreadable(member: String) {
    let reply = inspect(linkedData(#"{"@type":"Event","name":"A",\#(member)}"#))
    #expect(reply.eventLines == ["?/? A"])
    #expect(reply.codes == ["event.unreadable"])
  }

  /// RFC 8259: each breaks one rule of its grammar.
  static let broken = [
    "", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "{a:1}", "[01]", "[1.]", "[+1]", "[.5]", "[1e]",
    "[-]",
    "\"\u{1}\"", "\"\\x\"", "\"\\u12\"", "\"open", "[tru]", "[nul]", "[1 2]", "{\"a\" 1}", "[] []",
    "[NaN]", "{\"a\":}", "// x\n{}",
  ]

  @Test("what breaks the grammar is no JSON", arguments: broken)
  func strict(text: String) {
    #expect(JSONTextParser.value(of: Array(text.utf8)) == nil)
  }

  @Test("broken data is said once a block, and the page is read")
  func brokenBlock() {
    let reply = inspect(linkedData("{\"@type\":\"Event\",}"))
    #expect(reply.codes == ["event.unreadable"])
    #expect(reply.document?.passages?.map(\.text) == ["Words"])
  }

  @Test("depth and number are capped")
  func capped() {
    let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
    #expect(JSONTextParser.value(of: Array(deep.dropFirst().dropLast().utf8)) != nil)
    #expect(JSONTextParser.value(of: Array(("[" + deep + "]").utf8)) == nil)
    let many = "[" + String(repeating: "0,", count: JSONTextParser.mostValues) + "0]"
    #expect(JSONTextParser.value(of: Array(many.utf8)) == nil)
    let bottomless = String(repeating: "[", count: 1 << 20)
    #expect(JSONTextParser.value(of: Array(bottomless.utf8)) == nil)
  }

  @Test("half of a surrogate pair is a replacement character")
  func surrogates() {
    for (text, meant) in [
      (#""\ud83d""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"), (#""\ude42""#, "\u{FFFD}"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"),
    ] {
      #expect(JSONTextParser.value(of: Array(text.utf8))?.string == meant)
    }
  }

  @Test(
    "references in a circle, or a thousand to one thing, end",
    .timeLimit(.minutes(10 * Sanitizer.patience)))
  func circles() {
    let circle = (0..<40).map { index in
      let parts = (0..<40).map { #"{"@id":"urn:\#($0)"}"# }.joined(separator: ",")
      return #"{"@id":"urn:\#(index)","@type":"Event","name":"E\#(index)","subEvent":[\#(parts)]}"#
    }
    let reply = inspect(linkedData(#"{"@graph":[\#(circle.joined(separator: ","))]}"#))
    #expect((reply.events?.count ?? 0) <= 2_000)
  }
}
