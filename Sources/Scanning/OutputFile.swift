internal import Artifacts
internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that stands for standard output: it appears under its name only once it is whole.
package final class OutputFile {
  package let path: [UInt8]
  private let folder: ResultFolder
  private let name: String
  private let temporary: [UInt8]
  private var descriptor: Int32

  /// Makes the folder where it is not there.
  ///
  /// - Parameters:
  ///   - scanned: the folders that are looked at: nothing is ever written into one, nor into any that
  ///     has results beside it.
  ///   - isPrivate: for its owner alone.
  package init(
    named name: String, in folder: [UInt8], outside scanned: [[UInt8]], isPrivate: Bool = false
  ) throws(RunError) {
    self.folder = ResultFolder(path: folder)
    self.name = name
    path = self.folder.file(name)
    temporary = self.folder.file(".\(name).\(getpid()).tmp")
    descriptor = -1
    try self.folder.check(isOutside: scanned.compactMap(SubmissionFolder.resolved))
    try self.folder.create(for: self.folder)
    unsafe temporary.withTerminator { _ = unsafe unlink($0) }
    descriptor = unsafe temporary.withTerminator {
      unsafe exhibit_create_file(AT_FDCWD, $0, isPrivate ? 0o600 : 0o644)
    }
    guard descriptor >= 0 else { throw failure(errno) }
  }

  /// What was not finished is taken away again.
  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unsafe temporary.withTerminator { _ = unsafe unlink($0) }
  }

  package func put(_ bytes: [UInt8]) throws(RunError) {
    guard DescriptorOutput.put(bytes, to: descriptor) else { throw failure(errno) }
  }

  /// Puts the file into its place at one instant.
  package func finish() throws(RunError) {
    guard descriptor >= 0 else { return }
    guard fsync(descriptor) == 0 else { throw failure(errno) }
    let renamed = unsafe temporary.withTerminator { old in
      unsafe path.withTerminator { unsafe rename(old, $0) }
    }
    guard renamed == 0 else { throw failure(errno) }
    close(descriptor)
    descriptor = -1
  }

  private func failure(_ number: Int32) -> RunError { folder.failure(number, file: name) }
}
