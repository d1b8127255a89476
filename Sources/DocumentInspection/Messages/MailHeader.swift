/// The header fields of a message or of a part of one (RFC 5322 §2.2, RFC 2045 §3).
struct MailHeader {
  struct Field {
    /// In lower case.
    let name: String
    /// Unfolded, as it is written.
    var value: String
  }

  private(set) var fields: [Field] = []
  /// Where the body begins: behind the empty line.
  private(set) var bodyStart: Int
  /// The body's first line, counted from the header's first as 0.
  private(set) var lineCount = 0

  private static let mostFields = 1_000
  private static let longest = 1 << 20
  private static let longestValue = 64 << 10

  init(_ bytes: ArraySlice<UInt8>) {
    bodyStart = bytes.startIndex
    var lines = MailLines(bytes.prefix(Self.longest))
    while let line = lines.next() {
      guard let text = take(line) else { break }
      bodyStart = line.end
      lineCount += 1
      if text { break }
    }
  }

  /// True for the empty line, nil for a line that is no header's.
  private mutating func take(_ line: MailLines.Line) -> Bool? {
    if line.bytes.isEmpty { return true }
    let text = Self.text(line.bytes)
    if line.bytes.first == 0x20 || line.bytes.first == 0x09 {
      // In place: a value may be folded a thousand times.
      if let last = fields.indices.last, fields[last].value.utf8.count < Self.longestValue {
        fields[last].value += text
      }
      return false
    }
    guard let colon = text.firstIndex(of: ":"), Self.isName(text[..<colon]) else { return nil }
    if fields.count < Self.mostFields {
      fields.append(
        Field(name: text[..<colon].lowercased(), value: String(text[text.index(after: colon)...])))
    }
    return false
  }

  /// RFC 5322 §3.6.8: printable ASCII without the colon.
  private static func isName(_ name: Substring) -> Bool {
    !name.isEmpty && name.utf8.count <= 76 && name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// Headers are ASCII; where they are not, UTF-8 (RFC 6532), or what old programs took for it.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? String(decoding: SingleByteCharset.windows1252.decode(bytes), as: UTF8.self)
  }

  /// The first field of this name, as it is written.
  func raw(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The first field of this name, its encoded words decoded.
  func text(_ name: String) -> String? {
    raw(name).map { EncodedWords.decoded($0).collapsed }.flatMap { $0.isEmpty ? nil : $0 }
  }

  func has(_ name: String) -> Bool { fields.contains { $0.name == name } }
}
