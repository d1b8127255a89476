internal import ArtifactIndex
internal import Artifacts
internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A set of result files that takes the place of the old set at one instant, and is held by one run
/// at a time.
///
/// The files are written into a folder of their own beside the result folder, synced, and the two
/// change places. A run that is killed leaves the old set or the new one, whole, and perhaps the
/// folder beside it, which the next run clears. Where the two can't change places (a mount point, a
/// parent that may not be written to, a file system that can't), files are renamed one by one, the
/// header last.
final class ResultPublication {
  private let target: ResultFolder
  private let parent: Int32
  private let name: [UInt8]
  /// The folder that is written into, and its name beside the result folder; nil where that is the
  /// result folder itself.
  private let staging: Int32
  /// The new set has a folder of recordings, under a temporary name where the others have one.
  private var hasMedia = false
  private let stagingName: [UInt8]?
  /// The files of the new set so far.
  private(set) var written: [String] = []
  /// Its pictures, in their folder.
  private var pictures: [String] = []
  private var isDone = false

  /// The educator's own page, in `private/`.
  static let privateReport = "report.html"

  /// Makes and locks the place.
  ///
  /// - Parameter isBusy: called once where another run holds it, which is then waited for.
  init(_ target: ResultFolder, isBusy: () -> Void) throws(RunError) {
    self.target = target
    let path = SubmissionFolder.resolved(target.path) ?? target.path
    let place = ArtifactPath(bytes: path)
    name = place.name
    let above = place.directory.bytes
    let isAbsolute = path.first == UInt8(ascii: "/")
    let parentPath = above.isEmpty ? [UInt8(ascii: isAbsolute ? "/" : ".")] : above
    try ResultFolder(path: parentPath).create(for: target)
    parent = unsafe parentPath.withTerminator {
      unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard parent >= 0 else { throw target.failure(errno) }
    let beside = Array(".".utf8) + name.dropLast(ResultFolder.suffixLength(of: name))
    let hidden = beside + Array(".new.exhibit".utf8)
    if Self.canChangePlaces(name, in: parent),
      let folder = try Self.locked(hidden, in: parent, target, isBusy)
    {
      (staging, stagingName) = (folder, hidden)
    } else if let folder = try Self.locked(name, in: parent, target, isBusy) {
      (staging, stagingName) = (folder, nil)
    } else {
      let reason = errno
      close(parent)
      throw target.failure(reason)
    }
    if stagingName != nil { salvage() }
  }

  deinit {
    if !isDone { abandon() }
    close(staging)
    close(parent)
  }

  // MARK: The place

  /// False where the result folder is a mount point: it can't be renamed.
  private static func canChangePlaces(_ name: [UInt8], in parent: Int32) -> Bool {
    var (above, here) = (stat(), stat())
    guard unsafe fstat(parent, &above) == 0 else { return false }
    let found = unsafe name.withTerminator { unsafe fstatat(parent, $0, &here, 0) }
    return found != 0 || here.st_dev == above.st_dev
  }

  /// Makes the folder where it is not there, and locks it; nil where it can't be made.
  private static func locked(
    _ name: [UInt8], in parent: Int32, _ target: ResultFolder, _ isBusy: () -> Void
  ) throws(RunError) -> Int32? {
    var hasWaited = false
    while true {
      let made = unsafe name.withTerminator { unsafe mkdirat(parent, $0, 0o755) }
      guard made == 0 || errno == EEXIST else { return nil }
      let folder = unsafe name.withTerminator { unsafe exhibit_open_directory(parent, $0) }
      guard folder >= 0 else {
        // Gone again: another run has just ended.
        if errno == ENOENT { continue }
        return nil
      }
      if flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        if !hasWaited { isBusy() }
        hasWaited = true
        while flock(folder, LOCK_EX) != 0, errno == EINTR {}
      }
      // While it waited, the folder may have been put into its place or removed.
      if isStill(folder, name, in: parent) { return folder }
      close(folder)
    }
  }

  private static func isStill(_ folder: Int32, _ name: [UInt8], in parent: Int32) -> Bool {
    var (opened, found) = (stat(), stat())
    return unsafe fstat(folder, &opened) == 0
      && name.withTerminator { unsafe fstatat(parent, $0, &found, AT_SYMLINK_NOFOLLOW) } == 0
      && opened.st_ino == found.st_ino && opened.st_dev == found.st_dev
  }

  // MARK: Writing

  /// Writes and syncs a file of the new set.
  func write(_ name: String, _ fill: (ResultFile) throws -> Void) throws {
    let temporary = stagingName == nil ? ".\(name).tmp" : name
    unsafe unlinkat(staging, temporary, 0)
    let descriptor = unsafe exhibit_create_file(staging, temporary, 0o644)
    guard descriptor >= 0 else { throw target.failure(errno, file: name) }
    let file = ResultFile(descriptor, name: name, of: target)
    try fill(file)
    try file.finish()
    written.append(name)
  }

