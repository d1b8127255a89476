internal import ArtifactIndex
internal import Artifacts
internal import CDescriptors
internal import Inspection
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What lies in a folder: the files to inspect, and every path that is left out with the reason.
package struct FolderContents: Sendable {
  /// Sorted by path bytes.
  var files = FileList()
  /// Bytes of all files.
  var bytes: Int64 = 0
  /// Left out by a rule: no part of any submission.
  var ignored: [SkippedPath] = []
  /// The folders among these that may hold more than what a rule leaves out by its own name.
  var ignoredFolders: Set<ArtifactPath> = []
  /// The submission's own rules that were in force.
  var ignoreFiles: [StatedIgnoreFile] = []
  /// Links, pipes, sockets, devices: there, but nothing that travels with the folder.
  var special: [SkippedPath] = []
  /// Folders and names that could not be read: what they hold is missing from the result.
  var unreadable: [SkippedPath] = []

  /// Every folder below the top; only where the whole was asked for.
  var folders: [ArtifactPath] = []

  /// Folders that hold no file and no folder of their own; of an archive, every folder that it lists.
  var bareFolders: [ArtifactPath] = []

  /// Files of several names, by what they are on the disk; in path order. The other names may lie
  /// outside the folder.
  var hardLinks: [FileIdentity: [ArtifactPath]] = [:]

  /// Every path that is not among the files.
  var skipped: [SkippedPath] { ignored + special + unreadable }
}

extension FolderContents {
  /// Puts an ignore file's rules into force, and names the file.
  mutating func take(_ file: IgnoreFile, into rules: inout OwnRules) {
    var reason = IgnoreFile.reason
    if let trouble = file.trouble { reason += "; \(trouble)" }
    if rules.readsFiles {
      if rules.add(file) {
        if let stated = file.stated { ignoreFiles.append(stated) }
      } else {
        reason += "; \(OwnRules.capReason)"
      }
    }
    special.append(SkippedPath(file.path, reason: reason))
  }
}

/// What a file is on the disk, whatever its names.
struct FileIdentity: Hashable {
  let device: UInt64
  let inode: UInt64
}

/// Walks a folder descriptor by descriptor: no symbolic link is followed, no path is too long, and
/// names stay bytes.
struct FolderWalk {
  /// So many folders are held open on the way down; deeper ones are found again through `..`.
  private static let openFolders = 64

  private var contents = FolderContents()
  private var levels: [Level] = []
  private let isStamping: Bool
  private let isWhole: Bool

  private var rules: OwnRules

  private init(isStamping: Bool, isWhole: Bool, rules: OwnRules) {
    self.isStamping = isStamping
    self.isWhole = isWhole
    self.rules = rules
  }

  /// A folder on the way from the top to where the walk is.
  private struct Level {
    let path: ArtifactPath
    let identity: FileIdentity
    /// Nil while it is closed to save descriptors.
    var descriptor: Int32?
    /// Subfolders still to visit, last first.
    var pending: [[UInt8]]
  }

  /// - Parameters:
  ///   - root: an open directory, which stays the caller's.
  ///   - isStamping: whether each file's stamp is kept.
  ///   - isWhole: whether no rule leaves anything out.
  ///   - rules: the submission's own; those of its ignore files unless told.
  static func contents(
    of root: Int32, isStamping: Bool = false, isWhole: Bool = false,
    rules: OwnRules = OwnRules(stated: nil)
  ) -> FolderContents {
    var walk = FolderWalk(isStamping: isStamping, isWhole: isWhole, rules: rules)
    walk.run(root)
    if !walk.rules.isWithinLimit {
      walk.contents.unreadable.append(
        SkippedPath(ArtifactPath(bytes: IgnoreFile.name), reason: OwnRules.limitReason))
    }
    walk.contents.files.sort()
    return walk.contents
  }

  private mutating func run(_ root: Int32) {
    // A descriptor of our own: reading a directory moves its offset.
    let top = unsafe exhibit_open_directory(root, ".")
    guard top >= 0 else { return fail(ArtifactPath(bytes: []), errno) }
    enter(top, ArtifactPath(bytes: []))
    while !levels.isEmpty {
      guard let name = levels[levels.count - 1].pending.popLast() else {
        leave()
        continue
      }
      let level = levels[levels.count - 1]
      guard let descriptor = level.descriptor else { continue }
      let path = level.path.appending(name)
      let folder = unsafe name.withTerminator { unsafe exhibit_open_directory(descriptor, $0) }
      guard folder >= 0 else {
        fail(path, errno)
        continue
      }
      if isWhole { contents.folders.append(path) }
      if !isWhole, ResultFolder.isNamedAsOne(name), ResultFolder.holdsResults(folder) {
        close(folder)
        contents.ignored.append(SkippedPath(path, reason: "results of an earlier run"))
        contents.ignoredFolders.insert(path)
      } else {
        enter(folder, path)
      }
    }
  }

  /// Lists an opened folder and makes it the current one.
  private mutating func enter(_ folder: Int32, _ path: ArtifactPath) {
    guard let identity = Self.identity(of: folder) else {
      fail(path, errno)
      close(folder)
      return
    }
    guard let names = Self.names(in: folder) else {
      fail(path, errno)
      close(folder)
      return
    }
    rules.keep(for: path)
    if !isWhole, names.contains(IgnoreFile.name) { takeRules(of: folder, at: path) }
    var pending: [[UInt8]] = []
    let filesBefore = contents.files.count
    for name in names where sort(name, in: folder, at: path.appending(name)) {
      pending.append(name)
    }
    if pending.isEmpty, contents.files.count == filesBefore, !path.bytes.isEmpty {
      contents.bareFolders.append(path)
    }
    levels.append(
      Level(
        path: path, identity: identity, descriptor: folder, pending: pending.reversed()))
    if levels.count > Self.openFolders {
      let outer = levels.count - Self.openFolders - 1
      if let descriptor = levels[outer].descriptor { close(descriptor) }
      levels[outer].descriptor = nil
    }
  }

