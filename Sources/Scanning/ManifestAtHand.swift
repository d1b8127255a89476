internal import Artifacts
internal import Inspection
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A manifest on disk and the folder that it speaks of.
package struct ManifestAtHand {
  let header: [UInt8]
  let lines: [UInt8]
  package let resultFolder: ResultFolder
  let submission: any SubmissionSource

  /// A received manifest is not read past this.
  private static let linesCap = 1 << 30

  /// - Parameters:
  ///   - path: a result folder, or a submission folder whose result folder lies beside it.
  ///   - against: the folder to check, where it is not the one beside the results.
  package init(path: [UInt8], against: [UInt8]?) throws(RunError) {
    let typed = ResultFolder(path: path)
    if Self.hasHeader(typed) {
      resultFolder = typed
      submission = try SubmissionOpening.open(
        Self.source(of: typed, against), heldAgainst: typed)
    } else {
      // For a folder, which may be typed as a dot, only opening it tells where its results are.
      let named = try SubmissionOpening.open(
        path, heldAgainst: ResultFolder(besideArchive: path))
      resultFolder = named.resultFolder
      guard Self.hasHeader(resultFolder) else {
        throw RunError(
          "\(typed.shown): there are no results in it or beside it; run “exhibit manifest "
            + "\(typed.shown)” first, or name the result folder")
      }
      if let against {
        submission = try SubmissionOpening.open(against, heldAgainst: resultFolder)
      } else {
        submission = named
      }
    }
    header = try Self.read(resultFolder, ResultFolder.headerName, cap: ResultFolder.headerCap)
    lines = try Self.read(resultFolder, ResultFolder.linesName, cap: Self.linesCap)
  }

  private static func hasHeader(_ folder: ResultFolder) -> Bool {
    unsafe folder.file(ResultFolder.headerName).withTerminator { unsafe access($0, F_OK) == 0 }
  }

  /// Beside the results by name, else where the run note says that the files were.
  private static func source(
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

  private static func read(
    _ folder: ResultFolder, _ name: String, cap: Int
  ) throws(RunError) -> [UInt8] {
    let file: OpenFile
    do {
      file = try OpenFile(typed: folder.file(name))
    } catch {
      throw RunError(
        "\(folder.shown)/\(name): \(error.finding.message) Run “exhibit manifest” again.")
    }
    guard file.size <= Int64(cap) else {
      throw RunError("\(folder.shown)/\(name): it is larger than any manifest; get it again")
    }
    return try FileReading.bytes(of: file, cap: cap)
  }
}
