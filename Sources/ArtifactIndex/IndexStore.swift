internal import GRDB

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The index of one folder: a SQLite database in its results. One writer at a time, which holds the
/// `IndexFolder`; readers see the last batch that was committed.
package final class IndexStore {
  private let folder: IndexFolder
  let queue: DatabaseQueue

  /// Opens the index for writing, and makes it where there is none.
  ///
  /// - Parameter isReplaced: called where an index was there that was not made here, or is damaged: it
  ///   was not read, and is made anew.
  package init(writing folder: IndexFolder, isReplaced: (IndexError) -> Void) throws(IndexError) {
    self.folder = folder
    do {
      queue = try Self.open(folder, seal: Self.seal(of: folder))
      return
    } catch {
      switch error {
      case .missing: break
      case .damaged:
        try folder.setAside()
        isReplaced(error)
      case .foreign: isReplaced(error)
      default: throw error
      }
    }
    let seal = try folder.makeAnew()
    queue = try Self.open(folder, seal: seal)
  }

  /// Opens the index for reading.
  package init(reading folder: IndexFolder) throws(IndexError) {
    self.folder = folder
    let seal = try Self.seal(of: folder)
    queue = try IndexError.wrapping {
      var configuration = Self.configuration
      configuration.readonly = true
      let queue = try DatabaseQueue(path: folder.indexPath, configuration: configuration)
      try queue.inDatabase { db in
        try IndexSchema.check(db)
        try Self.check(seal, db)
      }
      return queue
    }
  }

  private static func seal(of folder: IndexFolder) throws(IndexError) -> IndexSeal {
    guard let seal = try folder.seal() else { throw .foreign }
    return seal
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    // A batch is a transaction that goes on from one record to the next.
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // Nothing in the schema may call functions that reach out of the database.
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try db.execute(sql: "PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  private static func open(
    _ folder: IndexFolder, seal: IndexSeal?
  ) throws(IndexError) -> DatabaseQueue {
    try IndexError.wrapping {
      let queue = try DatabaseQueue(path: folder.indexPath, configuration: configuration)
      try queue.inDatabase { db in
        // Its shared memory needs one computer.
        let mode = folder.isOnNetwork ? "TRUNCATE" : "WAL"
        try db.execute(sql: "PRAGMA journal_mode = \(mode)")
        // In WAL the file is whole after any crash; a loss of power may cost the last batches.
        try db.execute(sql: "PRAGMA synchronous = \(mode == "WAL" ? "NORMAL" : "FULL")")
        let isNew = try Int.fetchOne(db, sql: "PRAGMA user_version") == 0
        try IndexSchema.migrate(db)
        if isNew, let seal {
          try db.execute(
            sql: "INSERT OR REPLACE INTO property VALUES ('nonce', ?)", arguments: [seal.nonce])
        }
        if let seal { try check(seal, db) }
      }
      return queue
    }
  }

  private static func check(_ seal: IndexSeal, _ db: Database) throws {
    let nonce = try String.fetchOne(db, sql: "SELECT value FROM property WHERE name = 'nonce'")
    guard nonce == seal.nonce else { throw IndexError.foreign }
  }

  // MARK: Batches

  /// Begins a batch; what is put is there for others and for the next run once it is committed.
  package func begin() throws(IndexError) { try execute("BEGIN IMMEDIATE") }

  package func commit() throws(IndexError) { try execute("COMMIT") }

  private func execute(_ sql: String) throws(IndexError) {
    try IndexError.wrapping { try queue.inDatabase { try $0.execute(sql: sql) } }
  }
}
