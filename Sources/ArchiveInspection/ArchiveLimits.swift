/// How far an archive is read. docs/security.md lists the figures.
struct ArchiveLimits {
  /// An honest archive does not unpack to more than so many times its own size…
  static let ratio: Int64 = 200
  /// …beyond this many bytes, below which anything goes: zeros and blank pages pack well.
  static let freeBytes: Int64 = 64 << 20
  /// Archives within archives: the outer one's members, and theirs.
  static let levels = 2
  /// An archive within another is held in memory, so a larger one is not listed.
  static let nestedBytes = 64 << 20

  var members: Int
  /// All members' names together, in the bytes that JSON takes for them: a reply has to stay below
  /// the wire's cap.
  var nameBytes: Int
  /// Unpacked bytes of all members together, and so of each.
  var bytes: Int64

  /// For the record of an archive.
  static let listing = ArchiveLimits(members: 10_000, nameBytes: 16 << 20, bytes: 16 << 30)

  /// For a submission that came as an archive, or a bag of 100,000 artifacts, which has folders and tag
  /// files beside them.
  static func unpacking(bytes: Int64) -> ArchiveLimits {
    ArchiveLimits(members: 120_000, nameBytes: 16 << 20, bytes: bytes)
  }

  /// What JSON takes for a name at most: escapes, `%XX` and base64 counted.
  static func jsonBytes(of name: [UInt8]) -> Int {
    name.reduce(0) { sum, byte in
      switch byte {
      case 0..<0x20, 0x7F: sum + 6
      case 0x80...: sum + 5
      default: sum + 2
      }
    }
  }
}
