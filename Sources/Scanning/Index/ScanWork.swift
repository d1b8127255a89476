internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Submissions

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// One scan under way: walk, comparison, moved files, inspection, removal, in this order.
struct ScanWork {
  let store: IndexStore
  let source: any SubmissionSource
  let options: ScanOptions
  let inspectors: any Inspecting
  var outcome: ScanOutcome
  let deliver: (([UInt8]) throws -> Void)?
  /// Given what the content of each artifact is recognised by, where that is looked for.
  var takePrints: ((ArtifactPath, ContentPrints) -> Void)?
  /// Given the record of every artifact, those that stand first.
  var take: ((ArtifactRecord) throws -> Void)?
  /// Throws where the run is to end early.
  var check: () throws -> Void = {}
  let progress: (Progress) -> Void

  private(set) var batches: IndexBatches
  private let inspector: String
  private let alternative: String?
  private let started: Int64

  init(
    store: IndexStore, source: any SubmissionSource, options: ScanOptions,
    settings: InspectorSettings, inspectors: any Inspecting, outcome: ScanOutcome,
    deliver: (([UInt8]) throws -> Void)?,
    progress: @escaping (Progress) -> Void
  ) {
    self.store = store
    self.source = source
    self.options = options
    self.inspectors = inspectors
    self.outcome = outcome
    self.deliver = deliver
    self.progress = progress
    let plain = InspectorIdentity.text(of: settings.executable, depth: settings.depth)
    // A record that came with prints stands where none are wanted, and not the other way round.
    let printing = InspectorIdentity.withPrints(plain)
    inspector = options.findsSimilar ? printing : plain
    alternative = options.findsSimilar ? nil : printing
    started = WallClock.nanoseconds
    batches = IndexBatches(store)
  }

  mutating func run() throws {
    let contents = timed(\.walk) { $0.source.stampedContents() }
    outcome.contents = contents
    outcome.artifacts = contents.files.count
    // What nobody asked to leave out comes first.
    outcome.skipped = contents.special + contents.ignored
    outcome.unreadable = contents.unreadable
    let plan = try timed(\.comparison) { work in
      try ScanPlan.comparing(
        contents, with: work.store, inspector: work.inspector, or: work.alternative,
        isRehashing: work.options.isRehashing,
        keepsUnchanged: work.deliver != nil || work.take != nil)
    }
    try hand(over: plan.unchanged)
    let unknown = try timed(\.fixity) { try $0.recogniseMoved(plan, contents.files) }
    try timed(\.inspection) { work in
      try work.inspect(unknown, contents.files)
      try work.batches.commit()
    }
    try timed(\.removal) { try $0.remove(plan.gone) }
    if let takePrints { try store.prints(takePrints) }
    if options.hasStatistics { outcome.statistics = try store.statistics() }
  }

  private mutating func timed<Value>(
    _ stage: WritableKeyPath<ScanStages, Duration>, _ body: (inout ScanWork) throws -> Value
  ) rethrows -> Value {
    let start = ContinuousClock.now
    let value = try body(&self)
    outcome.stages[keyPath: stage] += .now - start
    return value
  }

  /// Gives those that want them the records that stand.
  private func hand(over unchanged: [Int64]) throws {
    for id in unchanged {
      let line = try store.record(id)
      try deliver?(line)
      try take?(JSONDecoder().decode(ArtifactRecord.self, from: Data(line)))
    }
  }

  /// Commits what was put so far.
  mutating func commit() throws { try batches.commit() }

  // MARK: Moved files

  /// So many files are hashed before Ctrl-C is heeded.
  private static let stretch = 256

