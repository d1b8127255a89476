internal import Artifacts

/// What a manifest's header keeps of `submission.yaml`: never the names that must not appear.
package struct ManifestDeclaration: Codable, Sendable, Equatable {
  /// Of the file's bytes.
  package var sha256: String
  package var title: String?
  package var description: String?
  package var identifier: String?
  /// The ids of what is declared, sorted.
  package var claims: [String]
  /// How many names must not appear.
  package var forbiddenNames: Int
  /// Of the file itself.
  package var findings: [ManifestFinding]

  /// - Parameter declaration: nil where the file has faults.
  init(_ declaration: SubmissionDeclaration?, sha256: String, findings: [Finding]) {
    self.sha256 = sha256
    title = declaration?.title
    description = declaration?.description
    identifier = declaration?.identifier
    claims = (declaration?.claims ?? [:]).filter(\.value).keys.sorted()
    forbiddenNames = declaration?.forbiddenNames.count ?? 0
    self.findings = findings.map { ManifestFinding(code: $0.code, severity: $0.severity) }
  }
}
