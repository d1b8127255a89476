internal import Artifacts
package import Submissions

/// Where a page finds the submission's files. The addresses are relative, so that the page works from a
/// disk.
package enum PageMedia: Sendable, Equatable {
  /// The submission's folder, as its name is shown, and the way to it from the result folder: `../NAME/`,
  /// percent-encoded.
  case beside(folder: String, reference: String)
  /// Copies of the recordings lie in the result folder's `media/`, under `copyName`.
  case copied
  /// Too far away to be named in a page that is handed on.
  case absent

  package static let folderName = "media"

  /// Longer names are kept from their end on; a file system takes 255 bytes.
  private static let longestName = 200

  /// What a recording's copy is called, so that no two differ and share a name: the start of its digest, and
  /// its own name. Nil where it was not read to its end.
  package static func copyName(of line: ManifestLine) -> [UInt8]? {
    guard let digest = line.sha256 else { return nil }
    return Array("\(digest.prefix(32))-".utf8) + line.artifactPath.name.suffix(longestName)
  }

  /// The address of one of the submission's files from the result folder; nil where a page can't tell.
  func reference(to line: ManifestLine) -> String? {
    switch self {
    case .beside(_, let reference): reference + PathReference(line.artifactPath).description
    case .copied where line.kind.isRecording:
      Self.copyName(of: line).map { "\(Self.folderName)/\(PathReference($0))" }
    case .copied, .absent: nil
    }
  }
}
