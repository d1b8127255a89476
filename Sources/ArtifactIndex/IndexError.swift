internal import GRDB

/// Why an index or a spool can't be used.
package enum IndexError: Error, Equatable {
  /// Made by a later version of Exhibit, whose tables this one doesn't know.
  case newer(version: Int)
  /// The file is damaged, or is no index.
  case damaged
  /// The disk has no room left.
  case full
  /// The place may not be written to, or a file can't be opened.
  case notWritable
  /// Another program holds it.
  case busy
  /// The index was made on another computer or by somebody else, and is not opened.
  case foreign
  /// There is no index.
  case missing
  /// A system call failed with this errno.
  case system(Int32)
  /// SQLite's own words for anything else.
  case failed(String)

  init(_ error: any Error) {
    if let error = error as? IndexError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed("\(error)")
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_FULL: .full
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .notWritable
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
      default: .failed(error.message ?? "error \(error.resultCode.rawValue)")
      }
  }
}

extension IndexError {
  /// Runs `body` and turns what it throws into an `IndexError`.
  static func wrapping<Value>(_ body: () throws -> Value) throws(IndexError) -> Value {
    do {
      return try body()
    } catch {
      throw IndexError(error)
    }
  }
}
