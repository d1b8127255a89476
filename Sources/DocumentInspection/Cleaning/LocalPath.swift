/// Addresses that lead into somebody's computer, and so name its user.
enum LocalPath {
  /// The last part alone, where the text is a path of a computer; nil for anything else.
  static func shortened(_ text: String) -> String? {
    guard isLocal(text) else { return nil }
    let last = text.split { $0 == "/" || $0 == "\\" }.last ?? ""
    return last.hasSuffix(":") ? "" : last.split(separator: ":").last.map(String.init) ?? ""
  }

  private static func isLocal(_ text: String) -> Bool {
    guard text.utf8.count >= 4 else { return false }
    let lower = text.prefix(24).lowercased()
    if lower.hasPrefix("file:") || lower.hasPrefix("\\\\") { return true }
    let parts = lower.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    if parts.count == 3, parts[0].isEmpty, ["users", "home", "volumes", "mnt"].contains(parts[1]) {
      return true
    }
    let head = Array(lower.utf8.prefix(3))
    return (0x61...0x7A).contains(head[0]) && head[1] == UInt8(ascii: ":")
      && (head[2] == UInt8(ascii: "\\") || head[2] == UInt8(ascii: "/"))
      && !lower.dropFirst(2).hasPrefix("//")
  }

  /// The text with every quoted path of a computer shortened, as instructions of fields hold them; nil where
  /// there is none.
  static func shortenedQuotes(in text: String) -> String? {
    var parts = text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    var isChanged = false
    for index in parts.indices where index % 2 == 1 {
      guard let short = shortened(parts[index]) else { continue }
      (parts[index], isChanged) = (short, true)
    }
    return isChanged ? parts.joined(separator: "\"") : nil
  }
}