  /// Makes the folder for the recordings that go with the set.
  func makeMedia() throws(RunError) -> MediaFolder {
    try refuseOthersMedia()
    let name = stagingName == nil ? MediaFolder.temporaryName : MediaFolder.name
    MediaFolder.remove(name, in: staging)
    hasMedia = true
    return try MediaFolder(name, in: staging, of: target)
  }

  /// Somebody's own folder of that name would be in the way when the sets change places.
  private func refuseOthersMedia() throws(RunError) {
    let current = unsafe name.withTerminator { unsafe exhibit_open_directory(parent, $0) }
    guard current >= 0 else { return }
    defer { close(current) }
    guard unsafe faccessat(current, MediaFolder.name, F_OK, AT_SYMLINK_NOFOLLOW) == 0,
      !MediaFolder.isOurs(Array(MediaFolder.name.utf8), in: current)
    else { return }
    throw RunError(
      "\(target.shown)/\(MediaFolder.name): it is not one that Exhibit made, or its read-me.txt is gone; move it "
        + "away, and run this again")
  }

  /// Writes a picture of the new set. It is not waited for on the disk, a thousand times over: one that
  /// a power cut breaks is told by its code, and drawn anew by the next run.
  func writePicture(_ name: String, _ bytes: [UInt8]) throws(RunError) {
    let shown = "\(PictureFolder.name)/\(name)"
    guard unsafe mkdirat(staging, PictureFolder.name, 0o755) == 0 || errno == EEXIST else {
      throw target.failure(errno, file: shown)
    }
    let temporary = stagingName == nil ? ".\(name).tmp" : name
    let status = PictureFolder.opened(in: staging) { folder -> Int32 in
      unsafe unlinkat(folder, temporary, 0)
      let file = unsafe exhibit_create_file(folder, temporary, 0o644)
      guard file >= 0 else { return errno }
      let isWhole = DescriptorOutput.put(bytes, to: file)
      let reason = errno
      return close(file) == 0 && isWhole ? 0 : isWhole ? errno : reason
    }
    guard status == 0 else { throw target.failure(status ?? errno, file: shown) }
    pictures.append(name)
  }

  /// Writes and syncs a file that may not be shared, once the set is in its place.
  ///
  /// - Parameter isListed: whether people are told of it.
  func writePrivate(
    _ name: String, isListed: Bool = true, _ fill: (ResultFile) throws -> Void
  ) throws {
    let shown = "\(IndexFolder.name)/\(name)"
    let results = unsafe self.name.withTerminator { unsafe exhibit_open_directory(parent, $0) }
    guard results >= 0 else { throw target.failure(errno, file: shown) }
    defer { close(results) }
    guard unsafe mkdirat(results, IndexFolder.name, 0o700) == 0 || errno == EEXIST else {
      throw target.failure(errno, file: shown)
    }
    let folder = unsafe exhibit_open_directory(results, IndexFolder.name)
    guard folder >= 0 else { throw target.failure(errno, file: shown) }
    defer { close(folder) }
    let temporary = ".\(name).tmp"
    unsafe unlinkat(folder, temporary, 0)
    let descriptor = unsafe exhibit_create_file(folder, temporary, 0o600)
    guard descriptor >= 0 else { throw target.failure(errno, file: shown) }
    let file = ResultFile(descriptor, name: shown, of: target)
    do {
      try fill(file)
      try file.finish()
    } catch {
      unsafe unlinkat(folder, temporary, 0)
      throw error
    }
    guard unsafe renameat(folder, temporary, folder, name) == 0 else {
      throw target.failure(errno, file: shown)
    }
    fsync(folder)
    if isListed { written.append(shown) }
  }

  /// Puts the new set into the old one's place. The file written last comes last where that takes
  /// several steps.
  func publish() throws(RunError) {
    fsync(staging)
    guard let stagingName else {
      return try renameEach(from: staging, to: staging, prefix: ".", ".tmp")
    }
    let old = unsafe name.withTerminator { unsafe exhibit_open_directory(parent, $0) }
    guard old >= 0 else {
      let moved = Self.rename(stagingName, to: name, in: parent)
      guard moved == 0 else { throw target.failure(errno) }
      isDone = true
      fsync(parent)
      return
    }
    defer { close(old) }
    // Whoever finds the old folder under the hidden name waits until it is gone.
    flock(old, LOCK_EX)
    // A scan that writes the index in there ends first: its files would be moved away under it.
    let index = unsafe exhibit_open_directory(old, IndexFolder.name)
    defer { if index >= 0 { close(index) } }
    if index >= 0 { while flock(index, LOCK_EX) != 0, errno == EINTR {} }
    let swapped = unsafe stagingName.withTerminator { new in
      unsafe name.withTerminator { unsafe exhibit_swap(parent, new, $0) }
    }
    guard swapped == 0 else {
      try renameEach(from: staging, to: old, prefix: "", "")
      return abandon()
    }
    isDone = true
    fsync(parent)
    Self.keepOthers(of: old, in: staging)
    Self.remove(old, stagingName, in: parent)
  }

