internal import ArtifactIndex
internal import Artifacts
internal import LinkValidation
internal import Submissions

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What is kept of the records as they come, until all are there: on disk, in temporary databases that
/// have no names.
struct GatheredRecords {
  private let spools: [OrderedSpool]
  private var builder: SubmissionBuilder
  private var targets: LinkTargets
  /// The links of each document, by its path.
  private let links: OrderedSpool
  /// Whether an inspection did not end.
  private(set) var isIncomplete = false

  init(
    _ credential: Credential, folderName: String, declared: DeclarationFile? = nil
  ) throws(RunError) {
    do throws(IndexError) {
      let (artifacts, targets) = (try OrderedSpool(), try OrderedSpool())
      let names = try OrderedSpool()
      links = try OrderedSpool()
      spools = [artifacts, targets, names, links]
      builder = SubmissionBuilder(
        credential: credential, folderName: folderName, store: artifacts, declared: declared)
      self.targets = LinkTargets(targets: targets, names: names)
    } catch {
      throw Self.failure(error)
    }
    put(declared?.declaration?.links ?? [])
  }

  /// Declared links are checked as if submission.yaml were a document with these links.
  private func put(_ declared: [DeclaredArtifact]) {
    let found = declared.compactMap { artifact in
      artifact.url.map { url in
        Link(
          target: url, text: artifact.title, location: artifact.line.map { Location(line: $0) })
      }
    }
    guard !found.isEmpty, let line = try? JSONNode(encoding: found).line else { return }
    links.put(line, at: DeclarationFile.path.bytes)
  }

  mutating func add(_ record: ArtifactRecord) throws {
    builder.add(record)
    targets.add(record)
    if let found = record.links, !found.isEmpty {
      links.put(try JSONNode(encoding: found).line, at: record.artifactPath.bytes)
    }
    isIncomplete = isIncomplete || record.findings.contains { $0.code.isMissingInspection }
    try check()
  }

  mutating func submission(of contents: FolderContents, asOf: String?) throws -> Submission {
    contents.skipped.forEach { targets.add($0) }
    contents.bareFolders.forEach { targets.add(folder: $0) }
    let checker = targets.checker
    for entry in links.entries(withPrefix: []) {
      let path = ArtifactPath(bytes: entry.key)
      let found = try JSONDecoder().decode([Link].self, from: Data(entry.value))
      builder.attach(found.map { checker.verdict(of: $0, in: path) }, to: path)
    }
    let submission = builder.finish(
      ignoreRules: IgnoreRules.all, ignoreFiles: contents.ignoreFiles, skipped: contents.skipped,
      asOf: asOf)
    try check()
    return submission
  }

  /// The links that lead to the web, each with its position among all verdicts.
  func webLinks(
    _ catalogue: ServiceCatalogue
  ) throws -> [(sorted: LinkSorter.Sorted, position: Int)] {
    let sorter = LinkSorter(catalogue)
    var position = 0
    var found: [(sorted: LinkSorter.Sorted, position: Int)] = []
    for entry in links.entries(withPrefix: []) {
      let document = ArtifactPath(bytes: entry.key)
      for link in try JSONDecoder().decode([Link].self, from: Data(entry.value)) {
        if let sorted = sorter.sort(link, in: document) { found.append((sorted, position)) }
        position += 1
      }
    }
    return found
  }

  /// Throws where something could not be kept or read: what was made of it since is not whole.
  func check() throws(RunError) {
    for spool in spools {
      do {
        try spool.check()
      } catch {
        throw Self.failure(error)
      }
    }
  }

  static func failure(_ error: IndexError) -> RunError {
    let subject = "a temporary file"
    let advice = "set TMPDIR to a folder on a larger disk that you may write to"
    return switch error {
    case .full: .system(subject, ENOSPC, advice: advice)
    case .failed(let words): RunError("\(subject): \(words); \(advice)")
    default: RunError("\(subject): it can't be written or read; \(advice)")
    }
  }
}
