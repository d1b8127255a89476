/// Something about an artifact that somebody should know: what happened, where, how to mend it.
package struct Finding: Codable, Sendable, Equatable {
  package var code: FindingCode
  package var severity: Severity
  /// One sentence: the subject, then what happened.
  package var message: String
  package var expected: String?
  package var found: String?
  /// What the reader can do about it.
  package var fix: String?
  package var location: Location?

  /// A finding with the severity and the advice that the catalogue gives its code.
  package init(
    _ code: FindingCode, _ message: String, expected: String? = nil, found: String? = nil,
    fix: String? = nil, location: Location? = nil
  ) {
    self.code = code
    severity = code.entry.severity
    self.message = message
    self.expected = expected
    self.found = found
    self.fix = fix ?? code.entry.fix
    self.location = location
  }
}

/// How much a finding weighs.
package enum Severity: String, Codable, Sendable, CaseIterable {
  /// The artifact does not serve as it is.
  case error
  /// It may not serve.
  case warning
  /// Good to know.
  case note
}
