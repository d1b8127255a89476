/// What a recording holds, as far as it was read.
package struct MediaFacts: Codable, Sendable, Equatable {
  /// The container by its usual short name: `mp4`, `mov`, `webm`, `mp3`…
  package var container: String
  package var depth: VerificationDepth
  package var duration: DurationFacts?
  package var streams: [StreamFacts]
  package var chapters: [Chapter]?
  /// Tags of the container and then of its streams, in their order; keys may repeat.
  package var tags: [Tag]?
  /// When the recording was made: ISO 8601, with the offset where the container states one.
  package var recordedAt: String?
  /// ISO 6709, as the container holds it.
  package var coordinates: String?
  package var loudnessCentiLUFS: Int64?

  package init(container: String, depth: VerificationDepth, streams: [StreamFacts] = []) {
    self.container = container
    self.depth = depth
    self.streams = streams
  }
}

/// How deep a recording is read.
package enum VerificationDepth: String, Codable, Sendable, CaseIterable {
  /// Only what the container's header says.
  case header
  /// Every packet is read, none decoded.
  case packets
  /// Every packet is read and decoded.
  case frames
}

/// A chapter of a recording; times in milliseconds from its start.
package struct Chapter: Codable, Sendable, Equatable {
  package var title: String?
  package var startMilliseconds: Int64
  package var endMilliseconds: Int64

  package init(title: String?, startMilliseconds: Int64, endMilliseconds: Int64) {
    self.title = title
    self.startMilliseconds = startMilliseconds
    self.endMilliseconds = endMilliseconds
  }
}

/// One tag of a container; a key may stand more than once.
package struct Tag: Codable, Sendable, Equatable {
  package var key: String
  package var value: String
  /// The stream it belongs to; nil for the container's own.
  package var stream: Int?

  package init(key: String, value: String, stream: Int? = nil) {
    self.key = key
    self.value = value
    self.stream = stream
  }
}
