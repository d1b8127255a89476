package import Artifacts

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One file to inspect: the path that its record shows, and how it is opened.
package struct InspectionInput: Sendable {
  package let path: ArtifactPath
  package let open: @Sendable () throws(OpenFailure) -> OpenFile

  package init(
    path: ArtifactPath, open: @escaping @Sendable () throws(OpenFailure) -> OpenFile
  ) {
    self.path = path
    self.open = open
  }

  /// Opens the file; where the process has no descriptor left, waits some seconds for other threads
  /// to finish with theirs, so that a shortage is not taken for the file's fault.
  package func openPatiently() throws(OpenFailure) -> OpenFile {
    for _ in 0..<100 {
      do {
        return try open()
      } catch {
        guard error == .system(EMFILE) || error == .system(ENFILE) else { throw error }
        usleep(50_000)
      }
    }
    return try open()
  }

  /// A file as somebody named it.
  package static func typed(_ path: [UInt8]) -> InspectionInput {
    InspectionInput(path: ArtifactPath(bytes: path)) { () throws(OpenFailure) in
      try OpenFile(typed: path)
    }
  }
}
