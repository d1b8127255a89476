/// A protocol whose steps a transcript says in their order.
package struct SpokenProtocol: Codable, Sendable, Equatable {
  /// The identifier in the catalogue: `tuning`.
  package var `protocol`: String
  package var name: String
  /// Where its first step found begins, in milliseconds from the recording's start.
  package var milliseconds: Int64
  /// Those that were found, in their order.
  package var steps: [SpokenStep]

  package init(protocol identifier: String, name: String, steps: [SpokenStep]) {
    self.protocol = identifier
    self.name = name
    milliseconds = steps.first?.milliseconds ?? 0
    self.steps = steps
  }
}

/// A step of a protocol, and the caption that shows it.
package struct SpokenStep: Codable, Sendable, Equatable {
  package var name: String
  /// The phrase of the catalogue that is said, in lower case and without punctuation.
  package var words: String
  /// The start of the caption in which the phrase ends.
  package var milliseconds: Int64

  package init(name: String, words: String, milliseconds: Int64) {
    self.name = name
    self.words = words
    self.milliseconds = milliseconds
  }
}
