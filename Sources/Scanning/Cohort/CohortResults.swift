internal import ArtifactIndex
internal import Artifacts
internal import CDescriptors
internal import Inspection
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// `COHORT.exhibit`: the overview, and a result folder for each submission.
enum CohortResults {
  static let csvName = "overview.csv"
  static let jsonName = "overview.json"
  static let pageName = "overview.html"
  /// Names that no submission's results may take.
  static let ownNames = [csvName, jsonName, pageName, IndexFolder.name]
  /// What an overview of ours begins with.
  static let jsonHead = Array(#"{"schema":"\#(CohortOverview.schemaName)""#.utf8)

  /// True for an open folder that is a cohort's results, finished or not.
  static func are(in folder: Int32) -> Bool {
    let key = ArtifactPath("\(IndexFolder.name)/\(CohortKey.name)")
    if (try? OpenFile(key, below: folder)) != nil { return true }
    guard let overview = try? OpenFile(ArtifactPath(jsonName), below: folder),
      let start = try? FileReading.bytes(of: overview, cap: jsonHead.count)
    else { return false }
    return start == jsonHead
  }

  /// Writes a file of the overview: it is there whole, or the old one is.
  static func write(
    _ name: String, in results: ResultFolder, _ fill: (ResultFile) throws -> Void
  ) throws {
    let folder = unsafe results.path.withTerminator {
      unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard folder >= 0 else { throw results.failure(errno) }
    defer { close(folder) }
    let temporary = ".\(name).tmp"
    unsafe unlinkat(folder, temporary, 0)
    let descriptor = unsafe exhibit_create_file(folder, temporary, 0o644)
    guard descriptor >= 0 else { throw results.failure(errno, file: name) }
    var isPlaced = false
    defer { if !isPlaced { unsafe unlinkat(folder, temporary, 0) } }
    let file = ResultFile(descriptor, name: name, of: results)
    try fill(file)
    try file.finish()
    guard unsafe renameat(folder, temporary, folder, name) == 0 else {
      throw results.failure(errno, file: name)
    }
    isPlaced = true
    fsync(folder)
  }
}
