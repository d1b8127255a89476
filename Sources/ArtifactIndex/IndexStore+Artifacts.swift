package import Artifacts
internal import GRDB

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension IndexStore {
  // MARK: Reading

  /// Calls `body` with every artifact's state in the order of the paths' bytes. It must not use the
  /// index.
  ///
  /// - Parameters:
  ///   - inspector: whose records may stand.
  ///   - alternative: another whose records may.
  package func states(
    for inspector: String, or alternative: String? = nil, _ body: (IndexedState) -> Void
  ) throws(IndexError) {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT id, path, size, mtime_ns, ctime_ns, inode, scanned_ns,
              reusable AND (inspector = ? OR inspector = ?), gone_ns IS NOT NULL
            FROM artifact ORDER BY path
            """, arguments: [inspector, alternative ?? inspector])
        while let row = try rows.next() { body(IndexedState(row)) }
      }
    }
  }

  /// The record's line as it was put.
  package func record(_ id: Int64) throws(IndexError) -> [UInt8] {
    try IndexError.wrapping {
      let found = try queue.inDatabase { db in
        try Data.fetchOne(
          db.cachedStatement(sql: "SELECT line FROM record WHERE artifact = ?"), arguments: [id])
      }
      return found.map(Array.init) ?? []
    }
  }

  /// The record's line of an artifact that is there; nil where there is none of that path.
  package func record(at path: ArtifactPath) throws(IndexError) -> [UInt8]? {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        try Data.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT line FROM record JOIN artifact ON artifact.id = record.artifact
              WHERE path = ? AND gone_ns IS NULL
              """), arguments: [Data(path.bytes)])
      }.map(Array.init)
    }
  }

  /// How many artifacts are there, and their bytes.
  package func extent() throws(IndexError) -> (artifacts: Int, bytes: Int64) {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        let row = try Row.fetchOne(
          db, sql: "SELECT count(*), total(size) FROM artifact WHERE gone_ns IS NULL")
        return (row?[0] ?? 0, Int64(clamping: row?[1] ?? 0))
      }
    }
  }

  /// Calls `body` with what the content of each artifact that is there is recognised by, in the order of
  /// the paths' bytes. It must not use the index.
  package func prints(_ body: (ArtifactPath, ContentPrints) -> Void) throws(IndexError) {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT path, line FROM print JOIN artifact ON artifact.id = print.artifact
            WHERE gone_ns IS NULL ORDER BY path
            """)
        while let row = try rows.next() {
          guard let prints = try? JSONDecoder().decode(ContentPrints.self, from: row[1] as Data)
          else { continue }
          body(ArtifactPath(bytes: Array(row[0] as Data)), prints)
        }
      }
    }
  }

  /// Whether a file of this size was inspected by this inspector.
  package func holds(size: Int64, inspector: String) throws(IndexError) -> Bool {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        try Bool.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT EXISTS (SELECT 1 FROM artifact
                WHERE size = ? AND reusable AND inspector = ?)
              """), arguments: [size, inspector]) ?? false
      }
    }
  }

  /// The records of files with these bytes that this inspector made, at most eight.
  package func records(
    size: Int64, sha256: String, inspector: String
  ) throws(IndexError) -> [[UInt8]] {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        try Data.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT line FROM record JOIN artifact ON artifact.id = record.artifact
              WHERE size = ? AND sha256 = ? AND reusable AND inspector = ? LIMIT 8
              """), arguments: [size, sha256, inspector]
        ).map(Array.init)
      }
    }
  }

  // MARK: Writing

  /// Puts an artifact in, in the place of what was known under its path.
  package func put(_ entry: IndexEntry) throws(IndexError) {
    try IndexError.wrapping {
      let line = Data(try JSONNode(encoding: entry.record).line)
      try queue.inDatabase { db in
        let path = Data(entry.record.artifactPath.bytes)
        try Self.remove(path: path, db)
        let id = try Self.insert(entry, path: path, line: line, db)
        try Self.insertParts(of: entry.record, id, db)
        if let prints = entry.record.prints {
          try db.cachedStatement(sql: "INSERT INTO print VALUES (?, ?)")
            .execute(arguments: [id, Data(JSONNode(encoding: prints).line)])
        }
      }
    }
  }

  /// Takes artifacts and everything known of them out.
  package func remove(_ ids: [Int64]) throws(IndexError) {
    try IndexError.wrapping {
      try queue.inDatabase { db in for id in ids { try Self.remove(id: id, db) } }
    }
  }

  /// Keeps what is known of files that are no longer there.
  package func markGone(_ ids: [Int64], at nanoseconds: Int64) throws(IndexError) {
    try IndexError.wrapping {
      try queue.inDatabase { db in
        for id in ids {
          try db.cachedStatement(
            sql: "UPDATE artifact SET gone_ns = ? WHERE id = ? AND gone_ns IS NULL"
          ).execute(arguments: [nanoseconds, id])
        }
      }
    }
  }

  private static func remove(path: Data, _ db: Database) throws {
    let found = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM artifact WHERE path = ?"), arguments: [path])
    if let found { try remove(id: found, db) }
  }

  private static func remove(id: Int64, _ db: Database) throws {
    // No foreign key reaches into a virtual table.
    try db.cachedStatement(
      sql: "DELETE FROM passage_text WHERE rowid IN (SELECT id FROM passage WHERE artifact = ?)"
    ).execute(arguments: [id])
    try db.cachedStatement(sql: "DELETE FROM artifact WHERE id = ?").execute(arguments: [id])
  }

  private static func insert(
    _ entry: IndexEntry, path: Data, line: Data, _ db: Database
  ) throws -> Int64 {
    let (record, stamp) = (entry.record, entry.stamp)
    try db.cachedStatement(
      sql: """
        INSERT INTO artifact (path, size, mtime_ns, ctime_ns, inode, scanned_ns, inspector,
          reusable, sha256, kind, date, milliseconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      path, stamp.size, stamp.modifiedNanoseconds, stamp.changedNanoseconds,
      Int64(bitPattern: stamp.inode), entry.scannedNanoseconds, entry.inspector,
      entry.isReusable, record.sha256, record.kind.rawValue, entry.date,
      record.media?.duration?.milliseconds,
    ])
    let id = db.lastInsertedRowID
    try db.cachedStatement(sql: "INSERT INTO record VALUES (?, ?)").execute(arguments: [id, line])
    return id
  }

  private static func insertParts(of record: ArtifactRecord, _ id: Int64, _ db: Database) throws {
    for (number, finding) in record.findings.enumerated() {
      try db.cachedStatement(sql: "INSERT INTO finding VALUES (?, ?, ?, ?)")
        .execute(arguments: [id, number, finding.code.rawValue, finding.severity.rawValue])
    }
    for passage in IndexedPassage.passages(of: record) { try insert(passage, id, db) }
  }

  static func insert(_ passage: IndexedPassage, _ id: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO passage (artifact, source, line, page, cell, start_ms, end_ms, speaker,
          protocol, date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id, passage.source.rawValue, passage.line, passage.page, passage.cell,
      passage.startMilliseconds, passage.endMilliseconds, passage.speaker, passage.protocolName,
      passage.date,
    ])
    try db.cachedStatement(sql: "INSERT INTO passage_text (rowid, text) VALUES (?, ?)")
      .execute(arguments: [db.lastInsertedRowID, passage.text])
  }
}

extension IndexedState {
  fileprivate init(_ row: Row) {
    id = row[0]
    path = Array(row[1] as Data)
    stamp = FileStamp(
      size: row[2], modifiedNanoseconds: row[3], changedNanoseconds: row[4],
      inode: UInt64(bitPattern: row[5]))
    isReusable = row[7] && stamp.wasSettled(at: row[6])
    isGone = row[8]
  }
}
