#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What a service says of a recording in its oEmbed answer (oembed.com §2.3). Of all its fields only the
/// length is read, which Vimeo adds.
struct EmbedAnswer: Decodable, Equatable {
  private var duration: Double?

  /// Nil where the bytes are no such answer.
  init?(_ bytes: [UInt8]) {
    guard let answer = try? JSONDecoder().decode(EmbedAnswer.self, from: Data(bytes)) else {
      return nil
    }
    self = answer
  }

  /// Nil where it is not said, or absurd.
  var milliseconds: Int64? {
    guard let duration, (0.001..<1e9).contains(duration) else { return nil }
    return Int64((duration * 1000).rounded())
  }
}
