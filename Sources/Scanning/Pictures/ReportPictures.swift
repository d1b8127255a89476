internal import Artifacts
internal import Inspection
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Has locked inspectors draw the pictures of a submission's recordings and photos for its page. What was
/// drawn for these results before is not drawn again.
struct ReportPictures {
  private let source: any SubmissionSource
  private let settings: InspectorSettings
  private let jobs: Int
  /// Files that changed later are not drawn: they are no longer those of the records.
  private let since: Int64
  private let kept: KeptPictures

  /// Artifacts of different bytes that are drawn, in the manifest's order.
  static let mostArtifacts = 1_000

  /// - Parameters:
  ///   - jobs: inspectors at a time.
  ///   - clock: when the run began.
  ///   - kept: of the results that these take the place of.
  init(
    _ source: any SubmissionSource, _ settings: InspectorSettings, jobs: Int, _ clock: RunClock,
    kept: KeptPictures
  ) {
    (self.source, self.settings, self.jobs) = (source, settings, max(1, jobs))
    (self.kept, since) = (kept, clock.startedNanoseconds)
  }

  /// An artifact to be drawn.
  private struct Subject: Sendable {
    let path: ArtifactPath
    let sha256: String
    let size: Int64
    /// Nil for a photo.
    let milliseconds: Int64?

    init?(_ line: ManifestLine) {
      guard let sha256 = line.sha256, let size = line.size, size > 0 else { return nil }
      switch line.kind {
      case .image: milliseconds = nil
      case .audio, .video: milliseconds = line.media?.duration?.milliseconds ?? 0
      default: return nil
      }
      (path, self.sha256, self.size) = (line.artifactPath, sha256, size)
    }
  }

  /// What was drawn of each artifact, by its SHA-256, and the locks of those who drew.
  ///
  /// - Throws: `Interrupted`.
  func drawn(
    of submission: Submission
  ) throws -> (pictures: [String: DrawnPictures], locks: LockReport) {
    let subjects = subjects(of: submission)
    var drawn: [String: DrawnPictures] = [:]
    var waiting: [UInt32] = []
    for (position, subject) in subjects.enumerated() {
      if let known = kept.pictures(of: subject.sha256) {
        drawn[subject.sha256] = known
      } else {
        waiting.append(UInt32(position))
      }
    }
    // The largest first, so that none drags the end.
    waiting.sort {
      (-subjects[Int($0)].size, $0) < (-subjects[Int($1)].size, $1)
    }
    var locks = LockReport()
    guard !waiting.isEmpty else { return (drawn, locks) }
    let (source, settings, since) = (source, settings, since)
    try FileSweep<Answer>(jobs: jobs).run(
      order: waiting,
      worker: {
        let drawing = FileDrawing(settings)
        return { position, _ in
          Self.answer(subjects[position], source, drawing, since)
        }
      },
      deliver: { event in
        guard case .done(let position, let answer) = event else { return }
        if let pictures = answer.pictures { drawn[subjects[position].sha256] = pictures }
        locks.add(answer.locks)
      })
    try Interruption.shared.check()
    return (drawn, locks)
  }

  private struct Answer: Sendable {
    var pictures: DrawnPictures?
    var locks = LockReport()
  }

  private static func answer(
    _ subject: Subject, _ source: any SubmissionSource, _ drawing: FileDrawing, _ since: Int64
  ) -> Answer {
    guard Interruption.shared.status == nil,
      let file = try? source.input(subject.path).openPatiently(), file.size == subject.size,
      source.archive != nil || file.status.changedNanoseconds <= since
    else { return Answer() }
    let pictures = drawing.pictures(
      of: file, nameExtension: subject.path.nameExtension, milliseconds: subject.milliseconds)
    return Answer(pictures: file.hasChanged ? nil : pictures, locks: drawing.takeLocks())
  }

  /// Copies of the same bytes are drawn once; of two whose pictures would have the same name only the
  /// first.
  private func subjects(of submission: Submission) -> [Subject] {
    var subjects: [Subject] = []
    var seen: Set<Substring> = []
    for artifact in submission.artifacts where subjects.count < Self.mostArtifacts {
      guard let subject = Subject(artifact.line),
        seen.insert(subject.sha256.prefix(16)).inserted
      else { continue }
      subjects.append(subject)
    }
    return subjects
  }
}

extension DrawnPictures {
  /// As a page shows them.
  ///
  /// - Parameters:
  ///   - sha256: of the artifact.
  ///   - folder: from the page to the result folder: empty, or ending in `/`.
  func shown(of sha256: String, from folder: String = "") -> ArtifactPictures {
    func picture(_ drawing: Drawing, _ part: PictureFolder.Part) -> ArtifactPictures.Picture {
      ArtifactPictures.Picture(
        path: "\(folder)\(PictureFolder.name)/\(PictureFolder.fileName(sha256, part))",
        width: drawing.width, height: drawing.height)
    }
    return ArtifactPictures(
      poster: poster.map { picture($0, .poster) },
      sheet: sheet.map {
        ArtifactPictures.ContactSheet(
          picture: picture($0.drawing, .sheet), columns: $0.columns,
          milliseconds: $0.milliseconds)
      },
      waveform: waveform)
  }

  /// Its files, by their names.
  func files(of sha256: String) -> [(name: String, bytes: [UInt8])] {
    [
      poster.map { (PictureFolder.fileName(sha256, .poster), $0.jpeg) },
      sheet.map { (PictureFolder.fileName(sha256, .sheet), $0.drawing.jpeg) },
    ].compactMap(\.self)
  }
}
