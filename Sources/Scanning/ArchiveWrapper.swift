internal import Artifacts

/// Tells the folder that an archive was made of, which no path begins with, from a folder in it.
enum ArchiveWrapper {
  /// The one top folder, where nothing lies beside it but what is ignored anyway and it is the
  /// submission's own: it has the archive's name, or it holds more than one thing. A folder of
  /// another name with one thing in it may as well be the only one of the submission, and stays.
  ///
  /// - Parameters:
  ///   - archive: the archive's own name.
  ///   - known: what was left out when the results at hand were made: the archive may have been
  ///     renamed, or have lost a file, since.
  static func name(
    of members: [(isFolder: Bool, path: ArtifactPath)], archive: [UInt8],
    known: String?
  ) -> [UInt8]? {
    // “tar -C folder .” lists the folder itself, as “./”: what lies below is no wrapper.
    guard !members.contains(where: { $0.path.bytes.isEmpty }), let top = onlyTop(of: members),
      !ResultFolder.isNamedAsOne(top)
    else { return nil }
    let isOwn =
      top == ArchiveName.withoutEnding(archive) || ArtifactPath(bytes: top).text == known
    return isOwn || holdsSeveral(top, members) ? top : nil
  }

  private static func onlyTop(of members: [(isFolder: Bool, path: ArtifactPath)]) -> [UInt8]? {
    var only: [UInt8]?
    for (isFolder, path) in members {
      let components = path.components
      guard let top = components.first else { continue }
      let isTopFolder = isFolder || components.count > 1
      if IgnoreRules.match(top, isFolder: isTopFolder) != nil { continue }
      guard isTopFolder, only == nil || only == top else { return nil }
      only = top
    }
    return only
  }

  /// Whether two names or more stand in the folder, those that are ignored left out.
  private static func holdsSeveral(
    _ top: [UInt8], _ members: [(isFolder: Bool, path: ArtifactPath)]
  ) -> Bool {
    var first: [UInt8]?
    for (isFolder, path) in members {
      let components = path.components
      guard components.count > 1, components[0] == top else { continue }
      let isInnerFolder = isFolder || components.count > 2
      if IgnoreRules.match(components[1], isFolder: isInnerFolder) != nil { continue }
      if let first, first != components[1] { return true }
      first = components[1]
    }
    return false
  }
}
