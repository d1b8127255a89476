internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Packaging
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Packages a manifest for another system. What goes out comes from the manifest's lines, which are an
/// allow-list, and from the files that they list.
package struct ExportRun {
  package enum Form: String, Sendable, CaseIterable {
    case bag, csv
    case bagZip = "bag.zip"
    case crate = "ro-crate"
    case badges = "open-badges"

    /// What the place's name ends with.
    fileprivate var suffix: String {
      switch self {
      case .bag: ".bag"
      case .bagZip: ".bag.zip"
      case .csv: ".csv"
      case .crate: ".crate"
      case .badges: ".badges.json"
      }
    }

    /// Whether the submission's files go along.
    package var takesFiles: Bool { self == .bag || self == .bagZip || self == .crate }
  }

  package struct Options: Sendable {
    /// Where it goes; nil puts it beside the results.
    package var output: [UInt8]?
    /// Copies files even where names for the same bytes would do.
    package var isCopying = false
    /// An address, for a crate.
    package var licence: String?
    /// Told what whoever exports should know, a sentence without a full stop.
    package var notice: @Sendable (String) -> Void = { _ in }

    package init() {}
  }

  let stored: StoredManifest
  let header: ManifestHeader
  let options: Options
  let progress: (Progress) -> Void
  private let form: Form
  /// Nil where no files go along.
  private let submission: (any SubmissionSource)?

  package init(
    _ path: [UInt8], as form: Form, against: [UInt8]?, options: Options,
    progress: @escaping (Progress) -> Void
  ) throws {
    if form.takesFiles {
      let manifest = try ManifestAtHand(path: path, against: against)
      (stored, submission) = (manifest.stored, manifest.submission)
    } else {
      (stored, submission) = (try ManifestAtHand.results(of: path), nil)
    }
    self.form = form
    self.options = options
    self.progress = progress
    var reading = ManifestReading(header: stored.header, credentials: [])
    let isEnded = try stored.eachLine { _ = reading.add($0) }
    let check = reading.finish(endsWithLineFeed: isEnded)
    guard check.problems.isEmpty, let sound = check.header else {
      throw RunError(
        "\(stored.resultFolder.shown): the manifest does not agree with itself, so it is not handed on: "
          + "\(check.problems.first?.message ?? ""); make it anew with “exhibit manifest”")
    }
    header = sound
  }

  /// - Returns: the paths written.
  package func run() throws -> [[UInt8]] {
    // A signal must find what was made so far cleared away.
    try Interruption.shared.postponed { try write() }
  }

  private func write() throws -> [[UInt8]] {
    let path = options.output ?? defaultPath
    if let submission { try ResultFolder(path: path).check(isOutside: submission) }
    try HandedInPlace.refuse(
      path, "an export", advice: "name a place outside of it with --output")
    let place = try ExportPlace(path)
    switch form {
    case .csv: try writeTable(to: place)
    case .badges: try writeEvidence(to: place)
    case .bag: try BagExport(self, submission, place).writeFolder()
    case .bagZip: try BagExport(self, submission, place).writeZip()
    case .crate: try CrateExport(self, submission, place).write()
    }
    try Interruption.shared.check()
    try place.publish()
    return [place.path]
  }

  /// Beside the results, without what marks these.
  private var defaultPath: [UInt8] {
    let base = stored.resultFolder.submissionBeside ?? stored.resultFolder.path
    return base + Array(form.suffix.utf8)
  }

  /// Every line, decoded.
  func eachLine(_ body: (ManifestLine) throws -> Void) throws {
    var reading = ManifestReading(header: stored.header, credentials: [])
    _ = try stored.eachLine { leaf in
      guard let line = reading.add(leaf) else { throw changed }
      try body(line)
    }
  }

  var changed: RunError {
    RunError("\(stored.resultFolder.shown): the manifest changed meanwhile; export it again")
  }

  private func writeTable(to place: ExportPlace) throws {
    let file = try place.makeFile()
    try file.put(TableWriter.header)
    try eachLine { try file.put(TableWriter.row($0)) }
    try file.finish()
  }

  private func writeEvidence(to place: ExportPlace) throws {
    let (file, writer) = (try place.makeFile(), EvidenceWriter(header))
    var isFirst = true
    try file.put(Array("[".utf8))
    try eachLine { line in
      try file.put(Array((isFirst ? "\n" : ",\n").utf8) + writer.evidence(line))
      isFirst = false
    }
    try file.put(Array("\n]\n".utf8))
    try file.finish()
  }

  // MARK: Shared with the others

  /// Today in UTC, `YYYY-MM-DD`.
  static var today: String {
    var (now, parts) = (time(nil), unsafe tm())
    unsafe gmtime_r(&now, &parts)
    let (year, month, day) = unsafe (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(digits(month))-\(digits(day))"
  }

  static func spool() throws(RunError) -> OrderedSpool {
    do throws(IndexError) { return try OrderedSpool() } catch {
      throw GatheredRecords.failure(error)
    }
  }

  static func check(_ spool: OrderedSpool) throws(RunError) {
    do throws(IndexError) { try spool.check() } catch { throw GatheredRecords.failure(error) }
  }

  /// A file of the submission, which must be the one that is listed.
  static func open(
    _ line: ManifestLine, in submission: (any SubmissionSource)?
  ) throws(RunError) -> OpenFile {
    let shown = ExportPlace.shown(line.artifactPath.bytes)
    guard let submission else { throw RunError("\(shown): the submission is not at hand") }
    let file: OpenFile
    do throws(OpenFailure) {
      file = try submission.input(line.artifactPath).openPatiently()
    } catch {
      throw RunError("\(shown): \(error.finding.message) Run “exhibit verify”.")
    }
    guard file.size == line.size else { throw differs(line) }
    return file
  }

  static func differs(_ line: ManifestLine) -> RunError {
    RunError(
      "\(ExportPlace.shown(line.artifactPath.bytes)): the file is no longer the one that the manifest "
        + "lists, so nothing was exported; see “exhibit verify”, or make the manifest anew")
  }
}
