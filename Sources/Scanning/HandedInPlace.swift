internal import Artifacts

/// Refuses to write into what is handed in, or handed on, what does not belong there: a key, a proof, an
/// export.
enum HandedInPlace {
  /// - Parameters:
  ///   - path: of the new file or folder, as somebody typed it.
  ///   - what: what it is, as the beginning of a sentence.
  ///   - advice: what to do instead.
  static func refuse(_ path: [UInt8], _ what: String, advice: String) throws(RunError) {
    let above = ArtifactPath(bytes: ResultFolder.withoutTrailingSlashes(path)).directory.bytes
    let isAtRoot = path.first == UInt8(ascii: "/")
    let folder = above.isEmpty ? Array((isAtRoot ? "/" : ".").utf8) : above
    // What is not there yet is made only inside of what is.
    var typed = folder
    let start = Array((isAtRoot ? "/" : ".").utf8)
    // Not even the start is there where the working folder itself was removed.
    while SubmissionFolder.resolved(typed) == nil, typed != start {
      typed = ArtifactPath(bytes: typed).directory.bytes
      if typed.isEmpty { typed = start }
    }
    guard var place = SubmissionFolder.resolved(typed) else { return }
    // The root of a disk is handed in by nobody.
    while place.count > 1 {
      if let kind = kind(of: place) {
        throw RunError(
          "\(DisplayText(ArtifactPath(bytes: path).text)): \(what) inside \(kind) "
            + "(\(DisplayText(ArtifactPath(bytes: place).text))) would be handed on with it; \(advice)"
        )
      }
      place = ArtifactPath(bytes: place).directory.bytes
    }
  }

  private static func kind(of place: [UInt8]) -> String? {
    let folder = ResultFolder(path: place)
    if ManifestAtHand.isResultFolder(folder)
      || ResultFolder.isNamedAsOne(place) && folder.isOfResults
    {
      return "a result folder"
    }
    return SurroundingSubmission.submission(at: place) == nil ? nil : "a submission"
  }
}
