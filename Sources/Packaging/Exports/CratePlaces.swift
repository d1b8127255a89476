package import Artifacts

/// Where a submission's files lie in a crate: at their own paths, but for those whose names are the crate's
/// own, which lie in a folder of their own.
package struct CratePlaces: Sendable {
  /// What the crate itself has at its top, in lower case: some systems know no other.
  private static let ownNames: Set<String> = [
    CrateWriter.metadataName, CrateWriter.previewName, "ro-crate-preview_files",
  ]
  private static let folder = "renamed"

  /// Names at the submission's top that the folder can't have, in lower case.
  private var taken: Set<String> = []
  package private(set) var clashes = 0

  package init() {}

  /// Takes in a file of the submission, before the first one is placed.
  package mutating func add(_ path: ArtifactPath) {
    let top = Self.top(of: path)
    if Self.ownNames.contains(top) { clashes += 1 }
    if top.hasPrefix(Self.folder) { taken.insert(top) }
  }

  package func isOwn(_ path: ArtifactPath) -> Bool { Self.ownNames.contains(Self.top(of: path)) }

  package func place(of path: ArtifactPath) -> ArtifactPath {
    guard isOwn(path) else { return path }
    return ArtifactPath(bytes: Array("\(folder)/".utf8) + path.bytes)
  }

  /// The folder's name, which nothing in the submission has.
  package var folder: String {
    guard taken.contains(Self.folder) else { return Self.folder }
    // One more than there are names can't all be taken.
    let free = (2...(taken.count + 2)).first { !taken.contains("\(Self.folder)-\($0)") }
    return "\(Self.folder)-\(free ?? taken.count + 2)"
  }

  private static func top(of path: ArtifactPath) -> String {
    String(decoding: path.components.first ?? [], as: UTF8.self).lowercased()
  }
}
