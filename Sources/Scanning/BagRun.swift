internal import ArtifactIndex
internal import Artifacts
internal import Inspection
package import Packaging

/// Validates a bag, in a folder or in an archive. Nothing is fetched, and nothing outside of the bag is
/// opened.
package struct BagRun {
  private let bag: any BagContents
  private let jobs: Int
  private let isFast: Bool
  private let profile: BagProfile?
  private let progress: (Progress) -> Void

  /// Nil where the path leads to no bag.
  ///
  /// - Parameters:
  ///   - isFast: looks at presence only.
  ///   - profile: what a recipient asks for beyond the RFC.
  ///   - progress: called on this thread as bytes are read.
  package init?(
    path: [UInt8], jobs: Int, isFast: Bool, profile: BagProfile?,
    progress: @escaping (Progress) -> Void
  ) throws(RunError) {
    let found: (any BagContents)? =
      SubmissionOpening.isFile(path) ? try BagArchive(path: path) : try BagFolder(path: path)
    guard let found else { return nil }
    bag = found
    self.jobs = jobs
    self.isFast = isFast
    self.profile = profile
    self.progress = progress
  }

  package func run() throws -> BagReport {
    let (listings, names) = try (Self.spool(), Self.spool())
    var check = BagCheck(
      place: bag.place, isFast: isFast, listings: listings, names: names, profile: profile,
      archiveTypes: bag.archiveTypes)
    bag.describe(&check)
    check.readTags { path in
      guard let file = try? bag.input(path).openPatiently() else { return nil }
      var pieces = FilePieces(file)
      return { (try? pieces.next()) ?? nil }
    }
    try Interruption.shared.check()
    try read(&check)
    check.finish()
    try Self.check(listings, names)
    return check.report
  }

  private static func spool() throws(RunError) -> OrderedSpool {
    do throws(IndexError) { return try OrderedSpool() } catch {
      throw GatheredRecords.failure(error)
    }
  }

  private static func check(_ spools: OrderedSpool...) throws(RunError) {
    do throws(IndexError) {
      for spool in spools { try spool.check() }
    } catch {
      throw GatheredRecords.failure(error)
    }
  }

  private func read(_ check: inout BagCheck) throws {
    let (files, sizes) = (bag.files, bag.sizes)
    var progress = Progress(
      files: 0, totalFiles: files.count, bytes: 0,
      totalBytes: sizes.reduce(0) { $0.addingReportingOverflow($1).partialValue })
    let order = (0..<UInt32(clamping: files.count)).sorted {
      (sizes[Int($0)], $1) > (sizes[Int($1)], $0)
    }
    let (bag, isFast, known) = (bag, isFast, check)
    try FileSweep<BagLook>(jobs: jobs).run(order: order) {
      var digests = FileDigests()
      return { position, advanced in
        if isFast { return .skipped }
        let path = files[position]
        let wanted = known.algorithms(for: path)
        guard !wanted.isEmpty else { return .digests([:]) }
        do throws(OpenFailure) {
          let file = try bag.input(path).openPatiently()
          do throws(FileDigests.Failure) {
            let found = try digests.digests(
              of: file, by: wanted.map(\.rawValue), advanced: advanced)
            return .digests(Dictionary(uniqueKeysWithValues: zip(wanted, found)))
          } catch {
            return .failed(error.message)
          }
        } catch {
          return .failed(error.finding.message)
        }
      }
    } deliver: { event in
      try Interruption.shared.check()
      switch event {
      case .read(let count): progress.bytes &+= Int64(count)
      case .done(let position, let look):
        switch look {
        case .digests(let digests): check.weigh(files[position], digests)
        case .skipped: check.weigh(files[position], nil)
        case .failed(let reason): check.fail(files[position], reason: reason)
        }
        progress.files += 1
        progress.bytes &+= sizes[position] % (8 << 20)
      }
      progress.bytes = min(progress.bytes, progress.totalBytes)
      self.progress(progress)
    }
  }
}

/// What became of one file of a bag.
private enum BagLook: Sendable {
  case digests([BagAlgorithm: [UInt8]])
  case skipped
  case failed(String)
}

/// Where a bag's files come from: a folder, or an archive of one.
protocol BagContents: Sendable {
  /// For people.
  var place: String { get }
  /// Regular files, below the bag's own folder.
  var files: FileList { get }
  /// In bytes, in the order of the files.
  var sizes: [Int64] { get }
  /// The media types by which the archive's kind is known, the first the usual one; nil for a folder.
  var archiveTypes: [String]? { get }

  /// Tells everything that lies in the bag.
  func describe(_ check: inout BagCheck)
  func input(_ path: ArtifactPath) -> InspectionInput
}
