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
  /// Integrated loudness after EBU R 128, in hundredths of LUFS; only at depth `frames`.
  package var loudnessCentiLUFS: Int64?
  /// Silent, black and frozen stretches; only at depth `frames`, and there also where empty.
  package var stretches: [Stretch]?

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

/// A stretch of a recording in which nothing is to be heard or seen; times in milliseconds.
package struct Stretch: Codable, Sendable, Equatable {
  package var type: StretchType
  package var startMilliseconds: Int64
  package var endMilliseconds: Int64

  package init(type: StretchType, startMilliseconds: Int64, endMilliseconds: Int64) {
    self.type = type
    self.startMilliseconds = startMilliseconds
    self.endMilliseconds = endMilliseconds
  }
}

/// What is missing in a stretch.
package enum StretchType: String, Codable, Sendable, CaseIterable {
  /// Every sample is zero: a muted microphone, a lost track.
  case silence
  /// Below −60 dB of full scale: nobody speaks, or from very far.
  case nearSilence = "near-silence"
  case black
  /// The picture does not change.
  case frozen
}
