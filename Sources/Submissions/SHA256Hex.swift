internal import Crypto

/// SHA-256 as lower-case hexadecimal, as every file of ours writes it.
enum SHA256Hex {
  static func of(_ bytes: [UInt8]) -> String { text(of: Array(SHA256.hash(data: bytes))) }

  static func text(of digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var characters: [UInt8] = []
    characters.reserveCapacity(digest.count * 2)
    for byte in digest {
      characters.append(digits[Int(byte >> 4)])
      characters.append(digits[Int(byte & 15)])
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// True for 64 digits in lower case.
  static func isSound(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
