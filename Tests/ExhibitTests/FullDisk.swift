import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small disk in memory, mounted in a test's folder and gone with the object.
final class FullDisk {
  private let path: String

  /// Whether this process may mount: root may not everywhere.
  static let mayRun: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? FullDisk(at: folder, "trial", kilobytes: 64)) != nil
  }()

  init(at folder: TemporaryFolder, _ name: String, kilobytes: Int) throws {
    try folder.makeFolder(Array(name.utf8))
    path = folder.path(name)
    guard unsafe mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
      throw SystemFailure("mount")
    }
  }

  deinit { unsafe umount2(path, Int32(MNT_DETACH)) }
}
