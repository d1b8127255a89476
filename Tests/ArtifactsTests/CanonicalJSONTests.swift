import Artifacts
import Foundation
import Testing

@Suite("JSON")
struct CanonicalJSONTests {
  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("strings and literals are written as in the example of RFC 8785")
  func strings() {
    // The sample of §3.2.2 without its numbers, which are no integers; the bytes are those of §3.2.4.
    let node = JSONNode.object([
      .init("string", .string("\u{20ac}$\u{F}\u{a}A'\u{42}\u{22}\u{5c}\\\"/")),
      .init("literals", .array([.null, .boolean(true), .boolean(false)])),
    ])
    let expected: [UInt8] =
      Array(#"{"literals":[null,true,false],"#.utf8) + [
        0x22, 0x73, 0x74, 0x72, 0x69, 0x6e, 0x67, 0x22, 0x3a, 0x22, 0xe2, 0x82, 0xac, 0x24, 0x5c,
        0x75, 0x30, 0x30, 0x30, 0x66, 0x5c, 0x6e, 0x41, 0x27, 0x42, 0x5c, 0x22, 0x5c, 0x5c, 0x5c,
        0x5c, 0x5c, 0x22, 0x2f, 0x22, 0x7d,
      ]
    #expect(node.canonical == expected)
  }

  @Test("keys are sorted as in the example of RFC 8785 §3.2.3")
  func keys() {
    let node = JSONNode.object([
      .init("\u{20ac}", .string("Euro Sign")),
      .init("\r", .string("Carriage Return")),
      .init("\u{fb33}", .string("Hebrew Letter Dalet With Dagesh")),
      .init("1", .string("One")),
      .init("\u{1f600}", .string("Emoji: Grinning Face")),
      .init("\u{80}", .string("Control")),
      .init("\u{f6}", .string("Latin Small Letter O With Diaeresis")),
    ])
    let order = [
      "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
      "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
    ]
    let text = Self.text(node.canonical)
    let places = order.compactMap { text.range(of: "\"\($0)\"")?.lowerBound }
    #expect(places.count == order.count)
    #expect(places == places.sorted())
  }

  /// RFC 8785 §3.2.2.2: two-letter escapes where JSON has them, lower-case \u00xx else, and nothing
  /// escaped that need not be.
  @Test(
    "control characters have the one escape that is theirs",
    arguments: [
      (0x00, #"\u0000"#), (0x07, #"\u0007"#), (0x08, #"\b"#), (0x09, #"\t"#), (0x0A, #"\n"#),
      (0x0B, #"\u000b"#), (0x0C, #"\f"#), (0x0D, #"\r"#), (0x1B, #"\u001b"#), (0x1F, #"\u001f"#),
      (0x22, #"\""#), (0x5C, #"\\"#), (0x2F, "/"), (0x7F, "\u{7F}"), (0x2028, "\u{2028}"),
    ] as [(UInt32, String)])
  func escapes(_ value: UInt32, _ written: String) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(JSONNode.string(String(scalar)).canonical == Array("\"\(written)\"".utf8))
  }

  @Test(
    "integers are written whole",
    arguments: [0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991, .max, .min] as [Int64])
  func integers(_ number: Int64) {
    #expect(JSONNode.integer(number).canonical == Array(String(number).utf8))
  }

  @Test("a value's absent facts are absent keys, and its order stays")
  func encoding() throws {
    struct Sample: Encodable {
      var zebra = 1
      var apple: String?
      var list = [true, false]
      var inner = ["k": 2]
    }
    let node = try JSONNode(encoding: Sample())
    #expect(Self.text(node.line) == #"{"zebra":1,"list":[true,false],"inner":{"k":2}}"#)
    #expect(Self.text(node.canonical) == #"{"inner":{"k":2},"list":[true,false],"zebra":1}"#)
  }

  @Test("empty values keep their shape")
  func empty() throws {
    #expect(try JSONNode(encoding: [Int]()).line == Array("[]".utf8))
    #expect(try JSONNode(encoding: [String: Int]()).line == Array("{}".utf8))
  }

  @Test("a number that is no 64-bit integer is refused, not rounded")
  func refused() {
    #expect(throws: EncodingError.self) { try JSONNode(encoding: [1.5]) }
    #expect(throws: EncodingError.self) { try JSONNode(encoding: [UInt64.max]) }
    #expect(throws: EncodingError.self) { try JSONNode(encoding: ["k": Float(1)]) }
  }
}

@Suite("JSON lines")
struct JSONLineTests {
  /// As RFC 8259 §7 writes code units; what is escaped is what a terminal may obey.
  @Test(
    "what a terminal would obey is escaped, all else is as it is",
    arguments: [
      ("a\u{1B}[31m", #""a\u001b[31m""#), ("a\u{7F}b", #""a\u007fb""#),
      ("C1 \u{9B}31m", #""C1 \u009b31m""#), ("\u{202E}gpj.exe", #""\u202egpj.exe""#),
      ("zero\u{200B}width", #""zero\u200bwidth""#), ("tag \u{E0041}", #""tag \udb40\udc41""#),
      ("Zoë “é” € 😀 \\ \"", #""Zoë “é” € 😀 \\ \"""#),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(String(decoding: JSONNode.string(text).line, as: UTF8.self) == expected)
  }

  @Test("the canonical form escapes nothing but what RFC 8785 says")
  func canonical() {
    let text = "\u{7F}\u{9B}\u{202E}\u{200B}"
    #expect(
      String(decoding: JSONNode.string(text).canonical, as: UTF8.self) == "\"\(text)\"")
  }
}
