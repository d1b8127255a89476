package import Artifacts

/// What was done with a submission that came as an archive, for `run.json` and for people.
package struct ArchiveNote: Codable, Sendable, Equatable {
  /// Nil for an archive without any member.
  package let format: ArchiveFacts.Format?
  /// Files that were read.
  package let files: Int
  /// The one folder that everything lay in, and which no path begins with.
  package let wrapper: String?

  /// - Parameter name: the archive's name as it is shown.
  package func sentence(about name: String) -> String {
    let read = files == 1 ? "1 file was" : "\(files) files were"
    let stripped = wrapper.map { " Everything lies in the folder “\($0)”, which paths leave out." }
    return "\(read) read from the archive \(name); nothing was unpacked beside it."
      + (stripped ?? "")
  }
}
