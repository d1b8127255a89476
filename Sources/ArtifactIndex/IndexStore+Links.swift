package import Artifacts
internal import GRDB

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What became of the links of one artifact.
package struct CheckedLinks: Sendable {
  package var path: ArtifactPath
  /// Of the bytes that held the links; nil where they have none.
  package var sha256: String?
  /// In the document's order.
  package var verdicts: [LinkVerdict]

  package init(path: ArtifactPath, sha256: String?, verdicts: [LinkVerdict]) {
    (self.path, self.sha256, self.verdicts) = (path, sha256, verdicts)
  }
}

extension IndexStore {
  /// Takes in what became of all links of the folder, in the place of what was known. Artifacts that the
  /// index does not have with these bytes are left out.
  ///
  /// - Parameter seconds: when they were checked, since 1970.
  package func replaceLinks(
    with checked: some Sequence<CheckedLinks>, at seconds: Int64
  ) throws(IndexError) {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        try db.execute(sql: "DELETE FROM link")
        for links in checked { try Self.insert(links, at: seconds, db) }
        try db.execute(
          sql: "INSERT OR REPLACE INTO property VALUES ('links_checked', ?)",
          arguments: ["\(seconds)"])
      }
    }
  }

  /// When links were last checked, in seconds since 1970; nil where they never were.
  package func linksChecked() throws(IndexError) -> Int64? {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        try String.fetchOne(db, sql: "SELECT value FROM property WHERE name = 'links_checked'")
      }.flatMap { Int64($0) }
    }
  }

  private static func insert(
    _ links: CheckedLinks, at seconds: Int64, _ db: Database
  ) throws {
    let id = try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT id FROM artifact WHERE path = ? AND sha256 IS ? AND gone_ns IS NULL"),
      arguments: [Data(links.path.bytes), links.sha256])
    guard let id else { return }
    for (number, verdict) in links.verdicts.enumerated() {
      let place = verdict.location
      try db.cachedStatement(sql: "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .execute(arguments: [
          id, number, verdict.verdict.rawValue,
          String(decoding: verdict.target.utf8.prefix(longestTarget), as: UTF8.self),
          place?.line, place?.page, place?.cell, verdict.reason, seconds,
        ])
    }
  }

  /// Bytes of a target that are kept.
  private static let longestTarget = 2000
}
