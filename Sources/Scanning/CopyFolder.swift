internal import Artifacts
internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A new folder that files are copied into, below the paths that they have elsewhere.
final class CopyFolder {
  private let descriptor: Int32
  private let folder: ResultFolder

  /// Makes the folder, or takes an empty one.
  init(_ folder: ResultFolder) throws(RunError) {
    self.folder = folder
    let made = unsafe folder.path.withTerminator { unsafe mkdir($0, 0o755) }
    guard made == 0 || errno == EEXIST else { throw folder.failure(errno) }
    descriptor = unsafe folder.path.withTerminator {
      unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw folder.failure(errno) }
    guard FolderWalk.names(in: descriptor)?.isEmpty == true else {
      close(descriptor)
      throw RunError(
        "\(folder.shown): the folder is not empty; name one that is not there yet, so that nothing is "
          + "written over")
    }
  }

  deinit { close(descriptor) }

  /// Writes `size` bytes of an open file as a new one, synced.
  func put(_ path: ArtifactPath, from source: Int32, size: Int64) throws(RunError) {
    let parent = try self.parent(of: path)
    defer { if parent != descriptor { close(parent) } }
    let file = unsafe path.name.withTerminator { unsafe exhibit_create_file(parent, $0, 0o644) }
    guard file >= 0 else { throw failure(errno, path) }
    defer { close(file) }
    var offset: Int64 = 0
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while offset < size {
      let wanted = Int(min(Int64(buffer.count), size - offset))
      let count = unsafe pread(source, &buffer, wanted, off_t(offset))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(count == 0 ? EIO : errno, path) }
      guard DescriptorOutput.put(Array(buffer[..<count]), to: file) else {
        throw failure(errno, path)
      }
      offset += Int64(count)
    }
    guard fsync(file) == 0 else { throw failure(errno, path) }
  }

  /// The folder that a path lies in, made where it is not there; no link on the way is followed.
  private func parent(of path: ArtifactPath) throws(RunError) -> Int32 {
    var current = descriptor
    for component in path.components.dropLast() {
      let made = unsafe component.withTerminator { unsafe mkdirat(current, $0, 0o755) }
      let reason = errno
      let next = unsafe component.withTerminator { unsafe exhibit_open_directory(current, $0) }
      let failed = made != 0 && reason != EEXIST ? reason : errno
      if current != descriptor { close(current) }
      guard next >= 0 else { throw failure(failed, path) }
      current = next
    }
    return current
  }

  private func failure(_ number: Int32, _ path: ArtifactPath) -> RunError {
    .system(
      "\(folder.shown)/\(DisplayText(path.text))", number,
      advice: "make room or name another folder, and run this again")
  }
}
