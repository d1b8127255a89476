internal import Artifacts

/// What stands over the submissions of a cohort in its overview.
package struct CohortOverview: Codable, Sendable, Equatable {
  package var schema: String
  package var credential: CredentialReference
  /// The day that time limits count from, `YYYY-MM-DD`, where one was stated.
  package var asOf: String?
  /// True where identifiers stand for names.
  package var anonymous: Bool?
  package var totals: Totals

  package static let schemaName = "exhibit.overview/1"

  package struct Totals: Codable, Sendable, Equatable {
    package var submissions = 0
    package var ready = 0
    package var notReady = 0
    package var cannotTell = 0
    package var failed = 0
    package var artifacts = 0
    package var bytes: Int64 = 0
    package var recordedMilliseconds: Int64 = 0
    package var findings = FindingCounts()

    package init() {}

    package mutating func add(_ submission: SubmissionOverview) {
      submissions += 1
      switch submission.status {
      case .ready: ready += 1
      case .notReady: notReady += 1
      case .cannotTell: cannotTell += 1
      case .failed: failed += 1
      }
      artifacts += submission.artifacts
      bytes = Self.sum(bytes, submission.bytes)
      recordedMilliseconds = Self.sum(recordedMilliseconds, submission.recordedMilliseconds)
      findings.error += submission.findings.error
      findings.warning += submission.findings.warning
      findings.note += submission.findings.note
    }

    /// Ends at the largest integer that every reader of JSON holds exactly.
    private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? JSONNode.largestInteger : min(sum, JSONNode.largestInteger)
    }
  }

  package init(credential: Credential, asOf: String?, isAnonymous: Bool) {
    schema = Self.schemaName
    self.credential = CredentialReference(id: credential.id, sha256: credential.sha256)
    self.asOf = asOf
    anonymous = isAnonymous ? true : nil
    totals = Totals()
  }
}

/// Files of the very same bytes, in several places of a cohort.
package struct SharedBytes: Codable, Sendable, Equatable {
  package var sha256: String
  package var size: Int64
  /// In the order of the submissions; at most ``placeCap``.
  package var places: [Place]
  /// How many there are; absent where all are listed.
  package var placeCount: Int?

  package static let placeCap = 100

  package struct Place: Codable, Sendable, Equatable {
    /// The submission's name, or what stands for it.
    package var submission: String
    /// Absent where names may not be told.
    package var path: String?
    /// The artifact's number in its submission, from 1, in the order of the paths' bytes.
    package var artifact: Int

    package init(submission: String, path: String?, artifact: Int) {
      self.submission = submission
      self.path = path
      self.artifact = artifact
    }
  }

  package init(sha256: String, size: Int64, places: [Place], placeCount: Int?) {
    self.sha256 = sha256
    self.size = size
    self.places = places
    self.placeCount = placeCount
  }
}
