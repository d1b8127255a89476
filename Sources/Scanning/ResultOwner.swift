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
  /// way round.
  func checkBelongs(to source: any SubmissionSource) throws(RunError) {
    guard let note = runNote, (note.archive != nil) != (source.archive != nil) else { return }
    let other = note.archive != nil ? "an archive" : "a folder"
    throw RunError(
      "\(shown): here are the results of \(other) of the same name; choose another place for these "
        + "with --output")
  }
}
