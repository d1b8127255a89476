/// The name of an archive's member: a path that somebody else wrote.
package struct MemberName: Hashable, Sendable {
  package let bytes: [UInt8]

  /// Linux's PATH_MAX, the longest of the common systems'.
  private static let longest = 4096

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Why a program that unpacks the member under its name could write outside of the folder that it
  /// unpacks into; nil where it could not.
  package var danger: String? {
    let parts = bytes.split(whereSeparator: Self.isSeparator)
    if bytes.first.map(Self.isSeparator) == true { return "its name begins at the top of the disk" }
    if parts.contains(where: { $0.elementsEqual("..".utf8) }) {
      return "its name leads out of the folder through “..”"
    }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":"), Self.isLetter(bytes[0]) {
      return "its name begins with a drive"
    }
    if bytes.count > Self.longest { return "its name is longer than any system takes" }
    return parts.isEmpty ? "it has no name" : nil
  }

  /// The path without empty parts and without `.`.
  package var path: ArtifactPath {
    let parts = bytes.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    return ArtifactPath(bytes: Array(parts.joined(separator: [UInt8(ascii: "/")])))
  }

  /// Both kinds: what is a letter of a name here parts folders on Windows.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
