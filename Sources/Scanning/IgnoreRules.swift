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
    all.first { rule in
      let needsFolder = rule.hasSuffix("/")
      guard !needsFolder || isFolder else { return false }
      return fits(
        lowercased(name), lowercased(Array((needsFolder ? rule.dropLast() : rule[...]).utf8)))
    }
  }

  /// At most one `*` a rule.
  private static func fits(_ name: [UInt8], _ rule: [UInt8]) -> Bool {
    guard let star = rule.firstIndex(of: UInt8(ascii: "*")) else { return name == rule }
    let (head, tail) = (rule[..<star], rule[(star + 1)...])
    return name.count >= head.count + tail.count && name.starts(with: head)
      && name.suffix(tail.count).elementsEqual(tail)
  }

  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}
