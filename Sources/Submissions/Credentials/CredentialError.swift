/// Why a credential definition can't be used, and where in it.
package struct CredentialError: Error, Sendable, Equatable, CustomStringConvertible {
  /// From 1; nil where the whole definition is meant.
  package var line: Int?
  /// From 1.
  package var column: Int?
  /// What is wrong and what to write instead.
  package var message: String

  package init(_ message: String, line: Int? = nil, column: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
  }

  package var description: String {
    switch (line, column) {
    case (let line?, let column?): "line \(line), column \(column): \(message)"
    case (let line?, nil): "line \(line): \(message)"
    default: message
    }
  }
}
