/// A named protocol for professional conversations: what it is called, how long it usually takes, and
/// by which steps it goes.
package struct KnownProtocol: Codable, Sendable, Equatable {
  /// Short and stable, as `AgendaItem.protocol` writes it: `tuning`.
  package let id: String
  package let name: String
  /// Nil where no usual length is known. A default, never a rule: variants differ.
  package let minutes: UsualMinutes?
  /// Phrases that name it wherever they stand in a text, by language (`en`, `es`…).
  package let aliases: [String: [String]]?
  /// Words that name it only where they are a whole item or stand at its head: `Connections` is a
  /// protocol, `connections to our mission` is none.
  package let heads: [String]?
  /// In their order.
  package let steps: [Step]?

  package struct UsualMinutes: Codable, Sendable, Equatable {
    package let least: Int
    /// Nil where it may go on for longer.
    package let most: Int?
  }

  package struct Step: Codable, Sendable, Equatable {
    package let name: String
    /// Phrases that give the step away.
    package let words: [String]
    /// True for a step that hardly any other kind of meeting has.
    package let telling: Bool?
  }
}
