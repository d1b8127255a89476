internal import Artifacts

/// A path as somebody can paste it into a shell.
package enum ShellWord {
  /// In single quotes where it holds anything but letters, digits and what shells leave alone. Characters that a
  /// terminal would obey are shown escaped, and then the word can't be pasted.
  package static func quoted(_ path: [UInt8]) -> String {
    let text = "\(DisplayText(ArtifactPath(bytes: path).text))"
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || "/._-+,:@%=".utf8.contains(byte)
    }
    if isPlain, !text.isEmpty { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }
}
