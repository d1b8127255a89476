/// Why a run can't go on: what happened and what to do, in one sentence each.
package struct RunError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// `subject: what happened; what to do`, with the system's words for `number`.
  static func system(_ subject: String, _ number: Int32, advice: String) -> RunError {
    RunError("\(subject): \(SystemText.of(number)); \(advice)")
  }
}
