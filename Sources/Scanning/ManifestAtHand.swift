internal import Artifacts

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A manifest on disk and the folder that it speaks of.
package struct ManifestAtHand {
  let stored: StoredManifest
  let submission: any SubmissionSource
  package var resultFolder: ResultFolder { stored.resultFolder }
  /// The absolute path of what is held against it, links resolved; nil where the system does not tell.
  package var submissionPath: [UInt8]? { submission.absolutePath }

  /// - Parameters:
  ///   - path: a result folder, or a submission folder whose result folder lies beside it.
  ///   - against: the folder to check, where it is not the one beside the results.
  package init(path: [UInt8], against: [UInt8]?) throws(RunError) {
    let typed = ResultFolder(path: path)
    if Self.isResultFolder(typed) {
      submission = try SubmissionOpening.open(
        Self.source(of: typed, against), heldAgainst: typed)
      stored = try StoredManifest(typed)
    } else {
      // For a folder, which may be typed as a dot, only opening it tells where its results are.
      let named = try SubmissionOpening.open(
        path, heldAgainst: ResultFolder(besideArchive: path))
      let results = try Self.checked(named.resultFolder, typed)
      if let against {
        submission = try SubmissionOpening.open(against, heldAgainst: results)
      } else {
        submission = named
      }
      stored = try StoredManifest(results)
    }
  }

  /// The results that somebody names by their own folder or by the submission's, which need not be
  /// there itself.
  package static func results(of path: [UInt8]) throws(RunError) -> StoredManifest {
    let typed = ResultFolder(path: path)
    if isResultFolder(typed) { return try StoredManifest(typed) }
    if SubmissionOpening.isFile(path) {
      return try StoredManifest(checked(ResultFolder(besideArchive: path), typed))
    }
    if let folder = try? SubmissionFolder(path: path) {
      return try StoredManifest(checked(folder.resultFolder, typed))
    }
    return try StoredManifest(checked(ResultFolder(besideSubmission: path), typed))
  }

  /// Whether there are results by that name, sound or not.
  static func hasResults(_ path: [UInt8]) -> Bool {
    let typed = ResultFolder(path: path)
    if isResultFolder(typed) { return true }
    // A folder of results whose header is gone is no submission.
    if ResultFolder.isNamedAsOne(ArtifactPath(bytes: typed.path).name), typed.holdsOnlyResults {
      return true
    }
    if SubmissionOpening.isFile(path) { return hasHeader(ResultFolder(besideArchive: path)) }
    if let folder = try? SubmissionFolder(path: path) { return hasHeader(folder.resultFolder) }
    return hasHeader(ResultFolder(besideSubmission: path))
  }

  private static func checked(
    _ results: ResultFolder, _ typed: ResultFolder
  ) throws(RunError) -> ResultFolder {
    guard hasHeader(results) else {
      if SubmissionOpening.isFile(typed.path), ArchiveName.ending(of: typed.path).isEmpty {
        throw RunError.usage(
          "\(typed.shown): this is a file; name a result folder, or the submission's folder or "
            + "archive")
      }
      throw RunError(
        "\(typed.shown): there are no results in it or beside it; run “exhibit manifest "
          + "\(typed.shown)” first, or name the result folder")
    }
    return results
  }

  /// A manifest may lie among a submission's files or a bag's as well: only a folder that is named as
  /// results are, or holds nothing else, is taken for results.
  static func isResultFolder(_ folder: ResultFolder) -> Bool {
    guard hasHeader(folder) else { return false }
    let path = SubmissionFolder.resolved(folder.path) ?? folder.path
    return ResultFolder.isNamedAsOne(ArtifactPath(bytes: path).name) || folder.holdsOnlyResults
  }

  static func hasHeader(_ folder: ResultFolder) -> Bool {
    unsafe folder.file(ResultFolder.headerName).withTerminator { unsafe access($0, F_OK) == 0 }
  }

  /// Beside the results by name, else where the run note says that the files were.
  static func source(
    of results: ResultFolder, _ against: [UInt8]?
  ) throws(RunError) -> [UInt8] {
    if let against { return against }
    let note = results.runNote
    let isArchive = note?.archive != nil
    let known = note?.folderPath
    let beside = results.submissionBeside
    // An archive keeps its name beside the results wherever both were moved.
    let moved = known.map { results.sibling(named: ArtifactPath(bytes: $0).name) }
    let archives = [moved, known].compactMap(\.self) + (beside.map(ArchiveName.candidates) ?? [])
    let folders = [beside, known].compactMap(\.self)
    let found =
      isArchive
      ? archives.first(where: SubmissionOpening.isFile) ?? folders.first(where: isFolder)
      : folders.first(where: isFolder) ?? archives.first(where: SubmissionOpening.isFile)
    guard let found else {
      throw RunError(
        "\(results.shown): the submission that it belongs to is not beside it; "
          + "name its folder or archive with --against")
    }
    return found
  }

  private static func isFolder(_ path: [UInt8]) -> Bool {
    (try? SubmissionFolder(path: path)) != nil
  }
}
