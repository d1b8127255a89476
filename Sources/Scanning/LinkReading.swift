internal import Artifacts
internal import Inspection
internal import LinkValidation
internal import Submissions
internal import Threads

/// Reads what lies in a place as far as links need it: all of a folder, or one document and the files
/// that it links to.
struct LinkReading {
  /// Of a single document: what else is to be looked at.
  private var linked: [(record: ArtifactRecord, links: [Link])] = []
  /// What could not be read, so that its links are not known, and why.
  private(set) var unread: [SkippedPath] = []
  private var targets = LinkTargets(targets: MemoryStore(), names: MemoryStore())

  /// - Parameter found: called with each document's links as it is read, in the order of paths.
  init(
    _ place: LinkedPlace, _ settings: InspectorSettings, jobs: Int,
    _ progress: (Progress) -> Void, found: (ArtifactRecord, [Link]) -> Void
  ) throws {
    var settings = settings
    settings.wantsLinksOnly = true
    let pool = InspectionPool(settings, jobs: jobs)
    if let only = place.only {
      try read(only, in: place.source, pool)
      for (record, links) in linked { found(record, links) }
      progress(Progress(files: 1, totalFiles: 1, bytes: 0, totalBytes: 0))
    } else {
      try read(place.source, pool, progress, found)
    }
  }

  private mutating func read(
    _ source: any SubmissionSource, _ pool: InspectionPool, _ progress: (Progress) -> Void,
    _ found: (ArtifactRecord, [Link]) -> Void
  ) throws {
    let contents = source.contents()
    unread = contents.unreadable
    var shown = Progress(
      files: 0, totalFiles: contents.files.count, bytes: 0, totalBytes: contents.bytes)
    try pool.run(contents.files.lazy.map(source.input)) { record in
      add(record, hasLinks: true)
      if let links = record.links, !links.isEmpty { found(record, links) }
      shown.files += 1
      shown.bytes &+= record.size ?? 0
      progress(shown)
    }
    add(contents)
  }

  private mutating func add(_ contents: FolderContents) {
    contents.skipped.forEach { targets.add($0) }
    contents.bareFolders.forEach { targets.add(folder: $0) }
  }

  /// Of the folder around a single document no more than its links name is looked at; all of it only
  /// where one of them leads to no file, which may lie there under another name.
  private mutating func read(
    _ document: ArtifactPath, in source: any SubmissionSource, _ pool: InspectionPool
  ) throws {
    try pool.run([source.input(document)]) { record in
      add(record, hasLinks: true)
      if let links = record.links, !links.isEmpty { linked.append((record, links)) }
    }
    let (named, areAllThere) = linkedFiles { path in (try? source.input(path).open()) != nil }
    var wanted = named
    if !areAllThere {
      let contents = source.contents()
      let files = Set(contents.files)
      add(contents)
      for path in contents.files { targets.add(unread: path) }
      wanted = linkedFiles { files.contains($0) }.found
    }
    let others = wanted.subtracting([document]).sorted()
    try pool.run(others.lazy.map(source.input)) { add($0, hasLinks: false) }
  }

  private mutating func add(_ record: ArtifactRecord, hasLinks: Bool) {
    targets.add(record)
    // Of a file that is only linked to, it is the link's verdict that says so.
    let trouble = record.findings.first {
      $0.code.isMissingInspection || hasLinks && $0.code == .fileUnreadable
    }
    if let trouble { unread.append(SkippedPath(record.artifactPath, reason: trouble.message)) }
  }

  /// The files that the checker looks up: those whose records it needs; and whether every link to a file
  /// leads to one.
  private func linkedFiles(
    _ isThere: @escaping @Sendable (ArtifactPath) -> Bool
  ) -> (found: Set<ArtifactPath>, areAllThere: Bool) {
    let seen = Monitor<[ArtifactPath: Bool]>([:])
    let checker = LocalLinkChecker(lookup: { path in
      let known = seen.withLock { $0[path] }
      let isFile = known ?? isThere(path)
      if known == nil { seen.withLock { $0[path] = isFile } }
      return isFile ? .file(LinkedFile(kind: .other)) : nil
    })
    for (record, links) in linked {
      for link in links { _ = checker.verdict(of: link, in: record.artifactPath) }
    }
    let looked = seen.withLock { $0 }
    return (Set(looked.filter(\.value).keys), looked.values.allSatisfy(\.self))
  }

  var checker: LocalLinkChecker { targets.checker }
}
