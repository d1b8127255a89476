/// What became of one link: one line of `links.ndjson`.
package struct LinkVerdict: Codable, Sendable, Equatable {
  package var schema: String
  /// The artifact that holds the link, as its record shows the path.
  package var document: String
  package var target: String
  package var location: Location?
  package var verdict: Verdict
  /// Nil where there is nothing to mend.
  package var severity: Severity?
  package var reason: String?
  package var fix: String?
  /// The artifact that a local link leads to.
  package var resolved: String?
  package var status: Int?
  package var mediaType: String?
  package var milliseconds: Int64?
  package var redirects: [String]?
  package var service: String?
  package var identifier: String?
  /// What stood around the address: `google`, `safelinks`.
  package var wrapper: String?
  /// What to write instead, where that is certain.
  package var suggestion: String?

  /// How long ago the address was asked, where the answer is one of an earlier run.
  package var ageSeconds: Int64?

  package static let schemaName = "exhibit.link/1"

  package init(document: String, link: Link, verdict: Verdict) {
    schema = Self.schemaName
    self.document = document
    target = link.target
    location = link.location
    self.verdict = verdict
    severity = verdict.severity
  }

  package enum Verdict: String, Codable, Sendable, CaseIterable {
    case ok, broken, blocked, unreachable, skipped
    case notMedia = "not_media"
    case needsLogin = "needs_login"
    case outOfRange = "out_of_range"

    package var severity: Severity? {
      switch self {
      case .ok, .skipped: nil
      case .unreachable: .warning
      case .broken, .blocked, .notMedia, .needsLogin, .outOfRange: .error
      }
    }
  }
}
