package import Artifacts

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

  /// A file as somebody named it.
  package static func typed(_ path: [UInt8]) -> InspectionInput {
    InspectionInput(path: ArtifactPath(bytes: path)) { () throws(OpenFailure) in
      try OpenFile(typed: path)
    }
  }
}
