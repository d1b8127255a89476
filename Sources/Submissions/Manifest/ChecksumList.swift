internal import Artifacts

/// `SHA256SUMS`: what `sha256sum --check` of GNU coreutils reads, in the submission's folder.
package enum ChecksumList {
  package static let fileName = "SHA256SUMS"

  /// An artifact's line with its line feed; nil where it has no digest. A name with a line feed,
  /// carriage return or backslash is escaped, and its line then starts with a backslash.
  package static func entry(for line: ManifestLine) -> [UInt8]? {
    guard let digest = line.sha256 else { return nil }
    var name = line.artifactPath.bytes
    // A lone dash would be read as the standard input.
    if name == [UInt8(ascii: "-")] { name = Array("./-".utf8) }
    let escaped = escape(name)
    let mark = escaped.count == name.count ? [] : [UInt8(ascii: "\\")]
    return mark + digest.utf8 + Array("  ".utf8) + escaped + [UInt8(ascii: "\n")]
  }

  private static func escape(_ name: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "\\"): escaped += #"\\"#.utf8
      case UInt8(ascii: "\n"): escaped += #"\n"#.utf8
      case UInt8(ascii: "\r"): escaped += #"\r"#.utf8
      default: escaped.append(byte)
      }
    }
    return escaped
  }
}