  private func renameEach(
    from source: Int32, to folder: Int32, prefix: String, _ suffix: String
  ) throws(RunError) {
    MediaFolder.remove(MediaFolder.name, in: folder)
    let media = stagingName == nil ? MediaFolder.temporaryName : MediaFolder.name
    if hasMedia, unsafe renameat(source, media, folder, MediaFolder.name) != 0 {
      throw target.failure(errno, file: MediaFolder.name)
    }
    guard PictureFolder.move(pictures, from: source, to: folder, prefix: prefix, suffix) else {
      throw target.failure(errno, file: PictureFolder.name)
    }
    PictureFolder.clear(in: folder, keeping: Set(pictures))
    for name in written {
      // A seal is of the old header.
      if name == ResultFolder.headerName {
        unsafe unlinkat(folder, ResultFolder.signatureName, 0)
      }
      guard unsafe renameat(source, prefix + name + suffix, folder, name) == 0 else {
        throw target.failure(errno, file: name)
      }
    }
    isDone = true
    fsync(folder)
  }

  private static func rename(_ old: [UInt8], to new: [UInt8], in parent: Int32) -> Int32 {
    unsafe old.withTerminator { old in
      unsafe new.withTerminator { unsafe renameat(parent, old, parent, $0) }
    }
  }

  // MARK: Clearing up

  /// What a run that was killed left in the hidden folder: files of ours, and perhaps others that
  /// were on their way back.
  private func salvage() {
    let current = unsafe name.withTerminator { unsafe exhibit_open_directory(parent, $0) }
    if current >= 0 {
      Self.keepOthers(of: staging, in: current)
      // Another index and another private report were made meanwhile.
      Self.removePrivateFiles(in: staging)
      IndexFolder.removeIndex(in: staging)
      close(current)
    }
    Self.empty(staging)
  }

  /// Moves what is no part of a set of results, `private` among it, from the old folder to the new.
  private static func keepOthers(of old: Int32, in new: Int32) {
    PictureFolder.moveOthers(of: old, to: new)
    PictureFolder.clear(in: old)
    for name in FolderWalk.names(in: old) ?? [] where !ResultFolder.isPartOfASet(name) {
      // Recordings go with the set that they were copied for.
      if MediaFolder.isOurs(name, in: old) { continue }
      unsafe name.withTerminator { name in
        // Never over what is there already.
        guard unsafe faccessat(new, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0 else { return }
        unsafe renameat(old, name, new, name)
      }
    }
  }

  private static func removePrivateFiles(in folder: Int32) {
    let inner = unsafe exhibit_open_directory(folder, IndexFolder.name)
    guard inner >= 0 else { return }
    defer { close(inner) }
    for name in [privateReport, KeptPictures.fileName] {
      unsafe unlinkat(inner, name, 0)
      unsafe unlinkat(inner, ".\(name).tmp", 0)
    }
  }

  private static func empty(_ folder: Int32) {
    for name in FolderWalk.names(in: folder) ?? [] where ResultFolder.isPartOfASet(name) {
      _ = unsafe name.withTerminator { unsafe unlinkat(folder, $0, 0) }
    }
    MediaFolder.remove(MediaFolder.name, in: folder)
    MediaFolder.remove(MediaFolder.temporaryName, in: folder)
    PictureFolder.clear(in: folder)
  }

  /// Removes a set of results and its folder, which stays where it holds anything else.
  private static func remove(_ folder: Int32, _ name: [UInt8], in parent: Int32) {
    empty(folder)
    _ = unsafe name.withTerminator { unsafe unlinkat(parent, $0, AT_REMOVEDIR) }
  }

  private func abandon() {
    isDone = true
    if let stagingName {
      Self.remove(staging, stagingName, in: parent)
    } else {
      for name in written { unsafe unlinkat(staging, ".\(name).tmp", 0) }
      MediaFolder.remove(MediaFolder.temporaryName, in: staging)
      _ = PictureFolder.opened(in: staging) { folder in
        for name in pictures { unsafe unlinkat(folder, ".\(name).tmp", 0) }
      }
    }
  }
}
