internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension ResultFolder {
  /// Runs `body` while no manifest puts another folder into this one's place: what is made in it then
  /// goes along.
  ///
  /// - Parameter isBusy: called once where one is being written there, which is then waited for.
  func inPlace<Value>(isBusy: () -> Void, _ body: () throws -> Value) throws -> Value {
    var hasWaited = false
    while true {
      let folder = unsafe path.withTerminator {
        unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      }
      guard folder >= 0 else { throw failure(errno) }
      defer { close(folder) }
      if flock(folder, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK {
        if !hasWaited { isBusy() }
        hasWaited = true
        while flock(folder, LOCK_SH) != 0, errno == EINTR {}
      }
      if isStill(folder) { return try body() }
    }
  }

  /// Whether the path leads to this open folder.
  private func isStill(_ folder: Int32) -> Bool {
    var (opened, found) = (stat(), stat())
    return unsafe fstat(folder, &opened) == 0
      && path.withTerminator { unsafe stat($0, &found) } == 0
      && opened.st_ino == found.st_ino && opened.st_dev == found.st_dev
  }
}
