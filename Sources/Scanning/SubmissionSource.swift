package import Artifacts
package import Inspection
package import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where the files of a submission come from: a folder, or an archive of one.
package protocol SubmissionSource: Sendable {
  /// As somebody typed it.
  var path: [UInt8] { get }
  /// The submission's own name.
  var name: String { get }
  /// Where its results lie by default.
  var resultFolder: ResultFolder { get }
  /// What was read where it is an archive.
  var archive: ArchiveNote? { get }
  /// Of the inspector that unpacked it; none where it is a folder.
  var locks: LockReport { get }

  /// What lies in it now.
  func contents() -> FolderContents
  /// What lies in it now, with what tells later whether a file is still the same.
  func stampedContents() -> FolderContents
  /// What lies in it now, with a manifest's rules of what is left out in the place of its own.
  func contents(under rules: [StatedIgnoreFile]) -> FolderContents
  /// One of the contents' files.
  func input(_ path: ArtifactPath) -> InspectionInput
  /// What is to be said of a file beside what its bytes tell.
  func findings(of path: ArtifactPath) -> [Finding]
}

extension SubmissionSource {
  /// The absolute path, links resolved; nil where the system does not tell.
  var absolutePath: [UInt8]? { SubmissionFolder.resolved(path) }

  /// For people, also where the system does not tell.
  var shownAbsolutePath: String { ArtifactPath(bytes: absolutePath ?? path).text }
}

/// Opens what somebody named as a submission.
package enum SubmissionOpening {
  /// - Parameter isUnlocked: unpacks without locks, for debugging.
  package static func open(
    _ path: [UInt8], isUnlocked: Bool = false
  ) throws(RunError) -> any SubmissionSource {
    isFile(path)
      ? try SubmissionArchive(path: path, isUnlocked: isUnlocked, results: nil)
      : try SubmissionFolder(path: path)
  }

  /// Opens what is held against results.
  static func open(
    _ path: [UInt8], heldAgainst results: ResultFolder
  ) throws(RunError) -> any SubmissionSource {
    isFile(path)
      ? try SubmissionArchive(path: path, isUnlocked: false, results: results)
      : try SubmissionFolder(path: path)
  }

  /// True for a regular file, also behind a link.
  static func isFile(_ path: [UInt8]) -> Bool {
    var status = stat()
    return unsafe path.withTerminator { unsafe stat($0, &status) } == 0
      && status.st_mode & S_IFMT == S_IFREG
  }
}
