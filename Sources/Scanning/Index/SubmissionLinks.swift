internal import ArtifactIndex
internal import Artifacts
internal import Submissions

extension Submission {
  /// What became of the links of each document, for the index.
  ///
  /// - Parameter web: verdicts that take the place of others, by position among all links.
  func checkedLinks(with web: [Int: LinkVerdict] = [:]) -> some Sequence<CheckedLinks> {
    var position = 0
    return linkedDocuments.lazy.map { document in
      let first = position
      position += document.verdicts.count
      return CheckedLinks(
        path: document.path, sha256: document.sha256,
        verdicts: document.verdicts.enumerated().map { web[first + $0.offset] ?? $0.element })
    }
  }
}
