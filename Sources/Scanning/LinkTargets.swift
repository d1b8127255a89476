internal import Artifacts
internal import LinkValidation
internal import Submissions

/// What local links may lead to: every artifact of a submission, the folders above them, and what
/// was left out.
struct LinkTargets: Sendable {
  private var targets: [ArtifactPath: LinkTarget] = [:]

  mutating func add(_ record: ArtifactRecord) {
    let path = record.artifactPath
    targets[path] = .file(LinkedFile(record))
    addFolders(above: path)
  }

  /// A file that was not inspected: its name alone matters.
  mutating func add(unread path: ArtifactPath) {
    guard targets[path] == nil else { return }
    targets[path] = .file(LinkedFile(kind: .other))
    addFolders(above: path)
  }

  mutating func add(_ skipped: SkippedPath) {
    targets[skipped.artifactPath] = .notAFile
    addFolders(above: skipped.artifactPath)
  }

  private mutating func addFolders(above path: ArtifactPath) {
    var folder = path.directory
    while !folder.bytes.isEmpty, targets.updateValue(.directory, forKey: folder) == nil {
      folder = folder.directory
    }
  }

  /// The checker over all that was added.
  var checker: LocalLinkChecker {
    let targets = targets
    let names = SimilarNames(Array(targets.keys))
    return LocalLinkChecker(
      lookup: { targets[$0] }, similar: { names.similar(to: $0) },
      namesake: { names.namesake(of: $0) })
  }
}
