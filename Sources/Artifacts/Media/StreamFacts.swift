/// One stream of a recording.
package struct StreamFacts: Codable, Sendable, Equatable {
  package var index: Int
  package var type: StreamType
  /// FFmpeg's codec name: `h264`, `aac`, `opus`…
  package var codec: String?
  package var width: Int?
  package var height: Int?
  /// Degrees clockwise that a player turns the picture by: 90, 180 or 270.
  package var rotation: Int?
  /// Frames a second, as a fraction in lowest terms.
  package var frameRate: String?
  /// True where the frames are not evenly spaced; `frameRate` is their average then.
  package var variableFrameRate: Bool?
  /// Width to height as it is shown, before any turning, as `16:9`; nil for square samples.
  package var displayAspectRatio: String?
  /// Bits a sample, where they are more than 8.
  package var bitDepth: Int?
  /// High dynamic range: `hlg`, `pq` or `dolby-vision`.
  package var hdr: String?
  /// Hertz.
  package var sampleRate: Int?
  package var channels: Int?
  package var milliseconds: Int64?
  package var packets: Int?
  /// The language as the container states it, usually ISO 639-2.
  package var language: String?
  /// True for cover art: one picture, no recording.
  package var attachedPicture: Bool?

  package init(index: Int, type: StreamType) {
    self.index = index
    self.type = type
  }
}

/// What a stream carries.
package enum StreamType: String, Codable, Sendable {
  case video, audio, subtitle, data, attachment
}