  /// Takes over the records of files whose bytes the index knows under another name.
  ///
  /// - Returns: the positions of the files that are still to be inspected.
  private mutating func recogniseMoved(_ plan: ScanPlan, _ files: FileList) throws -> [Int] {
    // What is to be said of an archive's member beside its bytes is not known by its bytes.
    // And prints are kept apart from records.
    guard !options.isRehashing, !options.findsSimilar, plan.knowsSomething, source.archive == nil
    else {
      return plan.toRead
    }
    let candidates = try plan.toRead.filter { position in
      guard let stamp = files.stamp(at: position), stamp.size > 0 else { return false }
      return try store.holds(size: stamp.size, inspector: inspector)
    }
    var known: Set<Int> = []
    for start in stride(from: 0, to: candidates.count, by: Self.stretch) {
      try Interruption.shared.check()
      try check()
      known.formUnion(try takeOver(candidates[start...].prefix(Self.stretch), files))
    }
    return known.isEmpty ? plan.toRead : plan.toRead.filter { !known.contains($0) }
  }

  /// Hashes files and takes over the records that the index has for their bytes.
  private mutating func takeOver(
    _ positions: ArraySlice<Int>, _ files: FileList
  ) throws -> [Int] {
    let (source, candidates) = (source, Array(positions))
    var digests: [(position: Int, sha256: String, size: Int64)] = []
    DigestPool(jobs: options.jobs).run(candidates.map { source.input(files[$0]) }) {
      index, answer in
      guard case .digest(let sha256, let size) = answer else { return }
      digests.append((candidates[index], sha256, size))
    }
    return try digests.filter { try takeOver(files, $0.position, $0.sha256, $0.size) }
      .map(\.position)
  }

  private mutating func takeOver(
    _ files: FileList, _ position: Int, _ sha256: String, _ size: Int64
  ) throws -> Bool {
    let path = files[position]
    let lines = try store.records(size: size, sha256: sha256, inspector: inspector)
    let found = lines.compactMap { MovedFile(to: path, from: $0) }
    // Another name for the same bytes, a hard link, changes the stamp of a file that stays where it is.
    guard let stamp = files.stamp(at: position),
      let file = found.first(where: { !$0.hasMoved }) ?? found.first
    else { return false }
    try put(file.record, stamp)
    if file.hasMoved { outcome.moved += 1 }
    return true
  }

  // MARK: Inspection

  private mutating func inspect(_ positions: [Int], _ files: FileList) throws {
    guard !positions.isEmpty else { return }
    let bytes = positions.reduce(Int64(0)) { $0 &+ (files.stamp(at: $1)?.size ?? 0) }
    var progress = Progress(
      files: 0, totalFiles: positions.count, bytes: 0, totalBytes: bytes)
    let source = source
    let locks =
      try inspectors
      .run(positions.lazy.map { source.input(files[$0]) }) { record in
        try check()
        var record = record
        record.findings += source.findings(of: record.artifactPath)
        let position = positions[progress.files]
        if let stamp = files.stamp(at: position) { try put(record, stamp) }
        outcome.inspected += 1
        if let elapsed = record.elapsed { outcome.note(elapsed, of: record.artifactPath) }
        if record.findings.contains(where: { $0.code.isMissingInspection }) {
          outcome.unfinished.append(record.artifactPath)
        }
        progress.files += 1
        progress.bytes &+= record.size ?? 0
        self.progress(progress)
      }
    outcome.locks = locks
    guard locks.inspectors > 0 || outcome.unfinished.isEmpty else { throw RunError.inspectorFails }
  }

  private mutating func put(_ record: ArtifactRecord, _ stamp: FileStamp) throws {
    try batches.put(
      IndexEntry(record, stamp: stamp, scannedNanoseconds: started, inspector: inspector))
    if let deliver { try deliver(JSONNode(encoding: record).line) }
    try take?(record)
  }

  // MARK: Removal

  /// Last, so that a file that was moved is known under its old name until then.
  private mutating func remove(_ gone: [Int64]) throws {
    outcome.removed = gone.count
    guard !gone.isEmpty else { return }
    try store.begin()
    if options.keepsHistory {
      try store.markGone(gone, at: started)
    } else {
      try store.remove(gone)
    }
    try store.commit()
  }
}
