internal import Artifacts

/// `SHA256SUMS`: what `sha256sum --check` of GNU coreutils reads, in the submission's folder.
package enum ChecksumList {
  /// One line an artifact that has a digest, in the lines' order. A name with a line feed, carriage
  /// return or backslash is escaped, and its line then starts with a backslash.
  package static func text(of lines: [ManifestLine]) -> [UInt8] {
    var text: [UInt8] = []
    for line in lines {
      guard let digest = line.sha256 else { continue }
      var name = line.artifactPath.bytes
      // A lone dash would be read as the standard input.
      if name == [UInt8(ascii: "-")] { name = Array("./-".utf8) }
      let escaped = escape(name)
      if escaped.count != name.count { text.append(UInt8(ascii: "\\")) }
      text += digest.utf8
      text += "  ".utf8
      text += escaped
      text.append(UInt8(ascii: "\n"))
    }
    return text
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
