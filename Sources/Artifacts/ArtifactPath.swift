#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The identity of an artifact: the bytes of its path below the scanned folder, `/` between parts.
///
/// A Swift `String` compares by Unicode equivalence, so two files whose names differ only in
/// normalisation would be one; and it can't hold a name that is not UTF-8. Bytes do neither.
package struct ArtifactPath: Hashable, Sendable {
  package var bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The path out of a record's two fields; nil where `pathBytes` is not base64.
  package init?(path: String, pathBytes: String?) {
    guard let pathBytes else {
      self.init(path)
      return
    }
    guard let decoded = Data(base64Encoded: pathBytes) else { return nil }
    self.init(bytes: Array(decoded))
  }

  package var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The path as the contract shows it: itself where it is UTF-8, otherwise with every byte that is
  /// not part of a sound UTF-8 sequence as `%XX` and `%` as `%25`.
  package var text: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var shown: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.first {
      let length = Self.sequenceLength(startingWith: first)
      let sequence = rest.prefix(length)
      if first == UInt8(ascii: "%") {
        shown += "%25".utf8
        rest = rest.dropFirst()
      } else if sequence.count == length, String(validating: sequence, as: UTF8.self) != nil {
        shown += sequence
        rest = rest.dropFirst(length)
      } else {
        shown += Self.percentEncoded(first)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }

  /// The bytes in base64 where the path is not UTF-8, otherwise nil.
  package var base64WhereNotUTF8: String? {
    isUTF8 ? nil : Data(bytes).base64EncodedString()
  }

  /// The parts between slashes, empty ones left out.
  package var components: [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
  }

  /// The last part, trailing slashes left out.
  package var name: [UInt8] {
    let whole = withoutTrailingSlashes
    return Array(whole[(whole.lastIndex(of: Self.slash).map { $0 + 1 } ?? whole.startIndex)...])
  }

  /// The directory part, empty for an artifact at the top.
  package var directory: ArtifactPath {
    let whole = withoutTrailingSlashes
    guard let end = whole.lastIndex(of: Self.slash) else { return ArtifactPath(bytes: []) }
    return ArtifactPath(
      bytes: Array(ArtifactPath(bytes: Array(whole[..<end])).withoutTrailingSlashes))
  }

  private static let slash = UInt8(ascii: "/")

  private var withoutTrailingSlashes: ArraySlice<UInt8> {
    bytes[..<(bytes.lastIndex { $0 != Self.slash }.map { $0 + 1 } ?? 0)]
  }

  /// What follows the name's last full stop, in ASCII lower case; nil where there is none or where
  /// it is no plain extension (over eight characters, or not letters and digits).
  package var nameExtension: String? {
    guard let stop = name.lastIndex(of: UInt8(ascii: ".")), stop > 0 else { return nil }
    let tail = String(decoding: name[(stop + 1)...], as: UTF8.self).lowercased()
    let plain = tail.utf8.allSatisfy { $0 < 0x80 } && tail.allSatisfy { $0.isLetter || $0.isNumber }
    return plain && (1...8).contains(tail.utf8.count) ? tail : nil
  }

  /// The name without what follows its last full stop.
  package var stem: [UInt8] {
    guard let stop = name.lastIndex(of: UInt8(ascii: ".")), stop > 0 else { return name }
    return Array(name[..<stop])
  }

  package func appending(_ component: [UInt8]) -> ArtifactPath {
    bytes.isEmpty
      ? ArtifactPath(bytes: component)
      : ArtifactPath(bytes: bytes + [UInt8(ascii: "/")] + component)
  }

  private static func sequenceLength(startingWith byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private static func percentEncoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}

extension ArtifactPath: Comparable {
  package static func < (left: ArtifactPath, right: ArtifactPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
