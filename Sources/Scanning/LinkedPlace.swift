internal import Artifacts

/// Where documents with links lie: a folder or an archive of one, with all documents in it, or a single
/// document, whose links may lead to what lies in its folder, or in the submission around it.
package struct LinkedPlace {
  let source: any SubmissionSource
  /// Nil for all that lie in the folder.
  let only: ArtifactPath?
  /// False for a single document where nothing says which folder will be handed in: then its links may
  /// lead no further than its own folder, which may be too little.
  let isInSubmission: Bool
  private let typed: [UInt8]

  /// - Parameters:
  ///   - path: as somebody typed it.
  ///   - isUnlocked: unpacks archives without locks, for debugging.
  package init(path: [UInt8], isUnlocked: Bool) throws(RunError) {
    typed = path
    let named = ArtifactPath(bytes: path)
    guard SubmissionOpening.isFile(path) else {
      source = try SubmissionFolder(path: path)
      (only, isInSubmission) = (nil, true)
      return
    }
    if let ending = named.nameExtension, Self.archives.contains(ending) {
      source = try SubmissionOpening.open(path, isUnlocked: isUnlocked)
      (only, isInSubmission) = (nil, true)
      return
    }
    let isAtRoot = path.first == UInt8(ascii: "/")
    let above = named.directory.bytes
    let folder = above.isEmpty ? Array((isAtRoot ? "/" : ".").utf8) : above
    if let submission = SurroundingSubmission(ofDocument: named.name, in: folder) {
      source = submission.folder
      (only, isInSubmission) = (submission.document, true)
    } else {
      source = try SubmissionFolder(path: folder)
      (only, isInSubmission) = (ArtifactPath(bytes: named.name), false)
    }
  }

  private static let archives: Set<String> = [
    "zip", "tar", "tgz", "gz", "bz2", "xz", "zst", "7z",
  ]

  /// A document's path as link lines show it: below the only folder, as typed for a single document,
  /// and behind the folder's own path where there are several.
  func shown(_ document: ArtifactPath, isOnlyPlace: Bool) -> String {
    if only != nil { return ArtifactPath(bytes: typed).text }
    let folder = ArtifactPath(bytes: ResultFolder.withoutTrailingSlashes(typed))
    if document.bytes.isEmpty { return folder.text }
    if isOnlyPlace { return document.text }
    return "\(folder.text)/\(document.text)"
  }
}
