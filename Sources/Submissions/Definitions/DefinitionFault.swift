/// Why a file of YAML that somebody wrote can't be used, and where in it.
package struct DefinitionFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// From 1; nil where the whole file is meant.
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

/// The faults of a credential's definition.
package typealias CredentialError = DefinitionFault

/// The faults of one file, gathered while it is read to its end.
final class FaultLog {
  private(set) var faults: [DefinitionFault] = []

  /// A file of nothing but faults needs no list of all of them.
  private static let cap = 100

  func add(_ fault: DefinitionFault) {
    if faults.count < Self.cap, !faults.contains(fault) { faults.append(fault) }
  }

  /// In the order of the file.
  var sorted: [DefinitionFault] {
    faults.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
  }
}
