internal import Artifacts
// Normal forms are in no smaller part of it.
internal import Foundation

/// A path as a tag file of a bag gives it.
struct BagPath {
  /// Clean, below the bag's folder.
  let path: ArtifactPath
  /// It had empty parts or dots in it.
  let isUnclean: Bool
  /// A percent sign that encodes neither CR nor LF nor itself.
  let hasStrayPercent: Bool

  private static let slash = UInt8(ascii: "/")

  /// Nil where the path leads out of the bag, or might on some system: `trouble` says how.
  init?(_ written: [UInt8], isEncoded: Bool, trouble: inout String?) {
    let (bytes, hasStray) = isEncoded ? Self.decoded(written) : (written, false)
    let parts = bytes.split(separator: Self.slash, omittingEmptySubsequences: false)
    let clean = parts.filter { !$0.isEmpty && !$0.elementsEqual(".".utf8) }
    trouble = Self.trouble(bytes, parts)
    if clean.isEmpty, trouble == nil { trouble = "it names nothing" }
    guard trouble == nil else { return nil }
    path = ArtifactPath(bytes: Array(clean.joined(separator: [Self.slash])))
    isUnclean = clean.count != parts.count
    hasStrayPercent = hasStray
  }

  private static func trouble(
    _ bytes: [UInt8], _ parts: [ArraySlice<UInt8>]
  ) -> String? {
    if bytes.first == slash { return "it begins at the top of the disk" }
    if bytes.contains(0) { return "it holds a NUL, which no file's name does" }
    if bytes.first == UInt8(ascii: "~") { return "it begins with “~”, somebody's home folder" }
    if parts.contains(where: { $0.elementsEqual("..".utf8) }) {
      return "it leads upwards through “..”"
    }
    if bytes.starts(with: Array(#"\\"#.utf8)) { return "it begins with a name of another machine" }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":"), (bytes[0] | 0x20).isLowerLetter {
      return "it begins with a drive"
    }
    let windows = bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    if windows.count > 1, windows.contains(where: { $0.elementsEqual("..".utf8) }) {
      return #"on Windows it leads upwards through “..\”"#
    }
    return nil
  }

  /// §2.1.3: LF, CR and the percent sign itself, and only those.
  private static func decoded(_ written: [UInt8]) -> (bytes: [UInt8], hasStray: Bool) {
    var (bytes, hasStray) = ([UInt8](), false)
    var rest = written[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      switch String(decoding: rest.prefix(2), as: UTF8.self).uppercased() {
      case "0A": bytes.append(0x0A)
      case "0D": bytes.append(0x0D)
      case "25": bytes.append(byte)
      default:
        hasStray = true
        bytes.append(byte)
        continue
      }
      rest = rest.dropFirst(2)
    }
    return (bytes, hasStray)
  }

  /// The path as a manifest of version 1.0 writes it.
  static func encoded(_ path: ArtifactPath) -> [UInt8] {
    path.bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x0A: Array("%0A".utf8)
      case 0x0D: Array("%0D".utf8)
      case UInt8(ascii: "%"): Array("%25".utf8)
      default: [byte]
      }
    }
  }

  /// The form in which names that mean the same to some system are the same.
  static func composed(_ path: ArtifactPath) -> [UInt8] {
    guard path.bytes.contains(where: { $0 > 0x7F }), path.isUTF8 else { return path.bytes }
    return Array(path.text.precomposedStringWithCanonicalMapping.utf8)
  }

  /// As ``composed(_:)``, and without upper and lower case.
  static func folded(_ path: ArtifactPath) -> [UInt8] {
    guard path.isUTF8 else { return path.bytes }
    return Array(String(decoding: composed(path), as: UTF8.self).lowercased().utf8)
  }
}

extension UInt8 {
  fileprivate var isLowerLetter: Bool { (0x61...0x7A).contains(self) }
}
