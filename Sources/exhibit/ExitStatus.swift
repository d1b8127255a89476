internal import ArgumentParser
internal import Scanning

extension ExitCode {
  /// Findings of severity error, a requirement not met, a failed verification.
  static let findings = ExitCode(1)
  /// A result is missing or could not be written, or an inspection did not end.
  static let incomplete = ExitCode(3)
}

/// A run that could not go on: one line for people, and a status.
struct Failure: Error {
  let message: String
  let status: ExitCode

  init(_ message: String, status: ExitCode = .incomplete) {
    self.message = message
    self.status = status
  }
}

extension Failure {
  init(_ error: RunError) {
    self.init(error.description, status: error.isUsage ? .validationFailure : .incomplete)
  }
}
