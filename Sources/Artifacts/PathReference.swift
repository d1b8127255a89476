/// A path as a part of an address: RFC 3986 §2.1. Bytes go in, so names that are no text come out as well.
package struct PathReference: Sendable, CustomStringConvertible {
  package let description: String

  /// - Parameter bytes: of a path; slashes stay what parts it.
  package init(_ bytes: some Sequence<UInt8>) {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.append(byte)
      default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    description = String(decoding: text, as: UTF8.self)
  }

  package init(_ path: ArtifactPath) { self.init(path.bytes) }
}
