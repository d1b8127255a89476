internal import Artifacts

/// The parts of an office document as libxml2 reads them, and what was wrong with them.
struct OfficePackage {
  let parts: DocumentParts
  /// Parts that are not well-formed XML, in the order in which they were met.
  private(set) var broken: [String] = []
  /// Parts of which only the beginning was read.
  private(set) var cut: [String] = []

  /// A part with more tags is read up to here: a tree takes some 300 bytes of memory for each.
  static let mostTags = 1_000_000

  /// Of all parts together, one that is read again counted again: relations may name it thousands of
  /// times.
  static let mostBytes = 128 << 20

  private var bytesLeft = mostBytes

  init(_ parts: DocumentParts) { self.parts = parts }

  /// Returns false where there is no such part, or no element in it.
  mutating func walk(_ name: String, _ visitor: inout some MarkupVisitor) -> Bool {
    withTree(name) { $0.walk(&visitor) }
  }

  /// For a part that has to be walked more than once. Returns as `walk` does.
  mutating func withTree(_ name: String, _ read: (borrowing MarkupTree) -> Void) -> Bool {
    guard let bytes = parts[name] else { return false }
    guard bytes.count <= bytesLeft else {
      if !cut.contains(name) { cut.append(name) }
      return false
    }
    bytesLeft -= bytes.count
    var (utf8, _) = CharacterGuard.defused(TextDecoder.decode(bytes).utf8)
    (utf8, _) = MarkupGuard.defused(utf8)
    let isCut = Self.cut(&utf8)
    guard let tree = MarkupTree(utf8, as: .xml) else {
      broken.append(name)
      return false
    }
    if isCut || tree.isStopped {
      cut.append(name)
    } else if tree.firstErrorLine != nil {
      broken.append(name)
    }
    read(tree)
    return true
  }

  /// Returns whether there are more tags than a tree may have; what comes after them is gone then.
  private static func cut(_ utf8: inout [UInt8]) -> Bool {
    guard utf8.count > mostTags * 3 else { return false }
    var tags = 0
    for index in utf8.indices where utf8[index] == UInt8(ascii: "<") {
      tags += 1
      guard tags > mostTags else { continue }
      utf8.removeSubrange(index...)
      return true
    }
    return false
  }

  var findings: [Finding] {
    var findings: [Finding] = []
    if let first = broken.first {
      findings.append(
        Finding(
          .documentMalformed,
          broken.count == 1
            ? "A part of the file is not well-formed XML and was read with repairs."
            : "\(broken.count) parts of the file are not well-formed XML and were read with repairs.",
          location: Location(member: first)))
    }
    if let first = cut.first {
      findings.append(
        Finding(
          .documentCut,
          "A part of the file is too large or too deeply nested to be read to its end.",
          location: Location(member: first)))
    }
    return findings
  }
}
