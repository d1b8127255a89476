#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The text around OpenSSH's binary formats: base64 in lines of 70 characters between two marks.
struct SSHArmor {
  let name: String

  static let signature = SSHArmor(name: "SSH SIGNATURE")
  static let privateKey = SSHArmor(name: "OPENSSH PRIVATE KEY")

  private static let columns = 70

  private var first: String { "-----BEGIN \(name)-----" }
  private var last: String { "-----END \(name)-----" }

  func encode(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array(Data(bytes).base64EncodedString().utf8)
    var text = Array("\(first)\n".utf8)
    for start in stride(from: 0, to: digits.count, by: Self.columns) {
      text += digits[start..<min(start + Self.columns, digits.count)] + [UInt8(ascii: "\n")]
    }
    return text + Array("\(last)\n".utf8)
  }

  /// The bytes inside; nil where the text is not exactly what ``encode(_:)`` makes of them, so that no
  /// character of a signature can change unnoticed.
  func decodeExactly(_ text: [UInt8]) -> [UInt8]? {
    guard let bytes = decode(text), encode(bytes) == text else { return nil }
    return bytes
  }

  /// The bytes inside; line ends and spaces may be any.
  func decode(_ text: [UInt8]) -> [UInt8]? {
    guard let text = String(validating: text, as: UTF8.self) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline).map(Self.trimmed).filter { !$0.isEmpty }
    guard lines.count >= 2, lines.first == first, lines.last == last,
      let decoded = Data(base64Encoded: lines.dropFirst().dropLast().joined())
    else { return nil }
    return Array(decoded)
  }

  private static func trimmed(_ line: Substring) -> String {
    String(
      line.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