  /// Puts the rules of a folder's ignore file into force, and names the file.
  private mutating func takeRules(of folder: Int32, at path: ArtifactPath) {
    guard let opened = try? OpenFile(ArtifactPath(bytes: IgnoreFile.name), below: folder),
      let bytes = try? FileReading.bytes(of: opened, cap: IgnoreFile.byteCap + 1)
    else { return }
    contents.take(IgnoreFile(bytes, in: path), into: &rules)
  }

  /// Goes back to the folder above, through `..` where it was closed meanwhile.
  private mutating func leave() {
    let left = levels.removeLast()
    defer { if let descriptor = left.descriptor { close(descriptor) } }
    guard let above = levels.last, above.descriptor == nil else { return }
    let outer = left.descriptor.map { unsafe exhibit_open_directory($0, "..") } ?? -1
    if outer >= 0, Self.identity(of: outer) == above.identity {
      levels[levels.count - 1].descriptor = outer
      return
    }
    if outer >= 0 { close(outer) }
    for name in above.pending {
      contents.unreadable.append(
        SkippedPath(
          above.path.appending(name),
          reason: "could not be read: the folder above it was moved meanwhile"))
    }
    levels[levels.count - 1].pending = []
  }

  /// Takes a file in, names a skipped path, or says that `name` is a folder to visit.
  private mutating func sort(_ name: [UInt8], in folder: Int32, at path: ArtifactPath) -> Bool {
    var status = stat()
    let found = unsafe name.withTerminator {
      unsafe fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    guard found == 0 else {
      fail(path, errno)
      return false
    }
    let type = status.st_mode & S_IFMT
    if !isWhole, let rule = IgnoreRules.match(name, isFolder: type == S_IFDIR) {
      contents.ignored.append(SkippedPath(path, reason: "ignored by the rule \(rule)"))
      if type == S_IFDIR { contents.ignoredFolders.insert(path) }
      return false
    }
    if !isWhole, name == IgnoreFile.name, type == S_IFREG {
      // One that could not be read is no rule, and no artifact either.
      if !contents.special.contains(where: { $0.artifactPath == path }) {
        if rules.readsFiles { fail(path, EACCES) } else { skip(path, IgnoreFile.reason) }
      }
      return false
    }
    if let reason = rules.reason(for: path, isFolder: type == S_IFDIR) {
      contents.ignored.append(SkippedPath(path, reason: reason))
      if type == S_IFDIR { contents.ignoredFolders.insert(path) }
      return false
    }
    switch type {
    case S_IFDIR: return true
    case S_IFREG:
      contents.files.append(path, stamp: isStamping ? FileStamp(of: status) : nil)
      contents.bytes &+= Int64(status.st_size)
      if status.st_nlink > 1 {
        contents.hardLinks[FileIdentity(of: status), default: []].append(path)
      }
    case S_IFLNK: skip(path, "a symbolic link, which is not followed")
    case S_IFIFO: skip(path, "a pipe (FIFO), not a file")
    case S_IFSOCK: skip(path, "a socket, not a file")
    default: skip(path, "a device, not a file")
    }
    return false
  }

  /// The names in a folder, sorted by bytes; nil where it can't be read, with errno set.
  static func names(in folder: Int32) -> [[UInt8]]? {
    let copy = dup(folder)
    guard copy >= 0, let stream = unsafe fdopendir(copy) else { return nil }
    defer { unsafe closedir(stream) }
    // The copy shares its place with the original, which may have been read before.
    unsafe rewinddir(stream)
    var names: [[UInt8]] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: UInt8.self, capacity: 1) { bytes in
          unsafe Array(
            UnsafeBufferPointer(
              start: bytes,
              count: strlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self))))
        }
      }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { return nil }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private mutating func skip(_ path: ArtifactPath, _ reason: String) {
    contents.special.append(SkippedPath(path, reason: reason))
  }

  private mutating func fail(_ path: ArtifactPath, _ number: Int32) {
    let words =
      switch number {
      case EACCES, EPERM: "permission denied"
      case ENOENT: "it vanished while the folder was read"
      default: unsafe String(cString: strerror(number))
      }
    contents.unreadable.append(SkippedPath(path, reason: "could not be read: \(words)"))
  }

  private static func identity(of folder: Int32) -> FileIdentity? {
    var status = stat()
    guard unsafe fstat(folder, &status) == 0 else { return nil }
    return FileIdentity(of: status)
  }
}

extension FileStamp {
  fileprivate init(of status: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.init(
      size: Int64(status.st_size),
      modifiedNanoseconds: Int64(modified.tv_sec) &* 1_000_000_000 &+ Int64(modified.tv_nsec),
      changedNanoseconds: Int64(changed.tv_sec) &* 1_000_000_000 &+ Int64(changed.tv_nsec),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
  }
}

extension FileIdentity {
  fileprivate init(of status: stat) {
    self.init(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
  }
}

extension [UInt8] {
  /// Calls `body` with the bytes as a C string.
  func withTerminator<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let terminated = map { CChar(bitPattern: $0) } + [0]
    return unsafe terminated.withUnsafeBufferPointer { buffer in
      // The array holds at least its terminator, so it has a base address.
      guard let address = buffer.baseAddress else { return unsafe body("") }
      return unsafe body(address)
    }
  }
}
