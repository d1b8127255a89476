internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// `private/` in a result folder: the place of the index, which only its owner may look into.
package final class IndexFolder {
  let descriptor: Int32
  private let path: [UInt8]
  private let key: IndexKey?

  package static let name = "private"
  package static let indexName = "index.sqlite"

  /// Opens a folder that is there, to read its index.
  ///
  /// - Parameters:
  ///   - results: the path of the result folder.
  ///   - key: nil where the user has none; then no index is trusted.
  package init(in results: [UInt8], key: IndexKey?) throws(IndexError) {
    path = results + Array("/\(Self.name)".utf8)
    self.key = key
    descriptor = unsafe Self.withTerminator(path) { unsafe exhibit_open_directory(AT_FDCWD, $0) }
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .system(errno) }
  }

  /// Makes the folder where it is not there, and holds it for one writer at a time.
  ///
  /// - Parameter isBusy: called once where another program writes, which is then waited for.
  package convenience init(
    writingIn results: [UInt8], key: IndexKey?, isBusy: () -> Void
  ) throws(IndexError) {
    let made = unsafe Self.withTerminator(results + Array("/\(Self.name)".utf8)) {
      unsafe mkdir($0, 0o700)
    }
    guard made == 0 || errno == EEXIST else { throw .system(errno) }
    try self.init(in: results, key: key)
    // One that was unpacked or copied may be open to others.
    guard fchmod(descriptor, 0o700) == 0 else { throw .system(errno) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      isBusy()
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }
  }

  deinit { close(descriptor) }

  /// The path of the index as SQLite takes it. A folder whose name is no text is reached through the
  /// open descriptor.
  var indexPath: String {
    let folder = String(validating: path, as: UTF8.self) ?? "/proc/self/fd/\(descriptor)"
    return "\(folder)/\(Self.indexName)"
  }

  /// Whether the file system is one of another computer, where SQLite's shared memory and many
  /// locks don't work.
  var isOnNetwork: Bool { exhibit_is_on_network(descriptor) != 0 }

  // MARK: Telling an index

  /// How much of a file's start tells whether it is an index of ours.
  package static let headerLength = 72

  /// Whether these are the first bytes of an index: SQLite's header with our mark in it, which is
  /// compared and not read as a database. https://www.sqlite.org/fileformat.html §1.3.
  package static func isHeader(_ bytes: [UInt8]) -> Bool {
    let mark = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: IndexSchema.applicationID >> $0) }
    return bytes.count >= headerLength && bytes.starts(with: "SQLite format 3\0".utf8)
      && bytes[68..<72].elementsEqual(mark)
  }

  // MARK: Trust

  /// The seal of the index that is there: nil where it was not made here.
  func seal() throws(IndexError) -> IndexSeal? {
    guard let inode = try inode() else { throw .missing }
    guard let key, inode != 0,
      let bytes = SmallFile.bytes(of: IndexSeal.name, in: descriptor, cap: IndexSeal.cap)
    else { return nil }
    return IndexSeal(bytes, inode: inode, key: key)
  }

  package static let damagedName = "index.sqlite.damaged"

  /// Puts a damaged index out of the way, for whoever may want to look at it, in the place of one that
  /// was put there before.
  package func setAside() throws(IndexError) {
    guard unsafe renameat(descriptor, Self.indexName, descriptor, Self.damagedName) == 0 else {
      throw .system(errno)
    }
    Self.unlinkIndex(in: descriptor)
  }

  /// Puts an empty index into the place of whatever is there.
  ///
  /// - Returns: its seal; nil where the user has no key, so that it can't be told from a stranger's
  ///   next time.
  func makeAnew() throws(IndexError) -> IndexSeal? {
    Self.unlinkIndex(in: descriptor)
    let file = unsafe exhibit_create_file(descriptor, Self.indexName, 0o600)
    guard file >= 0 else { throw .system(errno) }
    close(file)
    guard let key, let inode = try inode() else { return nil }
    let seal = IndexSeal(inode: inode, key: key)
    let reason = SmallFile.make(IndexSeal.name, seal.bytes, in: descriptor, replacing: true)
    guard reason == 0 else { throw .system(reason) }
    return seal
  }

  /// Removes the index of results that others have taken the place of, and its folder where nothing
  /// else is in it.
  ///
  /// - Parameter results: the open result folder.
  package static func removeIndex(in results: Int32) {
    let folder = unsafe exhibit_open_directory(results, name)
    guard folder >= 0 else { return }
    unlinkIndex(in: folder)
    close(folder)
    unsafe unlinkat(results, name, AT_REMOVEDIR)
  }

  private static func unlinkIndex(in folder: Int32) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      unsafe unlinkat(folder, indexName + suffix, 0)
    }
    unsafe unlinkat(folder, IndexSeal.name, 0)
  }

  /// The inode of the index file; 0 for anything that is no plain file of the user's own; nil where
  /// there is none.
  private func inode() throws(IndexError) -> UInt64? {
    var status = stat()
    guard unsafe fstatat(descriptor, Self.indexName, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT else { throw .system(errno) }
      return nil
    }
    let isOwn =
      status.st_mode & S_IFMT == S_IFREG && status.st_uid == geteuid() && status.st_nlink == 1
    return isOwn ? UInt64(truncatingIfNeeded: status.st_ino) : 0
  }

  private static func withTerminator<Value>(
    _ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Value
  ) -> Value {
    let terminated = path.map { CChar(bitPattern: $0) } + [0]
    return unsafe terminated.withUnsafeBufferPointer { buffer in
      guard let address = buffer.baseAddress else { return unsafe body("") }
      return unsafe body(address)
    }
  }
}
