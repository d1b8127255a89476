internal import ArtifactIndex
internal import Artifacts

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A file whose bytes the index knows, under another name or under its own.
struct MovedFile {
  /// That an inspection under the name that it has now would give.
  let record: ArtifactRecord
  /// False where the index knows the bytes under this very name.
  let hasMoved: Bool

  /// Nil where the name may have a part in what is found.
  init?(to path: ArtifactPath, from line: [UInt8]) {
    guard var record = try? JSONDecoder().decode(ArtifactRecord.self, from: Data(line)),
      // The ending helps to tell text formats, and has to fit; a name that is no text is a finding.
      record.artifactPath.nameExtension == path.nameExtension, record.pathBytes == nil, path.isUTF8
    else { return nil }
    hasMoved = record.artifactPath != path
    record.path = path.text
    self.record = record
  }
}
