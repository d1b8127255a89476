internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Reports
internal import Submissions
internal import Threads

/// Scans every submission of a cohort, several at a time with one set of inspectors, and writes the
/// overview.
package struct CohortRun {
  private let cohort: SubmissionFolder
  private let results: ResultFolder
  private let options: CohortOptions
  private let notice: (String) -> Void
  private let progress: (CohortProgress) -> Void

  /// So many submissions at a time: each has an index and temporary files open.
  private static let mostAtOnce = 8

  /// - Parameters:
  ///   - output: where the overview goes; nil puts it beside the folder.
  ///   - notice: told what somebody should know meanwhile.
  ///   - progress: called on this thread as the scan goes on.
  package init(
    _ cohort: SubmissionFolder, output: ResultFolder?, options: CohortOptions,
    notice: @escaping (String) -> Void, progress: @escaping (CohortProgress) -> Void
  ) {
    self.cohort = cohort
    results = output ?? cohort.resultFolder
    self.options = options
    self.notice = notice
    self.progress = progress
  }

  /// - Throws: what stops the run as a whole; trouble with a submission is part of the overview.
  package func run() throws -> CohortOutcome {
    guard let executable = InspectorLocation.find() else { throw RunError.inspectorMissing }
    let folder = try CohortFolder(cohort)
    guard !folder.members.isEmpty else {
      throw RunError(
        "\(cohort.shownPath): there is no submission in it, neither a folder nor an archive; name the "
          + "folder that holds the submissions' folders")
    }
    try results.check(isOutside: cohort)
    try results.checkHoldsNothingElse()
    try results.create(for: results)
    var settings = InspectorSettings(
      executable: executable, depth: .packets, isUnlocked: options.scan.isUnlocked)
    if options.scan.findsSimilar { settings.wantsPrints = true }
    do {
      let key = try CohortKey(in: results.path) {
        notice("\(results.shown): another run writes here; waiting until it has ended")
      }
      let ledger = try CohortLedger()
      let crew = try InspectorCrew(settings, jobs: options.scan.jobs)
      let states = Monitor(State())
      let scan = CohortMemberScan(
        cohort: cohort, results: results, crew: crew, options: options, key: key, ledger: ledger,
        notice: { text in states.withLock { $0.notices.append(text) } },
        progress: { bytes in states.withLock { $0.bytes &+= bytes } })
      try Interruption.shared.postponed { try scanAll(folder.members, scan, states) }
      return try Interruption.shared.postponed { try finish(ledger, folder) }
    } catch let error as IndexError {
      throw results.failure(error)
    }
  }

  // MARK: Threads

  private struct State {
    var taken = 0
    var finished = 0
    var bytes: Int64 = 0
    var notices: [String] = []
    var isInterrupted = false
    var running = 0
  }

  private func scanAll(
    _ members: [CohortFolder.Member], _ scan: CohortMemberScan, _ states: Monitor<State>
  ) throws {
    let count = min(Self.mostAtOnce, options.scan.jobs + 1, members.count)
    let threads = (0..<count).compactMap { _ in
      WorkerThread { Self.work(members, scan, states) }
    }
    guard !threads.isEmpty else { throw InspectionPoolError.noThreads }
    var shown = -1
    while true {
      let (done, bytes, notices) = states.wait { state -> (Int, Int64, [String])? in
        guard state.finished != shown || !state.notices.isEmpty || state.isInterrupted else {
          return nil
        }
        defer { state.notices = [] }
        return (state.finished, state.bytes, state.notices)
      }
      shown = done
      notices.forEach(notice)
      progress(CohortProgress(submissions: done, total: members.count, bytes: bytes))
      if done == members.count || states.withLock(\.isInterrupted) { break }
    }
    for thread in threads { thread.join() }
    states.withLock { $0.notices }.forEach(notice)
    if states.withLock(\.isInterrupted) { throw Interrupted() }
  }

  private static func work(
    _ members: [CohortFolder.Member], _ scan: CohortMemberScan, _ states: Monitor<State>
  ) {
    while true {
      let position = states.withLock { state -> Int? in
        guard state.taken < members.count, !state.isInterrupted else { return nil }
        defer { state.taken += 1 }
        return state.taken
      }
      guard let position else { return }
      do {
        try Interruption.shared.check()
        _ = try scan.scan(members[position])
        states.withLock { $0.finished += 1 }
      } catch {
        return states.withLock { $0.isInterrupted = true }
      }
    }
  }

  // MARK: The overview

  private func finish(
    _ ledger: CohortLedger, _ folder: CohortFolder
  ) throws -> CohortOutcome {
    ledger.countShared()
    let similar = try options.scan.findsSimilar ? ledger.similar.find(notice: notice) : nil
    if let similar { ledger.count(similar) }
    var overview = CohortOverview(
      credential: options.credential, asOf: options.asOf, isAnonymous: options.isAnonymous)
    var isIncomplete = false
    for row in ledger.rows {
      overview.totals.add(row)
      isIncomplete = isIncomplete || row.unread > 0
    }
    try CohortResults.write(CohortResults.csvName, in: results) { file in
      try OverviewCSV.write(ledger.rows) { try file.put($0) }
    }
    let isAnonymous = options.isAnonymous
    try CohortResults.write(CohortResults.jsonName, in: results) { file in
      try OverviewJSON.write(
        overview, submissions: ledger.rows, shared: ledger.shared(isAnonymous: isAnonymous),
        similar: similar, skipped: isAnonymous ? nil : folder.skipped
      ) { try file.put($0) }
    }
    try writePage(overview, ledger, folder, similar)
    try ledger.check()
    return CohortOutcome(
      overview: overview, results: results, skipped: folder.skipped, isIncomplete: isIncomplete,
      similar: similar, isAnonymous: isAnonymous, ledger: ledger)
  }
}

extension CohortRun {
  private func writePage(
    _ overview: CohortOverview, _ ledger: CohortLedger, _ folder: CohortFolder,
    _ similar: [SimilarContent]?
  ) throws {
    let isAnonymous = options.isAnonymous
    // A result folder's name is the submission's: where names may not be told, nothing leads there.
    var names: [[UInt8]: [UInt8]] = [:]
    if !isAnonymous {
      for member in folder.members { names[member.name] = member.resultName }
    }
    let results = results
    try CohortResults.write(CohortResults.pageName, in: results) { file in
      try OverviewPage.write(
        overview, name: cohort.name, submissions: ledger.rows,
        shared: ledger.shared(isAnonymous: isAnonymous), similar: similar,
        report: { row in
          guard let title = row.name,
            let path = ArtifactPath(path: title, pathBytes: row.nameBytes),
            let name = names[path.bytes]
          else { return nil }
          let report = "\(PathReference(name))/report.html"
          let place = results.path + [UInt8(ascii: "/")] + name + Array("/report.html".utf8)
          // Only where a run with --manifests wrote one.
          return SubmissionOpening.isFile(place) ? "./\(report)" : nil
        }
      ) { try file.put($0) }
    }
  }
}

/// How far the scan of a cohort is.
package struct CohortProgress: Sendable, Equatable {
  package var submissions: Int
  package var total: Int
  /// Read so far.
  package var bytes: Int64
}
