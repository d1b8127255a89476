internal import Inspection
internal import Submissions

/// What was read of a submission, before it is assessed.
struct SubmissionReading {
  let contents: FolderContents
  private(set) var gathered: GatheredRecords
  /// Of the inspectors that read it.
  let locks: LockReport
  /// What the index is to hold of it; nil where a scan has brought it up to date.
  var index: ManifestIndex?

  init(contents: FolderContents, gathered: GatheredRecords, locks: LockReport) {
    self.contents = contents
    self.gathered = gathered
    self.locks = locks
  }

  /// The submission, assessed; called once.
  ///
  /// - Parameter asOf: the day that time limits count from, `YYYY-MM-DD`, where one was stated.
  mutating func submission(asOf: String?) throws -> Submission {
    try gathered.submission(of: contents, asOf: asOf)
  }
}
