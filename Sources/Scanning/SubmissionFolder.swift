package import Artifacts
internal import CDescriptors
package import Inspection
package import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A submission's folder, held open so that renaming it meanwhile does no harm.
package final class SubmissionFolder: SubmissionSource {
  /// As somebody typed it, without trailing slashes.
  package let path: [UInt8]
  let descriptor: Int32

  package init(path: [UInt8]) throws(RunError) {
    self.path = ResultFolder.withoutTrailingSlashes(path)
    // The folder that somebody names may itself be a link; below it none is followed.
    descriptor = unsafe self.path.withTerminator {
      unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else {
      let number = errno
      var status = stat()
      if number == ENOTDIR, unsafe self.path.withTerminator({ unsafe stat($0, &status) }) == 0 {
        throw RunError.usage(
          "\(DisplayText(ArtifactPath(bytes: self.path).text)): this is no folder; name the folder "
            + "that holds the submission, or see “exhibit --help”")
      }
      throw RunError.system(
        "\(DisplayText(ArtifactPath(bytes: self.path).text))", number,
        advice: "name the folder that holds the submission, or see “exhibit --help”")
    }
  }

  /// A folder below another, which is no link.
  init(_ name: [UInt8], below folder: SubmissionFolder) throws(RunError) {
    path = folder.path + [UInt8(ascii: "/")] + name
    descriptor = unsafe name.withTerminator { unsafe exhibit_open_directory(folder.descriptor, $0) }
    guard descriptor >= 0 else {
      throw RunError.system(shownPath, errno, advice: "give yourself permission to read the folder")
    }
  }

  deinit { close(descriptor) }

  var shownPath: String { "\(DisplayText(ArtifactPath(bytes: path).text))" }

  static func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard let resolved = unsafe path.withTerminator({ unsafe realpath($0, nil) }) else {
      return nil
    }
    defer { unsafe free(resolved) }
    return unsafe UnsafeBufferPointer(start: resolved, count: strlen(resolved))
      .map { UInt8(bitPattern: $0) }
  }

  /// Where its results lie by default: beside it, also where `.` was typed.
  package var resultFolder: ResultFolder {
    let typed = ArtifactPath(bytes: path).name
    let isNamed = !typed.isEmpty && typed != [0x2E] && typed != [0x2E, 0x2E]
    return ResultFolder(besideSubmission: isNamed ? path : absolutePath ?? path)
  }

  /// The folder's own name, also where `.` was typed.
  package var name: String {
    let bytes = absolutePath ?? path
    return ArtifactPath(bytes: ArtifactPath(bytes: bytes).name).text
  }

  package var archive: ArchiveNote? { nil }

  package var locks: LockReport { LockReport() }

  package func contents() -> FolderContents { FolderWalk.contents(of: descriptor) }

  package func contents(under rules: [StatedIgnoreFile]) -> FolderContents {
    FolderWalk.contents(of: descriptor, rules: OwnRules(stated: rules))
  }

  package func stampedContents() -> FolderContents {
    FolderWalk.contents(of: descriptor, isStamping: true)
  }

  package func findings(of path: ArtifactPath) -> [Finding] { [] }

  package func input(_ path: ArtifactPath) -> InspectionInput {
    InspectionInput(path: path) { () throws(OpenFailure) in
      try OpenFile(path, below: self.descriptor)
    }
  }
}
