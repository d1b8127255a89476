/// Names that are never handed in: what systems and programs leave behind in folders.
enum IgnoreRules {
  /// As they stand in the manifest's policy. `*` fits any run of bytes; a trailing slash fits
  /// folders only.
  static let all = [
    ".DS_Store", ".Spotlight-V100/", ".Trashes/", ".fseventsd/", ".TemporaryItems/",
    ".DocumentRevisions-V100/", ".AppleDouble/", "._*", "__MACOSX/", "Thumbs.db", "ehthumbs.db",
    "desktop.ini", "$RECYCLE.BIN/", "System Volume Information/", "~$*", ".~lock.*#", "@eaDir/",
    ".directory", ".Trash-*/", ".nfs*", ".fuse_hidden*", "lost+found/",
  ]

  /// The rule that a name falls under. Windows' names fit in any case, as Windows itself takes them.
  static func match(_ name: [UInt8], isFolder: Bool) -> String? {
    // Of a hundred thousand names hardly one begins like a rule.
    guard let first = name.first.map(lowercased), firstBytes.contains(first) else { return nil }
    let name = name.map(lowercased)
    return parsed.first { isFolder || !$0.isForFolders ? $0.fits(name) : false }?.text
  }

  /// A rule as it is compared: in lower case, at most one `*`.
  private struct Rule {
    let text: String
    let isForFolders: Bool
    let head: [UInt8]
    /// What follows the star; nil where there is none.
    let tail: [UInt8]?

    init(_ text: String) {
      self.text = text
      isForFolders = text.hasSuffix("/")
      let pattern = (isForFolders ? text.dropLast() : text[...]).utf8.map(lowercased)
      let star = pattern.firstIndex(of: UInt8(ascii: "*"))
      head = Array(pattern[..<(star ?? pattern.endIndex)])
      tail = star.map { Array(pattern[($0 + 1)...]) }
    }

    func fits(_ name: [UInt8]) -> Bool {
      guard let tail else { return name == head }
      return name.count >= head.count + tail.count && name.starts(with: head)
        && name.suffix(tail.count).elementsEqual(tail)
    }
  }

  private static let parsed = all.map(Rule.init)
  /// No rule begins with its star.
  private static let firstBytes = Set(parsed.compactMap(\.head.first))

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }
}
