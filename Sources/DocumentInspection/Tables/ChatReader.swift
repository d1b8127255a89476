internal import Artifacts

/// Recognises the chat that a meeting service saves beside a recording. A message is an entry,
/// however many lines it has.
enum ChatReader {
  /// Nil where the lines are no chat.
  static func log(in lines: [TextLine]) -> LogFacts? {
    ZoomChatReader.log(in: lines) ?? MeetChatReader.log(in: lines)
  }
}
