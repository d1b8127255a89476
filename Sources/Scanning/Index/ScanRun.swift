internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Brings the index of a folder up to date: reads what is new or changed, and nothing else.
package struct ScanRun {
  private let source: any SubmissionSource
  private let results: ResultFolder
  private let options: ScanOptions
  private let notice: (String) -> Void
  private let progress: (Progress) -> Void
  private let deliver: (([UInt8]) throws -> Void)?
  /// Inspectors that several runs share; nil where this run has its own.
  var inspectors: (any Inspecting)?
  /// Throws where the run is to end early.
  var check: () throws -> Void = {}
  /// Given what the content of each artifact is recognised by, where that is looked for.
  var takePrints: ((ArtifactPath, ContentPrints) -> Void)?
  /// Given the record of every artifact, those that stand first.
  var take: ((ArtifactRecord) throws -> Void)?

  /// - Parameters:
  ///   - output: where the index goes; nil puts it beside the folder.
  ///   - notice: told what somebody should know meanwhile.
  ///   - progress: called on this thread after each file that was read.
  ///   - deliver: given the record's line of every artifact, those that stand first; nil where nobody
  ///     wants them.
  package init(
    _ source: any SubmissionSource, output: ResultFolder?, options: ScanOptions,
    notice: @escaping (String) -> Void, progress: @escaping (Progress) -> Void,
    deliver: (([UInt8]) throws -> Void)?
  ) {
    self.source = source
    results = output ?? source.resultFolder
    self.options = options
    self.notice = notice
    self.progress = progress
    self.deliver = deliver
  }

  package func run() throws -> ScanOutcome {
    guard let executable = InspectorLocation.find() else { throw RunError.inspectorMissing }
    try results.check(isOutside: source)
    try results.checkHoldsNothingElse()
    try results.create(for: results)
    do {
      do {
        return try attempt(executable)
      } catch IndexError.damaged {
        try setAside()
        // It can begin anew where nobody has heard of its records yet.
        guard deliver == nil else {
          throw RunError("\(results.shown): the index in it was damaged; run this scan again")
        }
        guard take == nil, takePrints == nil else { throw IndexSetAside() }
        return try attempt(executable)
      }
    } catch let error as IndexError {
      throw results.failure(error)
    }
  }

  private func attempt(_ executable: String) throws -> ScanOutcome {
    let store = try results.inPlace(isBusy: isBusy, openStore)
    return try Interruption.shared.postponed { try run(executable, store) }
  }

  private func setAside() throws {
    try IndexFolder(writingIn: results.path, key: nil, isBusy: isBusy).setAside()
    notice(
      "\(results.shown): the index in it is damaged; it was renamed to \(IndexFolder.damagedName) and is "
        + "made anew")
  }

  private func isBusy() {
    notice(results.waitingNotice)
  }

  private func openStore() throws -> IndexStore {
    let key = IndexKey.ofUser()
    let folder = try IndexFolder(writingIn: results.path, key: key, isBusy: isBusy)
    return try IndexStore(writing: folder) { error in
      let reason =
        error == .damaged
        ? "is damaged and was renamed to \(IndexFolder.damagedName)"
        : key == nil ? "can't be told from a stranger's" : "was not made here"
      notice("\(results.shown): the index in it \(reason), so it is made anew")
    }
  }

  private func run(_ executable: String, _ store: IndexStore) throws -> ScanOutcome {
    var settings = InspectorSettings(
      executable: executable, depth: .packets, isUnlocked: options.isUnlocked)
    if options.findsSimilar { settings.wantsPrints = true }
    var work = ScanWork(
      store: store, source: source, options: options, settings: settings,
      inspectors: inspectors ?? InspectionPool(settings, jobs: options.jobs),
      outcome: ScanOutcome(results: results), deliver: deliver, progress: progress)
    work.take = take
    work.check = check
    let finder = try options.findsSimilar && takePrints == nil ? SimilarFinder() : nil
    var number = 0
    work.takePrints =
      takePrints
      ?? finder.map { finder in
        { path, prints in
          number += 1
          finder.add(
            prints, at: SharedBytes.Place(submission: "", path: path.text, artifact: number))
        }
      }
    do {
      try work.run()
      work.outcome.similar = try finder?.find(notice: notice)
      try finder?.check()
    } catch {
      // What was inspected stays; a disk that is full has no room for it.
      try? work.commit()
      throw error
    }
    return work.outcome
  }
}

/// A damaged index was found halfway and set aside; the scan can be run again once what it has given so
/// far is forgotten.
struct IndexSetAside: Error {}

extension ResultFolder {
  /// Why the index of these results can't be read or written.
  func failure(_ error: IndexError) -> RunError {
    let index = "\(shown)/\(IndexFolder.name)/\(IndexFolder.indexName)"
    switch error {
    case .newer(let version):
      return RunError(
        "\(index): the index was made by a later version of Exhibit (its tables are version "
          + "\(version)); update Exhibit, or remove the index to have it made anew")
    case .damaged:
      return RunError(
        "\(index): the index is damaged; run “exhibit scan --rehash” to have it made anew")
    case .foreign:
      return RunError(
        "\(index): the index was not made by you on this computer, so it is not read; run “exhibit "
          + "scan” to make your own")
    case .missing:
      return RunError("\(index): there is no index; run “exhibit scan” first")
    case .full: return failure(ENOSPC, file: "\(IndexFolder.name)/\(IndexFolder.indexName)")
    case .notWritable:
      return RunError(
        "\(index): the index can't be written there; choose a place that you may write to with "
          + "--output")
    case .busy:
      return RunError("\(index): another program holds the index; try again when it has ended")
    case .system(let number): return failure(number, file: IndexFolder.name)
    case .failed(let words): return RunError("\(index): \(words); run the command again")
    }
  }
}
