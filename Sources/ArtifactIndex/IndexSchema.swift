internal import Artifacts
internal import GRDB

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The tables of an index, made and brought up to date by numbered steps. docs/formats/index.md
/// describes them.
enum IndexSchema {
  /// "ExIx", in the header of the file.
  static let applicationID = 0x4578_4978

  /// Each step is one transaction and never changes once it was released.
  private static let migrations: [@Sendable (Database) throws -> Void] = [
    tables, prints, places, links,
  ]

  static var version: Int { migrations.count }

  /// Makes the tables of this version out of those of any earlier one.
  static func migrate(_ db: Database) throws {
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw IndexError.newer(version: found) }
    for (number, migration) in migrations.enumerated().dropFirst(found) {
      try db.inTransaction {
        try migration(db)
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(number + 1)")
        return .commit
      }
    }
  }

  /// Whether the tables are of a version that keeps what became of links.
  static func hasVerdicts(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 >= 4
  }

  /// Refuses what is of another version, for somebody who only reads.
  static func check(_ db: Database) throws {
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw IndexError.newer(version: found) }
    guard found > 0 else { throw IndexError.missing }
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw IndexError.damaged
    }
  }

  /// What content is recognised by, apart from the records that it is no part of.
  @Sendable private static func prints(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE print (
          artifact INTEGER PRIMARY KEY REFERENCES artifact (id) ON DELETE CASCADE,
          line BLOB NOT NULL
        );
        -- So that a search knows at once whether anything is gone.
        CREATE INDEX artifact_gone ON artifact (gone_ns) WHERE gone_ns IS NOT NULL;
        """)
  }

  /// Who speaks, where links lead and what archives hold become places that a search finds, out of the
  /// records that are there. The table of links, which nothing read, makes room.
  @Sendable private static func places(_ db: Database) throws {
    try db.execute(sql: "DROP TABLE IF EXISTS link")
    let records = try Row.fetchCursor(db, sql: "SELECT artifact, line FROM record")
    while let row = try records.next() {
      let id: Int64 = row[0]
      guard let record = try? JSONDecoder().decode(ArtifactRecord.self, from: row[1] as Data) else {
        // The next scan reads the file again.
        try db.cachedStatement(sql: "UPDATE artifact SET reusable = 0 WHERE id = ?")
          .execute(arguments: [id])
        continue
      }
      for passage in IndexedPassage.addedInVersion3(of: record) {
        try IndexStore.insert(passage, id, db)
      }
    }
  }

  /// What became of links at the last check: no part of the records, since it depends on other files and
  /// on the network.
  @Sendable private static func links(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE link (
          artifact INTEGER NOT NULL REFERENCES artifact (id) ON DELETE CASCADE,
          number INTEGER NOT NULL,
          verdict TEXT NOT NULL,
          target TEXT NOT NULL,
          line INTEGER,
          page INTEGER,
          cell TEXT,
          reason TEXT,
          checked_s INTEGER NOT NULL,
          PRIMARY KEY (artifact, number)
        ) WITHOUT ROWID;
        CREATE INDEX link_by_verdict ON link (verdict);
        """)
  }

  @Sendable private static func tables(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE artifact (
          id INTEGER PRIMARY KEY,
          path BLOB NOT NULL UNIQUE,
          size INTEGER NOT NULL,
          mtime_ns INTEGER NOT NULL,
          ctime_ns INTEGER NOT NULL,
          inode INTEGER NOT NULL,
          scanned_ns INTEGER NOT NULL,
          inspector TEXT NOT NULL,
          reusable INTEGER NOT NULL,
          gone_ns INTEGER,
          sha256 TEXT,
          kind TEXT NOT NULL,
          date TEXT,
          milliseconds INTEGER
        );
        CREATE INDEX artifact_by_digest ON artifact (size, sha256);

        -- Apart, so that a comparison of all artifacts reads no record.
        CREATE TABLE record (
          artifact INTEGER PRIMARY KEY REFERENCES artifact (id) ON DELETE CASCADE,
          line BLOB NOT NULL
        );

        CREATE TABLE finding (
          artifact INTEGER NOT NULL REFERENCES artifact (id) ON DELETE CASCADE,
          number INTEGER NOT NULL,
          code TEXT NOT NULL,
          severity TEXT NOT NULL,
          PRIMARY KEY (artifact, number)
        ) WITHOUT ROWID;
        CREATE INDEX finding_by_code ON finding (code);

        CREATE TABLE link (
          artifact INTEGER NOT NULL REFERENCES artifact (id) ON DELETE CASCADE,
          number INTEGER NOT NULL,
          target TEXT NOT NULL,
          line INTEGER,
          PRIMARY KEY (artifact, number)
        ) WITHOUT ROWID;

        CREATE TABLE passage (
          id INTEGER PRIMARY KEY,
          artifact INTEGER NOT NULL REFERENCES artifact (id) ON DELETE CASCADE,
          source TEXT NOT NULL,
          line INTEGER,
          page INTEGER,
          cell TEXT,
          start_ms INTEGER,
          end_ms INTEGER,
          speaker TEXT,
          protocol TEXT,
          date TEXT
        );
        CREATE INDEX passage_by_artifact ON passage (artifact);
        CREATE INDEX passage_by_protocol ON passage (protocol) WHERE protocol IS NOT NULL;

        CREATE VIRTUAL TABLE passage_text USING fts5 (
          text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
        );
        """)
  }
}
