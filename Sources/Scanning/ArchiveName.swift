internal import Artifacts

/// What an archive's own file is called.
enum ArchiveName {
  /// Longer ones first: what is left of “a.tar.gz” is “a”.
  private static let endings = [
    ".tar.bz2", ".tar.zst", ".tar.gz", ".tar.xz", ".tbz2", ".tgz", ".txz", ".tar", ".zip", ".7z",
  ].map { Array($0.utf8) }

  /// The path without the ending that says what kind of archive it is.
  static func withoutEnding(_ path: [UInt8]) -> [UInt8] {
    Array(path.dropLast(ending(of: path).count))
  }

  /// What says what kind of archive it is, as it is written; empty where nothing does.
  static func ending(of path: [UInt8]) -> [UInt8] {
    let name = ArtifactPath(bytes: path).name
    let lowercased = name.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    let ending = endings.first {
      lowercased.count > $0.count && lowercased.suffix($0.count).elementsEqual($0)
    }
    return Array(path.suffix(ending?.count ?? 0))
  }

  /// Every path that an archive may have whose results lie beside `path`.
  static func candidates(_ path: [UInt8]) -> [[UInt8]] { endings.map { path + $0 } }
}
