/// Why a run can't go on: what happened and what to do, in one sentence each.
package struct RunError: Error, Equatable, CustomStringConvertible {
  package let description: String
  /// True where the command was given what it does not take.
  package let isUsage: Bool

  package init(_ description: String) { self.init(description, isUsage: false) }

  private init(_ description: String, isUsage: Bool) {
    self.description = description
    self.isUsage = isUsage
  }

  package static func usage(_ description: String) -> RunError {
    RunError(description, isUsage: true)
  }

  /// `subject: what happened; what to do`, with the system's words for `number`.
  static func system(_ subject: String, _ number: Int32, advice: String) -> RunError {
    RunError("\(subject): \(SystemText.of(number)); \(advice)")
  }
}
