package import Artifacts
internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A regular file, opened for reading and closed with the object. Its offset is never used.
package final class OpenFile: Sendable {
  package let descriptor: Int32
  /// What the file was when it was opened.
  package let status: FileStatus

  package var size: Int64 { status.size }

  /// Opens a file below `directory`, one part of the path after the other, so that no symbolic link
  /// on the way leads out and no path is too long.
  ///
  /// - Parameter directory: an open directory.
  package convenience init(_ path: ArtifactPath, below directory: Int32) throws(OpenFailure) {
    let components = path.components
    guard let name = components.last else { throw .notRegular("a folder") }
    var current = directory
    defer { if current != directory { close(current) } }
    for component in components.dropLast() {
      let next = unsafe Self.terminated(component).withUnsafeBufferPointer {
        unsafe exhibit_open_directory(directory == current ? directory : current, $0.baseAddress)
      }
      guard next >= 0 else { throw OpenFailure(errno: errno) }
      if current != directory { close(current) }
      current = next
    }
    try self.init(name: name, in: current)
  }

  /// Opens a file by a path as somebody typed it, relative to the working directory or absolute.
  package convenience init(typed path: [UInt8]) throws(OpenFailure) {
    try self.init(name: path, in: AT_FDCWD)
  }

  private convenience init(name: [UInt8], in directory: Int32) throws(OpenFailure) {
    guard !name.contains(0) else { throw .missing }
    let opened = unsafe Self.terminated(name).withUnsafeBufferPointer {
      unsafe exhibit_open_file(directory, $0.baseAddress)
    }
    guard opened >= 0 else { throw OpenFailure(errno: errno) }
    try self.init(adopting: opened)
  }

  /// Takes over an open descriptor, which is closed with the object, and at once where this fails.
  init(adopting opened: Int32) throws(OpenFailure) {
    guard let status = FileStatus(of: opened) else {
      let reason = errno
      close(opened)
      throw OpenFailure(errno: reason)
    }
    guard status.isRegular else {
      close(opened)
      throw .notRegular(status.typeName)
    }
    descriptor = opened
    self.status = status
  }

  deinit { close(descriptor) }

  /// True where size, times or identity are no longer what they were at opening.
  package var hasChanged: Bool { FileStatus(of: descriptor) != status }

  private static func terminated(_ name: [UInt8]) -> [CChar] {
    name.map { CChar(bitPattern: $0) } + [0]
  }
}

/// Why a file could not be opened.
package enum OpenFailure: Error, Equatable {
  case missing
  case denied
  case symbolicLink
  /// A folder, a pipe, a socket, a device: in words.
  case notRegular(String)
  case system(Int32)
  /// A member of an archive whose bytes can't be had, for this reason.
  case member(Finding)

  init(errno number: Int32) {
    switch number {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .denied
    case ELOOP, EMLINK: self = .symbolicLink
    case ENXIO: self = .notRegular("a socket or a device")
    default: self = .system(number)
    }
  }

  /// True where something else than a file has the name.
  package var isNotAFile: Bool {
    switch self {
    case .symbolicLink, .notRegular: true
    case .missing, .denied, .system, .member: false
    }
  }

  /// The finding for the artifact that could not be opened.
  package var finding: Finding {
    switch self {
    case .missing: Finding(.fileMissing, "There is no such file.")
    case .denied: Finding(.fileUnreadable, "The file may not be read: permission denied.")
    case .symbolicLink:
      Finding(.fileSymbolicLink, "This is a symbolic link, which is not followed.")
    case .notRegular(let type): Finding(.fileNotRegular, "This is \(type), not a file.")
    case .member(let finding): finding
    case .system(let number):
      Finding(
        .fileUnreadable,
        "The file could not be opened: \(unsafe String(cString: strerror(number))).")
    }
  }
}

/// What tells whether a file is still the same, as `fstat` gives it.
package struct FileStatus: Equatable, Sendable {
  package let device: UInt64
  package let inode: UInt64
  package let size: Int64
  package let modifiedNanoseconds: Int64
  package let changedNanoseconds: Int64
  private let mode: mode_t

  init?(of descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    mode = status.st_mode
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    modifiedNanoseconds = Int64(modified.tv_sec) &* 1_000_000_000 &+ Int64(modified.tv_nsec)
    changedNanoseconds = Int64(changed.tv_sec) &* 1_000_000_000 &+ Int64(changed.tv_nsec)
  }

  var isRegular: Bool { mode & S_IFMT == S_IFREG }

  var typeName: String {
    switch mode & S_IFMT {
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe (FIFO)"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}
