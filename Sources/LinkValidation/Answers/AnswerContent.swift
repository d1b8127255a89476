/// What the first bytes of an answer come to: looked at once, however many links lead there, so that
/// they need not be kept.
struct AnswerContent: Sendable, Equatable {
  let byteCount: Int
  let sniffed: SniffedContent
  let signs: PageSigns
  /// Frames of a recording without a signature.
  let beginsFrames: Bool
  let isDrawing: Bool
  /// What a service's oEmbed answer says; nil where it is none.
  let embed: EmbedAnswer?

  init(_ bytes: [UInt8], sniff: ContentSniffing) {
    byteCount = bytes.count
    sniffed = sniff(bytes)
    signs = PageSigns(bytes)
    beginsFrames = RawFrames.begin(bytes)
    isDrawing = PageSigns.isDrawing(bytes)
    let isObject = bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    embed = isObject ? EmbedAnswer(bytes) : nil
  }

  var isRecording: Bool { sniffed.kind.isRecording || beginsFrames }
}

/// What came of asking for an address, without the bytes that came: what they say is known.
package struct ReadOutcome: Sendable, Equatable {
  let outcome: WebOutcome
  /// Nil where there was no answer.
  let content: AnswerContent?

  /// - Parameter outcome: with the answer's bytes, which are not kept.
  init(_ outcome: WebOutcome, sniff: ContentSniffing) {
    guard case .answer(var answer) = outcome.end else {
      (self.outcome, content) = (outcome, nil)
      return
    }
    content = AnswerContent(answer.bytes, sniff: sniff)
    answer.bytes = []
    var outcome = outcome
    outcome.end = .answer(answer)
    self.outcome = outcome
  }
}
