internal import Artifacts
internal import Inspection

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Which submission the results in a folder are of.
extension ResultFolder {
  private static let noteCap = 1 << 20

  /// `run.json`, where there is a sound one.
  var runNote: RunNote? {
    guard let file = try? OpenFile(typed: self.file(Self.noteName)),
      let bytes = try? FileReading.bytes(of: file, cap: Self.noteCap)
    else { return nil }
    return try? JSONDecoder().decode(RunNote.self, from: Data(bytes))
  }

  /// A path beside this folder.
  func sibling(named name: [UInt8]) -> [UInt8] {
    let above = path.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? []
    return above + name
  }

  /// Refuses to write an archive's results over those of the folder of the same name, and the other
  /// way round, and over those of an archive that only ends differently.
  func checkBelongs(to source: any SubmissionSource) throws(RunError) {
    guard let note = runNote else { return }
    let other: String
    if (note.archive != nil) != (source.archive != nil) {
      other = "\(note.archive != nil ? "an archive" : "a folder") of the same name"
    } else if source.archive != nil, let written = note.folderPath, let own = source.absolutePath,
      // Archive and results may both have been renamed since.
      ArchiveName.ending(of: written) != ArchiveName.ending(of: own)
    {
      other = "\(DisplayText(ArtifactPath(bytes: ArtifactPath(bytes: written).name).text))"
    } else {
      return
    }
    throw RunError(
      "\(shown): here are the results of \(other); choose another place for these with --output")
  }
}
