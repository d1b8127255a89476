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
  /// index does not have with these bytes are left out. What the web said of an address stands where it
  /// was not asked this time, with the time when it was.
  ///
  /// - Parameter seconds: when they were checked, since 1970.
  package func replaceLinks(
    with checked: some Sequence<CheckedLinks>, at seconds: Int64
  ) throws(IndexError) {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        try Self.keepAnswers(db)
        try db.execute(sql: "DELETE FROM link")
        for links in checked { try Self.insert(links, at: seconds, db) }
        try db.execute(sql: "DROP TABLE temp.answer")
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

  /// How many artifacts have links of which nobody knows what became: they are new or were read again
  /// since the last check.
  package func artifactsWithUncheckedLinks() throws(IndexError) -> Int {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        try Int.fetchOne(
          db,
          sql: """
            SELECT count(DISTINCT passage.artifact) FROM passage
            JOIN artifact ON artifact.id = passage.artifact
            WHERE passage.source = ? AND artifact.gone_ns IS NULL
              AND NOT EXISTS (SELECT 1 FROM link WHERE link.artifact = passage.artifact)
            """, arguments: [IndexedPassage.Source.link.rawValue]) ?? 0
      }
    }
  }

  /// What the web said of each address, the last time that it was asked, in a table that lasts as long as
  /// the links are replaced.
  private static func keepAnswers(_ db: Database) throws {
    // Left there where a replacement failed and its transaction was not undone.
    try db.execute(sql: "DROP TABLE IF EXISTS temp.answer")
    try db.execute(
      sql: """
        CREATE TEMP TABLE answer (
          target TEXT PRIMARY KEY, verdict TEXT NOT NULL, reason TEXT, checked_s INTEGER NOT NULL
        ) WITHOUT ROWID
        """)
    // A longer one may be another's beginning.
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO temp.answer
        SELECT target, verdict, reason, checked_s FROM link
        WHERE verdict != ? AND (target LIKE 'http:%' OR target LIKE 'https:%' OR target LIKE '//%')
          AND length(CAST(target AS BLOB)) < ?
        ORDER BY checked_s
        """, arguments: [LinkVerdict.Verdict.skipped.rawValue, longestTarget])
  }

  /// A link's row, but for its place.
  private struct Answer {
    var verdict: String
    var reason: String?
    var seconds: Int64

    init(_ verdict: LinkVerdict, at seconds: Int64, _ db: Database) throws {
      self.verdict = verdict.verdict.rawValue
      (reason, self.seconds) = (verdict.reason, seconds)
      guard verdict.verdict == .skipped, verdict.target.utf8.count < longestTarget else { return }
      let earlier = try Row.fetchOne(
        db, sql: "SELECT verdict, reason, checked_s FROM temp.answer WHERE target = ?",
        arguments: [verdict.target])
      guard let earlier else { return }
      (self.verdict, reason, self.seconds) = (earlier[0], earlier[1], earlier[2])
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
      let (place, answer) = (verdict.location, try Answer(verdict, at: seconds, db))
      try db.cachedStatement(sql: "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .execute(arguments: [
          id, number, answer.verdict,
          String(decoding: verdict.target.utf8.prefix(longestTarget), as: UTF8.self),
          place?.line, place?.page, place?.cell, answer.reason, answer.seconds,
        ])
    }
  }

  /// Bytes of a target that are kept.
  private static let longestTarget = 2000
}
