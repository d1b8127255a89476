internal import Artifacts
internal import Inspection
internal import LinkValidation
internal import Threads

/// Reads what lies in a place as far as links need it: all of a folder, or one document and the files
/// that it links to.
struct LinkReading {
  /// The documents with links, in the order of their paths.
  private(set) var linked: [(path: ArtifactPath, links: [Link])] = []
  private(set) var isIncomplete: Bool
  private var targets = LinkTargets(targets: MemoryStore(), names: MemoryStore())

  init(
    _ place: LinkedPlace, _ settings: InspectorSettings, jobs: Int,
    _ progress: (Progress) -> Void
  ) throws {
    let contents = place.source.contents()
    isIncomplete = !contents.unreadable.isEmpty && place.only == nil
    let pool = InspectionPool(settings, jobs: jobs)
    let first = place.only.map { [$0] }
    var shown = Progress(
      files: 0, totalFiles: first?.count ?? contents.files.count, bytes: 0,
      totalBytes: first == nil ? contents.bytes : 0)
    let paths = first.map(AnySequence.init) ?? AnySequence(contents.files)
    try pool.run(paths.lazy.map(place.source.input)) { record in
      add(record, hasLinks: true)
      shown.files += 1
      shown.bytes &+= record.size ?? 0
      progress(shown)
    }
    contents.skipped.forEach { targets.add($0) }
    guard let first else { return }
    for path in contents.files { targets.add(unread: path) }
    let wanted = linkedFiles(Set(contents.files)).subtracting(first).sorted()
    try pool.run(wanted.lazy.map(place.source.input)) { add($0, hasLinks: false) }
  }

  private mutating func add(_ record: ArtifactRecord, hasLinks: Bool) {
    targets.add(record)
    if hasLinks, let links = record.links, !links.isEmpty {
      linked.append((record.artifactPath, links))
    }
    isIncomplete = isIncomplete || record.findings.contains { $0.code.isMissingInspection }
  }

  /// The files that the checker looks up: those whose records it needs.
  private func linkedFiles(_ files: Set<ArtifactPath>) -> Set<ArtifactPath> {
    let looked = Monitor(Set<ArtifactPath>())
    let checker = LocalLinkChecker(lookup: { path in
      guard files.contains(path) else { return nil }
      looked.withLock { _ = $0.insert(path) }
      return .file(LinkedFile(kind: .other))
    })
    for (path, links) in linked {
      for link in links { _ = checker.verdict(of: link, in: path) }
    }
    return looked.withLock { $0 }
  }

  var checker: LocalLinkChecker { targets.checker }
}
