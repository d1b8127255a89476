package import Submissions

/// What the scan of a cohort came to.
package struct CohortOutcome: Sendable {
  package let overview: CohortOverview
  package let results: ResultFolder
  /// What in the cohort's folder is no submission, and why.
  package let skipped: [SkippedPath]
  /// A submission, or something in one, could not be read.
  package let isIncomplete: Bool
  /// Artifacts of the same content in different bytes; nil where that was not looked for.
  package let similar: [SimilarContent]?
  /// Identifiers stand for names.
  package let isAnonymous: Bool
  let ledger: CohortLedger

  /// In the order of their names, or of what stands for them.
  package var submissions: some Sequence<SubmissionOverview> { ledger.rows }

  /// Files of the same bytes in several places.
  package var shared: some Sequence<SharedBytes> { ledger.shared(isAnonymous: isAnonymous) }

  /// The files written, as somebody may type them.
  package var written: [String] {
    [CohortResults.pageName, CohortResults.csvName, CohortResults.jsonName].map {
      "\(results.shown)/\($0)"
    }
  }
}
