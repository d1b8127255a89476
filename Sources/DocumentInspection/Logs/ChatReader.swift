internal import Artifacts

/// Recognises the chat that a meeting service saves beside a recording, or that was copied or exported
/// from a messenger. A message is an entry, however many lines it has.
enum ChatReader {
  /// Nil where the lines are no chat.
  static func log(in lines: [TextLine]) -> (log: LogFacts, findings: [Finding])? {
    ZoomChatReader.log(in: lines) ?? StampedChatReader.log(in: lines)
      ?? HeadedChatReader.log(in: lines) ?? MeetChatReader.log(in: lines)
  }
}
