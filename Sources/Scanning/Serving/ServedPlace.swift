internal import Artifacts
internal import Inspection
internal import Submissions

/// What somebody wants served: the results of a submission, or those of a cohort.
package struct ServedPlace: Sendable {
  let results: ResultFolder
  let isCohort: Bool
  /// What the results are called in an address.
  let resultsName: [UInt8]
  /// What the submission's or the cohort's folder is called in an address: as on the disk, so that the pages'
  /// own links lead there.
  let filesName: [UInt8]

  /// The first part of the addresses that stand for no file.
  static let ownName = [UInt8(ascii: "-")]

  /// - Parameter path: a result folder, a submission or cohort whose results lie beside it, or an archive that
  ///   has them.
  package init(_ path: [UInt8]) throws(RunError) {
    results = try Self.results(of: path)
    let opened = try SubmissionFolder(path: results.path)
    isCohort = CohortResults.are(in: opened.descriptor)
    let absolute = SubmissionFolder.resolved(results.path) ?? results.path
    resultsName = Self.unreserved(ArtifactPath(bytes: absolute).name)
    let beside = ResultFolder(path: absolute).submissionBeside ?? results.runNote?.folderPath
    let name = ArtifactPath(bytes: beside ?? []).name
    filesName = Self.unreserved(
      name.isEmpty || name == resultsName ? resultsName + Array(".files".utf8) : name)
  }

  private static func unreserved(_ name: [UInt8]) -> [UInt8] {
    name == ownName || name.isEmpty ? name + Array(".files".utf8) : name
  }

  private static func results(of path: [UInt8]) throws(RunError) -> ResultFolder {
    let typed = ResultFolder(path: path)
    if SubmissionOpening.isFile(path) {
      guard !ArchiveName.ending(of: path).isEmpty else {
        throw RunError.usage(
          "\(typed.shown): this is a file; name a result folder, or the submission's folder or archive"
        )
      }
      return try checked(ResultFolder(besideArchive: path), typed)
    }
    let folder = try SubmissionFolder(path: path)
    let isNamedAsOne = ResultFolder.isNamedAsOne(
      ArtifactPath(bytes: SubmissionFolder.resolved(path) ?? path).name)
    if ManifestAtHand.isResultFolder(typed) || CohortResults.are(in: folder.descriptor)
      || (isNamedAsOne || typed.holdsOnlyResults) && ResultFolder.holdsResults(folder.descriptor)
    {
      return typed
    }
    return try checked(folder.resultFolder, typed)
  }

  private static func checked(
    _ results: ResultFolder, _ typed: ResultFolder
  ) throws(RunError) -> ResultFolder {
    guard let opened = try? SubmissionFolder(path: results.path),
      ResultFolder.holdsResults(opened.descriptor)
    else {
      throw RunError(
        "\(typed.shown): there are no results in it or beside it, so there is nothing to show; run "
          + "“exhibit manifest \(typed.shown)” first, or name the result folder")
    }
    return results
  }
}
