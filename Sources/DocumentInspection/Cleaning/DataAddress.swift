/// Pictures that are written out in an address (RFC 2397): `data:image/jpeg;base64,…`.
final class DataAddress {
  private let picture: ([UInt8]) -> TextCleaning.Embedded
  /// Kinds of what is left in the text.
  private(set) var kept: [String] = []

  init(_ picture: @escaping ([UInt8]) -> TextCleaning.Embedded) { self.picture = picture }

  /// The address with the picture cleaned, and kinds of what was taken out; nil for one that stays.
  func cleaned(_ address: String) -> (String, [String])? {
    guard address.prefix(5).lowercased() == "data:",
      let comma = address.utf8.firstIndex(of: UInt8(ascii: ","))
    else { return nil }
    let head = address[...comma]
    let lower = head.lowercased()
    guard lower.hasPrefix("data:image/") else { return nil }
    guard lower.hasSuffix(";base64,"), !lower.contains("svg") else {
      keep("a picture that is written out in it")
      return nil
    }
    let text = address[address.utf8.index(after: comma)...].utf8
    switch picture(TransferEncoding.base64(text)) {
    case .clean: return nil
    case .cleaned(let bytes, let removed): return (head + Base64Text.encoded(bytes), removed)
    case .unknown:
      keep("a picture that is written out in it")
      return nil
    }
  }

  private func keep(_ kind: String) {
    if !kept.contains(kind) { kept.append(kind) }
  }
}

/// RFC 4648 §4.
enum Base64Text {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(
          place <= group.count ? letters[number >> (6 * (3 - place)) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
