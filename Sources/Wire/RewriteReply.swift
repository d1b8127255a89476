/// What an inspector says of a file that it was to rewrite without private metadata.
package struct RewriteReply: Codable, Sendable, Equatable {
  package enum Outcome: String, Codable, Sendable {
    /// The other descriptor holds the cleaned file.
    case cleaned
    /// There is nothing in the file that would be taken out.
    case clean
    /// No way to rewrite files of this type is known.
    case unsupported
    /// It was tried and can't be done without changing the contents.
    case failed
  }

  package var outcome: Outcome
  /// How many bytes the cleaned file has.
  package var size: Int64?
  /// Kinds of what was taken out, in our own words: `location`, `author`.
  package var removed: [String]?
  /// What stays in the file and may name somebody, in our own words.
  package var kept: [String]?
  /// Why the file is left as it is.
  package var why: String?
  /// Of a recording: its streams' packets before and after, which are the same.
  package var streams: [StreamDigest]?

  package init(
    _ outcome: Outcome, size: Int64? = nil, removed: [String]? = nil, kept: [String]? = nil,
    why: String? = nil, streams: [StreamDigest]? = nil
  ) {
    self.outcome = outcome
    self.size = size
    self.removed = removed
    self.kept = kept
    self.why = why
    self.streams = streams
  }

  /// The bytes of all of a stream's packets, one after the other.
  package struct StreamDigest: Codable, Sendable, Equatable {
    package var packets: Int64
    /// Lower-case hexadecimal.
    package var sha256: String

    package init(packets: Int64, sha256: String) {
      self.packets = packets
      self.sha256 = sha256
    }
  }
}
