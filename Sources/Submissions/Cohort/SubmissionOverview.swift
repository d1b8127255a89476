internal import Artifacts

/// What an overview of many submissions says of one. docs/formats/overview.schema.json is its schema.
package struct SubmissionOverview: Codable, Sendable, Equatable {
  /// The submission's own name; absent where an identifier stands for it.
  package var name: String?
  /// Where the name is no UTF-8.
  package var nameBytes: String?
  /// Stands for the name where names may not be told.
  package var identifier: String?
  package var form: Form
  package var status: Status
  /// What the credential asks for and the submission does not have, or what could not be told.
  package var missing: [RequirementOutcome]
  package var artifacts: Int
  package var bytes: Int64
  package var recordedMilliseconds: Int64
  package var findings: FindingCounts
  /// Files that have the very bytes of one before them in this submission.
  package var repeated: Int
  /// Files whose very bytes another submission has too.
  package var shared = 0
  /// Files whose content another file of the cohort has too; absent where that was not looked for.
  package var similar: Int?
  /// Files whose inspection did not end, and paths that could not be read.
  package var unread: Int
  /// Why nothing is known of it, in one sentence.
  package var trouble: String?
  /// The first of what was left out of it, and why; absent where nothing was, or where names may not be
  /// told.
  package private(set) var skipped: [SkippedPath]?
  /// How much was left out; absent where nothing was.
  package private(set) var skippedCount: Int?

  package enum Form: String, Codable, Sendable { case folder, archive }

  package enum Status: String, Codable, Sendable, CaseIterable {
    case ready
    case notReady = "not-ready"
    /// Nothing speaks against it, but something that is required could not be checked.
    case cannotTell = "cannot-tell"
    /// It could not be read.
    case failed
  }

  /// What an assessment came to.
  ///
  /// - Parameters:
  ///   - repeated: files that have the very bytes of one before them.
  ///   - unread: files whose inspection did not end, and paths that could not be read.
  package init(_ submission: Submission, form: Form, repeated: Int, unread: Int) {
    self.form = form
    let totals = submission.header.totals
    missing = submission.requirements.filter { $0.outcome == .notMet || $0.outcome == .cannotTell }
    let isOpen = missing.contains { $0.outcome == .cannotTell } || unread > 0
    status = !submission.ready ? .notReady : isOpen ? .cannotTell : .ready
    artifacts = totals.artifacts
    bytes = totals.bytes
    recordedMilliseconds = totals.recordedMilliseconds
    findings = totals.findings
    self.repeated = repeated
    self.unread = unread
  }

  /// So many of what was left out are named.
  private static let skippedCap = 50

  /// Says what was left out, by a rule or because it is no file.
  package mutating func note(skipped paths: [SkippedPath]) {
    guard !paths.isEmpty else { return }
    skipped = Array(paths.prefix(Self.skippedCap))
    skippedCount = paths.count
  }

  /// A submission of which nothing is known.
  package init(failed form: Form, trouble: String) {
    self.form = form
    status = .failed
    missing = []
    (artifacts, bytes, recordedMilliseconds) = (0, 0, 0)
    findings = FindingCounts()
    (repeated, unread) = (0, 1)
    self.trouble = trouble
  }

  /// Leaves out what may name a file or somebody: the artifacts that outcomes rest on, what was left out,
  /// and what a definition's own rules found, which speaks of files by name.
  package mutating func withholdNames() {
    skipped = nil
    for index in missing.indices {
      missing[index].evidence = nil
      if missing[index].id.rawValue.hasPrefix("rule.") { missing[index].found = nil }
    }
  }

  /// Who it is: the name, or what stands for it.
  package var title: String { identifier ?? name ?? "" }
}
