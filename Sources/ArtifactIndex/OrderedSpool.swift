package import Artifacts
internal import GRDB
internal import Synchronization

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A store in a temporary database that has no name: nobody else can open it, it takes the memory of
/// its page cache only, and it is gone with the object, also where the program is killed.
///
/// SQLite makes it in `SQLITE_TMPDIR`, `TMPDIR`, or where the system has temporary files.
package final class OrderedSpool: OrderedStore {
  private let queue: DatabaseQueue
  private let trouble = Mutex<IndexError?>(nil)

  /// So many entries are read at a time, or fewer where they are long.
  private static let page = (entries: 64, bytes: 1 << 20)

  package init() throws(IndexError) {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    queue = try IndexError.wrapping {
      let queue = try DatabaseQueue(path: "", configuration: configuration)
      try queue.inDatabase { db in
        // Nothing outlives the run: no journal, no waiting for the disk, one transaction for all.
        try db.execute(sql: "PRAGMA journal_mode = OFF")
        try db.execute(sql: "PRAGMA synchronous = OFF")
        try db.execute(sql: "PRAGMA cache_size = -4096")
        try db.execute(
          sql: "CREATE TABLE entry (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
        try db.execute(sql: "BEGIN")
      }
      return queue
    }
  }

  /// Throws what once went wrong: since then nothing was kept or given.
  package func check() throws(IndexError) {
    if let failure = trouble.withLock({ $0 }) { throw failure }
  }

  package func put(_ value: [UInt8], at key: [UInt8]) {
    attempt { db in
      try db.cachedStatement(sql: "INSERT OR REPLACE INTO entry VALUES (?, ?)")
        .execute(arguments: [Data(key), Data(value)])
    }
  }

  package func value(at key: [UInt8]) -> [UInt8]? {
    let found = attempt { db in
      try Data.fetchOne(
        db.cachedStatement(sql: "SELECT value FROM entry WHERE key = ?"), arguments: [Data(key)])
    }
    return found.flatMap { $0.map(Array.init) }
  }

  package func entries(after key: [UInt8]) -> [StoredEntry] {
    let found = attempt { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT key, value FROM entry WHERE key > ? ORDER BY key LIMIT \(Self.page.entries)"),
        arguments: [Data(key)])
      var (entries, bytes) = ([StoredEntry](), 0)
      while bytes < Self.page.bytes, let row = try rows.next() {
        let entry = StoredEntry(key: Array(row[0] as Data), value: Array(row[1] as Data))
        entries.append(entry)
        bytes += entry.key.count + entry.value.count
      }
      return entries
    }
    return found ?? []
  }

  @discardableResult
  private func attempt<Value>(_ body: (Database) throws -> Value) -> Value? {
    do {
      try check()
      return try queue.inDatabase(body)
    } catch {
      trouble.withLock { $0 = $0 ?? IndexError(error) }
      return nil
    }
  }
}
