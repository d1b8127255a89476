/// Addresses that lead into somebody's computer, and so name its user.
enum LocalPath {
  /// Folders below which each user, or each disk, has one.
  private static let homes: Set<Substring> = [
    "users", "home", "volumes", "mnt", "documents and settings",
    "documents%20and%20settings",
  ]

  /// The last part alone, where the text is a path of a computer and that part names a file; nil for anything
  /// else.
  ///
  /// - Parameter isAddress: whether the text may be an address of the web, where a leading stroke means the
  ///   root of a site and no computer's.
  static func shortened(_ text: String, isAddress: Bool = false) -> String? {
    let head = text.prefix(24).lowercased()
    guard text.utf8.count >= 4, isLocal(head, isAddress: isAddress) else { return nil }
    let plain = head.hasPrefix("file:") ? withoutEscapes(text) : text
    guard plain.utf8.last.map({ $0 != 0x2F && $0 != 0x5C }) == true else { return "" }
    let parts = plain.split { $0 == "/" || $0 == "\\" }
    guard let last = parts.last, parts.count > 1, !last.hasSuffix(":") else { return "" }
    // Directly below a folder of users the last part is the user; a share may be.
    if homes.contains(parts[parts.count - 2].lowercased()[...]) { return "" }
    if head.hasPrefix("\\\\"), parts.count < 3 { return "" }
    return last.split(separator: ":").last.map(String.init) ?? ""
  }

  private static func withoutEscapes(_ text: String) -> String {
    var text = text
    for (escape, plain) in [("%5C", "\\"), ("%5c", "\\"), ("%2F", "/"), ("%2f", "/")] {
      text = text.replacing(escape, with: plain)
    }
    return text
  }

  private static func isLocal(_ lower: String, isAddress: Bool) -> Bool {
    if lower.hasPrefix("file:") { return isPath(lower.dropFirst(5)) }
    if lower.hasPrefix("\\\\") { return isShare(lower) }
    let parts = lower.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    if !isAddress, parts.count == 3, parts[0].isEmpty, homes.contains(parts[1]) { return true }
    return isDrive(lower)
  }

  /// What stands behind `file:`; “File: budget” is a caption.
  private static func isPath(_ rest: Substring) -> Bool {
    rest.hasPrefix("/") || rest.hasPrefix("\\") || rest.hasPrefix("%") || isDrive(String(rest))
  }

  private static func isDrive(_ lower: String) -> Bool {
    let head = Array(lower.utf8.prefix(3))
    return head.count == 3 && (0x61...0x7A).contains(head[0]) && head[1] == UInt8(ascii: ":")
      && (head[2] == UInt8(ascii: "\\") || head[2] == UInt8(ascii: "/"))
      && !lower.dropFirst(2).hasPrefix("//")
  }

  /// `\\server\share`, and no formula that begins with two strokes; instructions of fields double them.
  private static func isShare(_ lower: String) -> Bool {
    let server = lower.drop { $0 == "\\" }.prefix { $0 != "\\" && $0 != "/" }
    return !server.isEmpty
      && server.allSatisfy { $0.isLetter || $0.isNumber || "-._$".contains($0) }
  }

  /// The text with every path of a computer shortened, as instructions of fields hold them: in quotes, as a
  /// word, or as all there is in a run of them; nil where there is none.
  static func shortenedInstruction(_ text: String) -> String? {
    if let short = shortened(text) { return short }
    for quote in ["\"", "&quot;"] where text.contains(quote) {
      var parts = text.split(separator: quote, omittingEmptySubsequences: false).map(String.init)
      var isChanged = false
      for index in parts.indices {
        let short = index % 2 == 1 ? shortened(parts[index]) : shortenedWords(parts[index])
        guard let short else { continue }
        (parts[index], isChanged) = (short, true)
      }
      return isChanged ? parts.joined(separator: quote) : nil
    }
    return shortenedWords(text)
  }

  private static func shortenedWords(_ text: String) -> String? {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var isChanged = false
    for index in words.indices {
      guard let short = shortened(words[index]) else { continue }
      (words[index], isChanged) = (short, true)
    }
    return isChanged ? words.joined(separator: " ") : nil
  }

  /// Whether such a path stands in a text between blanks, quotes or brackets; a leading stroke alone is a
  /// site's root.
  static func stands(in utf8: [UInt8]) -> Bool {
    let ends = Set(" \t\r\n\"'()<>[]=,;`".utf8)
    return utf8.split(whereSeparator: ends.contains).contains { word in
      guard word.count >= 4, word.contains(UInt8(ascii: ":")) || word.first == UInt8(ascii: "\\")
      else { return false }
      return shortened(String(decoding: word.prefix(1_024), as: UTF8.self), isAddress: true) != nil
    }
  }
}
