/// What an artifact is, told from its content and never from its name.
package enum ArtifactKind: String, Codable, Sendable, CaseIterable {
  case video, audio, image, document, transcript, log, link, archive, other, unreadable

  /// Whether it lasts.
  package var isRecording: Bool { self == .video || self == .audio }
}
