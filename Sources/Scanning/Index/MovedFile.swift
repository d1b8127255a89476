internal import ArtifactIndex
internal import Artifacts

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A file under a new name whose bytes the index knows.
enum MovedFile {
  /// The record that an inspection under the new name would give; nil where the name may have a part
  /// in what is found.
  static func record(at path: ArtifactPath, from line: [UInt8]) -> ArtifactRecord? {
    guard var record = try? JSONDecoder().decode(ArtifactRecord.self, from: Data(line)),
      // The ending helps to tell text formats, and has to fit; a name that is no text is a finding.
      record.artifactPath.nameExtension == path.nameExtension, record.pathBytes == nil, path.isUTF8
    else { return nil }
    record.path = path.text
    return record
  }
}
