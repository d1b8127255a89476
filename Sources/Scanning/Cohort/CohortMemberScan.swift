internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Submissions

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Scans and assesses the submissions of a cohort, one at a time on each thread.
struct CohortMemberScan: Sendable {
  let cohort: SubmissionFolder
  let results: ResultFolder
  let crew: InspectorCrew
  let options: CohortOptions
  let key: CohortKey
  let ledger: CohortLedger
  /// Told what somebody should know meanwhile.
  let notice: @Sendable (String) -> Void
  /// Told of bytes that were read.
  let progress: @Sendable (Int64) -> Void

  /// Scans a submission and keeps what the overview says of it. Trouble with it is part of that.
  ///
  /// - Throws: `Interrupted`, alone.
  func scan(_ member: CohortFolder.Member) throws -> SubmissionOverview {
    var row: SubmissionOverview
    do {
      row = try overview(of: member)
    } catch let error as Interrupted {
      throw error
    } catch {
      let trouble =
        options.isAnonymous ? "it could not be scanned; scan it by itself to learn why" : "\(error)"
      row = SubmissionOverview(failed: member.form, trouble: trouble)
    }
    name(&row, member)
    ledger.put(row, at: title(member))
    return row
  }

  private func name(_ row: inout SubmissionOverview, _ member: CohortFolder.Member) {
    let path = ArtifactPath(bytes: member.name)
    if options.isAnonymous {
      row.identifier = key.identifier(for: member.name)
      row.withholdNames()
    } else {
      row.name = path.text
      row.nameBytes = path.base64WhereNotUTF8
    }
  }

  private func title(_ member: CohortFolder.Member) -> [UInt8] {
    options.isAnonymous ? Array(key.identifier(for: member.name).utf8) : member.name
  }

  private func overview(of member: CohortFolder.Member) throws -> SubmissionOverview {
    let clock = RunClock()
    let source = try open(member)
    let place = ResultFolder(path: results.path + [UInt8(ascii: "/")] + member.resultName)
    let found = try options.scan.findsSimilar ? OrderedSpool() : nil
    var (reading, outcome) = try read(source, place, prints: found)
    let submission: Submission
    if options.hasManifests {
      let run = try ManifestRun(
        source: source, output: place, credential: options.credential, asOf: options.asOf,
        isUnlocked: options.scan.isUnlocked, jobs: options.scan.jobs,
        // Several submissions are at work already.
        picturesAtATime: options.hasPictures ? 1 : 0, notice: notice, progress: { _ in })
      submission = try run.finish(clock) { reading }.submission
    } else {
      submission = try reading.submission(asOf: options.asOf)
    }
    keepLinks(of: submission, in: place)
    let title = title(member)
    var (number, repeated) = (0, 0)
    for artifact in submission.artifacts {
      number += 1
      if artifact.line.findings.contains(where: { $0.code == .fileDuplicate }) { repeated += 1 }
      ledger.put(artifact.line, artifact: number, of: title)
      if let kept = found?.value(at: artifact.path.bytes),
        let prints = try? JSONDecoder().decode(ContentPrints.self, from: Data(kept))
      {
        ledger.similar.add(
          prints,
          at: SharedBytes.Place(
            submission: ArtifactPath(bytes: title).text,
            path: options.isAnonymous ? nil : artifact.line.path, artifact: number))
      }
    }
    var row = SubmissionOverview(
      submission, form: member.form, repeated: repeated,
      unread: outcome.unreadable.count + outcome.unfinished.count)
    row.note(skipped: outcome.skipped)
    return row
  }

  /// The assessment judged them: a search finds them in the submission's index. Nothing else depends on
  /// that, so an index that can't take them is no failure of the submission.
  private func keepLinks(of submission: Submission, in place: ResultFolder) {
    do {
      try place.updateIndex(isBusy: { notice(place.waitingNotice) }) { store throws(IndexError) in
        try store.begin()
        try store.replaceLinks(
          with: submission.checkedLinks(), at: WallClock.nanoseconds / 1_000_000_000)
        try store.commit()
      }
    } catch {
      notice("\(error); what became of the links was not put into the index")
    }
  }

  private func open(_ member: CohortFolder.Member) throws(RunError) -> any SubmissionSource {
    let path = cohort.path + [UInt8(ascii: "/")] + member.name
    switch member.form {
    case .folder: return try SubmissionFolder(member.name, below: cohort)
    case .archive:
      return try SubmissionArchive(path: path, isUnlocked: options.scan.isUnlocked, results: nil)
    }
  }

  /// Brings the submission's index up to date, and gathers every record of it on the way.
  private func read(
    _ source: any SubmissionSource, _ place: ResultFolder, prints: OrderedSpool?
  ) throws -> (SubmissionReading, ScanOutcome) {
    var scan = options.scan
    // A manifest vouches for what was read for it.
    scan.isRehashing = scan.isRehashing || options.hasManifests
    var bytes: Int64 = 0
    return try GatheringScan(
      source: source, results: place, credential: options.credential, options: scan,
      inspectors: crew, prints: prints, notice: notice,
      progress: { [progress] done in
        progress(done.bytes - bytes)
        bytes = done.bytes
      }
    ).run()
  }
}
