package import Submissions

/// How a cohort is scanned.
package struct CohortOptions: Sendable {
  package var scan: ScanOptions
  package var credential: Credential
  /// The day that time limits count from, `YYYY-MM-DD`.
  package var asOf: String?
  /// Reads everything again and writes each submission's manifest.
  package var hasManifests = false
  /// With manifests: draws pictures for their pages.
  package var hasPictures = true
  /// Identifiers stand for names in what is written and shown.
  package var isAnonymous = false

  package init(scan: ScanOptions, credential: Credential) {
    self.scan = scan
    self.credential = credential
  }
}
