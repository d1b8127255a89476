internal import Artifacts
internal import CDescriptors
internal import Inspection

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Puts files into an export's folder: by sharing their blocks where the file system can, else by another
/// name for the same file, else by copying. The files themselves are never moved or changed.
struct PlacedFiles {
  private let place: ExportPlace
  private let isCopying: Bool
  /// What once failed is not tried for every file again.
  private var canClone = true
  private var canLink = true

  init(_ place: ExportPlace, isCopying: Bool) throws {
    self.place = place
    self.isCopying = isCopying
    (canClone, canLink) = (!isCopying, !isCopying)
  }

  mutating func put(_ file: OpenFile, at path: ArtifactPath) throws {
    try place.makeFolders(above: path)
    if canClone, try clone(file, to: path) { return }
    if canLink, link(file, to: path) { return }
    let target = try place.open(path)
    defer { close(target) }
    var pieces = FilePieces(file)
    while let piece = try pieces.next() {
      guard DescriptorOutput.put(piece, to: target) else { throw place.failure }
    }
    guard narrow(target, like: file), fsync(target) == 0 else { throw place.failure }
  }

  /// A copy is open to nobody whom the file itself is closed to.
  private func narrow(_ target: Int32, like file: OpenFile) -> Bool {
    var status = stat()
    return unsafe fstat(file.descriptor, &status) == 0
      && fchmod(target, status.st_mode & 0o666 & ~0o022 | 0o600) == 0
  }

  private mutating func clone(_ file: OpenFile, to path: ArtifactPath) throws -> Bool {
    let target = try place.open(path)
    defer { close(target) }
    if exhibit_clone(file.descriptor, target) == 0 {
      guard narrow(target, like: file), fsync(target) == 0 else { throw place.failure }
      return true
    }
    canClone = false
    unsafe (place.temporary + [UInt8(ascii: "/")] + path.bytes).withTerminator {
      _ = unsafe unlink($0)
    }
    return false
  }

  private mutating func link(_ file: OpenFile, to path: ArtifactPath) -> Bool {
    let name = place.temporary + [UInt8(ascii: "/")] + path.bytes
    let linked = unsafe name.withTerminator {
      unsafe exhibit_link_descriptor(file.descriptor, AT_FDCWD, $0)
    }
    if linked != 0 { canLink = false }
    return linked == 0
  }
}
