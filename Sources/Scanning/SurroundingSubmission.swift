internal import Artifacts
internal import Inspection
internal import Submissions

/// The submission that a single document lies in, where something says that it is one: a
/// `submission.yaml` in it, or its results beside it. The nearest folder counts. Nothing else widens what
/// a document's links may lead to: which folder will be handed in can't be guessed.
struct SurroundingSubmission {
  let folder: SubmissionFolder
  /// Below that folder.
  let document: ArtifactPath

  /// - Parameter folder: the document's own, as somebody typed it.
  init?(ofDocument name: [UInt8], in folder: [UInt8]) {
    guard let own = SubmissionFolder.resolved(folder) else { return nil }
    var place = own
    // The root of a disk is handed in by nobody.
    while place.count > 1 {
      if let found = Self.submission(at: place) {
        self.folder = found
        let inside = ArtifactPath(bytes: Array(own.dropFirst(place.count + 1)))
        document = inside.appending(name)
        return
      }
      place = ArtifactPath(bytes: place).directory.bytes
    }
    return nil
  }

  static func submission(at place: [UInt8]) -> SubmissionFolder? {
    guard let folder = try? SubmissionFolder(path: place) else { return nil }
    if (try? OpenFile(DeclarationFile.path, below: folder.descriptor)) != nil { return folder }
    guard let results = try? SubmissionFolder(path: ResultFolder(besideSubmission: place).path),
      ResultFolder.holdsResultsOfSubmission(results.descriptor)
    else { return nil }
    return folder
  }
}
